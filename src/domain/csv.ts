/** A cell of a table: numbers stay numbers, whatever people wrote is text. */
export type Cell = string | number

/**
 * What begins like a formula is one for a spreadsheet: somebody's nickname could then read another cell or
 * call a program. An apostrophe before it makes it text.
 */
const isFormula = (text: string) => /^[\s]*[=+\-@|%＝＋－＠]/.test(text) || /^[\t\r]/.test(text)

const textCell = (text: string) => {
  const safe = isFormula(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}

const cellText = (cell: Cell) => (typeof cell === 'number' ? String(cell) : textCell(cell))

/** A table as a CSV file. It begins with the mark by which Excel knows UTF-8. */
export const csvOf = (rows: readonly (readonly Cell[])[]) =>
  `\uFEFF${rows.map((row) => row.map(cellText).join(',')).join('\r\n')}\r\n`
