/**
 * One line of the table. A `ratio` compares two ways in the same run, round by round, so that it holds on a
 * machine that is slow or busy; a `figure` is an absolute number and is judged on four cores or more only.
 */
export interface Row {
  name: string
  kind: 'ratio' | 'figure'
  /** Medians, in the row's unit. */
  unit: '/s' | 'ms'
  ours: number
  /** Null where a figure has nothing to be compared with. */
  reference: number | null
  /** For a figure: its own spread. */
  ratio: { min: number; median: number; max: number }
  bar: string
  /** Null: not judged on this machine. */
  holds: boolean | null
}

export interface Spread {
  min: number
  median: number
  max: number
}

export const spread = (values: readonly number[]): Spread => {
  const sorted = [...values].sort((one, other) => one - other)
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN
  return { min: at(0), median: at(0.5), max: at(1) }
}

/** The value below which `share` of them lie. */
export const quantile = (values: readonly number[], share: number) => {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

interface Pair {
  ours: number
  reference: number
}

/** How often faster we are than the reference, by the rounds of one run. */
export const ratioRow = (name: string, rounds: readonly Pair[], bar: number): Row => {
  const ratio = spread(rounds.map(({ ours, reference }) => ours / reference))
  return {
    name,
    kind: 'ratio',
    unit: '/s',
    ours: spread(rounds.map(({ ours }) => ours)).median,
    reference: spread(rounds.map(({ reference }) => reference)).median,
    ratio,
    bar: `≥ ${String(bar)}×`,
    holds: ratio.median >= bar,
  }
}

/** Absolute numbers mean something on a machine with room for the server, the database and the crowd. */
const enoughCores = 4

export const figureRow = (
  name: string,
  values: readonly number[],
  bar: { least: number } | { most: number },
  cores: number,
  unit: Row['unit'],
): Row => {
  const ratio = spread(values)
  const isMet = 'least' in bar ? ratio.median >= bar.least : ratio.median <= bar.most
  return {
    name,
    kind: 'figure',
    unit,
    ours: ratio.median,
    reference: null,
    ratio,
    bar: 'least' in bar ? `≥ ${String(bar.least)}` : `≤ ${String(bar.most)}`,
    holds: cores >= enoughCores ? isMet : null,
  }
}
