/** Where an activity is, as the radius check needs it. Coordinates are those of maps in China (GCJ-02). */
export interface Spot {
  latitude: number
  longitude: number
  /** In metres. */
  radius: number
}

/** Where a phone says that it is, and how sure it is, in metres. */
export interface Fix {
  latitude: number
  longitude: number
  accuracy: number
}

/** What is kept of a position: never the position itself. */
export const nearnesses = ['inside', 'outside', 'unknown'] as const
export type Nearness = (typeof nearnesses)[number]

/** ★ The radius that is offered first, and the bounds of what may be chosen. */
export const usualRadius = 300
export const leastRadius = 50
export const mostRadius = 5000

const earthRadius = 6_371_008.8
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Metres between two points on the globe (the haversine formula). */
export const distance = (
  one: { latitude: number; longitude: number },
  other: { latitude: number; longitude: number },
) => {
  const across = Math.sin(radians(other.latitude - one.latitude) / 2) ** 2
  const along = Math.sin(radians(other.longitude - one.longitude) / 2) ** 2
  const chord = across + Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * along
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(chord)))
}

/**
 * Whether somebody is there. Doubt counts for the person: whoever may be inside, by what the phone knows of
 * its own error, is; and nobody is outside whose phone does not tell.
 */
export const nearness = (spot: Spot, fix: Fix | null): Nearness => {
  if (fix === null) return 'unknown'
  return distance(spot, fix) - fix.accuracy <= spot.radius ? 'inside' : 'outside'
}
