import { openCloud, type Cloud } from '../cloud'
import { checkAfterEach } from '../check'
import { freshPostgres } from '../database'
import { buildWorld, type World } from '../world'
import { startFunction, type Instance } from './instance'

/** What an operator sets for the functions in the console. */
export type Settings = Record<string, string>

interface Deployed {
  cloud: Cloud
  world: World
  api: Instance
  tick: Instance
}

/**
 * Both functions, deployed on a real PostgreSQL with the people of the stories in it. The test itself opens
 * the same database, to prepare and to read.
 */
export const useDeployed = (own: Settings = {}): (() => Deployed) => {
  let deployed: Deployed | undefined
  const get = () => {
    if (!deployed) throw new Error('the functions are deployed before the tests')
    return deployed
  }
  beforeAll(async () => {
    const database = await freshPostgres()
    const cloud = await openCloud({ database })
    const world = await buildWorld(cloud)
    const settings = {
      DATABASE_URL: database.url,
      HAOLIN_SECRET: secret,
      HAOLIN_SEAL_KEY: sealKey,
      ...own,
    }
    const api = startFunction('api', settings)
    const tick = startFunction('tick', settings)
    deployed = { cloud, world, api, tick }
  })
  afterAll(async () => {
    await Promise.all([deployed?.api.stop(), deployed?.tick.stop()])
    await deployed?.cloud.close()
  })
  checkAfterEach(() => ({ db: get().cloud.database.db }))
  return get
}

/** Long enough, and no secret at all. */
export const secret = 'only the tests of the functions use this'

export const sealKey = 'a sealing key that only these tests know'
