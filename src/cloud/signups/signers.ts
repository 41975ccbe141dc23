import { and, eq, sql } from 'drizzle-orm'
import type { Answers } from '../../domain/questions'
import { blockedUntil, rememberedSince, type AbsenceStep } from '../../domain/absences'
import { preparedSelect } from '../db/prepared'
import { isOneOf } from '../db/rows'
import { absence, guardian } from '../db/tables'
import type { Caller, ResidentCall } from '../edge/call'
import type { BatchWork } from '../edge/coalesce'
import type { SlotRow } from '../activities/cards'
import { consentStands } from '../families/wards'
import { hadPlaceThisMonth } from './load'

/** What the rules ask about those who sign, for all requests of a batch. */

export interface CreateInput {
  key: string
  slotId: string
  personIds: string[]
  answers: Answers
}

export interface Asked {
  call: ResidentCall
  input: CreateInput
  auditId: string
}

/** Whose consent stands. It is read when the persons are locked, for it can be taken back until then. */
export const loadGuardians = async ({ tx, districtId }: BatchWork, callers: readonly Caller[]) => {
  const rows = await tx
    .select({ minorId: guardian.minorId, guardianId: guardian.guardianId })
    .from(guardian)
    .where(
      and(
        eq(guardian.districtId, districtId),
        isOneOf(
          guardian.guardianId,
          callers.map(({ personId }) => personId),
        ),
        consentStands,
      ),
    )
  return new Set(rows.map(({ minorId, guardianId }) => `${guardianId}|${minorId}`))
}

const standingAbsences = preparedSelect('signups_blocks', (from) =>
  from
    .select({ personId: absence.personId, at: absence.at, step: absence.step })
    .from(absence)
    .where(
      and(
        eq(absence.districtId, sql.placeholder('districtId')),
        isOneOf(absence.personId, sql.placeholder('personIds')),
        sql`${absence.appeal} <> 'revoked'`,
        sql`${absence.at} > ${sql.placeholder('since')}::timestamptz`,
      ),
    ),
)

const loadBlocks = async ({ tx, districtId, now }: BatchWork, callers: readonly Caller[]) => {
  const rows: { personId: string; at: Date; step: AbsenceStep }[] = await standingAbsences(tx, {
    districtId,
    personIds: callers.map(({ personId }) => personId),
    since: rememberedSince(now).toISOString(),
  })
  const blocks = new Map<string, Date>()
  for (const { personId, at, step } of rows) {
    const until = blockedUntil(step, at)
    const before = blocks.get(personId)
    if (until !== null && (before === undefined || until > before)) blocks.set(personId, until)
  }
  return blocks
}

/** The households that have had a place this month; nobody asks where no slot puts others first. */
export const loadPlaces = async (
  work: BatchWork,
  slots: readonly SlotRow[],
  callers: readonly Caller[],
) => {
  const had = new Set<string>()
  if (slots.every(({ stagedHours }) => stagedHours === 0)) return had
  for (const familyId of new Set(callers.map((caller) => caller.familyId))) {
    if (await hadPlaceThisMonth(work.tx, work.districtId, familyId, work.now)) had.add(familyId)
  }
  return had
}

/** What does not change with the slots is read before they are locked, for everyone else waits for that lock. */
export const loadBefore = async (work: BatchWork, asked: readonly Asked[]) => {
  const callers = asked.map(({ call }) => call.caller)
  return { callers, blocks: await loadBlocks(work, callers) }
}
