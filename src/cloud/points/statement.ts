import { and, asc, desc, eq, gte, lt, sql, type SQL } from 'drizzle-orm'
import { csvOf } from '../../domain/csv'
import { ok, type Result } from '../../domain/result'
import { addMonths, dayOf, startOfDate } from '../../domain/time'
import { txnKindWords } from '../../words/labels'
import { statementWords } from '../../words/statement'
import { readNow, type Db, type Tx } from '../db/connect'
import { person, redemption, signup, txn } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { contentHash } from '../ids'
import { pageOf, pageSize, readCursor } from '../paging'

interface Filter {
  month?: string | undefined
  personId?: string | undefined
}

/** Whose service or redemption a movement is about; null for what concerns the whole household. */
const whose = sql<string | null>`coalesce(${signup.personId}, ${redemption.byPersonId})`

const ofMonth = (month: string | undefined) => {
  if (month === undefined) return undefined
  const from = startOfDate(`${month}-01`)
  return and(gte(txn.at, from), lt(txn.at, addMonths(from, 1)))
}

/** Each movement as it touched the household's own account. */
const entriesOf = (
  db: Db | Tx,
  districtId: string,
  familyId: string,
  { month, personId }: Filter,
  after?: SQL,
) =>
  db
    .select({
      txnId: txn.id,
      at: txn.at,
      kind: txn.kind,
      sentence: txn.sentence,
      personId: whose,
      amount: sql<number>`coalesce((
        select sum(p.amount) from posting p
        join account a on a.district_id = p.district_id and a.id = p.account_id
        where p.district_id = ${txn}.district_id and p.txn_id = ${txn}.id and a.kind = 'family'
      ), 0)::int`,
    })
    .from(txn)
    .leftJoin(signup, and(eq(signup.districtId, txn.districtId), eq(signup.id, txn.subject)))
    .leftJoin(
      redemption,
      and(eq(redemption.districtId, txn.districtId), eq(redemption.id, txn.subject)),
    )
    .where(
      and(
        eq(txn.districtId, districtId),
        eq(txn.familyId, familyId),
        ofMonth(month),
        personId === undefined ? undefined : sql`${whose} = ${personId}::uuid`,
        after,
      ),
    )
    .orderBy(desc(txn.at), desc(txn.id))

/** The statement in pages, newest first. */
export const listEntries = async (
  { deps, districtId, caller }: ResidentCall,
  { cursor, ...filter }: Filter & { cursor?: string | undefined },
) => {
  const after = readCursor(cursor)
  const rows = await entriesOf(
    deps.db,
    districtId,
    caller.familyId,
    filter,
    after && sql`(${txn.at}, ${txn.id}) < (${after.at}::timestamptz, ${after.id}::uuid)`,
  ).limit(pageSize + 1)
  const { items, next } = pageOf(rows, ({ at, txnId }) => ({ at, id: txnId }))
  return { items: items.map((row) => ({ ...row, at: row.at.toISOString() })), next }
}

const membersOf = (db: Db | Tx, districtId: string, familyId: string) =>
  db
    .select({ personId: person.id, nickname: person.nickname })
    .from(person)
    .where(and(eq(person.districtId, districtId), eq(person.familyId, familyId)))
    .orderBy(asc(person.createdAt), asc(person.id))

/** ★ How many months can be chosen: the two years in which points live, and a little. */
const mostMonths = 30

/** What the statement can be narrowed to. */
export const showStatement = async ({ deps, districtId, caller }: ResidentCall) => {
  const month = sql<string>`to_char(${txn.at} at time zone 'UTC' + interval '8 hours', 'YYYY-MM')`
  const months = await deps.db
    .selectDistinct({ month })
    .from(txn)
    .where(and(eq(txn.districtId, districtId), eq(txn.familyId, caller.familyId)))
    .orderBy(desc(month))
    .limit(mostMonths)
  return {
    months: months.map((row) => row.month),
    members: await membersOf(deps.db, districtId, caller.familyId),
  }
}

/** ★ The most rows of one file. */
const mostRows = 5000

type Export = { url: string; name: string; rows: number }

/** One file for each household, written over each time; its name tells nobody whose it is. */
const fileIdOf = ({ deps }: ResidentCall, familyId: string) =>
  contentHash({ statementOf: familyId, secret: deps.secret }).slice(0, 32)

const writeFile = async (call: ResidentCall, filter: Filter): Promise<Export> => {
  const { deps, districtId, caller } = call
  const { familyId } = caller
  const now = await readNow(deps.db, deps.offset.milliseconds)
  const rows = await entriesOf(deps.db, districtId, familyId, filter).limit(mostRows)
  const members = await membersOf(deps.db, districtId, familyId)
  const nameOf = (personId: string | null) =>
    members.find((one) => one.personId === personId)?.nickname ?? statementWords.wholeFamily
  const body = csvOf([
    statementWords.columns,
    ...rows.map(({ at, kind, personId, sentence, amount }) => [
      dayOf(at),
      txnKindWords[kind],
      nameOf(personId),
      sentence,
      amount,
    ]),
  ])
  const place = await deps.files.keep({
    id: fileIdOf(call, familyId),
    extension: 'csv',
    body: Buffer.from(body, 'utf8'),
  })
  const name = statementWords.fileName(filter.month ?? dayOf(now))
  return { url: await deps.files.link({ place, name, now }), name, rows: rows.length }
}

/**
 * Writes the statement into a file of the household's own and answers a link that soon runs out. The file is
 * put away before the command begins: no transaction waits for the storage.
 */
export const exportStatement = async (
  call: ResidentCall,
  input: Filter & { key: string },
): Promise<Result<Export, 'key_reused'>> => {
  const { key: _, ...filter } = input
  const made = await writeFile(call, filter)
  const keep = command('points.export', (work: Work) => {
    work.record({ subject: call.caller.familyId, after: { ...filter, rows: made.rows } })
    return Promise.resolve(ok(made))
  })
  return keep(call, input)
}
