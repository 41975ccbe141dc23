import { twinWords } from '../../src/words/messages'
import { day, hour } from '../../src/domain/time'
import type { Adult } from '../support/build'
import { newKey, useCloud, type Told } from '../support/cloud'
import { expectRefused } from '../support/count'
import { addParty, addService } from '../support/history'
import { buildWorld, type World } from '../support/world'

const cloud = useCloud()
let world: World
let activityId: string
let slotId: string

beforeEach(async () => {
  world = await buildWorld(cloud())
  const added = await world.addSlot(
    { inHours: -5, capacity: 30 },
    { title: '剪纸课', status: 'ended' },
  )
  activityId = added.activityId
  slotId = added.slotId
})

const wasThere = (who: Adult) =>
  addService(world.builder, world.community, who, slotId, 'nothing_earned')

const give = (who: Adult, stars: number, text = '') =>
  world.as(who).feedback.give({ key: newKey(), activityId, stars, text })

const mine = (who: Adult) => world.as(who).feedback.mine({ activityId })

const shown = async () => (await world.visitor.feedback.list({ activityId })).items

const queue = (who: Adult) => world.as(who).feedback.queue({ orgId: world.community.id })

const starsNow = async () => (await world.visitor.activities.get({ id: activityId })).stars

const refuses = (asked: () => Promise<unknown>, told: Told) => expectRefused(cloud(), asked, told)

describe('after an activity', () => {
  it('whoever was there gives stars and a word, and others read it once it was checked', async () => {
    const { lin, chen } = world
    await wasThere(lin)
    await wasThere(chen)
    expect(await mine(lin)).toEqual({ may: true, given: null })
    expect(await starsNow()).toBeNull()
    expect(await give(lin, 5, '老师很耐心')).toEqual({ status: 'pending' })
    await cloud().app.idle()
    expect(await give(chen, 4)).toEqual({ status: 'shown' })
    expect(await shown()).toMatchObject([
      { nickname: '陈师傅', stars: 4, text: '' },
      { nickname: '林家妈妈', stars: 5, text: '老师很耐心' },
    ])
    expect(await mine(lin)).toEqual({
      may: false,
      given: { stars: 5, text: '老师很耐心', status: 'shown' },
    })
    expect(await starsNow()).toEqual({ average: 4.5, count: 2 })
  })

  it('a parent speaks for the child who was there', async () => {
    const { builder, community, lin, dad, childId } = world
    await addService(builder, community, { ...lin, id: childId }, slotId, 'nothing_earned')
    expect(await give(lin, 5)).toEqual({ status: 'shown' })
    await refuses(() => give(dad, 5), { refused: 'not_attended' })
  })

  it('is refused rightly and leaves nothing behind', async () => {
    const { builder, lin, chen, visitor } = world
    await addParty(builder, { slotId, signer: chen, personIds: [chen.id], status: 'absent' })
    await refuses(() => give(chen, 5), { refused: 'not_attended' })
    await wasThere(lin)
    await give(lin, 5)
    await refuses(() => give(lin, 1), { refused: 'feedback_given' })
    await refuses(() => give(lin, 6), { failed: 'BAD_REQUEST' })
    await refuses(() => visitor.feedback.give({ key: newKey(), activityId, stars: 5, text: '' }), {
      failed: 'UNAUTHORIZED',
    })
  })

  it('comes in pages, latest first', async () => {
    for (let index = 0; index < 22; index += 1) {
      const who = await world.addNeighbour(`邻居${String(index)}`)
      await wasThere(who)
      await give(who, 5)
    }
    const first = await world.visitor.feedback.list({ activityId })
    const second = await world.visitor.feedback.list({ activityId, cursor: first.next ?? '' })
    const ids = [...first.items, ...second.items].map(({ id }) => id)
    expect([first.items.length, second.items.length, second.next]).toEqual([20, 2, null])
    expect(new Set(ids).size).toBe(22)
  })
})

describe('the check', () => {
  it('where it is not sure a person of the org decides', async () => {
    const { lin, chen, organizer, colleague, as } = world
    for (const who of [lin, chen]) {
      await wasThere(who)
      await give(who, 3, `还行${twinWords.review}`)
    }
    await cloud().app.idle()
    expect(await shown()).toEqual([])
    const [first, second] = await queue(organizer)
    expect([first, second]).toMatchObject([{ title: '剪纸课', stars: 3 }, { stars: 3 }])
    const decide = (feedbackId: string, verdict: 'show' | 'hide') =>
      as(colleague).feedback.decide({ key: newKey(), feedbackId, verdict })
    await decide(first?.id ?? '', 'show')
    await decide(second?.id ?? '', 'hide')
    await refuses(() => decide(second?.id ?? '', 'show'), { refused: 'nothing_pending' })
    expect(await shown()).toMatchObject([{ id: first?.id }])
    expect(await queue(organizer)).toEqual([])
    expect(await starsNow()).toEqual({ average: 3, count: 1 })
  })

  it('what it refuses nobody else reads', async () => {
    const { lin, organizer } = world
    await wasThere(lin)
    await give(lin, 1, twinWords.reject)
    await cloud().app.idle()
    expect([await shown(), await queue(organizer)]).toEqual([[], []])
    expect((await mine(lin)).given).toMatchObject({ status: 'hidden' })
  })

  it('while WeChat is away it stays pending, and is tried again', async () => {
    const { lin } = world
    await wasThere(lin)
    const { wechat } = cloud().deps
    const away = jest.spyOn(wechat, 'checkText').mockRejectedValue(new Error('away'))
    await give(lin, 5, '很好')
    await cloud().app.idle()
    expect((await mine(lin)).given).toMatchObject({ status: 'pending' })
    expect(await shown()).toEqual([])
    away.mockRestore()
    cloud().pass(hour)
    await cloud().tick()
    expect(await shown()).toMatchObject([{ text: '很好' }])
  })

  it('when it has not answered for a day a person looks', async () => {
    const { lin, organizer, as } = world
    await wasThere(lin)
    const away = jest.spyOn(cloud().deps.wechat, 'checkText').mockRejectedValue(new Error('away'))
    await give(lin, 5, '很好')
    await cloud().app.idle()
    expect(await queue(organizer)).toEqual([])
    cloud().pass(2 * day)
    const [waiting] = await queue(organizer)
    await as(organizer).feedback.decide({
      key: newKey(),
      feedbackId: waiting?.id ?? '',
      verdict: 'show',
    })
    away.mockRestore()
    expect(await shown()).toMatchObject([{ text: '很好' }])
  })

  it('nobody but the staff of the org sees the queue or decides', async () => {
    const { lin, otherOrganizer, there, as } = world
    await wasThere(lin)
    await give(lin, 3, twinWords.review)
    await cloud().app.idle()
    const [row] = await queue(world.organizer)
    for (const who of [lin, otherOrganizer, there.organizer]) {
      await refuses(() => queue(who), { failed: 'NOT_FOUND' })
      const asked = { key: newKey(), feedbackId: row?.id ?? '', verdict: 'show' as const }
      await refuses(() => as(who).feedback.decide(asked), { failed: 'NOT_FOUND' })
    }
  })
})
