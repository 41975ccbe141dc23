import { rmSync } from 'node:fs'

/** After all files of stories: the demo data that they began with are no longer needed. */
export default () => {
  const directory = process.env.HAOLIN_E2E_SEEDED
  if (directory !== undefined) rmSync(directory, { recursive: true, force: true })
}
