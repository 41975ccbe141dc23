import { ORPCError } from '@orpc/server'

/** How many rows a list gives at once. */
export const pageSize = 20

/** Where the next page begins: after the row with this instant and id. Opaque to the phone. */
export const cursorAfter = (at: Date, id: string) => `${at.toISOString()}_${id}`

const shape =
  /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** What the pattern lets through and the calendar does not have, such as the thirtieth of February. */
const isInstant = (text: string) => {
  const instant = new Date(text)
  return !Number.isNaN(instant.getTime()) && instant.toISOString() === text
}

/** A cursor that we did not make is a bad request, not an empty page. */
export const readCursor = (cursor: string | undefined): { at: string; id: string } | undefined => {
  if (cursor === undefined) return undefined
  const match = shape.exec(cursor)
  const [, at, id] = match ?? []
  if (at === undefined || id === undefined || !isInstant(at)) throw new ORPCError('BAD_REQUEST')
  return { at, id }
}

/** Cuts the one row that was read beyond the page and says where the next page begins. */
export const pageOf = <T>(rows: readonly T[], keyOf: (row: T) => { at: Date; id: string }) => {
  const items = rows.slice(0, pageSize)
  const last = items.at(-1)
  if (rows.length <= pageSize || last === undefined) return { items, next: null }
  const { at, id } = keyOf(last)
  return { items, next: cursorAfter(at, id) }
}
