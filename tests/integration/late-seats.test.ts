import { hour } from '../../src/domain/time'
import { addSpouse, type Adult } from '../support/build'
import { newKey } from '../support/cloud'
import { useStory } from '../support/story'

const { cloud, world, signUp, cancel, seatsOf, statusOf, partyRow, refuses, codeOf } = useStory()

const holdsAt = (inHours: number, wish: { approval?: boolean } = {}) =>
  world().addSlot({ inHours, capacity: 1, ...wish })

/** 陈师傅 sits, 林家妈妈 waits, and so close to the start his seat comes free again. */
const seatFreedLate = async () => {
  const { chen, lin } = world()
  const { activityId, slotId } = await holdsAt(5)
  const sitting = await signUp(chen, slotId)
  const waiting = await signUp(lin, slotId)
  cloud().pass(3.25 * hour)
  await excuse(chen, slotId)
  expect(await seatsOf(slotId)).toEqual({ free: 1, waiting: 1 })
  return { activityId, slotId, sitting: sitting.partyId, waiting: waiting.partyId }
}

const excuse = (who: Adult, slotId: string) =>
  world().as(world().organizer).attendance.excuse({
    key: newKey(),
    slotId,
    personId: who.id,
    reason: '打电话请了假',
  })

const admit = async (who: Adult, slotId: string, personIds = [who.id]) => {
  const code = await codeOf(who)
  const { as, organizer } = world()
  const reason = '在门口登记'
  return as(organizer).signups.addByStaff({
    key: newKey(),
    slotId,
    code,
    personIds,
    walkIn: true,
    reason,
  })
}

describe('in the last two hours a free seat goes to whoever comes first', () => {
  it('also to those who wait: they sign up like anyone else and leave the line with it', async () => {
    const { lin } = world()
    const { activityId, slotId, waiting } = await seatFreedLate()
    const { slotViews } = await world().as(lin).activities.get({ id: activityId })
    expect(slotViews[0]?.refusal).toBeNull()
    const { partyId, status } = await signUp(lin, slotId)
    expect(status).toBe('confirmed')
    expect(await statusOf(partyId)).toBe('confirmed')
    expect(await statusOf(waiting)).toBe('cancelled')
    expect((await partyRow(waiting)).endedAt).not.toBeNull()
    expect(await seatsOf(slotId)).toEqual({ free: 0, waiting: 0 })
  })

  it('whoever was faster has it, and whoever waits keeps waiting', async () => {
    const { lin, organizer } = world()
    const { slotId, waiting } = await seatFreedLate()
    await signUp(organizer, slotId)
    await refuses(() => signUp(lin, slotId), { refused: 'full' })
    expect(await statusOf(waiting)).toBe('waitlisted')
    expect(await seatsOf(slotId)).toEqual({ free: 0, waiting: 1 })
  })

  it('one of several who wait takes it alone, and the others stay in the line', async () => {
    const { lin, dad } = world()
    const { slotId } = await world().addSlot({ inHours: 5, capacity: 2 })
    await signUp(world().chen, slotId)
    const waiting = await signUp(lin, slotId, [lin.id, dad.id])
    cloud().pass(3.25 * hour)
    expect(await signUp(dad, slotId)).toMatchObject({ status: 'confirmed' })
    expect(await statusOf(waiting.partyId)).toBe('cancelled, waitlisted')
    expect(await seatsOf(slotId)).toEqual({ free: 0, waiting: 1 })
  })

  it('before that the place in the line is the sign-up, and a second one is refused', async () => {
    const { lin, chen } = world()
    const { slotId } = await holdsAt(5)
    await signUp(chen, slotId)
    await signUp(lin, slotId)
    await refuses(() => signUp(lin, slotId), { refused: 'already_signed_up', detail: '林家妈妈' })
    cloud().pass(2.9 * hour)
    await refuses(() => signUp(lin, slotId), { refused: 'already_signed_up', detail: '林家妈妈' })
  })

  it('whoever was approved and waits needs no second approval', async () => {
    const { lin, chen, organizer, as } = world()
    const { slotId } = await holdsAt(5, { approval: true })
    for (const who of [chen, lin]) {
      const { partyId } = await signUp(who, slotId)
      const decided = { slotId, partyIds: [partyId], verdict: 'approve' as const, reason: '' }
      await as(organizer).signups.decide({ key: newKey(), ...decided })
    }
    cloud().pass(3.25 * hour)
    await refuses(() => signUp(lin, slotId), { refused: 'full' })
    await excuse(chen, slotId)
    expect(await signUp(lin, slotId)).toMatchObject({ status: 'confirmed' })
    expect(await signUp(organizer, slotId)).toMatchObject({ status: 'pending' })
  })

  it('several who wait come at once, and the seats go to as many as there are', async () => {
    const { chen, lin, organizer, colleague, dad } = world()
    const { slotId } = await holdsAt(5)
    await signUp(chen, slotId)
    const waiting = [lin, organizer, colleague, dad]
    for (const who of waiting) await signUp(who, slotId)
    cloud().pass(3.25 * hour)
    await excuse(chen, slotId)
    const outcomes = await Promise.allSettled(waiting.map((who) => signUp(who, slotId)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await seatsOf(slotId)).toEqual({ free: 0, waiting: 3 })
  })
})

describe('at the door', () => {
  it('whoever waits is let in like anyone else, and no seat is added while one is free', async () => {
    const { lin } = world()
    const { slotId, waiting } = await seatFreedLate()
    const { as, organizer } = world()
    const { members } = await as(organizer).signups.household({ slotId, code: await codeOf(lin) })
    expect(members.find(({ personId }) => personId === lin.id)).toMatchObject({ signedUp: false })
    const { partyId, raisedBy } = await admit(lin, slotId)
    expect(raisedBy).toBe(0)
    expect(await statusOf(partyId)).toBe('confirmed')
    expect(await statusOf(waiting)).toBe('cancelled')
    expect(await seatsOf(slotId)).toEqual({ free: 0, waiting: 0 })
  })

  it('also where every seat is taken: exactly the missing one is added', async () => {
    const { lin, chen } = world()
    const { slotId } = await holdsAt(5)
    await signUp(chen, slotId)
    await signUp(lin, slotId)
    cloud().pass(4.5 * hour)
    expect(await admit(lin, slotId)).toMatchObject({ raisedBy: 1 })
    expect(await seatsOf(slotId)).toEqual({ free: 0, waiting: 0 })
  })

  it('nobody else of the line loses anything by it', async () => {
    const { lin, chen, organizer } = world()
    const { slotId } = await holdsAt(5)
    await signUp(chen, slotId)
    await signUp(organizer, slotId)
    await signUp(lin, slotId)
    cloud().pass(4.5 * hour)
    expect(await admit(lin, slotId)).toMatchObject({ raisedBy: 1 })
    expect(await seatsOf(slotId)).toEqual({ free: 0, waiting: 1 })
  })

  it('who sits already is named, and not the one who holds out the code', async () => {
    const { lin, dad } = world()
    const { slotId } = await world().addSlot({ inHours: 5, capacity: 3 })
    const { partyId } = await signUp(dad, slotId)
    const both = () => admit(lin, slotId, [lin.id, dad.id])
    await refuses(both, { refused: 'already_signed_up', detail: '林家爸爸' })
    await cancel(dad, partyId)
    const grandma = await addSpouse(world().builder, lin, '林家奶奶')
    expect(await admit(lin, slotId, [lin.id, grandma.id])).toMatchObject({ raisedBy: 0 })
  })
})
