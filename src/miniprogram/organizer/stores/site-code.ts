import { makeAutoObservable } from 'mobx'
import type { Api } from '../../api'
import type { Clock } from '../../clock'
import { Loaded } from '../../stores/loaded'

export type SiteCode = Awaited<ReturnType<Api['attendance']['siteCode']>>

/** A code lives for one step of thirty seconds. */
const step = 30

/** The rotating code at the door. A new one is fetched when the shown one has run out. */
export class SiteCodeStore {
  readonly code: Loaded<SiteCode, string>
  secondsLeft = step
  private slotId: string | null = null

  constructor(
    api: Api,
    private readonly clock: Clock,
  ) {
    this.code = new Loaded((slotId) => api.attendance.siteCode({ slotId }))
    makeAutoObservable<this, 'clock'>(this, { code: false, clock: false, shown: false })
  }

  /** The code of this slot, never another one's. */
  shown(slotId: string): SiteCode | null {
    return this.slotId === slotId ? this.code.value : null
  }

  /** How much of its time the code still has, from 1 to 0. */
  get shareLeft(): number {
    return this.secondsLeft / step
  }

  async load(slotId: string): Promise<void> {
    if (slotId !== this.slotId) {
      this.code.forget()
      this.slotId = slotId
    }
    await this.code.load(slotId)
    this.count()
  }

  /** Called each second while the screen is shown. */
  tick(slotId: string): void {
    this.count()
    const hasRunOut = this.code.value !== null && this.secondsLeft === 0
    if (hasRunOut && !this.code.busy) void this.load(slotId)
  }

  private count(): void {
    const until = this.code.value?.validUntil
    if (until === undefined) return
    const left = Math.ceil((Date.parse(until) - this.clock.now().getTime()) / 1000)
    this.secondsLeft = Math.min(step, Math.max(0, left))
  }
}
