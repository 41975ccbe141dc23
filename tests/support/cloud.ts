import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createORPCClient, ORPCError, type ClientContext, type ClientLink } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { createApp, type Answer, type App } from '../../src/cloud/app'
import { readNow } from '../../src/cloud/db/connect'
import type { Deps } from '../../src/cloud/deps'
import { installedFont } from '../../src/cloud/open'
import { localFiles, type LocalFiles } from '../../src/cloud/files/local'
import { createSealer } from '../../src/cloud/sealed'
import { tick } from '../../src/cloud/tick'
import { wechatTwin } from '../../src/cloud/wechat/twin'
import type { Contract } from '../../src/contract'
import type { Reason } from '../../src/domain/reasons'
import { checkAfterEach } from './check'
import { freshDatabase, type TestDatabase } from './database'

export type Api = ContractRouterClient<Contract>

/** Proved by the door; a visitor has no account. */
export interface Who {
  openid: string | null
  districtId?: string
}

/** The real app in process, on a database of its own, with a clock that can be moved. */
export interface Cloud {
  database: TestDatabase
  deps: Deps
  app: App
  files: LocalFiles
  /** Sends a request as the phone would: JSON there, JSON back. */
  send: (who: Who, dotted: string, input: unknown) => Promise<Answer>
  api: (who: Who) => Api
  now: () => Promise<Date>
  /** Moves the clock forward; what falls due with time waits for `tick`. */
  pass: (milliseconds: number) => void
  tick: () => Promise<void>
  close: () => Promise<void>
}

const overJson = (value: unknown): unknown => {
  const text: unknown = JSON.stringify(value)
  return typeof text === 'string' ? JSON.parse(text) : undefined
}

export const opened = (answer: Answer): unknown => {
  if (answer.ok) return overJson(answer.output)
  const { code, defined, status, message, data } = answer.error
  throw new ORPCError(code, { defined, status, message, data: overJson(data) })
}

export const openCloud = async (
  options: {
    poolSize?: number
    database?: TestDatabase
    loadDrawing?: Deps['loadDrawing']
  } = {},
): Promise<Cloud> => {
  const database = options.database ?? (await freshDatabase(options))
  const directory = mkdtempSync(path.join(tmpdir(), 'haolin-files-'))
  const secret = 'a secret of the tests'
  const said: { what: string; about: object }[] = []
  const files = localFiles({ directory, demoPictures: directory, secret })
  const deps: Deps = {
    db: database.db,
    offset: { milliseconds: 0 },
    wechat: wechatTwin(database.db),
    files,
    log: { warn: () => undefined, error: (about, what) => said.push({ what, about }) },
    secret,
    sealer: createSealer('a sealing key of the tests'),
    fontFile: installedFont(),
    publicUrl: null,
    loadDrawing: options.loadDrawing ?? (() => import('../../src/cloud/certificates/pdf')),
    demo: false,
    districtId: '420106',
  }
  const app = createApp(deps)
  const send = (who: Who, dotted: string, input: unknown) =>
    app.dispatch(overJson({ path: dotted.split('.'), input }), who)
  const api = (who: Who) => {
    const link: ClientLink<ClientContext> = {
      call: async (steps, input) => opened(await send(who, steps.join('.'), input ?? {})),
    }
    return createORPCClient<Api>(link)
  }
  return {
    database,
    deps,
    app,
    files,
    send,
    api,
    now: () => readNow(database.db, deps.offset.milliseconds),
    pass: (milliseconds) => {
      deps.offset.milliseconds += milliseconds
    },
    tick: async () => {
      const before = said.length
      await tick(deps)
      // The timer goes on where something fails and writes it down; a test wants to hear of it.
      const trouble = said.slice(before).find(({ what }) => what.startsWith('timer:'))
      if (trouble) throw new Error(trouble.what, { cause: trouble.about })
    },
    close: async () => {
      await app.idle()
      await database.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** A cloud for a whole file of tests: empty before each, in order after each. */
export const useCloud = (options: { poolSize?: number } = {}) => {
  let cloud: Cloud | undefined
  const get = () => {
    if (!cloud) throw new Error('the cloud opens before the tests')
    return cloud
  }
  beforeAll(async () => {
    cloud = await openCloud(options)
  })
  afterAll(() => get().close())
  beforeEach(async () => {
    get().deps.offset.milliseconds = 0
    await get().database.empty()
  })
  // The checker runs when the tasks have: Jest calls these in the order in which they stand here.
  afterEach(() => get().app.idle())
  checkAfterEach(() => ({ db: get().database.db, now: get().now }))
  return get
}

/** A new intent of a phone. */
export const newKey = () => randomUUID()

export type Told = { output: unknown } | { refused: Reason; detail?: string } | { failed: string }

const isRefusal = (data: unknown): data is { reason: Reason; detail?: string } =>
  typeof data === 'object' && data !== null && 'reason' in data

const told = (error: unknown): Told => {
  if (!(error instanceof ORPCError)) throw error
  const data: unknown = error.data
  if (error.code === 'REFUSED' && isRefusal(data)) {
    const { reason, detail } = data
    return detail === undefined ? { refused: reason } : { refused: reason, detail }
  }
  return { failed: String(error.code) }
}

/** What the person is told: the answer, the reason of the refusal, or the failure. */
export const outcome = (promise: Promise<unknown>): Promise<Told> =>
  promise.then((output) => ({ output }), told)
