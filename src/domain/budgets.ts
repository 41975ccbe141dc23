import { addMonths, quarterOf, dayOf, startOfDate } from './time'

/**
 * What a community means to give in a quarter. A budget warns and never refuses: points that were earned are
 * owed, and a notice that was published is a promise.
 */

/** ★ Managers are told when this many hundredths are used. */
export const budgetMarks = [80, 100] as const
export type BudgetMark = (typeof budgetMarks)[number]

export const percentUsed = (used: number, amount: number) =>
  amount === 0 ? (used > 0 ? 100 : 0) : Math.floor((Math.max(0, used) * 100) / amount)

/** The highest mark that is passed and that nobody has been told of; null when there is none. */
export const markToTell = (
  budget: { amount: number; told: number },
  used: number,
): BudgetMark | null => {
  const percent = percentUsed(used, budget.amount)
  const passed = budgetMarks.filter((mark) => percent >= mark && mark > budget.told)
  return passed.at(-1) ?? null
}

/** After a change of the amount only marks that are still passed count as told. */
export const toldAfterChange = (told: number, used: number, amount: number) =>
  Math.max(0, ...budgetMarks.filter((mark) => mark <= told && percentUsed(used, amount) >= mark))

const firstMonth = (quarter: string) => (Number(quarter.slice(6)) - 1) * 3 + 1

/** The first instant of `2026-Q4`, and the first one after it. */
export const quarterSpan = (quarter: string) => {
  const month = String(firstMonth(quarter)).padStart(2, '0')
  const from = startOfDate(`${quarter.slice(0, 4)}-${month}-01`)
  return { from, until: addMonths(from, 3) }
}

export const quarterNow = (now: Date) => quarterOf(dayOf(now))
export const quarterAfter = (now: Date) => quarterOf(dayOf(quarterSpan(quarterNow(now)).until))
