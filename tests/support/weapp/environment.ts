import { TestEnvironment } from 'jest-environment-jsdom'
import { freshEmbedded } from '../database'
import { holdEngine, readMigrated } from '../embedded'
import { openBackstage, type Backstage } from './backstage'

/**
 * What browsers have and WeChat has not. A mini-program that leans on one of them works here and breaks on
 * the first phone, so they are taken away.
 */
const unknownToWeChat = [
  'fetch',
  'AbortController',
  'AbortSignal',
  'Headers',
  'Request',
  'Response',
  'XMLHttpRequest',
  'localStorage',
  'sessionStorage',
  'crypto',
  'structuredClone',
  'TextEncoder',
  'TextDecoder',
]

/** Kept for all files that this process runs one after the other. */
let held: Promise<WebAssembly.Module> | undefined
let migrated: Promise<Blob> | undefined

/**
 * The sandbox of the compiled mini-program. The cloud and its database live outside of it (the embedded
 * database does not load in jsdom) and are handed in as `backstage`.
 */
export default class WeappEnvironment extends TestEnvironment {
  private backstage: Backstage | undefined

  override async setup(): Promise<void> {
    await super.setup()
    for (const name of unknownToWeChat) {
      Object.defineProperty(this.global, name, { value: undefined, configurable: true })
    }
    held ??= holdEngine()
    migrated ??= readMigrated()
    await held
    this.backstage = await openBackstage(await freshEmbedded(await migrated))
    Reflect.set(this.global, 'backstage', this.backstage)
  }

  override async teardown(): Promise<void> {
    await this.backstage?.close()
    await super.teardown()
  }
}
