import { makeAutoObservable } from 'mobx'
import { currentConsent, needsGuardian } from '../../domain/families'
import { yearOf } from '../../domain/time'
import type { Api } from '../api'
import type { Clock } from '../clock'
import type { Platform } from '../platform/platform'
import { Command } from './command'
import type { SessionStore } from './session'

type Input = Omit<Parameters<Api['families']['join']>[0], 'key'>

export interface JoinForm {
  nickname: string
  birthYear: string
  communityId: string | null
  buildingId: string | null
  windowNumber: string
  consent: boolean
}

/** What is still missing or wrong in the form, field by field. */
export type JoinGap = 'nickname' | 'birth_year' | 'minor' | 'community' | 'window' | 'consent'

/** A visitor becomes a resident with a household of one. */
export class JoinStore {
  form: JoinForm = {
    nickname: '',
    birthYear: '',
    communityId: null,
    buildingId: null,
    windowNumber: '',
    consent: false,
  }
  /** Gaps are named only after the first try, so that nobody is scolded while typing. */
  hasTried = false
  joinedAs: string | null = null
  readonly command: Command<Input, { personId: string; familyId: string }>

  constructor(
    api: Api,
    platform: Platform,
    private readonly clock: Clock,
    private readonly session: SessionStore,
  ) {
    this.command = new Command(platform.newKey, (input) => api.families.join(input))
    makeAutoObservable<this, 'clock' | 'session'>(this, {
      clock: false,
      session: false,
      command: false,
    })
  }

  fill(change: Partial<JoinForm>): void {
    this.form = { ...this.form, ...change }
    this.command.forgive()
  }

  /** Another community has other buildings. */
  chooseCommunity(communityId: string): void {
    if (communityId === this.form.communityId) return
    this.fill({ communityId, buildingId: null, windowNumber: '' })
  }

  get gaps(): JoinGap[] {
    const { nickname, communityId, buildingId, windowNumber, consent } = this.form
    const gaps: JoinGap[] = []
    const name = nickname.trim()
    if (name === '' || name.length > 20) gaps.push('nickname')
    const year = this.birthYear
    if (year === null) gaps.push('birth_year')
    else if (needsGuardian(year, this.clock.now())) gaps.push('minor')
    if (communityId === null) gaps.push('community')
    if (buildingId !== null && !/^[1-9]\d{0,4}$/.test(windowNumber)) gaps.push('window')
    if (!consent) gaps.push('consent')
    return gaps
  }

  shows(gap: JoinGap): boolean {
    // A child is told at once that a guardian has to add it, before the rest is filled in.
    return (this.hasTried || gap === 'minor') && this.gaps.includes(gap)
  }

  async submit(): Promise<void> {
    this.hasTried = true
    const { communityId, buildingId, windowNumber, nickname } = this.form
    const birthYear = this.birthYear
    if (this.gaps.length > 0 || communityId === null || birthYear === null) return
    const joined = await this.command.run({
      nickname: nickname.trim(),
      birthYear,
      consentVersion: currentConsent,
      communityId,
      ...(buildingId !== null && { window: { buildingId, number: Number(windowNumber) } }),
    })
    if (!joined) return
    await this.session.refresh()
    this.welcome(nickname.trim())
  }

  private welcome(nickname: string): void {
    this.joinedAs = nickname
  }

  private get birthYear(): number | null {
    const { birthYear } = this.form
    if (!/^\d{4}$/.test(birthYear)) return null
    const year = Number(birthYear)
    return year >= 1900 && year <= yearOf(this.clock.now()) ? year : null
  }
}
