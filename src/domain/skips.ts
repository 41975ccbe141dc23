import type { WaitingParty } from './signups'
import { day, later } from './time'

/**
 * The parties whose turn has come while someone of them sits elsewhere at that time: those that the allocator
 * would seat, did they not clash. Each of them is skipped, told, and keeps its place.
 */
export const skippedForClash = <P extends WaitingParty>(
  line: readonly P[],
  seatedOf: (line: readonly WaitingParty[]) => readonly string[],
): P[] =>
  line.filter((party) => {
    if (!party.clashes) return false
    const free = line.map((one) => (one === party ? { ...one, clashes: false } : one))
    return seatedOf(free).includes(party.partyId)
  })

/** ★ Whoever is skipped again and again hears of it once: a skip goes on while the next one comes within a day. */
const sameSkip = day

export const isNewSkip = ({ skippedAt }: { skippedAt: Date | null }, now: Date) =>
  skippedAt === null || later(skippedAt, sameSkip) <= now
