import { execFileSync } from 'node:child_process'
import path from 'node:path'
import * as v from 'valibot'

const shape = v.object({
  pages: v.array(
    v.object({
      text: v.string(),
      /** Each piece of text with how far above the lower edge it stands. */
      pieces: v.array(v.object({ text: v.string(), y: v.number() })),
      width: v.number(),
      height: v.number(),
    }),
  ),
  title: v.string(),
  created: v.string(),
})

/** What a PDF reader finds in these bytes. It runs in a process of its own, for it is written for modules only. */
export const readPdf = (bytes: Buffer) => {
  const output = execFileSync(process.execPath, [path.join(__dirname, 'read-pdf.mjs')], {
    input: bytes,
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const found = v.parse(shape, JSON.parse(output.toString()))
  return { ...found, text: found.pages.map(({ text }) => text).join('\n') }
}

const rendering = v.object({
  width: v.number(),
  height: v.number(),
  darkness: v.pipe(
    v.string(),
    v.transform((base64) => Buffer.from(base64, 'base64')),
  ),
  pieces: v.array(
    v.object({
      text: v.string(),
      x: v.number(),
      /** The line on which it stands. */
      y: v.number(),
      width: v.number(),
      height: v.number(),
    }),
  ),
})

/** The first page as it is seen. */
export const renderPdf = (bytes: Buffer) => {
  const output = execFileSync(process.execPath, [path.join(__dirname, 'render-pdf.mjs')], {
    input: bytes,
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const { width, height, darkness, pieces } = v.parse(rendering, JSON.parse(output.toString()))
  /** The points of a box, and which share of them is inked. */
  const boxOf = (box: { x: number; y: number; width: number; height: number }) => {
    const rows = Array.from({ length: Math.round(box.height) }, (_, row) => {
      const from = (Math.round(box.y) + row) * width + Math.round(box.x)
      return darkness.subarray(from, from + Math.round(box.width))
    })
    const points = Buffer.concat(rows)
    return { points, inked: points.filter((dark) => dark > 96).length / points.length }
  }
  return { width, height, pieces, boxOf }
}

/** The same without blanks, which a line may break into at any place. */
export const withoutBlanks = (text: string) => text.replaceAll(/\s/g, '')
