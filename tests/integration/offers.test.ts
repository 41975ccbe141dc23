import { randomUUID } from 'node:crypto'
import { hour, later, minute } from '../../src/domain/time'
import type { Adult, SlotWish } from '../support/build'
import { newKey } from '../support/cloud'
import { useStory } from '../support/story'

const { cloud, world, signUp, cancel, seatsOf, statusOf, partyRow, mineOn, lettersOf, refuses } =
  useStory()

const accept = (who: Adult, partyId: string, key = newKey()) =>
  world().as(who).signups.accept({ key, partyId })

const decline = (who: Adult, partyId: string) =>
  world().as(who).signups.decline({ key: newKey(), partyId })

/** 陈师傅 holds the only seat and gives it up; 林家妈妈 and then 周老师 wait. */
const turnOfLin = async (wish: SlotWish = {}) => {
  const { chen, lin, organizer } = world()
  const { slotId } = await world().addSlot({ capacity: 1, waitMode: 'offer', ...wish })
  const holder = await signUp(chen, slotId)
  const first = await signUp(lin, slotId)
  const second = await signUp(organizer, slotId)
  await cancel(chen, holder.partyId)
  return { slotId, first: first.partyId, second: second.partyId }
}

describe('a free seat is offered to the first in the line', () => {
  it('held for twelve hours, told, and counted as taken meanwhile', async () => {
    const { lin } = world()
    const { slotId, first, second } = await turnOfLin()
    expect([await statusOf(first), await statusOf(second)]).toEqual(['offered', 'waitlisted'])
    const { seatedAt, offeredUntil } = await partyRow(first)
    expect(offeredUntil).toEqual(later(seatedAt ?? new Date(0), 12 * hour))
    expect(await mineOn(lin, slotId)).toMatchObject({
      offeredUntil: offeredUntil?.toISOString(),
      position: null,
      members: [{ status: 'offered' }],
    })
    expect(await lettersOf(lin, 'seat_offered')).toHaveLength(1)
    expect(await seatsOf(slotId)).toEqual({ free: 0, waiting: 1 })
    expect(await signUp(world().colleague, slotId)).toMatchObject({
      status: 'waitlisted',
      position: 2,
    })
  })

  it('held until two hours before the start, where that is sooner', async () => {
    const { first } = await turnOfLin({ inHours: 10 })
    expect((await partyRow(first)).offeredUntil).toEqual(later(world().now, 8 * hour))
  })

  it('to a whole family at once', async () => {
    const { chen, lin, dad, childId } = world()
    const { slotId } = await world().addSlot({ capacity: 3, waitMode: 'offer' })
    const holder = await signUp(chen, slotId)
    const family = await signUp(lin, slotId, [lin.id, dad.id, childId])
    await cancel(chen, holder.partyId)
    expect(await statusOf(family.partyId)).toBe('offered')
    expect(await seatsOf(slotId)).toEqual({ free: 0, waiting: 0 })
    await accept(dad, family.partyId)
    expect(await statusOf(family.partyId)).toBe('confirmed')
  })

  it('and whoever finds a free seat without a line sits at once', async () => {
    const { slotId } = await world().addSlot({ capacity: 1, waitMode: 'offer' })
    expect(await signUp(world().lin, slotId)).toMatchObject({ status: 'confirmed' })
  })

  it('and is a seat like any other when it comes to being in two places', async () => {
    await turnOfLin()
    const meal = await world().addSlot({ inHours: 49 })
    await refuses(() => signUp(world().lin, meal.slotId), {
      refused: 'time_clash',
      detail: '民俗体验日',
    })
  })
})

describe('an offer is answered', () => {
  it('taken: the seat is confirmed, by any adult of the household', async () => {
    const { slotId, first } = await turnOfLin()
    expect(await accept(world().dad, first)).toEqual({ status: 'confirmed' })
    expect(await statusOf(first)).toBe('confirmed')
    expect((await partyRow(first)).offeredUntil).toBeNull()
    expect(await seatsOf(slotId)).toEqual({ free: 0, waiting: 1 })
    cloud().pass(13 * hour)
    await cloud().tick()
    expect(await statusOf(first)).toBe('confirmed')
  })

  it('the same tap sent again gets the same answer, another one that there is no offer', async () => {
    const { lin } = world()
    const { first } = await turnOfLin()
    const key = newKey()
    expect(await accept(lin, first, key)).toEqual(await accept(lin, first, key))
    await refuses(() => accept(lin, first), { refused: 'no_offer' })
  })

  it('declined: the next one is offered the seat, and the one who declined may come again', async () => {
    const { lin, organizer } = world()
    const { slotId, first, second } = await turnOfLin()
    expect(await decline(lin, first)).toEqual({ status: 'declined' })
    expect([await statusOf(first), await statusOf(second)]).toEqual(['declined', 'offered'])
    expect(await lettersOf(organizer, 'seat_offered')).toHaveLength(1)
    expect(await mineOn(lin, slotId)).toBeUndefined()
    expect(await signUp(lin, slotId)).toMatchObject({ status: 'waitlisted', position: 1 })
  })

  it('cancelled instead: the next one is offered the seat, even after the deadline', async () => {
    const { lin } = world()
    const { first, second } = await turnOfLin({
      inHours: 12,
      cancelUntil: later(world().now, hour),
    })
    cloud().pass(2 * hour)
    expect(await cancel(lin, first)).toEqual({ cancelled: 1 })
    expect([await statusOf(first), await statusOf(second)]).toEqual(['cancelled', 'offered'])
  })

  it('by nobody else, by no child for the family, and not while one only waits', async () => {
    const { chen, lin, organizer, teenager } = world()
    const { first, second } = await turnOfLin()
    await refuses(() => accept(chen, first), { failed: 'NOT_FOUND' })
    await refuses(() => accept(lin, randomUUID()), { failed: 'NOT_FOUND' })
    await refuses(() => accept(teenager, first), { refused: 'guardian_needed' })
    await refuses(() => decline(teenager, first), { refused: 'guardian_needed' })
    await refuses(() => accept(organizer, second), { refused: 'no_offer' })
    await refuses(() => decline(organizer, second), { refused: 'no_offer' })
  })

  it('by a fifteen-year-old for the own place', async () => {
    const { chen, teenager } = world()
    const { slotId } = await world().addSlot({ capacity: 1, waitMode: 'offer' })
    const holder = await signUp(chen, slotId)
    const { partyId } = await signUp(teenager, slotId)
    await cancel(chen, holder.partyId)
    expect(await accept(teenager, partyId)).toEqual({ status: 'confirmed' })
  })
})

describe('an offer that nobody answers', () => {
  it('runs out with the timer: both are told, and the next one has twelve hours', async () => {
    const { lin, organizer } = world()
    const { slotId, first, second } = await turnOfLin()
    cloud().pass(12 * hour - minute)
    await cloud().tick()
    expect(await statusOf(first)).toBe('offered')
    cloud().pass(minute)
    await cloud().tick()
    expect([await statusOf(first), await statusOf(second)]).toEqual(['declined', 'offered'])
    expect(await lettersOf(lin, 'offer_expired')).toHaveLength(1)
    expect(await lettersOf(organizer, 'seat_offered')).toHaveLength(1)
    expect(await seatsOf(slotId)).toEqual({ free: 0, waiting: 0 })
    await cloud().tick()
    expect(await lettersOf(lin, 'offer_expired')).toHaveLength(1)
  })

  it('cannot be taken any more, even before the timer has come by, but can be let go', async () => {
    const { lin } = world()
    const { first, second } = await turnOfLin()
    cloud().pass(12 * hour)
    await refuses(() => accept(lin, first), { refused: 'offer_expired' })
    await decline(lin, first)
    expect(await statusOf(second)).toBe('offered')
  })

  it('two hours before the start goes to nobody in the line, but to whoever comes first', async () => {
    const { slotId, first, second } = await turnOfLin({ inHours: 10 })
    cloud().pass(8 * hour)
    await cloud().tick()
    expect([await statusOf(first), await statusOf(second)]).toEqual(['declined', 'waitlisted'])
    expect(await seatsOf(slotId)).toEqual({ free: 1, waiting: 1 })
    expect(await signUp(world().colleague, slotId)).toMatchObject({ status: 'confirmed' })
  })
})
