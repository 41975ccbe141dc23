import { encode } from 'uqr'
import { spelledSerial } from '../../../domain/certificates'
import {
  dayWords,
  idTypeWords,
  paperWords,
  periodWords,
  purposeText,
} from '../../../words/certificates'
import type { Paper } from '../drawing'
import { printable } from './font'
import {
  bytesOf,
  heightOf,
  inks,
  innerWidth,
  openSheet,
  page,
  rule,
  set,
  type Sheet,
} from './sheet'
import { lineHeight, lineOf, setHead, setLine, setTotal } from './table'

export { lackingIn } from './font'

const bottomOfPage = page.height - page.bottom

const setTitle = (sheet: Sheet, { content }: Paper): number => {
  let y = page.top
  const wide = { x: page.left, width: innerWidth, align: 'center' as const }
  y += set(sheet, paperWords.title, { ...wide, y, size: 25, bold: true, spacing: 5 }) + 10
  rule(sheet, y, inks.red, 1.6)
  rule(sheet, y + 3.2, inks.red, 0.5)
  y += 12
  const serial = `${paperWords.serial}  ${spelledSerial(content.serial)}`
  y += set(sheet, serial, { ...wide, y, size: 9, colour: inks.quiet, align: 'right' })
  return y + 14
}

/** Who it is about and what for: three rows of two. */
const setFacts = (sheet: Sheet, { content, holder, fontFile }: Paper, top: number): number => {
  const facts: [string, string][] = [
    [paperWords.name, holder.name],
    [paperWords.volunteerNumber, content.volunteerNumber],
    [paperWords.idType, idTypeWords[holder.idType]],
    [paperWords.idNumber, holder.idMasked === '' ? paperWords.noIdNumber : holder.idMasked],
    [paperWords.period, periodWords(content.period.from, content.period.until)],
    [paperWords.purpose, printable(fontFile, purposeText(content.purpose, content.purposeNote))],
  ]
  const half = innerWidth / 2
  let y = top
  for (let index = 0; index < facts.length; index += 2) {
    const heights = [facts[index], facts[index + 1]].map((fact, side) => {
      if (!fact) return 0
      const x = page.left + side * half
      set(sheet, fact[0], { x, y, width: 62, size: 10.5, colour: inks.quiet })
      return set(sheet, fact[1], { x: x + 64, y, width: half - 72, size: 10.5, gap: 2 })
    })
    y += Math.max(...heights) + 9
  }
  return y + 8
}

const setStatement = (sheet: Sheet, { content, holder }: Paper, top: number): number => {
  const { items, minutes, period } = content
  // Two wide blanks begin a Chinese paragraph.
  const text = `\u3000\u3000${paperWords.statement({
    name: holder.name,
    ...period,
    times: items.length,
    minutes,
  })}`
  const height = set(sheet, text, {
    x: page.left,
    y: top,
    width: innerWidth,
    size: 11.5,
    gap: 6,
  })
  return top + height + 12
}

const codeSide = 92
const aboveSigning = 26
/** As high as code and seal; names that take several lines make it higher. */
const signingHeight = 128
const betweenFacts = 7
const law = { x: page.left, y: 0, width: innerWidth, size: 8, colour: inks.quiet, gap: 3 }

const signing = { x: page.left + codeSide + 44, size: 10.5, gap: 2 }
const signed = {
  ...signing,
  x: signing.x + 64,
  y: 0,
  width: page.width - page.right - signing.x - 64,
}

/** Who certifies, as it is set beside the code. */
const signingFacts = ({ content, fontFile }: Paper): [string, string][] => [
  [paperWords.issuer, printable(fontFile, content.issuer)],
  [paperWords.inCharge, content.inCharge],
  [paperWords.handler, content.handler],
  [paperWords.contact, content.contact],
  [paperWords.issuedOn, dayWords(content.issuedOn)],
]

const heightOfSigning = (sheet: Sheet, paper: Paper) => {
  const facts = signingFacts(paper).map(
    ([, value]) => heightOf(sheet, value, signed) + betweenFacts,
  )
  return Math.max(
    signingHeight,
    facts.reduce((sum, height) => sum + height, 0),
  )
}

const closingHeight = (sheet: Sheet, paper: Paper) =>
  aboveSigning + heightOfSigning(sheet, paper) + heightOf(sheet, paperWords.law, law)

/** ★ So many lines go along when the signing does not fit below the table: it never stands on a page alone. */
const linesWithSigning = 3
const totalHeight = 30

const setRecords = (sheet: Sheet, paper: Paper, top: number): number => {
  const { content, fontFile } = paper
  const lines = content.items.map((item, index) =>
    lineOf(item, index, (text) => printable(fontFile, text)),
  )
  const heights = lines.map((line) => lineHeight(sheet, line))
  let y = setHead(sheet, top)
  lines.forEach((line, index) => {
    const isNearEnd = index === Math.max(0, lines.length - linesWithSigning)
    const rest = heights.slice(index).reduce((sum, height) => sum + height, 0)
    const needed = isNearEnd
      ? rest + totalHeight + closingHeight(sheet, paper)
      : (heights[index] ?? 0)
    if (y + needed > bottomOfPage && index > 0) {
      sheet.addPage()
      y = setHead(sheet, page.top)
    }
    y = setLine(sheet, line, y)
  })
  return setTotal(sheet, content.items.length, content.minutes, y)
}

/** The way to the public page: drawn for an address, or the mini-program code as WeChat made it. */
const setCode = (sheet: Sheet, { content, codePicture }: Paper, y: number) => {
  const x = page.left
  if (content.verifyAt !== null) {
    const { data, size } = encode(content.verifyAt, { ecc: 'M', border: 0 })
    const unit = codeSide / size
    data.forEach((row, down) => {
      row.forEach((dark, across) => {
        if (dark) sheet.rect(x + across * unit, y + down * unit, unit, unit)
      })
    })
    sheet.fill(inks.ink)
  } else if (codePicture !== null) {
    sheet.image(codePicture, x - 4, y - 4, { width: codeSide + 8, height: codeSide + 8 })
  }
  const below = { x: x - 10, width: codeSide + 20, align: 'center' as const, size: 8 }
  const caption = content.verifyAt === null ? paperWords.scanInWechat : paperWords.scan
  set(sheet, caption, { ...below, y: y + codeSide + 7, colour: inks.quiet })
}

/** Where the seal goes, as large as official seals are: 42 mm. */
const setSeal = (sheet: Sheet, x: number, y: number) => {
  const radius = 59.5
  sheet
    .lineWidth(0.7)
    .strokeColor(inks.line)
    .dash(3, { space: 3 })
    .circle(x, y, radius)
    .stroke()
    .undash()
  const width = 2 * radius
  set(sheet, paperWords.seal, {
    x: x - radius,
    y: y + radius - 26,
    width,
    size: 8.5,
    colour: inks.line,
    align: 'center',
  })
}

const setSigning = (sheet: Sheet, paper: Paper, y: number) => {
  setSeal(sheet, page.width - page.right - 74, y + 52)
  let line = y
  for (const [label, value] of signingFacts(paper)) {
    set(sheet, label, { ...signing, y: line, width: 62, gap: 0, colour: inks.quiet })
    line += set(sheet, value, { ...signed, y: line }) + betweenFacts
  }
}

/** Code, issuer and seal, and what they rest on. */
const setClosing = (sheet: Sheet, paper: Paper, top: number) => {
  const y = top + aboveSigning
  setCode(sheet, paper, y)
  setSigning(sheet, paper, y)
  set(sheet, paperWords.law, { ...law, y: y + heightOfSigning(sheet, paper) })
}

const setPageNumbers = (sheet: Sheet, { content }: Paper) => {
  const { count } = sheet.bufferedPageRange()
  for (let index = 0; index < count; index += 1) {
    sheet.switchToPage(index)
    const y = page.height - 38
    const foot = { x: page.left, y, width: innerWidth, size: 8, colour: inks.quiet }
    set(sheet, spelledSerial(content.serial), foot)
    set(sheet, paperWords.page(index + 1, count), { ...foot, align: 'right' })
  }
}

/** Draws the certificate. The same paper gives the same bytes, whenever and wherever it is drawn. */
export const drawCertificate = (paper: Paper): Promise<Buffer> => {
  const { content, fontFile } = paper
  const sheet = openSheet(
    fontFile,
    `${paperWords.title} ${spelledSerial(content.serial)}`,
    new Date(`${content.issuedOn}T00:00:00.000Z`),
  )
  let y = setTitle(sheet, paper)
  y = setFacts(sheet, paper, y)
  y = setStatement(sheet, paper, y)
  y = setRecords(sheet, paper, y)
  setClosing(sheet, paper, y)
  setPageNumbers(sheet, paper)
  return bytesOf(sheet)
}
