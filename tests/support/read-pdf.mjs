import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A PDF on the standard input, what a reader finds in it on the output. */
const parts = []
for await (const part of process.stdin) parts.push(part)

const reader = await getDocument({
  data: new Uint8Array(Buffer.concat(parts)),
  verbosity: 0,
  useSystemFonts: false,
}).promise

const pages = []
for (let number = 1; number <= reader.numPages; number += 1) {
  const page = await reader.getPage(number)
  const { items } = await page.getTextContent()
  const { width, height } = page.getViewport({ scale: 1 })
  pages.push({
    // From below, as a PDF measures.
    pieces: items.map(({ str, transform }) => ({ text: str, y: transform[5] })),
    text: items.map(({ str, hasEOL }) => str + (hasEOL ? '\n' : ' ')).join(''),
    width,
    height,
  })
}
const { info } = await reader.getMetadata()
process.stdout.write(JSON.stringify({ pages, title: info.Title, created: info.CreationDate }))
