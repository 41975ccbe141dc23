import { execFileSync } from 'node:child_process'
import path from 'node:path'
import * as v from 'valibot'

const shape = v.object({
  pages: v.array(v.object({ text: v.string(), width: v.number(), height: v.number() })),
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

/** The same without blanks, which a line may break into at any place. */
export const withoutBlanks = (text: string) => text.replaceAll(/\s/g, '')
