/**
 * What neighbours read instead of a name. It comes from the household's id, so it never changes and says
 * nothing about who lives there.
 */
export const familyAlias = (familyId: string) =>
  `邻居${familyId.replaceAll('-', '').slice(-5).toUpperCase()}`
