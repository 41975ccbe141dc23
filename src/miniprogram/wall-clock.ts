import { dayOf } from '../domain/time'
import { clockText } from '../words/format'

/** An instant as the clock on a wall in China shows it, `YYYY-MM-DDTHH:mm`: what time fields speak. */
export const wallOf = (instant: string): string =>
  `${dayOf(new Date(instant))}T${clockText(instant)}`

/** Back to an instant; null while the field is empty or half filled. */
export function instantOf(wall: string): string | null {
  const time = Date.parse(`${wall}:00+08:00`)
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}
