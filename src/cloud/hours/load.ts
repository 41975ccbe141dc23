import { and, eq, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { presenceOf } from '../../domain/attendance'
import { plannedMinutes, standingOf, stateOf, type Standing } from '../../domain/hours'
import { lockSignups } from '../attendance/load'
import type { Db, Tx } from '../db/connect'
import { preparedSelect } from '../db/prepared'
import { isOneOf } from '../db/rows'
import {
  activity,
  attendance,
  dispute,
  org,
  party,
  person,
  serviceEvent,
  signup,
  slot,
} from '../db/tables'
import type { ResidentCall } from '../edge/call'
import type { Work } from '../edge/command'
import { lockStanding } from '../families/household'
import { lockPersons, lockSlot } from '../signups/locks'

/** Records with what they are about: the slot, the activity, its org, and whose they are. */
export const recordsWhere = (db: Db | Tx, where: SQL | undefined) =>
  db
    .select({
      attendance,
      slot,
      title: activity.title,
      activityId: activity.id,
      communityId: activity.communityId,
      category: activity.category,
      orgId: org.id,
      orgPath: org.path,
      nickname: person.nickname,
      livesWith: person.familyId,
      birthYear: person.birthYear,
      signedBy: party.signedBy,
      isAffirmed: sql<boolean>`exists (
        select 1 from ${serviceEvent} e
        where e.district_id = ${attendance.districtId} and e.record_id = ${attendance.signupId} and e.kind = 'affirmed'
      )`,
    })
    .from(attendance)
    .innerJoin(
      signup,
      and(eq(signup.districtId, attendance.districtId), eq(signup.id, attendance.signupId)),
    )
    .innerJoin(party, and(eq(party.districtId, signup.districtId), eq(party.id, signup.partyId)))
    .innerJoin(
      person,
      and(eq(person.districtId, attendance.districtId), eq(person.id, attendance.personId)),
    )
    .innerJoin(
      slot,
      and(eq(slot.districtId, attendance.districtId), eq(slot.id, attendance.slotId)),
    )
    .innerJoin(
      activity,
      and(eq(activity.districtId, slot.districtId), eq(activity.id, slot.activityId)),
    )
    .innerJoin(org, and(eq(org.districtId, activity.districtId), eq(org.id, activity.orgId)))
    .where(where)

type Loaded = Awaited<ReturnType<typeof recordsWhere>>[number]

/** Whether a record is of somebody's own household: where it was served for, or where the person lives now. */
export const isOwn = (
  { attendance: { familyId }, livesWith }: Pick<Loaded, 'attendance' | 'livesWith'>,
  caller: { familyId: string },
) => familyId === caller.familyId || livesWith === caller.familyId

/**
 * Whether it concerns somebody's own household: where its points go counts too, for those of a household that moved
 * in with another go there.
 */
export const concerns = (
  record: Pick<Loaded, 'attendance' | 'livesWith'> & { payeeId: string },
  caller: { familyId: string },
) => isOwn(record, caller) || record.payeeId === caller.familyId

export const isRecord = (districtId: string, signupId: string) =>
  and(eq(attendance.districtId, districtId), eq(attendance.signupId, signupId))

export const currentMinutes = ({ correctedMinutes, measuredMinutes }: Loaded['attendance']) =>
  correctedMinutes ?? measuredMinutes ?? 0

/** What speaks for it that the person came. */
export const presenceIn = ({ attendance: row, isAffirmed }: Loaded) => presenceOf(row, isAffirmed)

/** How a record stands before anything is done to it. */
export const standingBefore = ({ attendance: row }: Loaded): Standing => {
  const minutes = currentMinutes(row)
  return {
    ...standingOf(minutes),
    agreed: row.agreedMinutes,
    allowed: row.allowedMinutes ?? minutes,
  }
}

/** The matter that is open about a record, which is locked. */
export const openDispute = async ({ tx, districtId }: Work, recordId: string) => {
  const [row] = await tx
    .select({ id: dispute.id })
    .from(dispute)
    .where(
      and(
        eq(dispute.districtId, districtId),
        eq(dispute.recordId, recordId),
        eq(dispute.state, 'open'),
      ),
    )
    .for('update')
  return row?.id ?? null
}

const openDisputes = preparedSelect('open_disputes', (from) =>
  from
    .select({ recordId: dispute.recordId })
    .from(dispute)
    .where(
      and(
        eq(dispute.districtId, sql.placeholder('districtId')),
        isOneOf(dispute.recordId, sql.placeholder('recordIds')),
        sql`${dispute.state} = 'open'`,
      ),
    ),
)

/** Which of these records somebody finds wrong, and nobody has answered yet. */
export const doubtedOf = async (
  { tx, districtId }: Work,
  recordIds: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (recordIds.length === 0) return new Set()
  const rows = await openDisputes(tx, { districtId, recordIds })
  return new Set(rows.map(({ recordId }) => recordId))
}

/** A record under its locks: slot, sign-up, person, household, in the one order of locks. */
export const lockRecord = async (work: Work, signupId: string) => {
  const { tx, districtId } = work
  const [found] = await tx
    .select({
      slotId: attendance.slotId,
      personId: attendance.personId,
      familyId: attendance.familyId,
    })
    .from(attendance)
    .where(isRecord(districtId, signupId))
  if (!found) return null
  await lockSlot(work, found.slotId)
  await lockSignups(work, [signupId])
  await lockPersons(work, [found.personId])
  const payeeId = await lockStanding(work, found.familyId)
  const [row] = await recordsWhere(tx, isRecord(districtId, signupId))
  if (!row) throw new Error('a locked record cannot vanish')
  return {
    ...row,
    payeeId,
    state: stateOf(row.attendance),
    planned: plannedMinutes(row.slot),
    current: currentMinutes(row.attendance),
    openDisputeId: await openDispute(work, signupId),
    posted: {
      orgId: row.orgId,
      communityId: row.communityId,
      title: row.title,
      category: row.category,
    },
    about: {
      personId: row.signedBy,
      recordId: signupId,
      nickname: row.nickname,
      title: row.title,
    },
  }
}

export type LockedRecord = NonNullable<Awaited<ReturnType<typeof lockRecord>>>

/** The org whose staff look after a record; null when there is none. */
export const recordOrgPath = async (
  { deps, districtId }: ResidentCall,
  { signupId }: { signupId: string },
) => {
  const [row] = await recordsWhere(deps.db, isRecord(districtId, signupId))
  return row?.orgPath ?? null
}
