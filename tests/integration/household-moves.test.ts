import { currentConsent } from '../../src/domain/families'
import { addSpouse, type Adult } from '../support/build'
import { newKey } from '../support/cloud'
import { useServing } from '../support/serving'
import { useStory } from '../support/story'

const story = useStory()
const { world, signUp, statusOf, refuses } = story
const { serves, correct, joins, leaves, spend, pointsOf } = useServing(story)

/** Somebody's points were spent, and then taken back: the household owes four. */
const owesFour = async (who: Adult) => {
  const { shopkeeper, shop, as } = world()
  const { signupId } = await serves(who, 240)
  const { code } = await spend(who, 4)
  await as(shopkeeper).shop.pickUp({ key: newKey(), orgId: shop.id, code })
  await correct(signupId, 0)
  expect(await pointsOf(who)).toMatchObject({ owed: 4 })
}

const propose = (head: Adult, goes: Adult, points: number) =>
  world()
    .as(world().organizer)
    .households.proposeSplit({
      key: newKey(),
      familyId: head.familyId,
      personIds: [goes.id],
      newHeadId: goes.id,
      points,
      reason: '分开居住',
    })

const agree = async (splitId: string, who: readonly Adult[]) => {
  for (const one of who)
    await world().as(one).households.answerSplit({ key: newKey(), splitId, agree: true })
}

const carryOut = (splitId: string) =>
  world().as(world().organizer).households.carryOutSplit({ key: newKey(), splitId })

describe('what a household owes', () => {
  it('is settled by the points of whoever moves in', async () => {
    const { lin, chen } = world()
    await owesFour(lin)
    await world().givePoints(chen, 10)
    await joins(chen, lin)
    expect(await pointsOf(lin)).toMatchObject({ balance: 6, owed: 0 })
  })

  it('is not left to the other side of a division', async () => {
    const { lin, dad } = world()
    const written = await propose(lin, dad, 0)
    await agree(written.splitId, [lin, dad])
    await owesFour(lin)
    await refuses(() => carryOut(written.splitId), { refused: 'claim_open', detail: '4' })
    await world().as(world().organizer).households.dropSplit({
      key: newKey(),
      splitId: written.splitId,
      reason: '先补回积分',
    })
    await refuses(() => propose(lin, dad, 0), { refused: 'claim_open', detail: '4' })
    await serves(lin, 240)
    await agree((await propose(lin, dad, 0)).splitId, [lin, dad])
  })
})

describe('a child whose only consenting guardian would go', () => {
  const nameDad = () => {
    const { lin, dad, childId, as } = world()
    return as(lin).households.nameGuardian({ key: newKey(), minorId: childId, guardianId: dad.id })
  }

  const consents = (who: Adult) =>
    world().as(who).households.consent({
      key: newKey(),
      minorId: world().childId,
      rule: 'under_14',
      consentVersion: currentConsent,
    })

  const withdraws = (who: Adult) =>
    world().as(who).households.withdrawConsent({ key: newKey(), minorId: world().childId })

  const handsOver = (from: Adult, to: Adult) =>
    world().as(from).households.handOver({ key: newKey(), personId: to.id })

  it('keeps that guardian, though another one was named and has not answered', async () => {
    const { lin, dad, childId, teenager, builder, as } = world()
    // The older child has a guardian of its own who stays, so that it is about the younger one alone.
    const aunt = await addSpouse(builder, lin, '林家姑姑')
    await as(lin).households.nameGuardian({
      key: newKey(),
      minorId: teenager.id,
      guardianId: aunt.id,
    })
    await as(aunt).households.consent({
      key: newKey(),
      minorId: teenager.id,
      rule: 'from_14',
      consentVersion: currentConsent,
    })
    await nameDad()
    const { slotId } = await world().addSlot()
    const { partyId } = await signUp(lin, slotId, [childId])
    await handsOver(lin, aunt)
    const leave = () => as(lin).households.leave({ key: newKey() })
    await refuses(leave, { refused: 'ward_left_behind' })
    expect(await statusOf(partyId)).toBe('confirmed')
    await consents(dad)
    await leaves(lin)
    expect(await statusOf(partyId)).toBe('confirmed')
  })

  it('keeps that guardian, though the other one had agreed once and took it back', async () => {
    const { lin, dad } = world()
    await nameDad()
    await consents(dad)
    const { splitId } = await propose(lin, dad, 0)
    await agree(splitId, [lin, dad])
    await withdraws(lin)
    await refuses(() => carryOut(splitId), { refused: 'ward_left_behind' })
    await consents(lin)
    await carryOut(splitId)
  })
})
