/**
 * Ids of the crowd are made of a number, so that pgbench, which knows numbers only, can name the same rows by
 * an expression. The first digit says what kind of thing it is.
 */
const kinds = {
  person: '1',
  family: '2',
  fresh: '3',
  slot: '4',
} as const

const prefix = (kind: keyof typeof kinds, salt: number) =>
  `${kinds[kind]}${String(salt).padStart(7, '0')}-0000-7000-8000-`

export const idOf = (kind: keyof typeof kinds, number: number, salt = 0) =>
  `${prefix(kind, salt)}${number.toString(16).padStart(12, '0')}`

/** The same id as an SQL expression over an SQL number. */
export const idExpression = (kind: keyof typeof kinds, number: string, salt = 0) =>
  `('${prefix(kind, salt)}' || lpad(to_hex(${number}), 12, '0'))::uuid`

export const openidOf = (number: number) => `crowd-${String(number)}`
export const openidExpression = (number: string) => `('crowd-' || (${number})::text)`
