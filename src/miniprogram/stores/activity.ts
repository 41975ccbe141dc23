import { makeAutoObservable } from 'mobx'
import type { Api } from '../api'
import { Loaded } from './loaded'
import { isLive } from './signups'

export type Activity = Awaited<ReturnType<Api['activities']['get']>>
export type SlotView = Activity['slotViews'][number]

/** Whether someone who may come can be too young to earn; not where nobody earns anything. */
export const earnsByAge = ({ earnAge, minAge, points }: SlotView): boolean =>
  earnAge > minAge && (points.fixed > 0 || points.perHourThousandths > 0)

/** One activity with all that its notice says, and the slot that is looked at. */
export class ActivityStore {
  chosenSlotId: string | null = null
  readonly detail: Loaded<Activity, string>

  constructor(api: Api) {
    this.detail = new Loaded((id) => api.activities.get({ id }))
    makeAutoObservable(this, { detail: false })
  }

  /** The page of another activity never shows this one's content. */
  async open(id: string): Promise<void> {
    if (this.detail.value?.id !== id) {
      this.detail.forget()
      this.chosenSlotId = null
    }
    await this.detail.load(id)
  }

  choose(slotId: string): void {
    this.chosenSlotId = slotId
  }

  /** The chosen slot; else the household's own, else the first one that can be taken, else the first. */
  get slot(): SlotView | null {
    const slots = this.detail.value?.slotViews ?? []
    return (
      slots.find((slot) => slot.id === this.chosenSlotId) ??
      slots.find((slot) => slot.mine.some(isLive)) ??
      slots.find((slot) => slot.refusal === null) ??
      slots[0] ??
      null
    )
  }

  forget(): void {
    this.detail.forget()
    this.chosenSlotId = null
  }
}
