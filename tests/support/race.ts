import { Client } from 'pg'
import type { Db } from '../../src/cloud/db/connect'
import { checkInvariants } from '../../src/cloud/ops/check'
import { askOne } from './database'

/** With fewer at once it is no race. */
const leastInFlight = 32

/** Enough connections that what races really meets in the database. */
export const racingPool = 34

/** Looks again and again how many connections are at work, until the rush is over. */
const watch = async (db: Db, isOver: () => boolean) => {
  let most = 0
  while (!isOver()) {
    const busy = await askOne(
      db,
      `select count(*) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`,
    )
    most = Math.max(most, Number(busy))
  }
  return most
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
  let inFlight = 0
  let mostInFlight = 0
  let isOver = false
  const watching = watch(db, () => isOver)
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
