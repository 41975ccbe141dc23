import { and, eq, inArray, sql } from 'drizzle-orm'
import { decideCancel, type CancelRefusal } from '../../domain/cancel'
import { ok, type Result } from '../../domain/result'
import { namesText } from '../../words/format'
import { cancelledBy, signupNotice } from '../../words/notices'
import type { SlotRow } from '../activities/cards'
import { attendance, party, person, signup } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { wardsOf } from '../families/wards'
import { recordAbsences } from './absences'
import { activityOf } from './parties'
import { lockSlot } from './locks'
import { endEmptyParties, loadLine, reseat, reseatElsewhere } from './seats'
import { whoHears } from './told'

/** The household whose party it is; null when there is none. */
export const familyOfParty = async (
  { deps, districtId }: ResidentCall,
  { partyId }: { partyId: string },
) => {
  const [row] = await deps.db
    .select({ familyId: party.familyId })
    .from(party)
    .where(and(eq(party.districtId, districtId), eq(party.id, partyId)))
  return row?.familyId ?? null
}

/** The slot that a party is on. */
export const slotOfParty = async ({ tx, districtId }: Work, partyId: string) => {
  const [row] = await tx
    .select({ slotId: party.slotId })
    .from(party)
    .where(and(eq(party.districtId, districtId), eq(party.id, partyId)))
  if (!row) throw new Error('the party was there when the scope was checked')
  return row.slotId
}

const partyMembers = ({ tx, districtId }: Work, partyId: string) =>
  tx
    .select({
      signupId: signup.id,
      personId: signup.personId,
      status: signup.status,
      kind: person.kind,
      checkedInAt: attendance.checkedInAt,
      nickname: person.nickname,
      signedBy: party.signedBy,
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
        eq(signup.partyId, partyId),
        sql`${signup.status} in ('pending', 'confirmed', 'waitlisted', 'offered', 'attended', 'absent')`,
      ),
    )

type Row = Awaited<ReturnType<typeof partyMembers>>[number]

/** Whoever signed and those who leave hear of it, and who did it where that was somebody else. */
const tellCancelled = async (
  work: Work,
  { caller }: ResidentCall,
  slot: SlotRow,
  partyId: string,
  gone: readonly Row[],
) => {
  const posted = await activityOf(work, slot.activityId)
  const { personId: by, nickname } = caller
  const concerned = { signedBy: by, people: gone.map(({ personId }) => personId) }
  const hears = await whoHears(work, [concerned])
  const told = new Set([...hears(concerned), ...gone.map(({ signedBy }) => signedBy)])
  const names = namesText(gone.map((one) => one.nickname))
  const about = { partyId, title: posted?.title ?? '', startsAt: slot.startsAt }
  await work.tell(
    [...told].map((personId) =>
      signupNotice('signup_cancelled', {
        ...about,
        personId,
        note: personId === by ? '' : cancelledBy(nickname, names),
      }),
    ),
  )
}

interface CancelInput {
  key: string
  partyId: string
  personIds?: string[] | undefined
  acceptsAbsence: boolean
  reason: string
}

/** The party as the rules look at it, for this caller. */
const membersFor = async (work: Work, { caller }: ResidentCall, input: CancelInput) => {
  const rows = await partyMembers(work, input.partyId)
  const wards = await wardsOf(work.tx, work.districtId, caller.personId)
  const wanted = new Set(input.personIds ?? rows.map(({ personId }) => personId))
  return rows.map((row) => ({
    ...row,
    checkedIn: row.checkedInAt !== null,
    isMinor: row.kind === 'minor',
    isWard: wards.has(row.personId),
    isCaller: row.personId === caller.personId,
    leaves: wanted.has(row.personId),
  }))
}

/** Places are given back; whoever waits and fits gets them in the same transaction. */
export const cancelSignup = command(
  'signups.cancel',
  async (
    work: Work,
    call: ResidentCall,
    input: CancelInput,
  ): Promise<Result<{ cancelled: number }, CancelRefusal>> => {
    const slot = await lockSlot(work, await slotOfParty(work, input.partyId))
    if (!slot) throw new Error('a party always has its slot')
    const members = await membersFor(work, call, input)
    const { acceptsAbsence } = input
    const byAdult = call.caller.kind === 'adult'
    const decided = decideCancel({ slot, members, byAdult, acceptsAbsence, now: work.now })
    if (!decided.ok) return decided
    const { isAbsence } = decided.value
    const gone = members.filter(({ leaves }) => leaves)
    const leaving = gone.map(({ signupId }) => signupId)
    // All persons at once and by id: whoever signed is locked together with the line that is looked at below.
    if (isAbsence) await loadLine(work, slot, { joining: gone.map(({ signedBy }) => signedBy) })
    await work.tx
      .update(signup)
      .set({ status: 'cancelled', auditId: work.auditId })
      .where(and(eq(signup.districtId, work.districtId), inArray(signup.id, leaving)))
    await endEmptyParties(work, slot.id)
    await reseat(work, slot.id)
    await reseatElsewhere(
      work,
      gone.map(({ personId }) => personId),
    )
    await tellCancelled(work, call, slot, input.partyId, gone)
    if (isAbsence) await recordAbsences(work, slot, [input.partyId], 'late')
    work.record({
      subject: input.partyId,
      before: { members: members.map(({ personId, status }) => ({ personId, status })) },
      after: { cancelled: leaving, isAbsence },
      reason: input.reason,
    })
    return ok({ cancelled: leaving.length })
  },
)
