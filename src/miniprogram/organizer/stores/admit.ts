import { makeAutoObservable } from 'mobx'
import type { Api } from '../../api'
import type { Platform } from '../../platform/platform'
import { Command } from '../../stores/command'

type Add = Omit<Parameters<Api['signups']['addByStaff']>[0], 'key'>
export type Added = Awaited<ReturnType<Api['signups']['addByStaff']>>
export type AdmitMode = 'walk-in' | 'ahead'

/** Somebody without a sign-up gets a place: on the spot, or ahead in their name. */
export class AdmitStore {
  readonly add: Command<Add, Added>
  mode: AdmitMode = 'walk-in'
  code = ''
  reason = ''
  /** After the first try, what is missing is told. */
  checking = false

  constructor(api: Api, platform: Platform) {
    this.add = new Command(platform.newKey, (input) => api.signups.addByStaff(input))
    makeAutoObservable(this, { add: false })
  }

  /** Ready for the next person at the door; how one registers stays as it was. */
  clear(): void {
    this.code = ''
    this.reason = ''
    this.checking = false
    this.add.forgive()
  }

  choose(mode: AdmitMode): void {
    this.mode = mode
  }

  setCode(code: string): void {
    this.code = code.trim()
    this.add.forgive()
  }

  setReason(reason: string): void {
    this.reason = reason
  }

  get lacksCode(): boolean {
    return this.checking && this.code === ''
  }

  get lacksReason(): boolean {
    return this.checking && this.reason.trim().length < 2
  }

  async submit(slotId: string): Promise<Added | null> {
    this.checking = true
    if (this.lacksCode || this.lacksReason) return null
    const walkIn = this.mode === 'walk-in'
    return this.add.run({ slotId, code: this.code, walkIn, reason: this.reason.trim() })
  }
}
