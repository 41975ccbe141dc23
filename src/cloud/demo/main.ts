import { sql } from 'drizzle-orm'
import { numberText } from '../../words/format'
import { ConfigError } from '../config'
import { readNow, type Connection, type Db } from '../db/connect'
import { district } from '../db/tables'
import { isEmpty, seedDemo } from './seed'
import type { Size } from './sizes'

interface Wish {
  size: Size
  seed: number
}

const usage = 'Usage: npm run seed -- [--size demo|full] [--seed NUMBER]'

/** `--size full --seed 7` in any order; whatever else is asked for gets the sentence that explains it. */
const wishOf = (args: readonly string[]): Wish => {
  const wish: Wish = { size: 'demo', seed: 1 }
  for (let index = 0; index < args.length; index += 2) {
    const [name, value] = [args[index], args[index + 1]]
    if (name === '--size' && (value === 'demo' || value === 'full')) wish.size = value
    else if (name === '--seed' && value !== undefined && /^\d{1,9}$/.test(value)) {
      wish.seed = Number(value)
    } else throw new ConfigError(usage)
  }
  return wish
}

const counted = (what: string) => sql<number>`(select ${sql.raw(what)})`.mapWith(Number)

/** What was written, counted in the database. */
const figuresOf = (db: Db) =>
  db
    .select({
      name: district.name,
      communities: counted(
        "count(*) from org where org.district_id = district.district_id and kind = 'community'",
      ),
      teams: counted(
        "count(*) from org where org.district_id = district.district_id and kind = 'team'",
      ),
      core: counted(
        'count(distinct person_id) from team_member t where t.district_id = district.district_id and is_core',
      ),
      households: counted('count(*) from family f where f.district_id = district.district_id'),
      people: counted('count(*) from person p where p.district_id = district.district_id'),
      activities: counted('count(*) from activity a where a.district_id = district.district_id'),
      times: counted(
        'count(*) from attendance a where a.district_id = district.district_id and award_txn_id is not null',
      ),
      points: counted(
        'coalesce(sum(amount), 0) from lot l where l.district_id = district.district_id',
      ),
    })
    .from(district)
    .orderBy(district.districtId)

const told = ({ name, ...figures }: Awaited<ReturnType<typeof figuresOf>>[number]) => {
  const list = Object.entries(figures).map(([what, value]) => `${what} ${numberText(value)}`)
  return `  ${name}: ${list.join(', ')}`
}

/** `npm run seed`: fills an empty database and says what is in it; one that holds something stays as it is. */
export const seedCommand = async (
  connection: Connection,
  args: readonly string[],
  say: (line: string) => void,
): Promise<void> => {
  const wish = wishOf(args)
  const { db, migrate } = connection
  say('Applying migrations …')
  await migrate()
  if (!(await isEmpty(db))) {
    throw new ConfigError(
      'This database already holds data, so nothing was written. Empty it with npm run reset, then run npm run seed again.',
    )
  }
  const started = Date.now()
  await seedDemo(db, { ...wish, now: await readNow(db, 0), say })
  say(`Done in ${String(Math.ceil((Date.now() - started) / 1000))} seconds:`)
  for (const row of await figuresOf(db)) say(told(row))
  say('Next: npm start shows it; npm run doctor checks it.')
}
