import { makeAutoObservable, observableRef, runInAction } from 'mobx'
import type { Api } from '../../api'
import { failureOf } from '../../failure'
import type { Failure } from '../../failure'
import type { Platform } from '../../platform/platform'
import { Command } from '../../stores/command'
import { Loaded } from '../../stores/loaded'

export type Counter = Awaited<ReturnType<Api['shop']['desk']>>
export type Found = Awaited<ReturnType<Api['shop']['lookUp']>>
type Handed = Awaited<ReturnType<Api['shop']['pickUp']>>

/** The counter of one shop: a code is looked up first, then handed over. */
export class PickupStore {
  readonly counter: Loaded<Counter, string>
  readonly pickUp: Command<{ orgId: string; code: string }, Handed>
  readonly refuse: Command<{ redemptionId: string; reason: string }, { returned: number }>
  digits = ''
  found: Found | null = null
  lookUpFailure: Failure | null = null
  looking = false

  constructor(
    private readonly api: Api,
    platform: Platform,
  ) {
    this.counter = new Loaded((orgId) => api.shop.desk({ orgId }))
    this.pickUp = new Command(platform.newKey, (input) => api.shop.pickUp(input))
    this.refuse = new Command(platform.newKey, (input) => api.shop.refuse(input))
    makeAutoObservable<this, 'api'>(this, {
      api: false,
      counter: false,
      pickUp: false,
      refuse: false,
      found: observableRef,
      lookUpFailure: observableRef,
    })
  }

  /** What is typed; eight digits ask at once what they stand for. */
  async type(orgId: string, digits: string): Promise<void> {
    this.digits = digits
    this.found = null
    this.lookUpFailure = null
    this.pickUp.forgive()
    if (digits.length === 8) await this.lookUp(orgId)
  }

  async lookUp(orgId: string): Promise<void> {
    const code = this.digits
    this.looking = true
    try {
      const found = await this.api.shop.lookUp({ orgId, code })
      this.hear(code, () => {
        this.found = found
      })
    } catch (error) {
      this.hear(code, () => {
        this.lookUpFailure = failureOf(error)
      })
    }
  }

  /** Ready for the next person in the line. */
  clear(): void {
    this.digits = ''
    this.found = null
    this.lookUpFailure = null
  }

  private hear(code: string, settle: () => void): void {
    runInAction(() => {
      this.looking = false
      if (code === this.digits) settle()
    })
  }
}
