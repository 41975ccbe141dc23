import { TestEnvironment } from 'jest-environment-jsdom'
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
    this.backstage = await openBackstage()
    Reflect.set(this.global, 'backstage', this.backstage)
  }

  override async teardown(): Promise<void> {
    await this.backstage?.close()
    await super.teardown()
  }
}
