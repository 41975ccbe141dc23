import { eq } from 'drizzle-orm'
import * as t from '../../src/cloud/db/tables'
import { hour, later, minute } from '../../src/domain/time'
import type { Adult, SlotWish } from '../support/build'
import { newKey, type Told } from '../support/cloud'
import { useStory } from '../support/story'

const story = useStory()
const { cloud, world, signUp, cancel, seatsOf, statusOf, lettersOf, refuses, codeOf } = story

const capacityOf = async (slotId: string) => {
  const [row] = await cloud()
    .database.db.select({ capacity: t.slot.capacity })
    .from(t.slot)
    .where(eq(t.slot.id, slotId))
  return row?.capacity
}

/** Who did what, with which reason, as it stands on record. */
const onRecord = async (command: string) => {
  const rows = await cloud()
    .database.db.select({ personId: t.audit.personId, reason: t.audit.reason })
    .from(t.audit)
    .where(eq(t.audit.command, command))
  return rows
}

describe('staff sign someone in by the member code', () => {
  const add = (
    slotId: string,
    code: string,
    wish: { personIds?: string[]; walkIn?: boolean; by?: Adult } = {},
  ) => {
    const { by = world().organizer, walkIn = false, personIds } = wish
    return world()
      .as(by)
      .signups.addByStaff({
        key: newKey(),
        slotId,
        code,
        walkIn,
        reason: '在服务站登记',
        ...(personIds && { personIds }),
      })
  }

  it('outside of the window, alone or with the household, told and on record', async () => {
    const { lin, childId, organizer, now } = world()
    const { slotId } = await world().addSlot({ capacity: 3, closesAt: later(now, -hour) })
    const { partyId, raisedBy } = await add(slotId, await codeOf(lin), {
      personIds: [lin.id, childId],
    })
    expect(raisedBy).toBe(0)
    expect(await statusOf(partyId)).toBe('confirmed')
    expect(await seatsOf(slotId)).toEqual({ free: 1, waiting: 0 })
    expect(await lettersOf(lin, 'signup_added')).toHaveLength(1)
    expect(await onRecord('signups.addByStaff')).toEqual([
      { personId: organizer.id, reason: '在服务站登记' },
    ])
    const alone = await add(slotId, await codeOf(world().chen))
    expect(await statusOf(alone.partyId)).toBe('confirmed')
  })

  it('is refused rightly and leaves nothing behind', async () => {
    const { lin, chen, dad, organizer, colleague, otherOrganizer, there } = world()
    const { slotId } = await world().addSlot({ capacity: 2 })
    const meal = await world().addSlot({ inHours: 49 }, { title: '午间送餐' })
    const gone = await world().addSlot({}, { status: 'cancelled' })
    await signUp(lin, slotId)
    await signUp(chen, meal.slotId)
    const [ofLin, ofChen, ofDad, ofColleague] = [
      await codeOf(lin),
      await codeOf(chen),
      await codeOf(dad),
      await codeOf(colleague),
    ]
    await refuses(() => add(gone.slotId, ofDad), { refused: 'not_published' })
    await refuses(() => add(slotId, 'HLM.x'), { refused: 'code_invalid' })
    const afar = await codeOf(there.resident)
    await refuses(() => add(slotId, afar), { refused: 'code_invalid' })
    await refuses(() => add(slotId, ofDad, { personIds: [chen.id] }), {
      refused: 'not_one_household',
    })
    await refuses(() => add(slotId, ofLin), {
      refused: 'already_signed_up',
      detail: '林家妈妈',
    })
    await refuses(() => add(slotId, ofChen), { refused: 'time_clash', detail: '午间送餐' })
    await refuses(() => add(slotId, ofDad, { by: otherOrganizer }), { failed: 'NOT_FOUND' })
    await refuses(() => add(slotId, ofDad, { by: chen }), { failed: 'NOT_FOUND' })
    await signUp(organizer, slotId)
    await refuses(() => add(slotId, ofColleague), { refused: 'full' })
    cloud().pass(3 * minute)
    await refuses(() => add(slotId, ofDad), { refused: 'code_stale' })
  })

  it('a walk-in at a full slot adds exactly the seats that are missing', async () => {
    const { lin, dad, childId, chen } = world()
    const { slotId } = await world().addSlot({ capacity: 3 })
    await signUp(chen, slotId)
    await signUp(world().organizer, slotId)
    const code = await codeOf(lin)
    const personIds = [lin.id, dad.id, childId]
    expect(await add(slotId, code, { personIds, walkIn: true })).toMatchObject({ raisedBy: 2 })
    expect(await capacityOf(slotId)).toBe(5)
    expect(await seatsOf(slotId)).toEqual({ free: 0, waiting: 0 })
  })

  it('a walk-in where there is room adds none', async () => {
    const { slotId } = await world().addSlot({ capacity: 1 })
    const code = await codeOf(world().lin)
    expect(await add(slotId, code, { walkIn: true })).toMatchObject({ raisedBy: 0 })
    expect(await capacityOf(slotId)).toBe(1)
  })

  it('a walk-in passes nobody: whoever waits loses neither place nor free seat', async () => {
    const { lin, dad, chen, organizer } = world()
    const { slotId } = await world().addSlot({ capacity: 2 })
    const holder = await signUp(chen, slotId)
    const family = await signUp(lin, slotId, [lin.id, dad.id])
    const code = await codeOf(organizer)
    const added = await add(slotId, code, { walkIn: true, by: world().colleague })
    expect(added.raisedBy).toBe(1)
    expect(await seatsOf(slotId)).toEqual({ free: 1, waiting: 1 })
    expect(await statusOf(family.partyId)).toBe('waitlisted')
    await cancel(chen, holder.partyId)
    expect(await statusOf(family.partyId)).toBe('confirmed')
    expect(await seatsOf(slotId)).toEqual({ free: 0, waiting: 0 })
  })

  it('passes, as anyone does, who waits and sits elsewhere at that time', async () => {
    const { lin, chen } = world()
    const { slotId } = await world().addSlot({ capacity: 1 })
    const meal = await world().addSlot({ inHours: 49 })
    const holder = await signUp(chen, slotId)
    const waiting = await signUp(lin, slotId)
    await signUp(lin, meal.slotId)
    await cancel(chen, holder.partyId)
    const added = await add(slotId, await codeOf(chen))
    expect([added.raisedBy, await statusOf(added.partyId)]).toEqual([0, 'confirmed'])
    expect(await statusOf(waiting.partyId)).toBe('waitlisted')
  })
})

describe('staff move a party to another post of the activity', () => {
  const twoPosts = async (from: SlotWish = {}, to: SlotWish = {}) => {
    const { slotIds } = await world().addActivity({ slots: [from, { inHours: 72, ...to }] })
    const [slotId = '', toSlotId = ''] = slotIds
    return { slotId, toSlotId }
  }

  const move = (
    at: { slotId: string; toSlotId: string },
    partyId: string,
    by: Adult = world().organizer,
  ) =>
    world()
      .as(by)
      .signups.move({ key: newKey(), ...at, partyId, reason: '那一场人手不够' })

  it('the party sits there, is told, and the seats it leaves go to the line', async () => {
    const { lin, childId, chen } = world()
    const at = await twoPosts({ capacity: 2 })
    const family = await signUp(lin, at.slotId, [lin.id, childId])
    const next = await signUp(chen, at.slotId)
    expect(await move(at, family.partyId)).toEqual({ partyId: family.partyId })
    expect(await statusOf(next.partyId)).toBe('confirmed')
    expect(await seatsOf(at.slotId)).toEqual({ free: 1, waiting: 0 })
    expect(await seatsOf(at.toSlotId)).toEqual({ free: 8, waiting: 0 })
    expect(await story.mineOn(lin, at.toSlotId)).toMatchObject({ partyId: family.partyId })
    const [letter] = await lettersOf(lin, 'signup_moved')
    expect(letter?.body).toContain('岗位2')
    expect(await onRecord('signups.move')).toMatchObject([{ reason: '那一场人手不够' }])
  })

  it('also between two posts at the same time', async () => {
    const at = await twoPosts({}, { inHours: 48 })
    const { partyId } = await signUp(world().lin, at.slotId)
    await move(at, partyId)
    expect(await statusOf(partyId)).toBe('confirmed')
  })

  it('past those in its line who sit elsewhere at that time', async () => {
    const { lin, chen, colleague } = world()
    const at = await twoPosts({}, { capacity: 1 })
    const meal = await world().addSlot({ inHours: 73 })
    const holder = await signUp(colleague, at.toSlotId)
    const waiting = await signUp(chen, at.toSlotId)
    await signUp(chen, meal.slotId)
    await cancel(colleague, holder.partyId)
    const { partyId } = await signUp(lin, at.slotId)
    await move(at, partyId)
    expect([await statusOf(partyId), await statusOf(waiting.partyId)]).toEqual([
      'confirmed',
      'waitlisted',
    ])
  })

  it('is refused rightly and leaves nothing behind', async () => {
    const { lin, chen, otherOrganizer } = world()
    const at = await twoPosts({ capacity: 2 }, { capacity: 1 })
    const other = await world().addSlot({ inHours: 96 })
    const { partyId } = await signUp(lin, at.slotId)
    await refuses(() => move(at, partyId, otherOrganizer), { failed: 'NOT_FOUND' })
    await refuses(() => move(at, partyId, chen), { failed: 'NOT_FOUND' })
    await refuses(() => move({ ...at, toSlotId: other.slotId }, partyId), { failed: 'NOT_FOUND' })
    await refuses(() => move({ ...at, toSlotId: at.slotId }, partyId), { failed: 'NOT_FOUND' })
    await refuses(() => move({ slotId: at.toSlotId, toSlotId: at.slotId }, partyId), {
      refused: 'not_signed_up',
    })
    const meal = await world().addSlot({ inHours: 73 }, { title: '午间送餐' })
    const busy = await signUp(lin, meal.slotId)
    await refuses(() => move(at, partyId), { refused: 'time_clash', detail: '午间送餐' })
    await cancel(lin, busy.partyId)
    await signUp(chen, at.toSlotId)
    await refuses(() => move(at, partyId), { refused: 'full' })
  })

  it('only to a post that takes them: with an adult, old enough, and skilled', async () => {
    const { lin, dad, childId } = world()
    const rules: [SlotWish, string[], Told][] = [
      [{ adultRequired: true }, [childId], { refused: 'adult_must_come' }],
      [{ minAge: 12 }, [lin.id, childId], { refused: 'too_young', detail: '林小满' }],
      [{ requires: ['first_aid'] }, [dad.id], { refused: 'skill_missing', detail: 'first_aid' }],
    ]
    for (const [to, personIds, told] of rules) {
      const at = await twoPosts({}, to)
      const { partyId } = await signUp(lin, at.slotId, personIds)
      await refuses(() => move(at, partyId), told)
      await cancel(lin, partyId)
    }
  })

  it('those who come; who was excused or left before stays where that was', async () => {
    const { lin, dad, childId, organizer, as } = world()
    const at = await twoPosts()
    const { slotId, toSlotId } = at
    const { partyId } = await signUp(lin, slotId, [lin.id, dad.id, childId])
    await cancel(lin, partyId, [childId])
    const reason = '临时加班'
    await as(organizer).attendance.excuse({ key: newKey(), slotId, personId: dad.id, reason })
    await move(at, partyId)
    const rows = await cloud()
      .database.db.select({ personId: t.signup.personId, slotId: t.signup.slotId })
      .from(t.signup)
      .where(eq(t.signup.partyId, partyId))
    const slotOf = new Map(rows.map((row) => [row.personId, row.slotId]))
    expect([lin.id, dad.id, childId].map((id) => slotOf.get(id))).toEqual([
      toSlotId,
      slotId,
      slotId,
    ])
  })

  it('not to a post that has begun, or is over', async () => {
    const at = await twoPosts({ inHours: 48 }, { inHours: 24, lasts: 60 })
    const { partyId } = await signUp(world().lin, at.slotId)
    cloud().pass(24 * hour)
    await refuses(() => move(at, partyId), { refused: 'slot_begun' })
    cloud().pass(2 * hour)
    await refuses(() => move(at, partyId), { refused: 'slot_begun' })
    expect(await statusOf(partyId)).toBe('confirmed')
  })

  it('not to a post for which the person has signed up already, waiting there or not', async () => {
    const { lin, chen, colleague } = world()
    const at = await twoPosts({}, { inHours: 49, capacity: 1 })
    const holder = await signUp(chen, at.toSlotId)
    await signUp(lin, at.toSlotId)
    const { partyId } = await signUp(lin, at.slotId)
    await cancel(chen, holder.partyId)
    await refuses(() => move(at, partyId), { refused: 'already_signed_up' })
    expect(await signUp(colleague, at.toSlotId)).toMatchObject({ status: 'confirmed' })
  })

  it('not once someone of it was checked in', async () => {
    const { lin, organizer, as } = world()
    const at = await twoPosts({ inHours: 0.5 })
    const { partyId } = await signUp(lin, at.slotId)
    await as(organizer).attendance.rollCall({
      key: newKey(),
      slotId: at.slotId,
      act: 'in',
      personIds: [lin.id],
    })
    await refuses(() => move(at, partyId), { refused: 'already_checked_in' })
  })

  it('not torn apart: who is marked absent stays where they are missed', async () => {
    const { lin, dad, organizer, as } = world()
    const at = await twoPosts({ inHours: 0.5 })
    const { partyId } = await signUp(lin, at.slotId, [lin.id, dad.id])
    cloud().pass(hour)
    await as(organizer).signups.markAbsent({
      key: newKey(),
      slotId: at.slotId,
      personIds: [dad.id],
      reason: '没有来',
    })
    await refuses(() => move(at, partyId), { refused: 'not_signed_up' })
  })
})

describe('staff mark absent who did not come', () => {
  const mark = (slotId: string, personIds: string[], by: Adult = world().organizer) =>
    world().as(by).signups.markAbsent({ key: newKey(), slotId, personIds, reason: '一直没有来' })

  it('from the start on, with a reason; the seat is not given to anyone', async () => {
    const { lin, chen } = world()
    const { slotId } = await world().addSlot({ inHours: 3, capacity: 1 })
    const { partyId } = await signUp(lin, slotId)
    const waiting = await signUp(chen, slotId)
    await refuses(() => mark(slotId, [lin.id]), { refused: 'not_over_yet' })
    cloud().pass(3 * hour)
    expect(await mark(slotId, [lin.id])).toEqual({ marked: 1 })
    expect([await statusOf(partyId), await statusOf(waiting.partyId)]).toEqual([
      'absent',
      'waitlisted',
    ])
    expect(await lettersOf(lin, 'marked_absent')).toHaveLength(1)
    expect(await onRecord('signups.markAbsent')).toMatchObject([{ reason: '一直没有来' }])
  })

  it('never who came, who never signed up, twice, or by a stranger', async () => {
    const { lin, chen, organizer, otherOrganizer, as } = world()
    const { slotId } = await world().addSlot({ inHours: 0.5 })
    await signUp(lin, slotId)
    await as(organizer).attendance.rollCall({
      key: newKey(),
      slotId,
      act: 'in',
      personIds: [lin.id],
    })
    const late = await world().addSlot({ inHours: 0.5 })
    await signUp(chen, late.slotId)
    cloud().pass(hour)
    await refuses(() => mark(slotId, [lin.id]), { refused: 'already_checked_in' })
    await refuses(() => mark(slotId, [chen.id]), { refused: 'not_signed_up' })
    await refuses(() => mark(slotId, [lin.id], otherOrganizer), { failed: 'NOT_FOUND' })
    await mark(late.slotId, [chen.id])
    await refuses(() => mark(late.slotId, [chen.id]), { refused: 'not_signed_up' })
  })
})
