import type { SQL } from 'drizzle-orm'

/** One question to the database. It answers with `district_id`, `subject` and `what` for each violation. */
export interface Check {
  rule: RuleNumber
  /** The instant comes from the database's clock; few rules need it. */
  finds: (now: Date) => SQL
}

/** The rules in the words of the glossary; a check belongs to one of them. */
export const rules = {
  1: 'Postings sum to zero per movement and in total.',
  2: 'Family and held balances are not negative and equal their postings and their open lots.',
  3: 'Seats never exceed the capacity, and the counters of a slot equal its sign-ups.',
  4: 'No seat is free while someone waits whom the allocator would seat.',
  5: 'Promotions follow the order of the line.',
  6: 'Each confirmed attendance has exactly one award or a reason for none.',
  7: 'Stock equals its moves, and each redemption is debited once and ended at most once.',
  8: 'A person has one live sign-up per slot and no two seats at overlapping times.',
  9: 'Every write has its audit row, and the trail and the ledger cannot be changed.',
  10: 'Everything acknowledged is there.',
  11: 'Households are whole: one adult head, guardians within, nothing of another district, and what one adult answers for is held against nobody else.',
  12: 'A certificate says what the record says, or was revoked and names the one that replaced it.',
} as const

export type RuleNumber = keyof typeof rules
