import { randomUUID } from 'node:crypto'
import { day, hour, later, minute } from '../../src/domain/time'
import { newKey, outcome, useCloud, type Told } from '../support/cloud'
import { expectRefused } from '../support/count'
import { buildWorld, type World } from '../support/world'
import type { Adult } from '../support/build'

const cloud = useCloud()
let world: World

beforeEach(async () => {
  world = await buildWorld(cloud())
})

const signUp = (who: Adult, slotId: string, personIds: string[] = [who.id]) =>
  world.as(who).signups.create({ key: newKey(), slotId, personIds })

const cancel = (who: Adult, partyId: string, personIds?: string[]) =>
  world.as(who).signups.cancel({ key: newKey(), partyId, ...(personIds && { personIds }) })

const coming = async (who: Adult) => (await world.as(who).signups.mine({ when: 'coming' })).items

const seatsOf = async (activityId: string) => {
  const { slotViews } = await world.visitor.activities.get({ id: activityId })
  return slotViews.map(({ free, waiting }) => ({ free, waiting }))
}

const noticesOf = async (who: Adult) => {
  await cloud().app.idle()
  return (await world.as(who).inbox.list({})).items.map(({ kind }) => kind)
}

describe('a family signs up together', () => {
  it('mother and child take two seats as one party and find it under 我的报名', async () => {
    const { lin, childId } = world
    const { activityId, slotId } = await world.addSlot({ capacity: 5 })
    const signedUp = await signUp(lin, slotId, [lin.id, childId])
    expect(signedUp).toMatchObject({ status: 'confirmed', position: null })
    expect(await seatsOf(activityId)).toEqual([{ free: 3, waiting: 0 }])
    const [mine] = await coming(lin)
    expect(mine).toMatchObject({ partyId: signedUp.partyId, slotId, cancelRefusal: null })
    expect(mine?.members.map(({ personId, status }) => ({ personId, status }))).toEqual([
      { personId: lin.id, status: 'confirmed' },
      { personId: childId, status: 'confirmed' },
    ])
    expect(await noticesOf(lin)).toEqual(['signup_confirmed'])
  })

  it('the other adult of the household sees it too', async () => {
    const { slotId } = await world.addSlot()
    const { partyId } = await signUp(world.lin, slotId)
    expect(await coming(world.dad)).toMatchObject([{ partyId }])
  })

  it('naming someone twice is naming them once', async () => {
    const { lin } = world
    const { activityId, slotId } = await world.addSlot({ capacity: 2 })
    await signUp(lin, slotId, [lin.id, lin.id])
    expect(await seatsOf(activityId)).toEqual([{ free: 1, waiting: 0 }])
  })

  it('a party that does not fit waits as a whole while the seats stay free', async () => {
    const { lin, dad, childId, chen } = world
    const { activityId, slotId } = await world.addSlot({ capacity: 3 })
    await signUp(chen, slotId)
    expect(await signUp(lin, slotId, [lin.id, dad.id, childId])).toMatchObject({
      status: 'waitlisted',
      position: 1,
    })
    expect(await seatsOf(activityId)).toEqual([{ free: 2, waiting: 1 }])
    expect(await noticesOf(lin)).toEqual(['signup_waitlisted'])
  })

  it('an id is an id however it is written', async () => {
    const { lin, childId } = world
    const { slotId } = await world.addSlot({ capacity: 5 })
    const ids = [lin.id.toUpperCase(), childId.toUpperCase()]
    expect(await outcome(signUp(lin, slotId.toUpperCase(), ids))).toMatchObject({
      output: { status: 'confirmed' },
    })
    expect(await outcome(signUp(lin, slotId, [lin.id]))).toMatchObject({
      refused: 'already_signed_up',
    })
  })
})

describe('sign-up refuses rightly and leaves nothing behind', () => {
  const refuses = (asked: () => Promise<unknown>, told: Told) => expectRefused(cloud(), asked, told)

  it('a slot that does not exist, or whose notice is still a draft', async () => {
    const { lin } = world
    const draft = await world.addSlot({}, { status: 'draft', publishedAt: null })
    await refuses(() => signUp(lin, randomUUID()), { failed: 'NOT_FOUND' })
    await refuses(() => signUp(lin, draft.slotId), { failed: 'NOT_FOUND' })
  })

  it('an activity that was taken back', async () => {
    const { slotId } = await world.addSlot({}, { status: 'cancelled' })
    await refuses(() => signUp(world.lin, slotId), { refused: 'not_published' })
  })

  it('before it opens, after it closes, and once it has begun', async () => {
    const { now, lin } = world
    const early = await world.addSlot({ opensAt: later(now, hour) })
    const closed = await world.addSlot({ closesAt: later(now, -minute) })
    const begun = await world.addSlot({ inHours: -1 })
    await refuses(() => signUp(lin, early.slotId), {
      refused: 'not_open_yet',
      detail: later(now, hour).toISOString(),
    })
    await refuses(() => signUp(lin, closed.slotId), { refused: 'closed' })
    await refuses(() => signUp(lin, begun.slotId), { refused: 'started' })
  })

  it('residents of another community', async () => {
    const { slotId } = await world.addSlot()
    await refuses(() => signUp(world.neighbour, slotId), { refused: 'out_of_scope' })
  })

  it('people of another household, known or not, in the same words', async () => {
    const { lin, chen } = world
    const { slotId } = await world.addSlot()
    await refuses(() => signUp(lin, slotId, [lin.id, chen.id]), { refused: 'not_in_family' })
    await refuses(() => signUp(lin, slotId, [lin.id, randomUUID()]), { refused: 'not_in_family' })
    await refuses(() => signUp(lin, slotId, [world.there.resident.id]), {
      refused: 'not_in_family',
    })
  })

  it('a child whose guardian is somebody else', async () => {
    const { dad, childId } = world
    const { slotId } = await world.addSlot()
    const told = { refused: 'guardian_needed' as const, detail: '林小满' }
    await refuses(() => signUp(dad, slotId, [dad.id, childId]), told)
  })

  it('a child that is too young, and children without an adult where one must come', async () => {
    const { lin, childId, teenager } = world
    const old = await world.addSlot({ minAge: 9 })
    const accompanied = await world.addSlot({ adultRequired: true })
    const told = { refused: 'too_young' as const, detail: '林小满' }
    await refuses(() => signUp(lin, old.slotId, [lin.id, childId]), told)
    await refuses(() => signUp(teenager, accompanied.slotId), { refused: 'adult_must_come' })
  })

  it('the same person twice on one slot, seated or waiting', async () => {
    const { lin, chen } = world
    const { slotId } = await world.addSlot({ capacity: 1 })
    await signUp(lin, slotId)
    await signUp(chen, slotId)
    await refuses(() => signUp(lin, slotId), { refused: 'already_signed_up', detail: '林家妈妈' })
    await refuses(() => signUp(chen, slotId), { refused: 'already_signed_up', detail: '陈师傅' })
  })

  it('two places at once, with the title of the other', async () => {
    const { lin } = world
    const meal = await world.addSlot({ inHours: 49 }, { title: '午间送餐' })
    const { slotId } = await world.addSlot({ inHours: 48 })
    await signUp(lin, meal.slotId)
    await refuses(() => signUp(lin, slotId), { refused: 'time_clash', detail: '午间送餐' })
  })

  it('more people than the slot has seats', async () => {
    const { lin, dad, childId } = world
    const { slotId } = await world.addSlot({ capacity: 2 })
    await refuses(() => signUp(lin, slotId, [lin.id, dad.id, childId]), {
      refused: 'party_too_large',
    })
  })

  it('full without a waiting line', async () => {
    const { lin, chen } = world
    const { slotId } = await world.addSlot({ capacity: 1, waitlist: false })
    await signUp(lin, slotId)
    await refuses(() => signUp(chen, slotId), { refused: 'full' })
  })

  it('the button says the same before the tap', async () => {
    const { lin, chen, neighbour, as } = world
    const { activityId, slotId } = await world.addSlot({ capacity: 1, waitlist: false })
    await signUp(lin, slotId)
    const refusals = []
    for (const who of [lin, chen, neighbour]) {
      const { slotViews } = await as(who).activities.get({ id: activityId })
      refusals.push(slotViews[0]?.refusal?.reason)
    }
    expect(refusals).toEqual(['already_signed_up', 'full', 'out_of_scope'])
  })
})

describe('giving places back', () => {
  it('the whole party leaves, and may come again', async () => {
    const { lin, childId } = world
    const { activityId, slotId } = await world.addSlot({ capacity: 3 })
    const { partyId } = await signUp(lin, slotId, [lin.id, childId])
    expect(await cancel(lin, partyId)).toEqual({ cancelled: 2 })
    expect(await seatsOf(activityId)).toEqual([{ free: 3, waiting: 0 }])
    expect(await coming(lin)).toEqual([])
    expect(await signUp(lin, slotId)).toMatchObject({ status: 'confirmed' })
  })

  it('one of the party leaves and the others stay', async () => {
    const { lin, dad } = world
    const { activityId, slotId } = await world.addSlot({ capacity: 3 })
    const { partyId } = await signUp(lin, slotId, [lin.id, dad.id])
    expect(await cancel(dad, partyId, [dad.id])).toEqual({ cancelled: 1 })
    expect(await seatsOf(activityId)).toEqual([{ free: 2, waiting: 0 }])
  })

  it('is refused rightly and leaves nothing behind', async () => {
    const { lin, dad, childId, teenager, chen } = world
    const refuses = (asked: () => Promise<unknown>, told: Told) =>
      expectRefused(cloud(), asked, told)
    const family = await world.addSlot({ adultRequired: true })
    const { partyId } = await signUp(lin, family.slotId, [lin.id, childId, teenager.id])
    await refuses(() => cancel(lin, partyId, [lin.id]), { refused: 'adult_must_come' })
    await refuses(() => cancel(teenager, partyId), { refused: 'guardian_needed' })
    await refuses(() => cancel(lin, partyId, [dad.id]), { refused: 'nothing_to_cancel' })
    await refuses(() => cancel(chen, partyId), { failed: 'NOT_FOUND' })
    await refuses(() => cancel(chen, randomUUID()), { failed: 'NOT_FOUND' })
    cloud().pass(46 * hour)
    await refuses(() => cancel(lin, partyId), { refused: 'cancel_is_absence' })
    cloud().pass(2 * hour)
    await refuses(() => cancel(lin, partyId), { refused: 'too_late_to_cancel' })
  })

  it('whoever came and was checked in does not give the place back any more', async () => {
    const { lin, organizer, as, now } = world
    const { slotId } = await world.addSlot({ inHours: 0.5, cancelUntil: later(now, 0.5 * hour) })
    const { partyId } = await signUp(lin, slotId)
    await as(organizer).attendance.rollCall({
      key: newKey(),
      slotId,
      act: 'in',
      personIds: [lin.id],
    })
    expect(await outcome(cancel(lin, partyId))).toEqual({ refused: 'nothing_to_cancel' })
  })
})

describe('the waiting line', () => {
  it('moves up in order when someone gives a seat back, and who is seated is told', async () => {
    const { lin, chen, organizer } = world
    const { activityId, slotId } = await world.addSlot({ capacity: 1 })
    const first = await signUp(lin, slotId)
    expect(await signUp(chen, slotId)).toMatchObject({ status: 'waitlisted', position: 1 })
    expect(await signUp(organizer, slotId)).toMatchObject({ status: 'waitlisted', position: 2 })
    await cancel(lin, first.partyId)
    expect(await seatsOf(activityId)).toEqual([{ free: 0, waiting: 1 }])
    expect(await coming(chen)).toMatchObject([
      { members: [{ status: 'confirmed' }], position: null },
    ])
    expect(await coming(organizer)).toMatchObject([
      { members: [{ status: 'waitlisted' }], position: 1 },
    ])
    expect(await noticesOf(chen)).toContain('signup_promoted')
  })

  it('can be left at any time, and whoever fits now is seated', async () => {
    const { lin, dad, chen, organizer } = world
    const { activityId, slotId } = await world.addSlot({ capacity: 2 })
    await signUp(chen, slotId)
    const large = await signUp(lin, slotId, [lin.id, dad.id])
    await signUp(organizer, slotId)
    expect(await seatsOf(activityId)).toEqual([{ free: 1, waiting: 2 }])
    await cancel(lin, large.partyId)
    expect(await seatsOf(activityId)).toEqual([{ free: 0, waiting: 0 }])
  })

  it('a large party is not overtaken before the last day, then smaller ones pass it', async () => {
    const { lin, dad, chen, organizer } = world
    const { activityId, slotId } = await world.addSlot({ inHours: 30, capacity: 2 })
    await signUp(chen, slotId)
    await signUp(lin, slotId, [lin.id, dad.id])
    await signUp(organizer, slotId)
    await cloud().tick()
    expect(await seatsOf(activityId)).toEqual([{ free: 1, waiting: 2 }])
    cloud().pass(7 * hour)
    await cloud().tick()
    expect(await seatsOf(activityId)).toEqual([{ free: 0, waiting: 1 }])
    expect(await noticesOf(organizer)).toContain('signup_promoted')
  })

  it('one may wait for a slot while seated elsewhere at that time; the turn is passed on, the place kept', async () => {
    const { lin, chen, organizer } = world
    const { slotId } = await world.addSlot({ capacity: 1 })
    const elsewhere = await world.addSlot({ inHours: 49 })
    const holder = await signUp(chen, slotId)
    await signUp(lin, slotId)
    await signUp(organizer, slotId)
    const other = await signUp(lin, elsewhere.slotId)
    await cancel(chen, holder.partyId)
    expect(await coming(organizer)).toMatchObject([{ members: [{ status: 'confirmed' }] }])
    const waiting = (await coming(lin)).find((party) => party.slotId === slotId)
    expect(waiting).toMatchObject({ position: 1, members: [{ status: 'waitlisted' }] })
    expect(other.status).toBe('confirmed')
  })

  it('when the clash is gone and a seat is free, the party that waited gets it', async () => {
    const { lin, chen } = world
    const { slotId } = await world.addSlot({ capacity: 1 })
    const elsewhere = await world.addSlot({ inHours: 49 })
    const holder = await signUp(chen, slotId)
    await signUp(lin, slotId)
    const other = await signUp(lin, elsewhere.slotId)
    await cancel(chen, holder.partyId)
    await cancel(lin, other.partyId)
    await cloud().app.idle()
    expect(await coming(lin)).toMatchObject([{ slotId, members: [{ status: 'confirmed' }] }])
    expect(await noticesOf(lin)).toContain('signup_promoted')
  })

  it('a newcomer behind people who clash takes the free seat at once', async () => {
    const { lin, chen, organizer } = world
    const { slotId } = await world.addSlot({ capacity: 1 })
    const elsewhere = await world.addSlot({ inHours: 49 })
    const holder = await signUp(chen, slotId)
    await signUp(lin, slotId)
    await signUp(lin, elsewhere.slotId)
    await cancel(chen, holder.partyId)
    const came = await signUp(organizer, slotId)
    expect(await coming(organizer)).toMatchObject([
      { partyId: came.partyId, members: [{ status: 'confirmed' }] },
    ])
    expect(came).toMatchObject({ status: 'confirmed', position: null })
  })

  it('in the last two hours nobody moves up and a free seat goes to whoever comes first', async () => {
    const { lin, dad, chen, organizer, now } = world
    const { activityId, slotId } = await world.addSlot({
      inHours: 3,
      capacity: 2,
      cancelUntil: later(now, 3 * hour),
    })
    const holder = await signUp(chen, slotId)
    await signUp(lin, slotId, [lin.id, dad.id])
    cloud().pass(hour)
    await cancel(chen, holder.partyId)
    await cloud().tick()
    expect(await seatsOf(activityId)).toEqual([{ free: 2, waiting: 1 }])
    expect(await signUp(organizer, slotId)).toMatchObject({ status: 'confirmed' })
  })
})

describe('我的报名', () => {
  it('splits what is to come from what is over, and pages through a long history', async () => {
    const { lin } = world
    for (let index = 0; index < 23; index += 1) {
      const { slotId } = await world.addSlot({ inHours: 24 + 3 * index })
      await signUp(lin, slotId)
    }
    const first = await world.as(lin).signups.mine({ when: 'coming' })
    const second = await world.as(lin).signups.mine({ when: 'coming', cursor: first.next ?? '' })
    expect([first.items.length, second.items.length, second.next]).toEqual([20, 3, null])
    const starts = [...first.items, ...second.items].map(({ startsAt }) => startsAt)
    expect(starts).toEqual([...starts].sort())
    cloud().pass(10 * day)
    const over = await world.as(lin).signups.mine({ when: 'over' })
    expect([(await coming(lin)).length, over.items.length]).toEqual([0, 20])
  })
})
