import { and, eq, sql, type SQL } from 'drizzle-orm'
import { preparedSelect } from '../db/prepared'
import { commandKey } from '../db/tables'

/** The keys of a batch: whose each is, in which order they are written, and what was answered under them before. */

export interface Named {
  account: string
  key: string
}

export const nameOf = ({ account, key }: Named) => `${account}|${key}`

export const byKey = (one: Named, other: Named) => (nameOf(one) < nameOf(other) ? -1 : 1)

/** What was answered before under some keys. One command keeps one shape of answers, that of `answer`. */
export const answersUnder = <O>(answer: SQL<O>) =>
  preparedSelect('answered_before', (from) =>
    from
      .select({
        account: commandKey.account,
        key: commandKey.key,
        requestHash: commandKey.requestHash,
        answer,
      })
      .from(commandKey)
      .where(
        and(
          eq(commandKey.districtId, sql.placeholder('districtId')),
          sql`(${commandKey.account}, ${commandKey.key}) in (
            select * from unnest(${sql.placeholder('accounts')}::text[], ${sql.placeholder('keys')}::uuid[])
          )`,
        ),
      ),
  )
