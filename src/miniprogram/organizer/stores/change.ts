import { makeAutoObservable, runInAction, toJS } from 'mobx'
import * as v from 'valibot'
import { activityChange } from '../../../contract/change'
import { sameSpot } from '../../../domain/place'
import type { Spot } from '../../../domain/place'
import { day, later } from '../../../domain/time'
import type { Api } from '../../api'
import type { Clock } from '../../clock'
import { failureOf } from '../../failure'
import type { Failure } from '../../failure'
import type { Platform } from '../../platform/platform'
import { Command } from '../../stores/command'
import type { Problem } from './draft'

type Sent = Omit<Parameters<Api['activities']['change']>[0], 'key'>
export type Change = Sent['change']
export type Reach = Sent['reach']
type Done = Awaited<ReturnType<Api['activities']['change']>>

const textFields = ['title', 'place', 'address', 'content', 'conditions', 'riskNotice'] as const
export type TextName = (typeof textFields)[number]

export interface ChangeSlot {
  id: string
  name: string
  startsAt: string
  endsAt: string
  capacity: number
  taken: number
  waiting: number
}

export type ChangeForm = Record<TextName, string> & { spot: Spot | null; slots: ChangeSlot[] }

/** What can be named as changed. */
export type Changed = TextName | 'spot' | 'time' | 'capacity'

const minutesBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 60_000

function slotDifference(before: ChangeSlot, after: ChangeSlot) {
  const shift = minutesBetween(before.startsAt, after.startsAt)
  const length = minutesBetween(after.startsAt, after.endsAt)
  const isLonger = length !== minutesBetween(before.startsAt, before.endsAt)
  return {
    id: after.id,
    ...(shift !== 0 && { shiftMinutes: shift }),
    ...(isLonger && { lengthMinutes: length }),
    ...(after.capacity !== before.capacity && { capacity: after.capacity }),
  }
}

/** Only what is different: the rest stays, also where a later one of the series was changed by itself. */
export function differenceOf(before: ChangeForm, after: ChangeForm): Change {
  const change: Change = {}
  for (const name of textFields) {
    if (after[name].trim() !== before[name]) change[name] = after[name].trim()
  }
  if (!sameSpot(before.spot, after.spot)) change.spot = after.spot
  const slots = after.slots.flatMap((slot, index) => {
    const old = before.slots[index]
    const different = old && slotDifference(old, slot)
    return different && Object.keys(different).length > 1 ? [different] : []
  })
  return slots.length === 0 ? change : { ...change, slots }
}

export function changedIn(change: Change): Changed[] {
  const slots = change.slots ?? []
  const moved = slots.some((slot) => 'shiftMinutes' in slot || 'lengthMinutes' in slot)
  return [
    ...textFields.filter((name) => change[name] !== undefined),
    ...(change.spot === undefined ? [] : (['spot'] as const)),
    ...(moved ? (['time'] as const) : []),
    ...(slots.some((slot) => 'capacity' in slot) ? (['capacity'] as const) : []),
  ]
}

/** What the cloud would not take, by the path of the field, as in a draft. */
export function changeProblems(before: ChangeForm, after: ChangeForm, now: Date): Problem[] {
  const { slots: _, ...texts } = differenceOf(before, after)
  const parsed = v.safeParse(activityChange, texts)
  const paths = parsed.success ? [] : parsed.issues.map((issue) => v.getDotPath(issue) ?? '')
  const wrong = after.slots.flatMap((slot, index) => {
    const old = before.slots[index]
    const field = old ? wrongField(old, slot, now) : null
    return field === null ? [] : [`slots.${String(index)}.${field}`]
  })
  return [...new Set([...paths, ...wrong])]
}

function wrongField(before: ChangeSlot, after: ChangeSlot, now: Date): string | null {
  const start = new Date(after.startsAt)
  const end = new Date(after.endsAt)
  if (after.startsAt !== before.startsAt && start <= now) return 'startsAt'
  if (end <= start || end > later(start, day)) return 'endsAt'
  return after.capacity < 1 || after.capacity > 5000 ? 'capacity' : null
}

const emptyForm = (): ChangeForm => ({
  title: '',
  place: '',
  address: '',
  content: '',
  conditions: '',
  riskNotice: '',
  spot: null,
  slots: [],
})

/** The form that changes what is published already, with its sign-ups kept. */
export class ChangeStore {
  /** Null while no activity is open. */
  id: string | null = null
  seriesId: string | null = null
  form: ChangeForm = emptyForm()
  reach: Reach = 'one'
  /** A slot of it asks for approval: somebody may wait for a decision. */
  private approving = false
  failure: Failure | null = null
  readonly change: Command<Sent, Done>
  private before: ChangeForm = emptyForm()
  /** After the first try to save, what is wrong is told while it is being put right. */
  private checking = false

  constructor(
    private readonly api: Api,
    platform: Platform,
    private readonly clock: Clock,
  ) {
    this.change = new Command(platform.newKey, (input) => api.activities.change(input))
    makeAutoObservable<this, 'api' | 'clock'>(this, { change: false, api: false, clock: false })
  }

  async open(id: string): Promise<void> {
    this.id = null
    this.failure = null
    this.checking = false
    this.reach = 'one'
    try {
      const [{ draft }, view] = await Promise.all([
        this.api.activities.draft({ id }),
        this.api.activities.get({ id }),
      ])
      const { title, place, address, content, conditions, riskNotice, spot } = draft
      const slots = view.slotViews.map(
        ({ id: slotId, name, startsAt, endsAt, capacity, free, waiting }) => {
          const taken = capacity - free
          return { id: slotId, name, startsAt, endsAt, capacity, taken, waiting }
        },
      )
      runInAction(() => {
        this.before = { title, place, address, content, conditions, riskNotice, spot, slots }
        this.form = copyOfForm(this.before)
        this.seriesId = view.seriesId
        this.approving = view.slotViews.some(({ approval }) => approval)
        this.id = id
      })
    } catch (error) {
      runInAction(() => {
        this.failure = failureOf(error)
      })
    }
  }

  get difference(): Change {
    return differenceOf(toJS(this.before), toJS(this.form))
  }

  get changed(): Changed[] {
    return changedIn(this.difference)
  }

  get problems(): Problem[] {
    if (!this.checking) return []
    return changeProblems(toJS(this.before), toJS(this.form), this.clock.now())
  }

  /** Those who hold a seat, in persons, those who wait, in parties, and whether some are undecided. */
  get concerned(): { taken: number; waiting: number; approving: boolean } {
    const sum = (of: (slot: ChangeSlot) => number) =>
      this.form.slots.reduce((total, slot) => total + of(slot), 0)
    return {
      taken: sum((slot) => slot.taken),
      waiting: sum((slot) => slot.waiting),
      approving: this.approving,
    }
  }

  get hadSpot(): boolean {
    return this.before.spot !== null
  }

  /** At another place the point that was set does not hold any more. */
  get losesSpot(): boolean {
    const { place, address, spot } = this.difference
    return this.hadSpot && spot === undefined && (place !== undefined || address !== undefined)
  }

  hasBegun(slot: ChangeSlot): boolean {
    const before = this.before.slots.find(({ id }) => id === slot.id)
    return before !== undefined && new Date(before.startsAt) <= this.clock.now()
  }

  setText(name: TextName, text: string): void {
    this.form[name] = text
  }

  setSpot(spot: Spot | null): void {
    this.form.spot = spot
  }

  /** A new beginning takes the end along. */
  setStart(index: number, startsAt: string): void {
    const slot = this.form.slots[index]
    if (!slot) return
    const length = Date.parse(slot.endsAt) - Date.parse(slot.startsAt)
    slot.startsAt = startsAt
    slot.endsAt = later(new Date(startsAt), length).toISOString()
  }

  setSlot(index: number, change: Partial<Pick<ChangeSlot, 'endsAt' | 'capacity'>>): void {
    const slot = this.form.slots[index]
    if (slot) Object.assign(slot, change)
  }

  setReach(reach: Reach): void {
    this.reach = reach
  }

  /** True when nothing stands in the way; from now on what does is told beside its field. */
  check(): boolean {
    this.checking = true
    return this.problems.length === 0
  }

  async save(): Promise<Done | null> {
    if (this.id === null || !this.check()) return null
    return this.change.run({ id: this.id, reach: this.reach, change: toJS(this.difference) })
  }
}

const copyOfForm = (form: ChangeForm): ChangeForm => ({
  ...form,
  slots: form.slots.map((slot) => ({ ...slot })),
})
