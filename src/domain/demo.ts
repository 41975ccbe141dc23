/** The people one can be in the demonstration; `newcomer` has a WeChat account and has not joined. */
export const personas = [
  'resident',
  'volunteer',
  'organizer',
  'shopkeeper',
  'reviewer',
  'neighbour',
  'newcomer',
] as const
export type Persona = (typeof personas)[number]
