import type { Api } from '../api'
import type { Platform } from '../platform/platform'
import { Command } from './command'
import { Loaded } from './loaded'
import { Paged } from './paged'

type When = Parameters<Api['signups']['mine']>[0]['when']
export type MyParty = Awaited<ReturnType<Api['signups']['mine']>>['items'][number]
export type MyMember = MyParty['members'][number]
export type Answers = NonNullable<Parameters<Api['signups']['create']>[0]['answers']>
export type SignedUp = Awaited<ReturnType<Api['signups']['create']>>

const liveStatuses = [
  'pending',
  'confirmed',
  'waitlisted',
  'offered',
  'attended',
  'absent',
  'excused',
] as const

/** Whether a place was neither given back nor refused. */
export const isLive = ({ status }: Pick<MyMember, 'status'>): boolean =>
  liveStatuses.some((live) => live === status)

/** The household's sign-ups: what is to come, what is over, taking places, answering offers, giving back. */
export class SignupsStore {
  readonly coming: Paged<MyParty>
  readonly over: Paged<MyParty>
  /** The household's parties on one slot. */
  readonly onSlot: Loaded<MyParty[], string>
  readonly create: Command<{ slotId: string; personIds: string[]; answers: Answers }, SignedUp>
  readonly cancel: Command<
    { partyId: string; personIds?: string[]; acceptsAbsence: boolean; reason: string },
    { cancelled: number }
  >
  /** The answers to an offered seat: taking it, or letting the next in line have it. */
  readonly accept: Command<{ partyId: string }, { status: 'confirmed' }>
  readonly decline: Command<{ partyId: string }, { status: 'declined' }>

  constructor(
    private readonly api: Api,
    platform: Platform,
  ) {
    this.coming = new Paged((cursor) => api.signups.mine({ when: 'coming', cursor }))
    this.over = new Paged((cursor) => api.signups.mine({ when: 'over', cursor }))
    this.onSlot = new Loaded((slotId) => this.partiesOn(slotId))
    this.create = new Command(platform.newKey, (input) => api.signups.create(input))
    this.cancel = new Command(platform.newKey, (input) => api.signups.cancel(input))
    this.accept = new Command(platform.newKey, (input) => api.signups.accept(input))
    this.decline = new Command(platform.newKey, (input) => api.signups.decline(input))
  }

  forget(): void {
    this.coming.forget()
    this.over.forget()
    this.onSlot.forget()
  }

  /** Most often it is to come; someone who leaves late finds it among what is over. */
  private async partiesOn(slotId: string): Promise<MyParty[]> {
    const coming = await this.search('coming', slotId)
    return coming.length > 0 ? coming : this.search('over', slotId)
  }

  private async search(when: When, slotId: string): Promise<MyParty[]> {
    let cursor: string | undefined
    for (let page = 0; page < mostPages; page += 1) {
      const { items, next } = await this.api.signups.mine({ when, cursor })
      const found = items.filter((party) => party.slotId === slotId)
      if (found.length > 0 || next === null) return found
      cursor = next
    }
    return []
  }
}

/** Nobody is signed up for more; a search that found nothing by then is given up. */
const mostPages = 5
