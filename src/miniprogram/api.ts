import { createORPCClient, ORPCError } from '@orpc/client'
import type { ClientContext, ClientLink } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '../contract'
import type { Clock } from './clock'
import type { CloudFailure, Platform } from './platform/platform'

/** The typed client: `api.signups.create({ … })`. It knows the contract's types and none of its code. */
export type Api = ContractRouterClient<Contract>

/** The cloud was not reached; nothing is known about what it did, so a retry uses the same key. */
export class Unreachable extends Error {
  constructor(readonly failure: CloudFailure) {
    super(failure)
    this.name = 'Unreachable'
  }
}

/** How long the phone waits, in milliseconds, before it asks a cloud again that said it was too busy. */
const waits = [800, 2400]

/** Up to half as long again, so that those who were told together do not come back together. */
const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, milliseconds * (1 + Math.random() / 2))
  })

export function createApi(platform: Platform, clock: Clock, wait = pause): Api {
  const ask = async (path: readonly string[], input: unknown): Promise<unknown> => {
    const asked = Date.now()
    const meta = platform.credentials()
    const reply = await platform.callCloud({ path, input: input ?? {}, meta })
    if (!reply.reached) throw new Unreachable(reply.failure)
    return decode(reply.answer, (now) => {
      clock.learn(now, asked, Date.now())
    })
  }
  const link: ClientLink<ClientContext> = {
    async call(path, input) {
      // The input carries the key of the intent, so that asking again never does anything twice.
      for (const milliseconds of waits) {
        try {
          return await ask(path, input)
        } catch (error) {
          if (!isTooBusy(error)) throw error
          await wait(milliseconds)
        }
      }
      return ask(path, input)
    },
  }
  return createORPCClient<Api>(link)
}

const isTooBusy = (error: unknown): boolean =>
  error instanceof ORPCError && error.code === 'UNAVAILABLE'

/** Opens the envelope `{ ok, output, now }` or `{ ok: false, error, now }`. Anything else is no answer. */
function decode(answer: unknown, heardNow: (now: string) => void): unknown {
  if (!isRecord(answer) || typeof answer.ok !== 'boolean') throw new Unreachable('offline')
  if (typeof answer.now === 'string') heardNow(answer.now)
  if (answer.ok) return answer.output
  const error = isRecord(answer.error) ? answer.error : {}
  throw new ORPCError(typeof error.code === 'string' ? error.code : 'INTERNAL', {
    defined: error.defined === true,
    status: typeof error.status === 'number' ? error.status : 500,
    message: typeof error.message === 'string' ? error.message : '',
    data: error.data,
  })
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
