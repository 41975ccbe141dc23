import { makeAutoObservable, runInAction } from 'mobx'
import type { Api } from '../api'
import { personas } from '../../domain/demo'
import { failureOf } from '../failure'
import type { Failure } from '../failure'
import type { Platform } from '../platform/platform'

export type Who = Awaited<ReturnType<Api['session']['who']>>
export type Me = NonNullable<Who['me']>
export type Persona = Parameters<Api['demo']['signIn']>[0]['persona']
export type Role = Me['grants'][number]['role']

/** Who is looking: a visitor, someone WeChat knows, or a resident. Everything opens without signing in. */
export class SessionStore {
  who: Who | null = null
  /** WeChat names the account to the cloud by itself, so having signed out is what the phone remembers. */
  private hasLeft: boolean
  failure: Failure | null = null
  private arriving: Promise<void> | null = null

  constructor(
    private readonly api: Api,
    private readonly platform: Platform,
  ) {
    this.hasLeft = platform.storage.read('signedOut') === 'yes'
    makeAutoObservable<this, 'api' | 'platform' | 'arriving'>(this, {
      api: false,
      platform: false,
      arriving: false,
    })
  }

  get me(): Me | null {
    return this.hasLeft ? null : (this.who?.me ?? null)
  }

  /** Signed out on a phone whose account the cloud still knows: one tap and everything is back. */
  get canReturn(): boolean {
    return this.hasLeft && this.who !== null && this.who.me !== null
  }

  get isVisitor(): boolean {
    return this.who !== null && this.me === null
  }

  get isDemo(): boolean {
    return this.who?.demo ?? false
  }

  holds(role: Role): boolean {
    return this.me?.grants.some((grant) => grant.role === role) ?? false
  }

  /** Staff of activities: their desk is offered to them. */
  get isStaff(): boolean {
    return this.holds('organizer') || this.holds('lead_worker') || this.holds('admin')
  }

  /** Resolves when it is known who is looking, or that this cannot be known; asked once. */
  ready(): Promise<void> {
    this.arriving ??= this.arrive()
    return this.arriving
  }

  /** Asks again, after a failure or when something about the person changed. */
  async refresh(): Promise<void> {
    try {
      const who = await this.api.session.who({})
      this.platform.keepCredentials({
        ...this.platform.credentials(),
        districtId: who.districtId,
      })
      runInAction(() => {
        this.who = who
        this.failure = null
      })
    } catch (error) {
      runInAction(() => {
        this.failure = failureOf(error)
      })
    }
  }

  /** Becomes one of the demonstration's people; a persona it does not know changes nothing. */
  async demoSignIn(persona: Persona): Promise<void> {
    const { token } = await this.api.demo.signIn({ persona })
    this.platform.keepCredentials({ token })
    this.setLeft(false)
    await this.refresh()
  }

  async signOut(): Promise<void> {
    this.platform.keepCredentials({})
    await this.refresh()
    if (this.who !== null && this.who.me !== null) this.setLeft(true)
  }

  /** Comes back after signing out. */
  returnHere(): void {
    this.setLeft(false)
  }

  private setLeft(left: boolean): void {
    this.hasLeft = left
    if (left) this.platform.storage.write('signedOut', 'yes')
    else this.platform.storage.remove('signedOut')
  }

  private async arrive(): Promise<void> {
    const named = this.platform.launchPersona()
    const persona = personas.find((known) => known === named)
    if (persona === undefined) return this.refresh()
    try {
      await this.demoSignIn(persona)
    } catch (error) {
      runInAction(() => {
        this.failure = failureOf(error)
      })
    }
  }
}
