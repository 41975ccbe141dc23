import { randomUUID } from 'node:crypto'
import { createORPCClient, ORPCError, type ClientContext, type ClientLink } from '@orpc/client'
import type { Persona } from '../../../src/domain/demo'
import { currentConsent } from '../../../src/domain/families'
import type { Api } from '../cloud'
import type { Haolin } from './haolin'

/** Someone who acts behind the scenes. */
export interface Actor {
  api: Api
  personId: string
  /** With which a phone is this person's. */
  token: string
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** The cloud of this address over the door that the phones use. */
const apiAt = (address: string, token?: string): Api => {
  const link: ClientLink<ClientContext> = {
    call: async (path, input) => {
      const response = await fetch(`${address}/rpc`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          path,
          input: input ?? {},
          meta: token === undefined ? {} : { token },
        }),
      })
      const answer: unknown = await response.json()
      if (!isRecord(answer)) throw new Error(`no answer to ${path.join('.')}`)
      if (answer.ok === true) return answer.output
      const error = isRecord(answer.error) ? answer.error : {}
      throw new ORPCError(String(error.code), {
        message: `${path.join('.')}: ${JSON.stringify(error.data ?? error.message)}`,
        data: error.data,
      })
    },
  }
  return createORPCClient<Api>(link)
}

/** The people of the demonstration at the cloud's own door, without a phone in between. */
export const actorsOf = (haolin: Haolin) => {
  const address = () => haolin.cloud().address
  const visitor = () => apiAt(address())

  const as = async (persona: Persona): Promise<Actor> => {
    const { token } = await visitor().demo.signIn({ persona })
    const api = apiAt(address(), token)
    const { me } = await api.session.who({})
    return { api, personId: me?.personId ?? '', token }
  }

  /** Somebody of this community who has joined just now, and lives alone. */
  const join = async (nickname: string, communityId: string): Promise<Actor> => {
    const { api, token } = await as('newcomer')
    const { personId } = await api.families.join({
      key: randomUUID(),
      nickname,
      birthYear: 1988,
      consentVersion: currentConsent,
      communityId,
    })
    return { api, personId, token }
  }

  return { visitor, as, join }
}
