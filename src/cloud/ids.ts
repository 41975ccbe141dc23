import { createHmac, hash, randomFillSync, randomInt } from 'node:crypto'
import { v7 } from 'uuid'

const idBytes = 16
/** Randomness is asked for by the hundred: an id for each row of a rush would ask the system a million times. */
const pool = Buffer.alloc(idBytes * 256)
let used = pool.length

const freshRandom = () => {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += idBytes
  return pool.subarray(used - idBytes, used)
}

let lastMilliseconds = 0
let sequence = 0

/** Ids are made here and not by the database, sorted by time and order, without a central counter. */
export const newId = (): string => {
  const random = freshRandom()
  const now = Date.now()
  if (now > lastMilliseconds) {
    lastMilliseconds = now
    // Half of the counter is left to count with, so that it never runs over within a millisecond.
    sequence = random.readUInt32BE(0) >>> 1
  } else {
    sequence += 1
  }
  return v7({ msecs: lastMilliseconds, seq: sequence, random })
}

export const newPickUpCode = () => String(randomInt(0, 100_000_000)).padStart(8, '0')

/** Letters and digits that nobody mixes up when they are read aloud or typed. */
const plainCharacters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** Eight of thirty-two characters are too many to be guessed within the days that an invitation is good. */
export const newInviteCode = () =>
  Array.from({ length: 8 }, () => plainCharacters[randomInt(plainCharacters.length)]).join('')

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, inner]) => [name, sorted(inner)]),
  )
}

/** The same content gives the same hash, whatever the order of its keys. */
export const contentHash = (value: unknown) => hash('sha256', JSON.stringify(sorted(value)))

/**
 * The same under a key, for what is kept beside contents that a reader of the database must not guess: a
 * request may name an identity number, of which there are few enough to try them all.
 */
export const keyedHash = (key: string, value: unknown) =>
  createHmac('sha256', key)
    .update(JSON.stringify(sorted(value)))
    .digest('hex')
