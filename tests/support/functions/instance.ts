import { fork } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const dist = path.resolve(__dirname, '../../../dist/functions')

/** Who calls, as WeChat knows it; nothing of it comes from the phone. */
export interface WxContext {
  OPENID?: string
  SOURCE?: 'wx_client' | 'wx_trigger' | 'wx_http'
}

/** A subscribe message that the function handed to WeChat. */
export interface Sent {
  touser: string
  templateId: string
  page: string
  data: Record<string, { value: string }>
}

/** A file that the function put into cloud storage. */
interface Uploaded {
  cloudPath: string
  base64: string
}

export type Reply =
  | { result: unknown; sent: Sent[]; uploaded: Uploaded[]; loaded: string[] }
  | { error: string; sent: Sent[] }

/** One warm instance of a deployed function. */
export interface Instance {
  /** `refusal`: the error code with which WeChat meets every message of this call. */
  call: (event: unknown, context?: WxContext, refusal?: number) => Promise<Reply>
  stop: () => Promise<void>
}

/** The built function in a folder of its own, with WeChat's kit installed beside it. */
const deploy = (name: 'api' | 'tick') => {
  const folder = mkdtempSync(path.join(tmpdir(), `haolin-${name}-`))
  cpSync(path.join(dist, name), folder, { recursive: true })
  const kit = path.join(folder, 'node_modules', 'wx-server-sdk')
  mkdirSync(kit, { recursive: true })
  writeFileSync(path.join(kit, 'package.json'), '{"name":"wx-server-sdk","main":"index.js"}')
  writeFileSync(path.join(kit, 'index.js'), 'module.exports = globalThis.wechatKit\n')
  return folder
}

/** Starts an instance with exactly this environment; what it logs is dropped. */
export const startFunction = (name: 'api' | 'tick', env: Record<string, string>): Instance => {
  const folder = deploy(name)
  const child = fork(path.join(__dirname, 'host.mjs'), [folder], {
    env: { TARO_ENV: 'weapp', TZ: 'Asia/Shanghai', ...env },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const waiting = new Map<number, (reply: Reply) => void>()
  child.on('message', ({ number, ...reply }: Reply & { number: number }) => {
    waiting.get(number)?.(reply)
  })
  child.on('exit', (code) => {
    for (const tell of waiting.values()) tell({ error: `the process ended: ${code}`, sent: [] })
  })
  let calls = 0
  return {
    call: (event, context = {}, refusal) =>
      new Promise((resolve) => {
        calls += 1
        waiting.set(calls, resolve)
        child.send({ number: calls, event, context, refusal: refusal ?? null })
      }),
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.disconnect()
      child.kill()
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
