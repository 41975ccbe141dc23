import { TestEnvironment } from 'jest-environment-node'
import { holdEngine } from '../embedded'

/** Kept for all files that this process runs one after the other. */
let held: Promise<WebAssembly.Module> | undefined

/** The database of each file is opened once more at its end, to be checked. */
export default class OwnEnvironment extends TestEnvironment {
  override async setup(): Promise<void> {
    await super.setup()
    held ??= holdEngine()
    await held
  }
}
