import { makeAutoObservable } from 'mobx'
import { codeNow, dayOfStep, siteStep, stepOf } from '../../../domain/codes'
import type { LiveCode } from '../../../domain/codes'
import type { Api } from '../../api'
import { Loaded } from '../../stores/loaded'

export type SiteCode = Awaited<ReturnType<Api['attendance']['siteCode']>>

export type ShownCode = LiveCode & Pick<SiteCode, 'title' | 'slotName'>

/**
 * The rotating code at the door. The phone makes each one from the key of the day, so that the screen goes
 * on when the network does not.
 */
export class SiteCodeStore {
  readonly code: Loaded<SiteCode, string>

  constructor(api: Api) {
    this.code = new Loaded((slotId) => api.attendance.siteCode({ slotId }))
    makeAutoObservable(this, { code: false, shownAt: false })
  }

  async load(slotId: string): Promise<void> {
    if (this.code.value?.slotId !== slotId) this.code.forget()
    await this.code.load(slotId)
  }

  /** The code of this slot at this time, never another one's; null without the key of that day. */
  shownAt(slotId: string, now: Date): ShownCode | null {
    const told = this.code.value
    if (told?.slotId !== slotId) return null
    const date = dayOfStep('site', stepOf(now, siteStep))
    const key = told.keys.find((one) => one.date === date)?.key
    if (key === undefined) return null
    return { ...codeNow(key, 'site', slotId, now), title: told.title, slotName: told.slotName }
  }
}
