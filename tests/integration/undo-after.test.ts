import { addMonths, day, later } from '../../src/domain/time'
import { addSpouse, grant, type Adult } from '../support/build'
import { newKey } from '../support/cloud'
import { useServing } from '../support/serving'
import { useStory } from '../support/story'
import { useUndoing } from '../support/undoing'

const story = useStory()
const { cloud, world, refuses } = story
const { invite, joins, leaves, spend, pointsOf } = useServing(story)
const { propose, give, ask, answer, undo, letters } = useUndoing(story)

/** The director of the community lets go what a household owes. */
const waive = async () => {
  const { manager, community, as } = world()
  const [claim] = await as(manager).points.claims({ orgId: community.id })
  await as(manager).points.waiveClaim({
    key: newKey(),
    claimId: claim?.claimId ?? '',
    reason: '不是这家的错',
  })
}

const lastSentence = async (who: Adult) =>
  (await world().as(who).points.entries({})).items[0]?.sentence

const asStaff = async (who: Adult) => {
  await grant(world().builder, who, 'organizer', world().community)
  return who
}

describe('a bonus that was spent, undone and then let go', () => {
  it('uses up the caps, for the household has kept it', async () => {
    const { chen } = world()
    const grantId = await give(chen, 20)
    await give(chen, 10)
    await spend(chen, 30)
    await undo(grantId)
    await waive()
    expect(await pointsOf(chen)).toMatchObject({ balance: 0, owed: 0 })
    await refuses(() => propose(chen, 1), { refused: 'grant_too_large', detail: '0' })
  })

  it('is a favour still; before that it is none', async () => {
    const { organizer, chen, as } = world()
    const grantId = await give(chen, 5)
    const code = await invite(chen)
    const refusal = async () => (await as(organizer).households.look({ code })).refusal
    expect(await refusal()).toEqual({ reason: 'favoured_lately' })
    await spend(chen, 5)
    await undo(grantId)
    expect(await refusal()).toBeNull()
    await waive()
    expect(await refusal()).toEqual({ reason: 'favoured_lately' })
  })
})

it('a bonus that was undone is no half of a swap', async () => {
  const { organizer, chen, community, auditor, as } = world()
  await asStaff(chen)
  await undo(await give(chen, 5))
  const flags = () => as(auditor).grants.flags({ orgId: community.id })
  await give(organizer, 5, 'bonus', chen)
  expect(await flags()).toEqual([])
  await give(chen, 5)
  expect(await flags()).toHaveLength(1)
})

it('of what had expired nothing is owed, and the sentence tells what was missing and why', async () => {
  const { chen, now } = world()
  const grantId = await give(chen, 5)
  await give(chen, 2, 'penalty')
  cloud().pass(later(addMonths(now, 24), 2 * day).getTime() - now.getTime())
  await cloud().tick()
  await undo(grantId)
  expect(await pointsOf(chen)).toMatchObject({ balance: 0, owed: 2 })
  const tail =
    '收回 5 分。其中 3 分已到期，2 分已不在本户账上，由退回的和以后所得先补回，补齐前不能兑换'
  expect(await lastSentence(chen)).toMatch(tail)
  const [letter] = (await letters(chen, 'points_granted')).filter(({ body }) => body.includes(tail))
  expect(letter?.title).toBe('家庭积分有变动')
})

describe('an undoing that waits', () => {
  it('is told to nobody who lived there when the grant was given', async () => {
    const { organizer, colleague, chen, builder } = world()
    const sister = await asStaff(await addSpouse(builder, chen, '陈家姐姐'))
    const grantId = await give(chen, 5)
    await leaves(sister)
    await ask(organizer, grantId)
    const told = async (who: Adult) =>
      (await letters(who, 'grant_waiting')).filter(({ title }) => title.includes('撤销'))
    expect(await told(colleague)).toHaveLength(1)
    expect(await told(sister)).toEqual([])
  })

  it('is declined by anybody else, also where whoever asked has the household with them by now', async () => {
    const { organizer, colleague, chen, lin, community, as } = world()
    await asStaff(lin)
    const grantId = await give(chen, 5)
    const { undoId } = await ask(lin, grantId)
    await joins(chen, lin)
    const about = { grantId, undoId }
    const seen = async () => (await as(colleague).grants.list({ orgId: community.id })).waiting
    expect(await seen()).toMatchObject([{ undo: { mayDecide: false, mayDecline: true } }])
    await refuses(() => answer(colleague, about), { refused: 'own_family' })
    await refuses(() => answer(lin, about, 'decline'), { refused: 'own_family' })
    await answer(colleague, about, 'decline')
    expect(await seen()).toEqual([])
    await undo(grantId)
    expect(await pointsOf(lin)).toMatchObject({ balance: 0 })
    expect(await pointsOf(organizer)).toMatchObject({ balance: 0 })
  })

  it('is declined by the spouse of whoever asked, and not by whoever asked', async () => {
    const { chen, lin, dad } = world()
    await asStaff(lin)
    await asStaff(dad)
    const grantId = await give(chen, 5)
    const { undoId } = await ask(lin, grantId)
    const about = { grantId, undoId }
    await refuses(() => answer(lin, about, 'decline'), { refused: 'second_person_needed' })
    await refuses(() => answer(dad, about), { refused: 'second_person_needed' })
    await answer(dad, about, 'decline')
    expect(await pointsOf(chen)).toMatchObject({ balance: 5 })
  })
})
