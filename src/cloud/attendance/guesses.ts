import { and, eq, sql } from 'drizzle-orm'
import { lockFor, wrongTries } from '../../domain/attendance'
import { later } from '../../domain/time'
import { codeGuess } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { systemWork, type Work } from '../edge/command'

/** Whether this person has guessed wrong so often that digits are not taken for a while. */
export const isLocked = async ({ tx, districtId, now }: Work, slotId: string, personId: string) => {
  const [row] = await tx
    .select({ wrong: codeGuess.wrong, lastAt: codeGuess.lastAt })
    .from(codeGuess)
    .where(
      and(
        eq(codeGuess.districtId, districtId),
        eq(codeGuess.slotId, slotId),
        eq(codeGuess.personId, personId),
      ),
    )
  return row !== undefined && row.wrong >= wrongTries && now < later(row.lastAt, lockFor)
}

/**
 * Counts a wrong guess in a transaction of its own, for the refused command rolls everything back. After
 * the lock has run out the count begins anew.
 */
export const noteWrongGuess = ({ deps, districtId, caller }: ResidentCall, slotId: string) =>
  systemWork(deps, districtId, 'attendance.wrongGuess', async (work) => {
    const { tx, now, auditId } = work
    const cutoff = later(now, -lockFor).toISOString()
    await tx
      .insert(codeGuess)
      .values({ districtId, slotId, personId: caller.personId, wrong: 1, lastAt: now, auditId })
      .onConflictDoUpdate({
        target: [codeGuess.districtId, codeGuess.slotId, codeGuess.personId],
        set: {
          wrong: sql`case when ${codeGuess.lastAt} < ${cutoff}::timestamptz then 1 else ${codeGuess.wrong} + 1 end`,
          lastAt: now,
          auditId,
        },
      })
    work.record({ subject: slotId, after: { personId: caller.personId } })
    return true
  })
