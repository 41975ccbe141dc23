import * as v from 'valibot'
import { personas } from '../domain/demo'
import { read } from './access'
import { id, instant, nothing, whole } from './shapes'

/**
 * Exists only while the demonstration is on; a production cloud answers NOT_FOUND. None of these writes
 * to the database, so none carries a key.
 */
export const demo = {
  /** The people one can be in the demonstration. */
  people: read('anyone', 'district')
    .input(nothing)
    .output(v.array(v.object({ persona: v.picklist(personas), nickname: v.string() }))),

  /** A signed session as one of them. */
  signIn: read('anyone', 'district')
    .input(v.object({ persona: v.picklist(personas) }))
    .output(v.object({ token: v.string() })),

  /** Moves the cloud's clock, so that one can walk from sign-up to pick-up in a minute. */
  shiftClock: read('anyone', 'district')
    .input(v.object({ minutes: v.pipe(whole, v.minValue(-60), v.maxValue(60 * 24 * 60)) }))
    .output(v.object({ now: instant })),

  /** What would have gone out through WeChat. */
  sent: read('anyone', 'district')
    .input(nothing)
    .output(
      v.array(
        v.object({ id, nickname: v.string(), template: v.string(), text: v.string(), at: instant }),
      ),
    ),
}
