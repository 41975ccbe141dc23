import { makeAutoObservable, observableRef, runInAction } from 'mobx'
import * as v from 'valibot'
import { codeNow, dayOfStep, stepLength, stepOf } from '../../domain/codes'
import type { LiveCode } from '../../domain/codes'
import type { Api } from '../api'
import type { Clock } from '../clock'
import { failureOf } from '../failure'
import type { Failure } from '../failure'
import type { Platform } from '../platform/platform'

export const shownKinds = ['member', 'family'] as const
export type ShownKind = (typeof shownKinds)[number]

const keys = v.array(v.object({ date: v.string(), key: v.string() }))

/** What the phone keeps of it: enough to show codes for today and tomorrow, and whose they are. */
const kept = v.object({
  personId: v.string(),
  keys,
  family: v.object({ familyId: v.string(), alias: v.string(), keys }),
})

type Kept = v.InferOutput<typeof kept>

const keptAs = 'codes'

/**
 * The caller's member code and the household's code. The phone makes them itself, each minute anew, from the
 * keys of the day, so that they can be shown where there is no network.
 */
export class CodeStore {
  kind: ShownKind = 'member'
  /** Why the keys could not be fetched; those that are here may still do. */
  failure: Failure | null = null
  private held: Kept | null

  constructor(
    private readonly api: Api,
    private readonly platform: Platform,
    private readonly clock: Clock,
  ) {
    this.held = readKept(platform)
    makeAutoObservable<this, 'api' | 'platform' | 'clock' | 'held'>(this, {
      api: false,
      platform: false,
      clock: false,
      held: observableRef,
      shownAt: false,
    })
  }

  choose(kind: ShownKind): void {
    this.kind = kind
  }

  /** Whether a code can be shown without asking the cloud. */
  get isHeld(): boolean {
    return this.held !== null
  }

  get alias(): string {
    return this.held?.family.alias ?? ''
  }

  async load(): Promise<void> {
    try {
      const told = await this.api.attendance.memberCode({})
      runInAction(() => {
        this.failure = null
        this.keep({ personId: told.personId, keys: told.keys, family: told.family })
      })
    } catch (error) {
      runInAction(() => {
        this.failure = failureOf(error)
      })
    }
  }

  /** The chosen code as it stands at this time; null without the key of that day. */
  shownAt(now: Date): LiveCode | null {
    const { held, kind } = this
    if (held === null) return null
    const id = kind === 'member' ? held.personId : held.family.familyId
    const own = kind === 'member' ? held.keys : held.family.keys
    const date = dayOfStep(kind, stepOf(now, stepLength[kind]))
    const key = own.find((one) => one.date === date)?.key
    return key === undefined ? null : codeNow(key, kind, id, now)
  }

  /** Codes of whoever held this phone before are not shown to the next one. */
  belongTo(personId: string | undefined): void {
    if (this.held !== null && this.held.personId !== personId) this.forget()
  }

  forget(): void {
    this.held = null
    this.failure = null
    this.kind = 'member'
    this.platform.storage.remove(keptAs)
  }

  private keep({ personId, keys: own, family }: Kept): void {
    const { familyId, alias } = family
    this.held = { personId, keys: own, family: { familyId, alias, keys: family.keys } }
    this.platform.storage.write(keptAs, JSON.stringify(this.held))
  }
}

/** What was kept the last time; what cannot be read counts as nothing. */
function readKept(platform: Platform): Kept | null {
  const text = platform.storage.read(keptAs)
  if (text === null) return null
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), kept), text)
  return parsed.success ? parsed.output : null
}
