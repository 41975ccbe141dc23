import { eq } from 'drizzle-orm'
import * as t from '../../src/cloud/db/tables'
import { day, hour, later, minute } from '../../src/domain/time'
import type { Adult } from '../support/build'
import { newKey, useCloud, type Api, type Told } from '../support/cloud'
import { expectRefused } from '../support/count'
import { buildWorld, type World } from '../support/world'

const cloud = useCloud()
let world: World

beforeEach(async () => {
  world = await buildWorld(cloud())
})

type Change = Parameters<Api['activities']['change']>[0]['change']

const change = (id: string, wish: Change, who: Adult = world.organizer) =>
  world.as(who).activities.change({ key: newKey(), id, reach: 'one', change: wish })

const signUp = (who: Adult, slotId: string, personIds: string[] = [who.id]) =>
  world.as(who).signups.create({ key: newKey(), slotId, personIds })

const coming = async (who: Adult) => (await world.as(who).signups.mine({ when: 'coming' })).items

const told = async (who: Adult, kind: string) => {
  await cloud().app.idle()
  const { items } = await world.as(who).inbox.list({})
  return items.filter((item) => item.kind === kind).map(({ body }) => body)
}

const refuses = (asked: () => Promise<unknown>, expected: Told) =>
  expectRefused(cloud(), asked, expected)

const slotOf = async (slotId: string) => {
  const [row] = await cloud().database.db.select().from(t.slot).where(eq(t.slot.id, slotId))
  if (!row) throw new Error('no such slot')
  return row
}

describe('a published activity changes while people are signed up', () => {
  it('another place: sign-ups stay, and everyone who signed is told, those who wait too', async () => {
    const { lin, childId, chen } = world
    const { activityId, slotId } = await world.addSlot({ capacity: 2 })
    await signUp(lin, slotId, [lin.id, childId])
    await signUp(chen, slotId)
    expect(await change(activityId, { place: '文化站二楼' })).toEqual({ changed: 1, told: 2 })
    for (const who of [lin, chen]) {
      expect(await told(who, 'activity_changed')).toMatchObject([
        expect.stringContaining('地点改为文化站二楼'),
      ])
    }
    expect(await coming(lin)).toMatchObject([
      { place: '文化站二楼', members: [{ status: 'confirmed' }, { status: 'confirmed' }] },
    ])
  })

  it('another time: sign-ups and windows move along', async () => {
    const { lin, organizer, now, as } = world
    const opensAt = later(now, -day)
    const { activityId, slotId } = await world.addSlot({ opensAt })
    const before = await slotOf(slotId)
    await signUp(lin, slotId)
    await change(activityId, { slots: [{ id: slotId, shiftMinutes: 90, lengthMinutes: 60 }] })
    const after = await slotOf(slotId)
    expect(after).toMatchObject({
      startsAt: later(before.startsAt, 90 * minute),
      endsAt: later(before.startsAt, 150 * minute),
      closesAt: later(before.closesAt, 90 * minute),
      cancelUntil: later(before.cancelUntil, 90 * minute),
      opensAt,
    })
    expect(await coming(lin)).toMatchObject([{ startsAt: after.startsAt.toISOString() }])
    expect(await as(organizer).activities.get({ id: activityId })).toMatchObject({
      startsAt: after.startsAt.toISOString(),
      endsAt: after.endsAt.toISOString(),
    })
  })

  it('sign-up that has not opened yet opens as much later', async () => {
    const opensAt = later(world.now, day)
    const { activityId, slotId } = await world.addSlot({ opensAt })
    await change(activityId, { slots: [{ id: slotId, shiftMinutes: 60 }] })
    expect((await slotOf(slotId)).opensAt).toEqual(later(opensAt, hour))
  })

  it('is told once, of the own posts only, and not of what stayed as it was', async () => {
    const { lin, chen } = world
    const { id, slotIds } = await world.addActivity({
      slots: [{ name: '上午' }, { name: '下午', inHours: 52 }],
    })
    const [morning = '', afternoon = ''] = slotIds
    await signUp(lin, morning)
    await signUp(lin, afternoon)
    await signUp(chen, afternoon)
    const slots = slotIds.map((slotId) => ({ id: slotId, shiftMinutes: 60 }))
    expect(await change(id, { title: '民俗体验日', slots: slots.slice(0, 1) })).toMatchObject({
      told: 1,
    })
    await change(id, { slots })
    expect(await told(chen, 'activity_changed')).toMatchObject([expect.stringMatching(/^「下午」/)])
    const [both, first] = await told(lin, 'activity_changed')
    expect(both).toMatch(/「上午」.*「下午」/)
    expect(first).not.toContain('名称')
  })

  it('more seats: whoever waits moves up; nobody is bothered with the number itself', async () => {
    const { lin, chen } = world
    const { activityId, slotId } = await world.addSlot({ capacity: 1 })
    await signUp(lin, slotId)
    await signUp(chen, slotId)
    const slots = [{ id: slotId, capacity: 2 }]
    expect(await change(activityId, { slots })).toEqual({ changed: 1, told: 0 })
    expect(await coming(chen)).toMatchObject([{ members: [{ status: 'confirmed' }] }])
    expect(await told(chen, 'signup_promoted')).toHaveLength(1)
  })

  it('two posts change places, and someone is on both', async () => {
    const { lin } = world
    const { id, slotIds } = await world.addActivity({
      slots: [{ lasts: 60 }, { inHours: 49, lasts: 60 }],
    })
    const [one = '', other = ''] = slotIds
    await signUp(lin, one)
    await signUp(lin, other)
    await change(id, {
      slots: [
        { id: one, shiftMinutes: 60 },
        { id: other, shiftMinutes: -60 },
      ],
    })
    expect((await coming(lin)).map(({ slotId }) => slotId)).toEqual([other, one])
  })
})

describe('where one has to be to check in by oneself', () => {
  const square = { latitude: 30.5434, longitude: 114.3421, radius: 300 }
  const hall = { latitude: 30.5502, longitude: 114.3518, radius: 150 }

  const spotOf = async (id: string) => {
    const [row] = await cloud().database.db.select().from(t.activity).where(eq(t.activity.id, id))
    return row?.spot ?? null
  }

  const audits = async () => {
    const rows = await cloud()
      .database.db.select()
      .from(t.audit)
      .where(eq(t.audit.command, 'activities.change'))
      .orderBy(t.audit.id)
    return rows.map(({ personId, before, after }) => ({ personId, before, after }))
  }

  it('is set, set anew and taken away on what is published, told and on record', async () => {
    const { lin, organizer } = world
    const { activityId, slotId } = await world.addSlot()
    await signUp(lin, slotId)
    for (const spot of [square, hall, null]) {
      expect(await change(activityId, { spot })).toEqual({ changed: 1, told: 1 })
      expect(await spotOf(activityId)).toEqual(spot)
    }
    expect(await told(lin, 'activity_changed')).toMatchObject([
      expect.stringContaining('自己签到时不再核对位置'),
      expect.stringContaining('签到时核对的位置有更新'),
      expect.stringContaining('自己签到时要在活动地点附近'),
    ])
    expect(await audits()).toMatchObject([
      { personId: organizer.id, before: { spots: [] }, after: { change: { spot: square } } },
      { before: { spots: [[activityId, square]] }, after: { change: { spot: hall } } },
      { before: { spots: [[activityId, hall]] }, after: { change: { spot: null } } },
    ])
  })

  it('the same one again is told to nobody', async () => {
    const { activityId, slotId } = await world.addSlot({}, { spot: square })
    await signUp(world.lin, slotId)
    expect(await change(activityId, { spot: square })).toEqual({ changed: 1, told: 0 })
  })

  it('goes away with the place, unless a new one comes along with it', async () => {
    const { activityId } = await world.addSlot({}, { spot: square })
    await change(activityId, { content: '一起做拓印。' })
    expect(await spotOf(activityId)).toEqual(square)
    await change(activityId, { place: '文化站二楼', spot: hall })
    expect(await spotOf(activityId)).toEqual(hall)
    await change(activityId, { address: '中山路 2 号' })
    expect(await spotOf(activityId)).toBeNull()
  })

  it('whoever was turned away by a wrong point gets in when it is put right, while it is on', async () => {
    const { lin, organizer, as } = world
    const { activityId, slotId } = await world.addSlot({ inHours: 0.5 }, { spot: square })
    await signUp(lin, slotId)
    cloud().pass(hour)
    const checkIn = async () => {
      const { code } = await as(organizer).attendance.siteCode({ slotId })
      const proof = { by: 'code' as const, code }
      const input = { key: newKey(), slotId, act: 'in' as const, proof, near: 'outside' as const }
      return as(lin).attendance.checkMyself(input)
    }
    await refuses(checkIn, { refused: 'outside' })
    await change(activityId, { spot: null })
    expect(await checkIn()).toMatchObject({ people: [{ personId: lin.id }] })
  })

  it('is set by nobody but its staff, and nowhere that is not on the globe', async () => {
    const { lin, chen, otherOrganizer } = world
    const { activityId } = await world.addSlot()
    for (const who of [lin, chen, otherOrganizer])
      await refuses(() => change(activityId, { spot: square }, who), { failed: 'NOT_FOUND' })
    for (const spot of [
      { ...square, latitude: 91 },
      { ...square, radius: 10 },
    ])
      await refuses(() => change(activityId, { spot }), { failed: 'BAD_REQUEST' })
  })
})

describe('a move opens ways', () => {
  it('whoever could not sit because of a clash that is gone now sits', async () => {
    const { lin, chen } = world
    const { activityId, slotId } = await world.addSlot({ capacity: 1 })
    const elsewhere = await world.addSlot({ inHours: 49 })
    const holder = await signUp(chen, slotId)
    await signUp(lin, slotId)
    await signUp(lin, elsewhere.slotId)
    await world.as(chen).signups.cancel({ key: newKey(), partyId: holder.partyId })
    await change(activityId, { slots: [{ id: slotId, shiftMinutes: -120 }] })
    const parties = await coming(lin)
    expect(parties.map(({ members }) => members[0]?.status)).toEqual(['confirmed', 'confirmed'])
  })

  it('and whoever moves away gets the seat that was waiting elsewhere', async () => {
    const { lin, chen } = world
    const waited = await world.addSlot({ capacity: 1 })
    const { activityId, slotId } = await world.addSlot({ inHours: 49 })
    const holder = await signUp(chen, waited.slotId)
    await signUp(lin, waited.slotId)
    await signUp(lin, slotId)
    await world.as(chen).signups.cancel({ key: newKey(), partyId: holder.partyId })
    await change(activityId, { slots: [{ id: slotId, shiftMinutes: 600 }] })
    await cloud().app.idle()
    const parties = await coming(lin)
    expect(parties.map(({ members }) => members[0]?.status)).toEqual(['confirmed', 'confirmed'])
  })

  it('an offer ends two hours before the new start at the latest', async () => {
    const { lin, chen } = world
    const { activityId, slotId } = await world.addSlot({ capacity: 1, waitMode: 'offer' })
    const holder = await signUp(chen, slotId)
    await signUp(lin, slotId)
    await world.as(chen).signups.cancel({ key: newKey(), partyId: holder.partyId })
    await change(activityId, { slots: [{ id: slotId, shiftMinutes: -40 * 60 }] })
    const { startsAt } = await slotOf(slotId)
    expect(await coming(lin)).toMatchObject([
      {
        offeredUntil: later(startsAt, -2 * hour).toISOString(),
        members: [{ status: 'offered' }],
      },
    ])
  })

  it('what was promoted in order stays in order when the start comes nearer', async () => {
    const { lin, chen } = world
    const { activityId, slotId } = await world.addSlot({
      inHours: 12,
      capacity: 1,
      cancelUntil: later(world.now, 12 * hour),
    })
    const holder = await signUp(chen, slotId)
    await signUp(lin, slotId)
    await world.as(chen).signups.cancel({ key: newKey(), partyId: holder.partyId })
    await change(activityId, { slots: [{ id: slotId, shiftMinutes: -11 * 60 }] })
    expect(await coming(lin)).toMatchObject([{ members: [{ status: 'confirmed' }] }])
  })
})

describe('a change is refused rightly and leaves nothing behind', () => {
  it('of what is not published', async () => {
    const { activityId } = await world.addSlot({}, { status: 'draft', publishedAt: null })
    await refuses(() => change(activityId, { title: '改名' }), { refused: 'not_published' })
  })

  it('into impossible times or into the past', async () => {
    const { now } = world
    const closesAt = later(now, 48 * hour)
    const opensAt = later(now, -day)
    const { activityId, slotId } = await world.addSlot({ opensAt, closesAt })
    await refuses(
      () => change(activityId, { slots: [{ id: slotId, shiftMinutes: -5 * 24 * 60 }] }),
      { refused: 'slot_times_wrong' },
    )
    await refuses(() => change(activityId, { slots: [{ id: slotId, shiftMinutes: -48 * 60 }] }), {
      refused: 'slot_in_past',
    })
  })

  it('to fewer seats than are taken, with their number', async () => {
    const { lin, childId } = world
    const { activityId, slotId } = await world.addSlot({ capacity: 4 })
    await signUp(lin, slotId, [lin.id, childId])
    await refuses(() => change(activityId, { slots: [{ id: slotId, capacity: 1 }] }), {
      refused: 'capacity_below_taken',
      detail: '2',
    })
    expect(await change(activityId, { slots: [{ id: slotId, capacity: 2 }] })).toMatchObject({
      changed: 1,
    })
  })

  it('to a time at which people sit elsewhere, with how many they are', async () => {
    const { lin, dad, chen } = world
    const { activityId, slotId } = await world.addSlot()
    const evening = await world.addSlot({ inHours: 55 })
    await signUp(lin, slotId, [lin.id, dad.id])
    await signUp(chen, slotId)
    await signUp(lin, evening.slotId)
    await signUp(dad, evening.slotId)
    await refuses(() => change(activityId, { slots: [{ id: slotId, shiftMinutes: 360 }] }), {
      refused: 'time_clash',
      detail: '2',
    })
  })

  it('of a post that has begun, or where someone has come', async () => {
    const { lin, organizer, as } = world
    const begun = await world.addSlot({ inHours: -1 })
    await refuses(() => change(begun.activityId, { slots: [{ id: begun.slotId, capacity: 9 }] }), {
      refused: 'already_served',
    })
    const soon = await world.addSlot({ inHours: 0.5 })
    await signUp(lin, soon.slotId)
    const roll = { key: newKey(), slotId: soon.slotId, act: 'in' as const, personIds: [lin.id] }
    await as(organizer).attendance.rollCall(roll)
    const slots = [{ id: soon.slotId, shiftMinutes: 30 }]
    await refuses(() => change(soon.activityId, { slots }), { refused: 'already_served' })
  })

  it('of posts of another activity, and by anyone but its staff', async () => {
    const { lin, otherOrganizer, there } = world
    const { activityId } = await world.addSlot()
    const other = await world.addSlot()
    const slots = [{ id: other.slotId, capacity: 9 }]
    await refuses(() => change(activityId, { slots }), { failed: 'NOT_FOUND' })
    for (const who of [lin, otherOrganizer, there.organizer]) {
      await refuses(() => change(activityId, { title: '改名' }, who), { failed: 'NOT_FOUND' })
    }
  })
})

describe('people are reminded', () => {
  const bodies = (who: Adult) => told(who, 'activity_soon')

  it('once, a day before, each with an account for oneself and a child through whoever signed', async () => {
    const { lin, childId, dad, chen } = world
    const { slotId } = await world.addSlot(
      { inHours: 30, capacity: 3 },
      { place: '社区广场', publishedAt: later(world.now, -day) },
    )
    await signUp(lin, slotId, [dad.id, childId])
    await signUp(chen, slotId, [chen.id])
    await cloud().tick()
    expect(await bodies(dad)).toEqual([])
    cloud().pass(7 * hour)
    await cloud().tick()
    await cloud().tick()
    for (const who of [lin, dad, chen]) {
      expect(await bodies(who)).toMatchObject([expect.stringContaining('社区广场')])
    }
  })

  it('three hours before when it was published shortly before', async () => {
    const { lin } = world
    const { slotId } = await world.addSlot({ inHours: 12 })
    await signUp(lin, slotId)
    cloud().pass(8 * hour)
    await cloud().tick()
    expect(await bodies(lin)).toEqual([])
    cloud().pass(hour)
    await cloud().tick()
    expect(await bodies(lin)).toHaveLength(1)
  })

  it('anew when it has moved', async () => {
    const { lin } = world
    const { activityId, slotId } = await world.addSlot({ inHours: 2 })
    await signUp(lin, slotId)
    await cloud().tick()
    await change(activityId, { slots: [{ id: slotId, shiftMinutes: 60 * 48 }] })
    await cloud().tick()
    expect(await bodies(lin)).toHaveLength(1)
    cloud().pass(26 * hour)
    await cloud().tick()
    expect(await bodies(lin)).toHaveLength(2)
  })
})
