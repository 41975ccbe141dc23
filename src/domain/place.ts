/** Where an activity is, as the radius check needs it. Coordinates are those of maps in China (GCJ-02). */
export interface Spot {
  latitude: number
  longitude: number
  /** In metres. */
  radius: number
}

export const sameSpot = (one: Spot | null, other: Spot | null) =>
  one?.latitude === other?.latitude &&
  one?.longitude === other?.longitude &&
  one?.radius === other?.radius

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

/** The ellipsoid on which GCJ-02 is computed: its half axis in metres and its squared eccentricity. */
const halfAxis = 6_378_245
const eccentricity = 0.006_693_421_622_965_943

const wave = (value: number, terms: readonly (readonly [amplitude: number, frequency: number])[]) =>
  terms.reduce((sum, [amplitude, per]) => sum + amplitude * Math.sin(value * per * Math.PI), 0) *
  (2 / 3)

const usual = [
  [20, 6],
  [20, 2],
] as const

/** The globe's own coordinates (WGS-84) as maps in China show them (GCJ-02); they lie some hundred metres apart. */
export const onChinaMap = ({ latitude, longitude }: { latitude: number; longitude: number }) => {
  const [x, y] = [longitude - 105, latitude - 35]
  const root = Math.sqrt(Math.abs(x))
  const north =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * root +
    wave(x, usual) +
    wave(y, [
      [20, 1],
      [40, 1 / 3],
    ]) +
    wave(y, [
      [160, 1 / 12],
      [320, 1 / 30],
    ])
  const east =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * root +
    wave(x, usual) +
    wave(x, [
      [20, 1],
      [40, 1 / 3],
    ]) +
    wave(x, [
      [150, 1 / 12],
      [300, 1 / 30],
    ])
  const angle = radians(latitude)
  const magic = 1 - eccentricity * Math.sin(angle) ** 2
  const metresNorth = (halfAxis * (1 - eccentricity)) / (magic * Math.sqrt(magic))
  const metresEast = (halfAxis / Math.sqrt(magic)) * Math.cos(angle)
  return {
    latitude: latitude + (north / metresNorth) * (180 / Math.PI),
    longitude: longitude + (east / metresEast) * (180 / Math.PI),
  }
}
