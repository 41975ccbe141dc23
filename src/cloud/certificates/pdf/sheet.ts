import PDFDocument from 'pdfkit'

/** A4 portrait and its margins, in points. */
export const page = { width: 595.28, height: 841.89, left: 62, right: 62, top: 56, bottom: 56 }
export const innerWidth = page.width - page.left - page.right

export const inks = {
  ink: '#1d1a17',
  quiet: '#6a6259',
  line: '#d9d2c6',
  wash: '#f7f3ec',
  red: '#9e2b1d',
}

export type Sheet = PDFKit.PDFDocument

interface Setting {
  x: number
  y: number
  width: number
  size: number
  colour?: string
  align?: 'left' | 'center' | 'right'
  /** A little ink around each stroke: one weight of the font is enough then. */
  bold?: boolean
  gap?: number
  spacing?: number
}

const layoutOf = ({ width, align = 'left', gap = 0, spacing = 0 }: Setting) => ({
  width,
  align,
  lineGap: gap,
  characterSpacing: spacing,
})

/** How high a text will be. */
export const heightOf = (sheet: Sheet, text: string, setting: Setting) =>
  sheet.fontSize(setting.size).heightOfString(text, layoutOf(setting))

/** Sets a text and answers how high it is. */
export const set = (sheet: Sheet, text: string, setting: Setting): number => {
  const { x, y, size, colour = inks.ink, bold = false } = setting
  const height = heightOf(sheet, text, setting)
  sheet.fontSize(size).fillColor(colour).strokeColor(colour)
  if (bold) sheet.lineWidth(size * 0.028)
  sheet.text(text, x, y, { ...layoutOf(setting), ...(bold && { fill: true, stroke: true }) })
  return height
}

/** A thin line across. */
export const rule = (sheet: Sheet, y: number, colour = inks.line, weight = 0.6) => {
  sheet
    .lineWidth(weight)
    .strokeColor(colour)
    .moveTo(page.left, y)
    .lineTo(page.width - page.right, y)
    .stroke()
}

/**
 * An empty document that says nothing of where and when it was drawn: the same content gives the same bytes.
 * It is placed by hand, so it has no margins of its own that would break a page.
 */
export const openSheet = (fontFile: string, title: string, madeAt: Date): Sheet =>
  new PDFDocument({
    size: 'A4',
    margin: 0,
    // Without one pdfkit looks for the standard fonts, which have no Chinese and are not carried along.
    font: fontFile,
    bufferPages: true,
    pdfVersion: '1.7',
    lang: 'zh-CN',
    displayTitle: true,
    info: { Title: title, Creator: 'Haolin', Producer: 'Haolin', CreationDate: madeAt },
  })

/** The finished bytes. */
export const bytesOf = (sheet: Sheet): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    sheet.on('data', (part: Buffer) => parts.push(part))
    sheet.on('end', () => {
      resolve(Buffer.concat(parts))
    })
    sheet.on('error', reject)
    sheet.end()
  })
