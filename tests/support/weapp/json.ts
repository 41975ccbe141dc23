/**
 * What crosses between a phone and the cloud is JSON. A date, a map, a function or NaN would arrive as
 * something else or not at all, so that whoever sends one is told where it stands.
 */
export const asJson = (value: unknown, what: string): string => {
  const lost = findLost(value, what)
  if (lost !== null) throw new Error(`JSON cannot carry ${lost}`)
  return JSON.stringify(value)
}

/** Undefined members of an object are simply left out, which is what everybody means by them. */
const findLost = (value: unknown, at: string): string | null => {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return null
  if (typeof value === 'number') return Number.isFinite(value) ? null : `${at}: ${value}`
  if (Array.isArray(value))
    return firstLost(
      value.map((inner, index) => [`[${index}]`, inner]),
      at,
    )
  if (typeof value !== 'object') return `${at}: a ${typeof value}`
  const tag = Object.prototype.toString.call(value)
  if (tag !== '[object Object]') return `${at}: ${tag}`
  const members = Object.entries(value).filter(([, inner]) => inner !== undefined)
  return firstLost(
    members.map(([name, inner]) => [`.${name}`, inner]),
    at,
  )
}

const firstLost = (members: readonly (readonly [string, unknown])[], at: string): string | null => {
  for (const [name, inner] of members) {
    const lost = findLost(inner, at + name)
    if (lost !== null) return lost
  }
  return null
}
