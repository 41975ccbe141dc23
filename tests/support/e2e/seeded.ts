import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { door, runCommand } from './server'

/** Before all files of stories: the demonstration is written once, and each cloud begins with a copy of it. */
export default async () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'haolin-e2e-seeded-'))
  process.env.HAOLIN_E2E_SEEDED = directory
  const seeding = runCommand([...door, 'seed'], { HAOLIN_DATA: directory, HAOLIN_DEMO: '1' })
  if ((await seeding.ended) !== 0)
    throw new Error(`the demo data were not written:\n${seeding.said()}`)
}
