import { TestEnvironment } from 'jest-environment-node'
import { engine } from './engine'
import { holdEngine, readMigrated } from './embedded'

/** Kept for all files that this process runs one after the other. */
let held: Promise<WebAssembly.Module> | undefined
let migrated: Promise<Blob> | undefined

/** Hands in what each file begins with. When each made it anew, most of the time went there. */
export default class OwnEnvironment extends TestEnvironment {
  override async setup(): Promise<void> {
    await super.setup()
    if (engine !== 'pglite') return
    held ??= holdEngine()
    migrated ??= readMigrated()
    await held
    Reflect.set(this.global, 'migrated', migrated)
  }
}
