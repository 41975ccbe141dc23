import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import { createApp, type Answer, type App } from '../../src/cloud/app'
import { connectPostgres, type Connection } from '../../src/cloud/db/connect'
import type { Deps } from '../../src/cloud/deps'
import { localFiles } from '../../src/cloud/files/local'
import { installedFont } from '../../src/cloud/open'
import { createSealer } from '../../src/cloud/sealed'
import { wechatTwin } from '../../src/cloud/wechat/twin'
import { idOf, openidOf } from './ids'
import { districtId } from './world'

export const secret = 'a secret of the measurements, long enough to be one'

/** As many connections as a slot can use; more make it slower. */
const poolSize = 8

export interface Bench {
  url: string
  connection: Connection
  app: App
}

/** The cloud app as a function instance has it, on a migrated database. */
export const openApp = async (
  url: string,
  directory: string,
  migrations: string,
): Promise<Bench> => {
  const connection = connectPostgres(url, { migrations, poolSize })
  await connection.migrate()
  const files = localFiles({ directory, demoPictures: directory, secret })
  const deps: Deps = {
    db: connection.db,
    offset: { milliseconds: 0 },
    wechat: wechatTwin(connection.db),
    files,
    log: pino({ level: 'error' }),
    secret,
    sealer: createSealer(secret),
    fontFile: installedFont(),
    publicUrl: null,
    loadDrawing: () => import('../../src/cloud/certificates/pdf'),
    demo: false,
    districtId,
  }
  return { url, connection, app: createApp(deps) }
}

/** What person `number` sends to sign up alone. */
export const signUpRequest = (slotId: string, number: number) => ({
  path: ['signups', 'create'],
  input: { key: randomUUID(), slotId, personIds: [idOf('person', number)], answers: {} },
})

export const signUp = ({ app }: Bench, slotId: string, number: number): Promise<Answer> =>
  app.dispatch(signUpRequest(slotId, number), { openid: openidOf(number) })

/** How an answer ended: given a place, told that it is full, or with an error that nobody expects. */
export type End = 'confirmed' | 'full' | { error: string }

export const endOf = (answer: Answer): End => {
  if (answer.ok) return 'confirmed'
  const error = JSON.stringify(answer.error)
  return error.includes('"full"') ? 'full' : { error }
}
