import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/**
 * A PDF on the standard input; its first page on the output, rendered as a reader shows it: how dark each point is,
 * row by row from above, and where each piece of text stands.
 */
const parts = []
for await (const part of process.stdin) parts.push(part)

const scale = 2
const reader = await getDocument({
  data: new Uint8Array(Buffer.concat(parts)),
  verbosity: 0,
  useSystemFonts: false,
}).promise
const page = await reader.getPage(1)
const viewport = page.getViewport({ scale })
const { canvas, context } = reader.canvasFactory.create(viewport.width, viewport.height)
await page.render({ canvas, canvasContext: context, viewport }).promise

const { width, height } = canvas
const { data } = context.getImageData(0, 0, width, height)
const darkness = Buffer.alloc(width * height)
for (let point = 0; point < darkness.length; point += 1) darkness[point] = 255 - data[4 * point + 1]

const { items } = await page.getTextContent()
const pieces = items.map(({ str, transform, width: wide, height: high }) => {
  const [x, y] = viewport.convertToViewportPoint(transform[4], transform[5])
  return { text: str, x, y, width: wide * scale, height: high * scale }
})
process.stdout.write(
  JSON.stringify({ width, height, darkness: darkness.toString('base64'), pieces }),
)
