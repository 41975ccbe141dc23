import { randomUUID } from 'node:crypto'
import { day, later } from '../../src/domain/time'
import { addSpouse, grant, type Adult } from '../support/build'
import { newKey, outcome } from '../support/cloud'
import { expectRefused } from '../support/count'
import { useStory } from '../support/story'
import { useUndoing, why } from '../support/undoing'

const story = useStory()
const { cloud, world } = story
const { give, ask, answer, undo, letters } = useUndoing(story)

const points = (who: Adult) => world().as(who).points.mine({})
const entries = async (who: Adult) =>
  (await world().as(who).points.entries({})).items.map(({ kind, amount, sentence }) => ({
    kind,
    amount,
    sentence,
  }))

const listed = async (by: Adult) => world().as(by).grants.list({ orgId: world().community.id })

const joins = async (who: Adult, host: Adult) => {
  const { code } = await world().as(host).households.invite({ key: newKey(), kind: 'adult' })
  await world().as(who).households.accept({ key: newKey(), code })
}

describe('a bonus that was a mistake', () => {
  it('is taken back when a second person agrees, and not before; the family reads why', async () => {
    const { organizer, colleague, chen } = world()
    const grantId = await give(chen, 5)
    const { undoId } = await ask(organizer, grantId)
    expect(await points(chen)).toMatchObject({ balance: 5, earned: 5 })
    expect(await letters(colleague, 'grant_waiting')).toContainEqual({
      title: '有一笔撤销等您复核',
      body: `撤销陈师傅家的奖励：${why}。请到组织者工作台的「奖励和扣减」里处理。`,
    })
    expect((await listed(colleague)).waiting).toMatchObject([
      {
        id: grantId,
        mayUndo: false,
        undo: { id: undoId, reason: why, mine: false, mayDecide: true },
      },
    ])
    expect((await listed(organizer)).waiting).toMatchObject([
      { undo: { askedBy: '周老师', mine: true, mayDecide: false } },
    ])
    await answer(colleague, { grantId, undoId })
    expect(await points(chen)).toMatchObject({ balance: 0, earned: 0 })
    const sentence = `撤销社区奖励（突发情况挺身而出：台风夜里帮忙）：${why}，收回 5 分`
    expect(await entries(chen)).toMatchObject([
      { kind: 'reverse', amount: -5, sentence },
      { kind: 'bonus', amount: 5 },
    ])
    expect(await letters(chen, 'points_granted')).toContainEqual({
      title: '家庭积分 −5',
      body: `${sentence}。有疑问请联系社区。`,
    })
    expect((await listed(organizer)).decided).toMatchObject([
      { id: grantId, mayUndo: false, undo: { state: 'approved', decidedBy: '郑老师' } },
    ])
  })

  it('is taken back once', async () => {
    const { organizer, colleague, chen } = world()
    const grantId = await give(chen, 5)
    const { undoId } = await ask(organizer, grantId)
    const again = { refused: 'nothing_to_undo' as const }
    await expectRefused(cloud(), () => ask(colleague, grantId), again)
    await answer(colleague, { grantId, undoId })
    await expectRefused(cloud(), () => ask(organizer, grantId), again)
    await expectRefused(cloud(), () => answer(colleague, { grantId, undoId }), {
      refused: 'nothing_pending',
    })
    expect((await points(chen)).balance).toBe(0)
  })

  it('that was spent is owed, and what comes in settles it first', async () => {
    const { chen, as } = world()
    const grantId = await give(chen, 5)
    const itemId = await world().addItem({ price: 3 })
    await as(chen).shop.reserve({ key: newKey(), itemId })
    await undo(grantId)
    expect(await points(chen)).toMatchObject({ balance: 0, owed: 3 })
    expect((await entries(chen))[0]?.sentence).toBe(
      `撤销社区奖励（突发情况挺身而出：台风夜里帮忙）：${why}，收回 5 分。其中 3 分已不在本户账上，由退回的和以后所得先补回，补齐前不能兑换`,
    )
    expect((await letters(chen, 'points_granted')).map(({ title }) => title)).toContain(
      '家庭积分有变动',
    )
    await give(chen, 4)
    expect(await points(chen)).toMatchObject({ balance: 1, owed: 0 })
  })

  it('stays as it is when the second person says no, or whoever asked thinks better of it', async () => {
    const { organizer, colleague, chen, as } = world()
    const grantId = await give(chen, 5)
    const declined = await ask(organizer, grantId)
    await answer(colleague, { grantId, ...declined }, 'decline')
    const { undoId } = await ask(organizer, grantId)
    // A screen that still shows the first one decides nothing.
    await expectRefused(cloud(), () => answer(colleague, { grantId, ...declined }), {
      refused: 'nothing_pending',
    })
    const withdraws = (by: Adult) => as(by).grants.withdrawUndo({ key: newKey(), grantId, undoId })
    await expectRefused(cloud(), () => withdraws(colleague), { refused: 'not_the_giver' })
    await withdraws(organizer)
    await expectRefused(cloud(), () => withdraws(organizer), { refused: 'nothing_pending' })
    expect((await points(chen)).balance).toBe(5)
    expect((await listed(organizer)).decided).toMatchObject([{ mayUndo: true, undo: null }])
    await undo(grantId)
    expect((await points(chen)).balance).toBe(0)
  })

  it('uses up no cap any more', async () => {
    const { organizer, chen, community, as } = world()
    const grantId = await give(chen, 20)
    await give(chen, 10)
    const more = () =>
      as(organizer).grants.give({
        key: newKey(),
        orgId: community.id,
        kind: 'bonus',
        familyId: chen.familyId,
        amount: 20,
        reason: 'emergency',
        note: '台风夜里帮忙',
      })
    await expectRefused(cloud(), more, { refused: 'grant_too_large', detail: '0' })
    await undo(grantId)
    await more()
  })

  it('that was not posted cannot be undone, nor by whom it does not concern', async () => {
    const { organizer, otherOrganizer, lin, chen, community, as } = world()
    const { grantId } = await as(organizer).grants.give({
      key: newKey(),
      orgId: community.id,
      kind: 'bonus',
      familyId: chen.familyId,
      amount: 5,
      reason: 'emergency',
      note: '台风夜里帮忙',
    })
    await expectRefused(cloud(), () => ask(organizer, grantId), { refused: 'nothing_to_undo' })
    for (const other of [otherOrganizer, lin]) {
      expect(await outcome(ask(other, grantId))).toEqual({ failed: 'NOT_FOUND' })
    }
    const about = { grantId, undoId: randomUUID() }
    expect(await outcome(answer(otherOrganizer, about))).toEqual({ failed: 'NOT_FOUND' })
  })
})

describe('a penalty that was a mistake', () => {
  it('goes back as it was taken, into the lots that it came from', async () => {
    const { chen, now } = world()
    const soon = later(now, 30 * day)
    await world().givePoints(chen, 3, soon)
    await world().givePoints(chen, 9)
    const grantId = await give(chen, 5, 'penalty')
    expect(await points(chen)).toMatchObject({ balance: 7 })
    await undo(grantId)
    expect(await points(chen)).toMatchObject({
      balance: 12,
      nextExpiry: { amount: 3, at: soon.toISOString() },
    })
    expect((await entries(chen))[0]).toEqual({
      kind: 'reverse',
      amount: 5,
      sentence: `撤销社区扣减（服务记录不实：签到后提前离开）：${why}，退回 5 分`,
    })
    expect(await letters(chen, 'points_granted')).toMatchObject([
      { title: '家庭积分 +5' },
      { title: '家庭积分 −5' },
    ])
  })

  it('gives back as much as was really taken', async () => {
    const { chen } = world()
    await world().givePoints(chen, 3)
    const grantId = await give(chen, 5, 'penalty')
    expect((await points(chen)).balance).toBe(0)
    await undo(grantId)
    expect((await points(chen)).balance).toBe(3)
  })

  it('that comes back after the date of its points leaves a week to spend them', async () => {
    const { chen, now } = world()
    await world().givePoints(chen, 5, later(now, 10 * day))
    const grantId = await give(chen, 5, 'penalty')
    cloud().pass(20 * day)
    await undo(grantId)
    const { balance, nextExpiry } = await points(chen)
    expect(balance).toBe(5)
    const left = new Date(nextExpiry?.at ?? 0).getTime() - (await cloud().now()).getTime()
    expect(left).toBeGreaterThan(6 * day)
    expect(left).toBeLessThanOrEqual(7 * day)
  })

  it('settles first what the household owes', async () => {
    const { chen, as } = world()
    const bonus = await give(chen, 10)
    const penalty = await give(chen, 4, 'penalty')
    const itemId = await world().addItem({ price: 6 })
    await as(chen).shop.reserve({ key: newKey(), itemId })
    await undo(bonus)
    expect(await points(chen)).toMatchObject({ balance: 0, owed: 10 })
    await undo(penalty)
    expect(await points(chen)).toMatchObject({ balance: 0, owed: 6 })
  })
})

describe('two people of different families undo it, and neither of them of that one', () => {
  const own = { refused: 'own_family' as const }

  it('nobody alone or with the spouse, and nobody of the household', async () => {
    const { organizer, colleague, chen, lin, dad, community, builder } = world()
    await grant(builder, chen, 'organizer', community)
    await grant(builder, lin, 'organizer', community)
    await grant(builder, dad, 'organizer', community)
    const grantId = await give(chen, 5)
    await expectRefused(cloud(), () => ask(chen, grantId), own)
    const { undoId } = await ask(lin, grantId)
    for (const second of [lin, dad]) {
      await expectRefused(cloud(), () => answer(second, { grantId, undoId }), {
        refused: 'second_person_needed',
      })
    }
    await expectRefused(cloud(), () => answer(chen, { grantId, undoId }), own)
    expect((await listed(chen)).waiting).toMatchObject([
      { mayUndo: false, undo: { mayDecide: false } },
    ])
    await answer(organizer, { grantId, undoId })
    expect((await points(colleague)).balance).toBe(0)
  })

  it('nobody who lived there when it was given, or lives where the points are now', async () => {
    const { organizer, colleague, chen, lin, dad, community, builder, as } = world()
    await grant(builder, dad, 'organizer', community)
    const sister = await addSpouse(builder, chen, '陈家姐姐')
    await grant(builder, sister, 'organizer', community)
    const grantId = await give(chen, 5)
    await as(sister).households.leave({ key: newKey() })
    await joins(chen, lin)
    await expectRefused(cloud(), () => ask(sister, grantId), own)
    await expectRefused(cloud(), () => ask(dad, grantId), own)
    const { undoId } = await ask(organizer, grantId)
    for (const second of [sister, dad]) {
      await expectRefused(cloud(), () => answer(second, { grantId, undoId }), own)
    }
    // The points went along, so they are taken back there.
    expect((await points(lin)).balance).toBe(5)
    await answer(colleague, { grantId, undoId })
    expect((await points(lin)).balance).toBe(0)
  })

  it('whoever gives a penalty back has favoured that family', async () => {
    const { organizer, chen, as } = world()
    await world().givePoints(chen, 9)
    const grantId = await give(chen, 5, 'penalty')
    await undo(grantId)
    const { code } = await as(chen).households.invite({ key: newKey(), kind: 'adult' })
    await expectRefused(cloud(), () => as(organizer).households.accept({ key: newKey(), code }), {
      refused: 'favoured_lately',
    })
    cloud().pass(91 * day)
    await joins(organizer, chen)
  })
})

it('a penalty of somebody who has moved in with others goes back to where the points are now', async () => {
  const { chen, lin } = world()
  await world().givePoints(chen, 9)
  const grantId = await give(chen, 5, 'penalty')
  await joins(chen, lin)
  expect((await points(lin)).balance).toBe(4)
  await undo(grantId)
  expect((await points(lin)).balance).toBe(9)
  expect((await entries(lin))[0]).toMatchObject({ kind: 'reverse', amount: 5 })
})
