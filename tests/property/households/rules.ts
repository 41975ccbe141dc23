import { gainsByReturn } from '../../../src/domain/parting'
import type { OpenLot } from '../../../src/domain/points'
import { countsForLimit } from '../../../src/domain/shop'

export interface Lot extends OpenLot {
  earnedBy: string
  /** The date that it had when it was earned, wherever it is by now. */
  firstExpiry: Date
}

export interface House {
  id: string
  head: string
  members: string[]
  lots: Lot[]
  joined: string | null
  /** The household that whoever began this one left, and when. */
  parted: { fromId: string; at: Date } | null
}

/** An award, with those who lived in the household then, and where its points are by now. */
export interface Award {
  at: Date
  points: number
  personId: string
  familyId: string
  livedThere: readonly string[]
  account: string
}

/** Two people live together again: who lived with them before, until when, and where they live now. */
export interface Return {
  until: Date
  household: readonly string[]
  account: string
}

export interface Taken {
  familyId: string
  byPersonId: string
  at: Date
  price: number
}

/**
 * What the rules are made of, so that a control can take one of them away. The real ones are the domain's.
 */
export interface Rules {
  counts: typeof countsForLimit
  /** What of the lots goes along and what stays behind. */
  bring: (lots: readonly Lot[]) => { goes: Lot[]; stays: Lot[] }
  leave: (lots: readonly Lot[]) => { goes: Lot[]; stays: Lot[] }
  datesAfterMove: (lot: Lot, now: Date) => Date
  gains: typeof gainsByReturn
}

export const realRules: Rules = {
  counts: countsForLimit,
  bring: (lots) => ({ goes: [...lots], stays: [] }),
  leave: (lots) => ({ goes: [], stays: [...lots] }),
  datesAfterMove: ({ expiresAt }) => expiresAt,
  gains: gainsByReturn,
}
