import { and, count, eq, inArray, sql } from 'drizzle-orm'
import type { Tx, Db } from '../db/connect'
import { signup } from '../db/tables'

/**
 * Sign-ups of these people that are not over: they wait, have a seat, or have served and are not confirmed.
 * Nobody moves between households meanwhile, so that a party stays one household's and every hour is paid to
 * the household that served it.
 */
export const liveSignups = async (
  db: Db | Tx,
  districtId: string,
  personIds: readonly string[],
) => {
  const [row] = await db
    .select({ n: count() })
    .from(signup)
    .where(
      and(
        eq(signup.districtId, districtId),
        inArray(signup.personId, [...personIds]),
        sql`${signup.status} in ('pending', 'waitlisted', 'offered', 'confirmed')`,
      ),
    )
  return row?.n ?? 0
}
