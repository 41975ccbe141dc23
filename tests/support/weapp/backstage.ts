import * as drawing from '../../../src/cloud/certificates/pdf'
import { seedDemo } from '../../../src/cloud/demo/seed'
import { checkInvariants } from '../../../src/cloud/ops/check'
import { openCloud } from '../cloud'
import type { TestDatabase } from '../database'
import { buildWorld, type World } from '../world'
import { readingOf, type Reading } from './reading'

/** The real cloud behind the phones of a test, and a look into its database. */
export interface Backstage {
  /** An empty database with the two districts and the people of the stories; the clock stands at now. */
  beginWorld: () => Promise<World>
  /** An empty database with the demonstration's districts. */
  beginDemo: () => Promise<void>
  /**
   * What the cloud function answers to whoever holds the phone. Requests and answers cross as text, as
   * they do between a phone and the cloud.
   */
  answer: (openid: string | null, request: string) => Promise<string>
  /** Moves the cloud's clock forward and does what has fallen due. */
  pass: (milliseconds: number) => Promise<void>
  now: () => Promise<string>
  /** What is wrong in the database, a line for each thing. */
  violations: () => Promise<string[]>
  read: Reading
  close: () => Promise<void>
}

const districtOf = (request: unknown): string | undefined => {
  if (typeof request !== 'object' || request === null || !('meta' in request)) return undefined
  const { meta } = request
  if (typeof meta !== 'object' || meta === null || !('districtId' in meta)) return undefined
  return typeof meta.districtId === 'string' ? meta.districtId : undefined
}

export const openBackstage = async (database: TestDatabase): Promise<Backstage> => {
  // What is loaded lazily would be met here by a loader that reads no TypeScript any more.
  const cloud = await openCloud({ database, loadDrawing: () => Promise.resolve(drawing) })
  const { db } = cloud.database
  const begin = async () => {
    await cloud.app.idle()
    cloud.deps.offset.milliseconds = 0
    await cloud.database.empty()
  }
  return {
    beginWorld: async () => {
      await begin()
      return buildWorld(cloud)
    },
    beginDemo: async () => {
      await begin()
      const now = await cloud.now()
      await seedDemo(db, { size: 'demo', seed: 1, now, say: () => undefined })
    },
    answer: async (openid, text) => {
      const request: unknown = JSON.parse(text)
      const answer = await cloud.app.dispatch(request, { openid, districtId: districtOf(request) })
      // The function too ends only when its tasks have run.
      await cloud.app.idle()
      return JSON.stringify(answer)
    },
    pass: async (milliseconds) => {
      cloud.pass(milliseconds)
      await cloud.tick()
      await cloud.app.idle()
    },
    now: async () => (await cloud.now()).toISOString(),
    violations: async () => {
      await cloud.app.idle()
      const found = await checkInvariants(db, await cloud.now())
      return found.map(({ rule, what, subject }) => `rule ${rule}: ${what} (${subject})`)
    },
    read: readingOf(db),
    close: cloud.close,
  }
}
