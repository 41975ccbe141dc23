import { createApi } from '../../../src/miniprogram/api'
import { createClock } from '../../../src/miniprogram/clock'
import type { CloudAnswer, CloudCall } from '../../../src/miniprogram/platform/platform'
import { fakePlatform } from '../../support/fake-platform'

const now = '2026-05-02T06:05:00.000Z'

/** What the cloud answers to each procedure, by its path. */
export type Cloud = Record<string, (input: unknown) => unknown>

export class Refused {
  constructor(
    readonly reason: string,
    readonly detail?: string,
  ) {}
}

/** The network is gone: nothing is known about what the cloud did. */
export const offline = Symbol('offline')

export function phoneWith(cloud: Cloud) {
  const platform = fakePlatform({ answer: (call) => reply(cloud, call) })
  const clock = createClock()
  clock.learn(now, Date.now(), Date.now())
  const inputsTo = (path: string) =>
    platform.calls.filter((call) => call.path.join('.') === path).map((call) => call.input)
  return { platform, clock, api: createApi(platform, clock), inputsTo }
}

function reply(cloud: Cloud, call: CloudCall): CloudAnswer {
  const output = cloud[call.path.join('.')]?.(call.input)
  if (output === offline) return { reached: false, failure: 'offline' }
  if (!(output instanceof Refused)) return { reached: true, answer: { ok: true, output, now } }
  const data = { reason: output.reason, ...(output.detail && { detail: output.detail }) }
  const error = { code: 'REFUSED', defined: true, status: 409, message: '', data }
  return { reached: true, answer: { ok: false, error, now } }
}
