import { getTableColumns, sql } from 'drizzle-orm'
import type { PgInsertValue, PgTable } from 'drizzle-orm/pg-core'
import type { Db, Tx } from '../db/connect'
import * as tables from '../db/tables'
import { openShops } from './counter'
import { fillInbox } from './inbox'
import { Ledger } from './ledger'
import { serveNear, serveStations } from './past'
import { hangPictures } from './pictures'
import { authorOf, emptyPlan, type Plan } from './plan'
import { leaveBonusWaiting, rewardLongAgo, setBudget, setRules } from './points'
import { postProgramme } from './programme'
import { Random } from './random'
import { amounts, type Size } from './sizes'
import { askToSplit } from './splitting'
import { formTeams } from './teams'
import { settleWuchang } from './wuchang'
import { settleXingqing } from './xingqing'

/** Every row of the demonstration. The same numbers and the same `now` give the same rows. */
export const planDemo = (options: { size: Size; seed: number; now: Date }): Plan => {
  const plan = emptyPlan()
  const random = new Random(options.seed)
  const amount = amounts[options.size]
  const author = authorOf(plan, random, options.now, '420106')
  const wuchang = settleWuchang(author, amount)
  formTeams(author, amount, wuchang)
  const pictures = hangPictures(author, wuchang.personas.organizer.id)
  const ledger = new Ledger(author)
  setRules(author, wuchang.near.org, wuchang.personas.organizer)
  rewardLongAgo(author, ledger, wuchang)
  serveStations(author, ledger, wuchang, pictures, amount)
  serveNear(author, ledger, wuchang, pictures, amount)
  postProgramme(author, wuchang, pictures)
  openShops(author, ledger, wuchang, pictures)
  leaveBonusWaiting(author, wuchang)
  setBudget(author, wuchang)
  askToSplit(author, ledger, wuchang)
  fillInbox(author, wuchang.personas.resident)
  fillInbox(author, wuchang.personas.volunteer)
  const elsewhere = authorOf(plan, random, options.now, '640104')
  settleXingqing(elsewhere, new Ledger(elsewhere), amount)
  return plan
}

/** Whether nobody has written anything yet. */
export const isEmpty = async (db: Db): Promise<boolean> => {
  const rows = await db
    .select({ one: sql<number>`1` })
    .from(tables.district)
    .limit(1)
  return rows.length === 0
}

/** A statement carries at most this many values. */
const mostValues = 10_000

const put = async <T extends PgTable>(tx: Tx, table: T, rows: PgInsertValue<T>[]) => {
  const atOnce = Math.floor(mostValues / Object.keys(getTableColumns(table)).length)
  for (let from = 0; from < rows.length; from += atOnce) {
    await tx.insert(table).values(rows.slice(from, from + atOnce))
  }
}

type Step = [what: string, write: (tx: Tx, plan: Plan) => Promise<void>]

/** In an order in which each row finds what it refers to. */
const steps: readonly Step[] = [
  [
    'streets, communities, buildings',
    async (tx, plan) => {
      await put(tx, tables.audit, plan.audit)
      await put(tx, tables.district, plan.district)
      await put(tx, tables.starLevel, plan.starLevel)
      await put(tx, tables.org, plan.org)
      await put(tx, tables.issuer, plan.issuer)
      await put(tx, tables.building, plan.building)
    },
  ],
  [
    'households and people',
    async (tx, plan) => {
      await put(tx, tables.family, plan.family)
      await put(tx, tables.person, plan.person)
      await put(tx, tables.identity, plan.identity)
      await put(tx, tables.guardian, plan.guardian)
      await put(tx, tables.familyInvite, plan.familyInvite)
      await put(tx, tables.familySplit, plan.familySplit)
      await put(tx, tables.roleGrant, plan.roleGrant)
      await put(tx, tables.personSkill, plan.personSkill)
      await put(tx, tables.teamMember, plan.teamMember)
    },
  ],
  [
    'activities and service jobs',
    async (tx, plan) => {
      await put(tx, tables.file, plan.file)
      await put(tx, tables.activity, plan.activity)
      await put(tx, tables.slot, plan.slot)
    },
  ],
  [
    'sign-ups',
    async (tx, plan) => {
      await put(tx, tables.party, plan.party)
      await put(tx, tables.signup, plan.signup)
    },
  ],
  [
    'hours and points',
    async (tx, plan) => {
      await put(tx, tables.account, plan.account)
      await put(tx, tables.txn, plan.txn)
      await put(tx, tables.posting, plan.posting)
      await put(tx, tables.lot, plan.lot)
      await put(tx, tables.lotUse, plan.lotUse)
      await put(tx, tables.attendance, plan.attendance)
      await put(tx, tables.serviceDay, plan.serviceDay)
      await put(tx, tables.serviceEvent, plan.serviceEvent)
      await put(tx, tables.dispute, plan.dispute)
      await put(tx, tables.selfReport, plan.selfReport)
      await put(tx, tables.consent, plan.consent)
      await put(tx, tables.pointsRule, plan.pointsRule)
      await put(tx, tables.pointsGrant, plan.pointsGrant)
      await put(tx, tables.pointsBudget, plan.pointsBudget)
    },
  ],
  [
    'the shops',
    async (tx, plan) => {
      await put(tx, tables.sponsor, plan.sponsor)
      await put(tx, tables.shopItem, plan.shopItem)
      await put(tx, tables.redemption, plan.redemption)
      await put(tx, tables.stockMove, plan.stockMove)
      await put(tx, tables.inboxItem, plan.inboxItem)
    },
  ],
]

export interface SeedOptions {
  size: Size
  seed: number
  /** The database's time: everything takes place around it. */
  now: Date
  say: (line: string) => void
}

/**
 * Fills an empty database. It is one transaction, so that a seed that was interrupted leaves nothing
 * behind and can simply be run again.
 */
export const seedDemo = async (db: Db, options: SeedOptions): Promise<void> => {
  const plan = planDemo(options)
  const total = Object.values(plan).reduce((sum, rows) => sum + rows.length, 0)
  options.say(`Writing ${total} rows (size ${options.size}, seed ${options.seed}) …`)
  await db.transaction(async (tx) => {
    for (const [index, [what, write]] of steps.entries()) {
      await write(tx, plan)
      options.say(`  ${index + 1}/${steps.length}  ${what}`)
    }
  })
  // Plans made on empty tables are many times slower.
  await db.execute(sql`analyze`)
}
