import type { CertificateItem } from '../../../domain/certificates'
import { paperWords } from '../../../words/certificates'
import { heightOf, inks, innerWidth, page, rule, set, type Sheet } from './sheet'

const size = 9.5
const padding = 5

type Name = keyof typeof paperWords.columns

/** The columns from left to right with their widths; what is left over belongs to the content. */
const widths: Record<Name, number> = {
  number: 32,
  date: 86,
  content: innerWidth - 32 - 86 - 118 - 72,
  place: 118,
  minutes: 72,
}
const names: readonly Name[] = ['number', 'date', 'content', 'place', 'minutes']

const leftOf = (name: Name) =>
  page.left + names.slice(0, names.indexOf(name)).reduce((sum, before) => sum + widths[before], 0)

const settingOf = (name: Name, y: number) => ({
  x: leftOf(name) + padding,
  y: y + padding,
  width: widths[name] - 2 * padding,
  size,
  gap: 2,
  align: name === 'minutes' ? ('right' as const) : ('left' as const),
})

/** The names of the columns, on every page anew. Answers where the first row begins. */
export const setHead = (sheet: Sheet, y: number): number => {
  const height = size + 2 * padding + 4
  sheet.rect(page.left, y, innerWidth, height).fill(inks.wash)
  for (const name of names)
    set(sheet, paperWords.columns[name], { ...settingOf(name, y), colour: inks.quiet })
  rule(sheet, y, inks.ink, 0.9)
  rule(sheet, y + height)
  return y + height
}

export type Line = Record<Name, string>

export const lineOf = (
  item: CertificateItem,
  index: number,
  say: (text: string) => string,
): Line => ({
  number: String(index + 1),
  date: item.date,
  content: say(`${item.title} · ${item.post}`),
  place: say(item.place),
  minutes: paperWords.duration(item.minutes),
})

export const lineHeight = (sheet: Sheet, line: Line) =>
  Math.max(...names.map((name) => heightOf(sheet, line[name], settingOf(name, 0)))) + 2 * padding

export const setLine = (sheet: Sheet, line: Line, y: number): number => {
  for (const name of names) set(sheet, line[name], settingOf(name, y))
  const bottom = y + lineHeight(sheet, line)
  rule(sheet, bottom)
  return bottom
}

/** The last row: how often and how long in all. */
export const setTotal = (sheet: Sheet, times: number, minutes: number, y: number): number => {
  const bottom = y + size + 2 * padding + 6
  set(sheet, paperWords.total(times), {
    ...settingOf('number', y + 1),
    width: innerWidth / 2,
    bold: true,
  })
  set(sheet, paperWords.duration(minutes), {
    ...settingOf('minutes', y + 1),
    x: page.left + innerWidth / 2,
    width: innerWidth / 2 - padding,
    bold: true,
  })
  rule(sheet, bottom, inks.ink, 0.9)
  return bottom
}
