import { and, asc, eq, sql } from 'drizzle-orm'
import type { SlotRow } from '../activities/cards'
import { preparedSelect } from '../db/prepared'
import { isOneOf } from '../db/rows'
import { person, slot } from '../db/tables'
import type { Work } from '../edge/command'

/** The first two in the one order of locks. */

const slotToLock = preparedSelect('slot_update', (from) =>
  from
    .select()
    .from(slot)
    .where(
      and(
        eq(slot.districtId, sql.placeholder('districtId')),
        eq(slot.id, sql.placeholder('slotId')),
      ),
    )
    .for('update'),
)

/** Locks a slot. Slots come first in the one order of locks: slots, persons, items, accounts, each by id. */
export const lockSlot = async (
  { tx, districtId }: Work,
  slotId: string,
): Promise<SlotRow | null> => {
  const [row] = await slotToLock(tx, { districtId, slotId })
  return row ?? null
}

const personsTo = (way: 'update' | 'share') =>
  preparedSelect(`persons_${way}`, (from) =>
    from
      .select({ id: person.id })
      .from(person)
      .where(
        and(
          eq(person.districtId, sql.placeholder('districtId')),
          isOneOf(person.id, sql.placeholder('ids')),
        ),
      )
      .orderBy(asc(person.id))
      .for(way),
  )

const toLock = { update: personsTo('update'), share: personsTo('share') }

/** Neighbours in the order who are locked in the same way go into one statement. */
const runsOf = <T>(sorted: readonly T[], kindOf: (one: T) => string): T[][] =>
  sorted.reduce<T[][]>((runs, one) => {
    const last = runs.at(-1)
    if (last?.[0] !== undefined && kindOf(last[0]) === kindOf(one)) last.push(one)
    else runs.push([one])
    return runs
  }, [])

/**
 * Locks persons by id, for a slot's lock alone misses one person signing up for two slots at once. Of the `steady`
 * nothing changes, they only must not move house meanwhile: two who decide at once for one organizer need not wait
 * for each other.
 */
export const lockPersons = async (
  { tx, districtId }: Work,
  personIds: readonly string[],
  steady: readonly string[] = [],
) => {
  const held = new Set(personIds)
  const wayOf = (id: string) => (held.has(id) ? 'update' : 'share')
  const sorted = [...new Set([...personIds, ...steady])].sort()
  await Promise.all(
    runsOf(sorted, wayOf).map((ids) => toLock[wayOf(ids[0] ?? '')](tx, { districtId, ids })),
  )
}
