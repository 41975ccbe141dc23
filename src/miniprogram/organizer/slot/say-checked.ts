import { minutesText, namesText } from '../../../words/format'
import { slotWords } from '../../../words/screens/slot'
import type { Checked } from '../stores/board'

/** Who came or went, in a sentence. */
export function sayChecked({ act, people }: Checked): string {
  const names = namesText(people.map((person) => person.nickname))
  if (act === 'in') return slotWords.checkedIn(names)
  if (people.every(({ waits }) => waits)) return slotWords.leftFirst(names)
  const minutes = Math.max(0, ...people.map((person) => person.minutes ?? 0))
  return slotWords.checkedOut(names, minutesText(minutes))
}
