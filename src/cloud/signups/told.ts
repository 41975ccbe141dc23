import { and, eq, inArray } from 'drizzle-orm'
import { identity } from '../db/tables'
import type { Work } from '../edge/command'

/**
 * Who of these people reads messages: those with an account of their own. A child without one is told of through
 * whoever signed.
 */
const readers = async (
  { tx, districtId }: Pick<Work, 'tx' | 'districtId'>,
  personIds: readonly string[],
) => {
  if (personIds.length === 0) return new Set<string>()
  const rows = await tx
    .select({ personId: identity.personId })
    .from(identity)
    .where(and(eq(identity.districtId, districtId), inArray(identity.personId, [...personIds])))
  return new Set(rows.map(({ personId }) => personId))
}

interface Concerned {
  signedBy: string
  people: readonly string[]
}

/** Who hears of what becomes of a party: whoever signed, and everyone of it who reads messages; each once. */
export const whoHears = async (
  work: Pick<Work, 'tx' | 'districtId'>,
  parties: readonly Concerned[],
) => {
  const reads = await readers(work, [...new Set(parties.flatMap(({ people }) => people))])
  return ({ signedBy, people }: Concerned) => [
    ...new Set([signedBy, ...people.filter((id) => reads.has(id))]),
  ]
}
