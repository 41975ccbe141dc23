import { join } from 'node:path'
import * as v from 'valibot'
import { noticeKinds } from '../../domain/notices'
import { createApp, type App } from '../app'
import { ConfigError, readConfig } from '../config'
import { connectPostgres } from '../db/connect'
import type { Deps } from '../deps'
import { cloudFiles } from '../files/cloud'
import { lineLog } from '../log'
import { createSealer } from '../sealed'
import { wechatCloud, type WeChatSdk } from '../wechat/cloud'
import { loadSdk } from '../wechat/sdk'

/** One instance of a function: opened on its first event, kept for the next ones. */
export interface Opened {
  deps: Deps
  app: App
  sdk: WeChatSdk
}

/**
 * ★ The cloud freezes a function as soon as it has answered, so the answer waits for the tasks that follow a
 * commit: a few of them, whoever they are for. What is left the timer does within the minute.
 */
const mostTasks = 10

const templates = v.record(v.picklist(noticeKinds), v.string())

/**
 * The composition root of the deployed functions: PostgreSQL, WeChat's own storage and messages. A function
 * is production, whatever NODE_ENV says, so it needs its own secrets.
 */
export const openFunction = async (): Promise<Opened> => {
  const sdk = await loadSdk()
  const config = readConfig({ ...process.env, NODE_ENV: 'production' })
  if (config.databaseUrl === null)
    throw new ConfigError('DATABASE_URL is missing: a function keeps its data in PostgreSQL.')
  if (config.secret === null) throw new ConfigError('HAOLIN_SECRET is missing.')
  if (config.sealKey === null) throw new ConfigError('HAOLIN_SEAL_KEY is missing.')
  sdk.init({ env: sdk.DYNAMIC_CURRENT_ENV })
  const log = lineLog((line) => process.stdout.write(line))
  const connection = connectPostgres(config.databaseUrl, {
    migrations: '',
    poolSize: config.poolSize,
    prepare: config.prepare,
    onLost: (error) => {
      log.warn({ err: error }, 'database connection lost')
    },
  })
  const deps: Deps = {
    db: connection.db,
    offset: { milliseconds: 0 },
    wechat: wechatCloud(sdk, v.parse(templates, JSON.parse(config.templates))),
    files: cloudFiles(sdk, config.secret),
    log,
    secret: config.secret,
    sealer: createSealer(config.sealKey),
    fontFile: join(__dirname, 'NotoSansSC-Regular.ttf'),
    publicUrl: config.publicUrl,
    loadDrawing: () => import('../certificates/pdf'),
    demo: false,
    districtId: config.districtId,
  }
  return { deps, app: createApp(deps, mostTasks), sdk }
}
