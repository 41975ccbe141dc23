import { makeAutoObservable, runInAction } from 'mobx'
import type { Api } from '../api'
import { failureOf } from '../failure'
import type { Failure } from '../failure'
import { Loaded } from './loaded'
import type { Persona, SessionStore } from './session'

export type DemoPerson = Awaited<ReturnType<Api['demo']['people']>>[number]
export type SentMessage = Awaited<ReturnType<Api['demo']['sent']>>[number]

/** The demonstration's own controls: who one is, what time it is, and what WeChat would have sent. */
export class DemoStore {
  readonly people: Loaded<DemoPerson[]>
  readonly sent: Loaded<SentMessage[]>
  busy = false
  failure: Failure | null = null

  constructor(
    private readonly api: Api,
    private readonly session: SessionStore,
  ) {
    this.people = new Loaded(() => api.demo.people({}))
    this.sent = new Loaded(() => api.demo.sent({}))
    makeAutoObservable<this, 'api' | 'session'>(this, {
      people: false,
      sent: false,
      api: false,
      session: false,
    })
  }

  /** True when it was done. */
  become(persona: Persona): Promise<boolean> {
    return this.attempt(() => this.session.demoSignIn(persona))
  }

  /** Moves the cloud's clock; the phone learns the new time from the answer. */
  shiftClock(minutes: number): Promise<boolean> {
    return this.attempt(() => this.api.demo.shiftClock({ minutes }))
  }

  private async attempt(act: () => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false
    this.busy = true
    this.failure = null
    try {
      await act()
      return true
    } catch (error) {
      runInAction(() => {
        this.failure = failureOf(error)
      })
      return false
    } finally {
      runInAction(() => {
        this.busy = false
      })
    }
  }
}

const chinaOffset = 8 * 60

/** Whole minutes until it is next nine in the morning in UTC+8. */
export function minutesToMorning(now: Date): number {
  const ofDay = (Math.floor(now.getTime() / 60_000) + chinaOffset) % 1440
  return (9 * 60 - ofDay + 1440) % 1440 || 1440
}
