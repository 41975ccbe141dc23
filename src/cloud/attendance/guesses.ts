import { and, eq, sql } from 'drizzle-orm'
import { lockFor, wrongTries } from '../../domain/attendance'
import { later } from '../../domain/time'
import { codeGuess, slot } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { systemWork } from '../edge/command'

const slotExists = async ({ deps, districtId }: ResidentCall, slotId: string) => {
  const rows = await deps.db
    .select({ id: slot.id })
    .from(slot)
    .where(and(eq(slot.districtId, districtId), eq(slot.id, slotId)))
  return rows.length === 1
}

/**
 * Takes one of the few tries at the digits of a slot; false when none is left for a while. It is taken in a
 * transaction of its own and before the digits are looked at: a refusal, which rolls everything back, does
 * not forget it, and many guesses at once do not slip by together.
 */
export const takeTry = async (call: ResidentCall, slotId: string): Promise<boolean> => {
  const { deps, districtId, caller } = call
  // What is not there has no digits; the command itself says so.
  if (!(await slotExists(call, slotId))) return true
  return systemWork(
    deps,
    districtId,
    'attendance.takeTry',
    async ({ tx, now, auditId, record }) => {
      const isOver = sql`${codeGuess.lastAt} <= ${later(now, -lockFor).toISOString()}::timestamptz`
      const taken = await tx
        .insert(codeGuess)
        .values({ districtId, slotId, personId: caller.personId, wrong: 1, lastAt: now, auditId })
        .onConflictDoUpdate({
          target: [codeGuess.districtId, codeGuess.slotId, codeGuess.personId],
          set: {
            wrong: sql`case when ${isOver} then 1 else ${codeGuess.wrong} + 1 end`,
            lastAt: now,
            auditId,
          },
          setWhere: sql`${codeGuess.wrong} < ${wrongTries} or ${isOver}`,
        })
        .returning({ wrong: codeGuess.wrong })
      record({ subject: slotId, after: { personId: caller.personId } })
      return taken.length === 1
    },
  )
}

/** The digits were not wrong, so the try does not count. */
export const giveTryBack = ({ deps, districtId, caller }: ResidentCall, slotId: string) =>
  systemWork(deps, districtId, 'attendance.giveTryBack', async ({ tx, auditId, record }) => {
    const given = await tx
      .update(codeGuess)
      .set({ wrong: sql`greatest(${codeGuess.wrong} - 1, 0)`, auditId })
      .where(
        and(
          eq(codeGuess.districtId, districtId),
          eq(codeGuess.slotId, slotId),
          eq(codeGuess.personId, caller.personId),
        ),
      )
      .returning({ wrong: codeGuess.wrong })
    record({ subject: slotId, after: { personId: caller.personId } })
    return given.length === 1
  })
