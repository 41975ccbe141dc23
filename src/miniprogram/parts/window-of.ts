/** What of a long list is drawn: pieces from `first` up to and without `end`, and how much is left out. */
export interface Window {
  /** How many pieces there were. */
  pieces: number
  first: number
  end: number
  /** CSS pixels that the pieces before and after take up without being drawn. */
  above: number
  below: number
}

/**
 * The pieces that lie between two heights of the list, counted from its top. Where none does, the nearest one:
 * so that there is something to measure.
 */
export function windowOf(
  heights: readonly number[],
  visible: { from: number; to: number },
): Window {
  const bottoms: number[] = []
  let total = 0
  for (const height of heights) bottoms.push((total += height))
  const topOf = (piece: number): number => bottoms[piece - 1] ?? 0
  const pieces = heights.length
  const below = bottoms.findIndex((bottom) => bottom > visible.from)
  const first = below < 0 ? Math.max(0, pieces - 1) : below
  let end = Math.min(first + 1, pieces)
  while (end < pieces && topOf(end) < visible.to) end += 1
  return { pieces, first, end, above: topOf(first), below: total - topOf(end) }
}

/** What was decided for another number of pieces: longer by what came, or from the top where it is another list. */
export function fitted(
  decided: Window,
  pieces: number,
  about: number,
  fromTop: () => Window,
): Window {
  if (pieces === decided.pieces) return decided
  if (pieces < decided.pieces || decided.pieces === 0) return fromTop()
  return { ...decided, pieces, below: decided.below + (pieces - decided.pieces) * about }
}

const names = ['pieces', 'first', 'end', 'above', 'below'] as const

export const sameWindow = (one: Window, other: Window): boolean =>
  names.every((name) => one[name] === other[name])
