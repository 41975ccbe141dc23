import { and, eq, inArray, sql } from 'drizzle-orm'
import { checkStaffParty, type StaffPartyRefusal } from '../../domain/by-staff'
import { ok, refuse, type Result } from '../../domain/result'
import { allocate, placeNewcomer } from '../../domain/signups'
import { skippedForClash } from '../../domain/skips'
import { signupNotice } from '../../words/notices'
import type { SlotRow } from '../activities/cards'
import { attendance, party, person, signup, slot } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { notFound } from '../edge/scopes'
import { recordAbsences } from './absences'
import { activityOf, insertParty } from './parties'
import { holderOf, type CodeRefusal } from './holder'
import { membersOf } from './household'
import { leaveLine, lineWithout } from './leave-line'
import { nicknameOf, seatsElsewhere, signedUpIds } from './load'
import { lockPersons, lockSlot } from './locks'
import { countSeats, loadLine, reseatElsewhere, type WaitingEntry } from './seats'
import { noteSkipped } from './skips'
import { whoHears } from './told'

interface AddInput {
  key: string
  slotId: string
  code: string
  personIds?: string[] | undefined
  walkIn: boolean
  reason: string
}

type AddRefusal =
  CodeRefusal | StaffPartyRefusal | 'not_published' | 'already_signed_up' | 'time_clash' | 'full'

/** Whom staff named, by id in one order, each of the holder's household and allowed to come. */
const checkParty = async (
  { tx, districtId, now }: Work,
  holder: { personId: string; familyId: string },
  personIds: readonly string[],
  adultRequired: boolean,
): Promise<Result<null, StaffPartyRefusal>> => {
  const found = await membersOf(tx, districtId, holder, personIds)
  const members = personIds.map((id) => found.find(({ personId }) => personId === id) ?? null)
  return checkStaffParty({ members, adultRequired, now })
}

export const checkFreeOfClash = async (
  { tx, districtId }: Work,
  at: SlotRow,
  personIds: readonly string[],
  exceptSlotId: string,
): Promise<Result<null, 'time_clash'>> => {
  const [clash] = await seatsElsewhere(tx, districtId, personIds, exceptSlotId, at)
  return clash ? refuse('time_clash', clash.title) : ok(null)
}

/** Seats added on the spot for those who stand at the door; the line keeps what it waits for. */
export const raiseBy = async ({ tx, districtId, auditId }: Work, row: SlotRow, seats: number) => {
  if (seats === 0) return
  await tx
    .update(slot)
    .set({ capacity: row.capacity + seats, auditId })
    .where(and(eq(slot.districtId, districtId), eq(slot.id, row.id)))
}

/** How many seats have to be added for a walk-in; whoever waits in a line is not passed by it. */
const missingSeats = (row: SlotRow, line: readonly unknown[], size: number) =>
  line.length > 0 ? size : Math.max(0, size - (row.capacity - row.taken))

/**
 * A seat given by staff passes those in the line whose turn would clash; they keep their places, and are told
 * where it was their turn.
 */
export const noteClashing = (
  work: Work,
  row: SlotRow,
  line: readonly WaitingEntry[],
  free: number,
) =>
  noteSkipped(
    work,
    row,
    line.filter(({ clashes }) => clashes),
    skippedForClash(line, (waiting) => allocate(row, free, waiting, work.now).seated),
  )

export const newcomer = (size: number) => ({
  partyId: 'newcomer',
  size,
  clashes: false,
  passedOverAt: null,
})

/** Staff sign a household in, outside of windows, or admit it on the spot. */
export const addByStaff = command(
  'signups.addByStaff',
  async (
    work: Work,
    call: ResidentCall,
    input: AddInput,
  ): Promise<Result<{ partyId: string; raisedBy: number }, AddRefusal>> => {
    const row = await lockSlot(work, input.slotId)
    const posted = row && (await activityOf(work, row.activityId))
    if (!row || !posted) throw notFound()
    if (posted.status !== 'published' || work.now >= row.endsAt) return refuse('not_published')
    const held = await holderOf(work.tx, call, input.code, work.now)
    if (!held.ok) return held
    const holder = held.value
    const personIds = [...new Set(input.personIds ?? [holder.personId])].sort()
    const waiting = await loadLine(work, row, { joining: personIds })
    const line = lineWithout(waiting, personIds)
    // Under the locks of the persons: a consent that was taken back meanwhile does not stand any more.
    const party = await checkParty(work, holder, personIds, row.adultRequired)
    if (!party.ok) return party
    const [twice] = await signedUpIds(work.tx, work.districtId, row, personIds, work.now)
    if (twice !== undefined) return refuse('already_signed_up', await nicknameOf(work, twice))
    const clash = await checkFreeOfClash(work, row, personIds, row.id)
    if (!clash.ok) return clash
    const size = personIds.length
    const free = row.capacity - row.taken
    const placed = placeNewcomer(row, free, line, newcomer(size), work.now)
    const fits = placed.ok && placed.value === 'seat'
    if (!fits && !input.walkIn) return refuse('full')
    const raisedBy = fits ? 0 : missingSeats(row, line, size)
    await leaveLine(work, row.id, personIds)
    await raiseBy(work, row, raisedBy)
    const partyId = await insertParty(work, row, {
      familyId: holder.familyId,
      signedBy: holder.personId,
      personIds,
      status: 'confirmed',
      answers: {},
      walkIn: raisedBy > 0,
      atTheDoor: input.walkIn,
    })
    await noteClashing(work, row, line, free)
    await countSeats(work, row.id)
    await reseatElsewhere(work, personIds)
    const concerned = { signedBy: holder.personId, people: personIds }
    const hears = await whoHears(work, [concerned])
    const about = { partyId, title: posted.title, startsAt: row.startsAt }
    await work.tell(
      hears(concerned).map((personId) => signupNotice('signup_added', { ...about, personId })),
    )
    work.record({ subject: partyId, after: { personIds, raisedBy }, reason: input.reason })
    return ok({ partyId, raisedBy })
  },
)

interface AbsentInput {
  key: string
  slotId: string
  personIds: string[]
  reason: string
}

type AbsentRefusal = 'not_signed_up' | 'own_family' | 'already_checked_in' | 'not_over_yet'

/** Staff mark people absent who did not come, of other households; whoever came cannot be. */
export const markAbsent = command(
  'signups.markAbsent',
  async (
    work: Work,
    { caller }: ResidentCall,
    input: AbsentInput,
  ): Promise<Result<{ marked: number }, AbsentRefusal>> => {
    const { tx, districtId, auditId } = work
    const row = await lockSlot(work, input.slotId)
    if (!row) throw new Error('the slot was there when the scope was checked')
    if (work.now < row.startsAt) return refuse('not_over_yet')
    const people = await tx
      .select({
        signupId: signup.id,
        partyId: signup.partyId,
        personId: signup.personId,
        signedBy: party.signedBy,
        familyId: person.familyId,
        checkedInAt: attendance.checkedInAt,
      })
      .from(signup)
      .innerJoin(party, and(eq(party.districtId, signup.districtId), eq(party.id, signup.partyId)))
      .innerJoin(
        person,
        and(eq(person.districtId, signup.districtId), eq(person.id, signup.personId)),
      )
      .leftJoin(
        attendance,
        and(eq(attendance.districtId, signup.districtId), eq(attendance.signupId, signup.id)),
      )
      .where(
        and(
          eq(signup.districtId, districtId),
          eq(signup.slotId, row.id),
          eq(signup.status, 'confirmed'),
          sql`${signup.personId} = any(${sql.param(input.personIds)}::uuid[])`,
        ),
      )
    if (people.length === 0) return refuse('not_signed_up')
    if (people.some(({ familyId }) => familyId === caller.familyId)) return refuse('own_family')
    if (people.some(({ checkedInAt }) => checkedInAt !== null)) return refuse('already_checked_in')
    // With those who signed, to whom the absences count: persons are locked once, in the order of their ids.
    await lockPersons(
      work,
      people.flatMap(({ personId, signedBy }) => [personId, signedBy]),
    )
    await tx
      .update(signup)
      .set({ status: 'absent', auditId })
      .where(
        and(
          eq(signup.districtId, districtId),
          inArray(
            signup.id,
            people.map(({ signupId }) => signupId),
          ),
        ),
      )
    await recordAbsences(
      work,
      row,
      people.map(({ partyId }) => partyId),
    )
    work.record({
      subject: row.id,
      after: { absent: people.map(({ personId }) => personId) },
      reason: input.reason,
    })
    return ok({ marked: people.length })
  },
)
