import { decideEnter, type EnterRefusal } from '../../domain/attendance'
import { ok, refuse, type Result } from '../../domain/result'
import { tellCalled } from '../attendance/called'
import { lockSignups, presences, type Presence } from '../attendance/load'
import { reportedThen } from '../attendance/return'
import type { SlotRow } from '../activities/cards'
import { attendance } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { lockStanding } from '../families/household'
import { livesIn } from '../families/lives'
import { lockRecord } from '../hours/load'
import { note } from '../hours/trail'
import { liftAbsences } from '../signups/lift'
import { seatsElsewhere } from '../signups/load'
import { lockPersons, lockSlot } from '../signups/locks'
import { countSeats } from '../signups/seats'
import { raiseBy } from '../signups/staff'
import { settleRecord, type Stands } from './correct-hours'

interface EnterInput {
  key: string
  slotId: string
  personId: string
  minutes: number
  reason: string
}

/** The person's place on the slot, under its lock and theirs; the one that holds a seat where there are two. */
const findPlace = async (work: Work, slot: SlotRow, personId: string, byId: string) => {
  const everyone = await presences(work.tx, work.districtId, slot.id)
  const own = everyone.filter((one) => one.personId === personId)
  const place = own.find(({ status }) => status !== 'excused') ?? own[0]
  if (!place) return null
  await lockSignups(work, [place.signupId])
  await lockPersons(work, [place.personId, place.signedBy], [byId])
  return place
}

/** What else the person holds or has done at that time. */
const otherwise = async (work: Work, slot: SlotRow, personId: string) => {
  const [seat] = await seatsElsewhere(work.tx, work.districtId, [personId], slot.id, slot)
  const reported = await reportedThen(work, slot, personId)
  return { seatElsewhere: seat?.title ?? null, reported }
}

/** Nobody measured anything: the record begins and ends with the planned start, and what counts is settled. */
const openRecord = async (work: Work, slot: SlotRow, place: Presence, byId: string) => {
  const { districtId, auditId } = work
  const { signupId, personId, familyId } = place
  await work.tx.insert(attendance).values({
    districtId,
    signupId,
    slotId: slot.id,
    personId,
    familyId,
    checkedInAt: slot.startsAt,
    inBy: 'by_hand',
    inById: byId,
    checkedOutAt: slot.startsAt,
    outBy: 'by_hand',
    outById: byId,
    measuredMinutes: 0,
    auditId,
  })
  const record = await lockRecord(work, signupId)
  if (!record) throw new Error('the record was written just now')
  return record
}

/** Somebody came whom nobody checked in: staff say so with a reason, and for how long, never for the own household. */
export const enterByHand = command(
  'attendance.enter',
  async (
    work: Work,
    { caller }: ResidentCall,
    input: EnterInput,
  ): Promise<Result<Stands, EnterRefusal>> => {
    const { slotId, personId, minutes, reason } = input
    const slot = await lockSlot(work, slotId)
    if (!slot) throw new Error('the slot was there when the scope was checked')
    const place = await findPlace(work, slot, personId, caller.personId)
    if (!place) return refuse('not_signed_up')
    const { signupId, partyId, familyId, livesWith, status } = place
    const home = await livesIn(work.tx, work.districtId, caller.personId)
    const payee = await lockStanding(work, familyId)
    const decided = decideEnter({
      slot,
      person: place,
      isOwn: [familyId, livesWith, payee].includes(home),
      minutes,
      ...(await otherwise(work, slot, personId)),
      now: work.now,
    })
    if (!decided.ok) return decided
    const by = { byId: caller.personId, reason }
    if (status === 'excused' && slot.taken >= slot.capacity) await raiseBy(work, slot, 1)
    const record = await openRecord(work, slot, place, caller.personId)
    await note(work, { recordId: signupId, kind: 'entered', ...by })
    const stands = await settleRecord(work, record, minutes, by)
    await liftAbsences(work, slot, [partyId], by)
    // Whoever signed hears of what it came to; an adult for whom somebody else had signed, of being entered.
    if (place.kind === 'adult' && personId !== place.signedBy)
      await tellCalled(work, slot, [place], caller.personId)
    await countSeats(work, slot.id)
    work.record({ subject: signupId, before: { status }, after: stands, reason })
    return ok(stands)
  },
)
