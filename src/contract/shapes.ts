import * as v from 'valibot'
import { parties } from '../domain/activities'
import { leastRadius, mostRadius } from '../domain/place'
import { waitModes } from '../domain/signups'
import { allSkills } from '../domain/skills'

/**
 * Lone surrogates and control characters break databases, documents and screens; nobody types them on
 * purpose. Tab and line feed are what people do type.
 */
const isPrintable = (value: string) => {
  for (const character of value) {
    const point = character.codePointAt(0) ?? 0
    if ((point < 32 && point !== 9 && point !== 10) || point === 127) return false
    if (point >= 0xd800 && point <= 0xdfff) return false
  }
  return true
}

/** Text that people read: trimmed, between `least` and `most` UTF-16 units, printable. */
export const text = (least: number, most: number) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.minLength(least),
    v.maxLength(most),
    v.check(isPrintable, 'unprintable characters'),
  )

/** Written in small letters, as the database gives it back, so that two spellings are one id. */
export const id = v.pipe(v.string(), v.uuid(), v.toLowerCase())

/** Made by the phone for one intent and sent again on a retry: the same key and content get the same answer. */
export const key = v.pipe(v.string(), v.uuid(), v.toLowerCase())

export const districtId = v.pipe(v.string(), v.regex(/^\d{6}$/))

/** An instant on the wire: ISO 8601 in UTC. */
export const instant = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.check((value) => !Number.isNaN(Date.parse(value)), 'no such instant'),
)

export const count = (most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most))
export const positive = (most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most))

export const cursor = v.pipe(v.string(), v.maxLength(200))
export const birthYear = v.pipe(v.number(), v.integer(), v.minValue(1900), v.maxValue(2100))

export const nothing = v.strictObject({})
export const done = v.object({ done: v.literal(true) })
export const whole = v.pipe(v.number(), v.integer())

/** A point of the map (GCJ-02) and how far from it one may be, in metres. */
export const spot = v.object({
  latitude: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
  longitude: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
  radius: v.pipe(whole, v.minValue(leastRadius), v.maxValue(mostRadius)),
})

/** What one of the five parties (五社) gave. */
export const contribution = v.object({
  party: v.picklist(parties),
  name: text(1, 40),
  gave: text(1, 100),
})

/** What one person earns on a slot: whole points at once and points for each measured hour. */
export const pointsOffer = v.object({
  fixed: count(1000),
  /** Thousandths of a point per measured hour: 1000 is the ordinary rate. */
  perHourThousandths: count(10_000),
})

/** How the places of a slot are given; what is left out is the plain way. */
export const placing = {
  waitlist: v.boolean(),
  waitMode: v.optional(v.picklist(waitModes), 'auto'),
  approval: v.optional(v.boolean(), false),
  stagedHours: v.optional(count(72), 0),
  requires: v.optional(v.pipe(v.array(v.picklist(allSkills)), v.maxLength(5)), []),
}
