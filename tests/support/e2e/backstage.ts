import { randomUUID } from 'node:crypto'
import { createORPCClient, ORPCError, type ClientContext, type ClientLink } from '@orpc/client'
import type { Persona } from '../../../src/domain/demo'
import { currentConsent } from '../../../src/domain/families'
import { hour, later } from '../../../src/domain/time'
import type { Api } from '../cloud'
import { dateIn, draftOn, slotOn, type Draft, type SlotDraft } from '../draft'
import type { Haolin } from './haolin'

/** Someone who acts behind the scenes. */
export interface Actor {
  api: Api
  personId: string
  /** With which a phone is this person's. */
  token: string
}

/** A post that begins in so many hours and lasts so many; all else as `slotOn` has it. */
export type SlotWish = Partial<SlotDraft> & { inHours: number; lasts?: number }

/** Leaves out what has to be given and keeps the rest. */
export type Wish = Partial<Omit<Draft, 'slots'>>

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

/** An instant so many hours from then, on a full ten minutes: organizers do not write seconds. */
const inHours = (now: Date, hours: number) => {
  const tenMinutes = hour / 6
  return new Date(Math.ceil(later(now, hours * hour).getTime() / tenMinutes) * tenMinutes)
}

/**
 * What has to be the case before a story begins, and is not the story: brought about in no time through the
 * cloud's own door, in the names of the people of the demonstration. What the story is about is done by hand.
 */
export const useBackstage = (haolin: Haolin) => {
  const address = () => haolin.cloud().address
  const visitor = () => apiAt(address())

  const as = async (persona: Persona): Promise<Actor> => {
    const { token } = await visitor().demo.signIn({ persona })
    const api = apiAt(address(), token)
    const { me } = await api.session.who({})
    return { api, personId: me?.personId ?? '', token }
  }

  /** The demonstration has signed the resident up for a Sunday: no story may depend on the day it is told. */
  beforeAll(async () => {
    const { api } = await as('resident')
    const { items } = await api.signups.mine({ when: 'coming' })
    for (const { partyId, cancelRefusal, cancelUntil } of items) {
      if (cancelRefusal === null && new Date() < new Date(cancelUntil))
        await api.signups.cancel({ key: randomUUID(), partyId })
    }
  })

  const home = async () => {
    const { api } = await as('organizer')
    const [org] = await api.orgs.mine({})
    if (!org) throw new Error('the organizer has an org')
    return { api, orgId: org.id }
  }

  /** Somebody of the organizer's community who has joined just now. */
  const neighbour = async (nickname: string): Promise<Actor> => {
    const { orgId } = await home()
    const { api, token } = await as('newcomer')
    const { personId } = await api.families.join({
      key: randomUUID(),
      nickname,
      birthYear: 1988,
      consentVersion: currentConsent,
      communityId: orgId,
    })
    return { api, personId, token }
  }

  const draftFor = async (wish: Wish, posts: readonly SlotWish[]): Promise<Draft> => {
    const now = await haolin.cloud().now()
    const slots = posts.map(({ inHours: hours, lasts = 2, ...own }) => {
      const startsAt = inHours(now, hours)
      const endsAt = later(startsAt, lasts * hour)
      const times = { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() }
      return slotOn(dateIn(now, 1), { ...times, ...own })
    })
    return draftOn(dateIn(now, 1), { kind: 'event', place: '社区会客厅', ...wish, slots })
  }

  /** An activity of the organizer that everybody of the community can sign up for. */
  const publish = async (wish: Wish & { title: string }, ...posts: SlotWish[]) => {
    const { api, orgId } = await home()
    const draft = await draftFor(wish, posts)
    const { id } = await api.activities.create({ key: randomUUID(), orgId, draft })
    await api.activities.publish({ key: randomUUID(), id })
    const { slotViews } = await api.activities.get({ id })
    return { activityId: id, slotIds: slotViews.map((slot) => slot.id) }
  }

  /** Signs somebody up alone, and says under which party. */
  const signUp = async ({ api, personId }: Actor, slotId: string, answers = {}) => {
    const asked = { key: randomUUID(), slotId, personIds: [personId], answers }
    const { partyId } = await api.signups.create(asked)
    return partyId
  }

  return {
    as,
    home,
    neighbour,
    draftFor,
    publish,
    signUp,
    /** Time passes, and what falls due meanwhile happens. */
    pass: async (hours: number) => {
      await visitor().demo.shiftClock({ minutes: Math.round(hours * 60) })
    },
  }
}
