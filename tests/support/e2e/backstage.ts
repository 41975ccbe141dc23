import { randomUUID } from 'node:crypto'
import { hour, later } from '../../../src/domain/time'
import { dateIn, draftOn, slotOn, type Draft, type SlotDraft } from '../draft'
import { actorsOf, type Actor } from './actors'
import type { Haolin } from './haolin'

/** A post that begins in so many hours and lasts so many; all else as `slotOn` has it. */
export type SlotWish = Partial<SlotDraft> & { inHours: number; lasts?: number }

/** Leaves out what has to be given and keeps the rest. */
export type Wish = Partial<Omit<Draft, 'slots'>>

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
  const { visitor, as, join } = actorsOf(haolin)

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
    return join(nickname, orgId)
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
