import { and, eq } from 'drizzle-orm'
import * as t from '../../src/cloud/db/tables'
import { hour, later } from '../../src/domain/time'
import type { Adult } from '../support/build'
import { newKey } from '../support/cloud'
import { useStory } from '../support/story'

const { cloud, world, signUp, cancel, seatsOf, statusOf, lettersOf, mineOn, refuses, codeOf } =
  useStory()

/** Gives back knowing that it counts as an absence. */
const cancelLate = (who: Adult, partyId: string, personIds?: string[]) =>
  world()
    .as(who)
    .signups.cancel({
      key: newKey(),
      partyId,
      acceptsAbsence: true,
      ...(personIds && { personIds }),
    })

const absencesOf = async (who: Adult) => (await world().as(who).signups.absences({})).items

/** Five hours before the start a party sits; two hours and a half before it the deadline is over. */
const pastTheDeadline = async (who: Adult, personIds?: string[], capacity = 3) => {
  const { slotId } = await world().addSlot({ inHours: 5, capacity })
  const { partyId } = await signUp(who, slotId, personIds)
  cloud().pass(2.5 * hour)
  return { slotId, partyId }
}

describe('after the deadline a place can still be given back', () => {
  it('but whoever does not say to know what it means is asked first', async () => {
    const { lin } = world()
    const { partyId, slotId } = await pastTheDeadline(lin)
    await refuses(() => cancel(lin, partyId), { refused: 'cancel_is_absence' })
    expect(await mineOn(lin, slotId)).toMatchObject({ cancelRefusal: null })
  })

  it('it counts as an absence, with its own words, and others get the seat', async () => {
    const { lin, chen } = world()
    const { slotId, partyId } = await pastTheDeadline(lin, undefined, 1)
    const next = await signUp(chen, slotId)
    expect(next.status).toBe('waitlisted')
    expect(await cancelLate(lin, partyId)).toEqual({ cancelled: 1 })
    expect(await statusOf(next.partyId)).toBe('confirmed')
    expect(await absencesOf(lin)).toMatchObject([{ step: 'warning', appeal: 'none' }])
    const [letter] = await lettersOf(lin, 'marked_absent')
    expect(letter?.title).toContain('取消晚了')
    expect(letter?.body).toContain('过了取消截止时间')
    expect(letter?.body).toContain('申诉')
  })

  it('why is for the staff to read, on the board of the slot', async () => {
    const { lin, childId, chen, organizer, as } = world()
    const { slotId } = await world().addSlot({ inHours: 5, capacity: 2 })
    const { partyId } = await signUp(lin, slotId, [lin.id, childId])
    const waiting = await signUp(chen, slotId)
    await cancel(chen, waiting.partyId)
    await as(lin).signups.cancel({ key: newKey(), partyId, reason: '孩子发烧了' })
    const { gaveBack } = await as(organizer).attendance.board({ slotId })
    expect(gaveBack).toMatchObject([{ nicknames: ['林家妈妈', '林小满'], reason: '孩子发烧了' }])
  })

  it('before it costs nothing, whatever was said', async () => {
    const { lin } = world()
    const { slotId } = await world().addSlot({ inHours: 5 })
    const { partyId } = await signUp(lin, slotId)
    await cancelLate(lin, partyId)
    expect(await absencesOf(lin)).toEqual([])
  })

  it('in the last two hours the seat is for whoever comes first', async () => {
    const { lin, chen } = world()
    const { slotId, partyId } = await pastTheDeadline(lin, undefined, 1)
    cloud().pass(hour)
    await cancelLate(lin, partyId)
    expect(await seatsOf(slotId)).toEqual({ free: 1, waiting: 0 })
    expect(await signUp(chen, slotId)).toMatchObject({ status: 'confirmed' })
  })

  it('one of the party counts as well, against the one who signed, and once', async () => {
    const { lin, dad, childId } = world()
    const { partyId } = await pastTheDeadline(lin, [lin.id, dad.id, childId])
    await cancelLate(dad, partyId, [childId])
    await cancelLate(dad, partyId)
    expect(await absencesOf(lin)).toHaveLength(1)
    expect(await absencesOf(dad)).toEqual([])
  })

  it('never against a minor', async () => {
    const { teenager, lin } = world()
    const { partyId } = await pastTheDeadline(teenager)
    await cancelLate(teenager, partyId)
    expect(await absencesOf(teenager)).toEqual([])
    expect(await absencesOf(lin)).toEqual([])
  })

  it('whoever only waits leaves at any time, and nothing counts', async () => {
    const { lin, chen } = world()
    const { slotId } = await pastTheDeadline(lin, undefined, 1)
    const waiting = await signUp(chen, slotId)
    expect(await cancel(chen, waiting.partyId)).toEqual({ cancelled: 1 })
    expect(await absencesOf(chen)).toEqual([])
  })

  it('it can be excused: a granted appeal takes it back', async () => {
    const { lin, organizer, as } = world()
    const { partyId } = await pastTheDeadline(lin)
    await cancelLate(lin, partyId)
    const [absence] = await absencesOf(lin)
    const absenceId = absence?.id ?? ''
    await as(lin).signups.appeal({ key: newKey(), absenceId, text: '孩子发烧，去了医院。' })
    const answer = { absenceId, verdict: 'revoke' as const, reason: '已核实' }
    await as(organizer).signups.answerAppeal({ key: newKey(), ...answer })
    expect(await absencesOf(lin)).toMatchObject([{ appeal: 'revoked' }])
  })

  it('it ends with the start, and who came does not give back', async () => {
    const { lin, chen, as, organizer } = world()
    const { slotId, partyId } = await pastTheDeadline(lin)
    const { partyId: other } = await signUp(chen, slotId)
    cloud().pass(2 * hour)
    const proof = { by: 'code' as const, code: await codeOf(chen) }
    await as(organizer).attendance.checkMember({ key: newKey(), slotId, proof, act: 'in' })
    await refuses(() => cancelLate(chen, other), { refused: 'nothing_to_cancel' })
    cloud().pass(hour)
    await refuses(() => cancelLate(lin, partyId), { refused: 'too_late_to_cancel' })
    expect(await mineOn(lin, slotId)).toMatchObject({ cancelRefusal: 'too_late_to_cancel' })
  })

  it('the confirmation that follows does not count the same party again', async () => {
    const { lin, dad, organizer, as } = world()
    const { slotId, partyId } = await pastTheDeadline(lin, [lin.id, dad.id])
    await cancelLate(lin, partyId, [lin.id])
    cloud().pass(5 * hour)
    await as(organizer).attendance.confirm({ key: newKey(), slotId })
    expect(await statusOf(partyId)).toBe('absent, cancelled')
    expect(await absencesOf(lin)).toHaveLength(1)
  })
})

describe('a slot that staff move', () => {
  const moveBy = (activityId: string, slotId: string, shiftMinutes: number) =>
    world()
      .as(world().organizer)
      .activities.change({
        key: newKey(),
        id: activityId,
        reach: 'one',
        change: { slots: [{ id: slotId, shiftMinutes }] },
      })

  it('leaves people a way out: a day, or until the start, and the letter says until when', async () => {
    const { lin } = world()
    const { activityId, slotId } = await world().addSlot({ inHours: 30 })
    const { partyId } = await signUp(lin, slotId)
    await moveBy(activityId, slotId, -28 * 60)
    const mine = await mineOn(lin, slotId)
    expect(mine?.cancelUntil).toBe(mine?.startsAt)
    const [letter] = await lettersOf(lin, 'activity_changed')
    expect(letter?.body).toContain('前可以取消')
    expect(await cancel(lin, partyId)).toEqual({ cancelled: 1 })
    expect(await absencesOf(lin)).toEqual([])
  })

  it('and where that is a day away it keeps its own deadline', async () => {
    const { activityId, slotId } = await world().addSlot({ inHours: 100 })
    await signUp(world().lin, slotId)
    await moveBy(activityId, slotId, 60)
    const [row] = await cloud()
      .database.db.select()
      .from(t.slot)
      .where(and(eq(t.slot.id, slotId)))
    expect(row?.cancelUntil).toEqual(later(row?.startsAt ?? new Date(0), -3 * hour))
  })
})
