import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '../../../src/cloud/db/connect'
import * as t from '../../../src/cloud/db/tables'
import type { Adult } from '../build'
import { newKey } from '../cloud'
import { times } from '../race'
import type { World } from '../world'
import { Phones, type Heard, type Intent } from './phones'

const people = 72
/** With fewer at once it is no rush. */
const leastInFlight = 50
const capacity = 20

/** One sign-up that somebody wants. */
interface SignUp extends Intent {
  slotId: string
}

export interface Rush {
  intents: readonly SignUp[]
  slotIds: readonly string[]
}

/** Seventy-two neighbours who want to come to each of several slots of twenty seats. */
export const prepareRush = async (world: World, slots: number): Promise<Rush> => {
  const crowd: Adult[] = await Promise.all(
    times(people, (index) => world.addNeighbour(`邻居${String(index)}`)),
  )
  const { slotIds } = await world.addActivity({
    slots: times(slots, (index) => ({ inHours: 48 + 4 * index, capacity })),
  })
  const intents = crowd.flatMap((who) =>
    slotIds.map((slotId) => ({
      who,
      slotId,
      path: 'signups.create',
      input: { key: newKey(), slotId, personIds: [who.id] },
    })),
  )
  return { intents, slotIds }
}

/**
 * Everybody at once, each one slot after the other. `meanwhile` does the damage; it hears how it goes. Fails
 * where it was no rush.
 */
export const runRush = async (
  address: string,
  { intents }: Rush,
  meanwhile: (phones: Phones, isOver: () => boolean) => Promise<void>,
): Promise<Map<Intent, Heard>> => {
  const phones = new Phones(address)
  const heard = new Map<Intent, Heard>()
  let most = 0
  let isOver = false
  const everyone = [...new Set(intents.map(({ who }) => who))]
  const all = Promise.all(
    everyone.map(async (who) => {
      for (const intent of intents.filter((one) => one.who === who)) {
        const sent = phones.send(intent)
        most = Math.max(most, phones.inFlight)
        heard.set(intent, await sent)
      }
    }),
  ).finally(() => {
    isOver = true
  })
  await Promise.all([all, meanwhile(phones, () => isOver)])
  expect(most).toBeGreaterThanOrEqual(leastInFlight)
  return heard
}

export const counts = (heard: Iterable<Heard>) => {
  const found = { done: 0, refused: 0, unavailable: 0, nothing: 0, wrong: 0 }
  for (const one of heard) found[one.heard] += 1
  return found
}

/** Sends everything once more with the same keys, until each is answered. */
export const sendAgain = async (address: string, { intents }: Rush) => {
  const phones = new Phones(address)
  const again = new Map<Intent, Heard>()
  await Promise.all(
    intents.map(async (intent) => {
      again.set(intent, await phones.insist(intent))
    }),
  )
  return again
}

/** Those who were told that it is done, and are told something else now. */
export const disagreeing = (first: Map<Intent, Heard>, again: Map<Intent, Heard>) =>
  [...first].filter(
    ([intent, heard]) =>
      heard.heard === 'done' && JSON.stringify(heard) !== JSON.stringify(again.get(intent)),
  )

/** Whoever has not exactly one live sign-up where it was acknowledged. */
export const missing = async (db: Db, heard: Map<Intent, Heard>, { intents }: Rush) => {
  const rows = await db
    .select({ slotId: t.signup.slotId, personId: t.signup.personId, n: sql<number>`count(*)::int` })
    .from(t.signup)
    .where(sql`${t.signup.status} in ('confirmed', 'waitlisted')`)
    .groupBy(t.signup.slotId, t.signup.personId)
  const there = new Map(rows.map(({ slotId, personId, n }) => [`${slotId} ${personId}`, n]))
  return intents.filter(
    (intent) =>
      heard.get(intent)?.heard === 'done' && there.get(`${intent.slotId} ${intent.who.id}`) !== 1,
  )
}

/** How many sit on each slot: all seats are taken, and not one more. */
export const seated = async (db: Db, { slotIds }: Rush) =>
  Promise.all(
    slotIds.map(async (slotId) => {
      const [row] = await db
        .select({ n: sql<number>`count(*)::int` })
        .from(t.signup)
        .where(and(eq(t.signup.slotId, slotId), eq(t.signup.status, 'confirmed')))
      return row?.n
    }),
  )

export const full = ({ slotIds }: Rush) => slotIds.map(() => capacity)
