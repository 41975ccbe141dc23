import { Client } from 'pg'
import type { Db } from '../../src/cloud/db/connect'
import { checkInvariants } from '../../src/cloud/ops/check'
import { askOne } from './database'

/** With fewer at once it is no race. */
const leastInFlight = 32

/** Enough connections that what races really meets in the database. */
export const racingPool = 34

/** Looks again and again how many connections are at work, over one of its own, until the rush is over. */
const watch = async (client: Client, database: string, isOver: () => boolean) => {
  let most = 0
  while (!isOver()) {
    const { rows } = await client.query<{ busy: number }>(
      `select count(*)::int as busy from pg_stat_activity where datname = $1 and state <> 'idle'`,
      [database],
    )
    most = Math.max(most, ...rows.map(({ busy }) => busy))
  }
  return most
}

/** On the server but not in the database that is raced on, so that it neither waits for a connection nor counts. */
const openWatcher = async () => {
  const client = new Client({ connectionString: process.env.HAOLIN_TEST_DATABASE_URL })
  await client.connect()
  return client
}

/** The pool opens its connections when they are wanted, which takes longer than a race: they are wanted now. */
const openConnections = (db: Db) =>
  Promise.all(times(racingPool, () => askOne(db, 'select count(*) from pg_sleep(0.05)')))

/**
 * Starts everything at once and answers how each ended. Fails when there was no real race: fewer than
 * thirty-two in flight, or never two connections at work in the database.
 */
export const rush = async <T>(db: Db, starts: readonly (() => Promise<T>)[]): Promise<T[]> => {
  await openConnections(db)
  const database = await askOne(db, 'select current_database()')
  const watcher = await openWatcher()
  let inFlight = 0
  let mostInFlight = 0
  let isOver = false
  const watching = watch(watcher, database, () => isOver).finally(() => watcher.end())
  const all = Promise.all(
    starts.map(async (start) => {
      inFlight += 1
      mostInFlight = Math.max(mostInFlight, inFlight)
      try {
        return await start()
      } finally {
        inFlight -= 1
      }
    }),
  )
  const results = await all.finally(() => {
    isOver = true
  })
  expect(mostInFlight).toBeGreaterThanOrEqual(leastInFlight)
  expect(await watching).toBeGreaterThanOrEqual(2)
  return results
}

const withoutLock = (text: string) => text.replace(/ for (update|share)( skip locked)?/g, '')

/** Takes every row lock away from outside: the statements reach the server without their locking clause. */
export const withoutRowLocks = async <T>(work: () => Promise<T>): Promise<T> => {
  const real = Client.prototype.query
  const unlocked = jest.spyOn(Client.prototype, 'query')
  unlocked.mockImplementation(function (this: Client, ...args: unknown[]): unknown {
    const [first, ...rest] = args
    const isQuery = typeof first === 'object' && first !== null && 'text' in first
    const bare =
      isQuery && typeof first.text === 'string'
        ? { ...first, text: withoutLock(first.text) }
        : first
    const all = [typeof bare === 'string' ? withoutLock(bare) : bare, ...rest]
    const answer: unknown = Reflect.apply(real, this, all)
    return answer
  })
  try {
    return await work()
  } finally {
    unlocked.mockRestore()
  }
}

export const brokenRules = async (db: Db, now: Date) => [
  ...new Set((await checkInvariants(db, now)).map(({ rule }) => rule)),
]

export const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index))
