import { makeAutoObservable, observableRef, runInAction } from 'mobx'
import type { Api } from '../../api'
import { failureOf } from '../../failure'
import type { Failure } from '../../failure'
import type { Platform } from '../../platform/platform'
import { Command } from '../../stores/command'
import { Loaded } from '../../stores/loaded'

type Households = Api['households']
type Input<P extends keyof Households> = Omit<Parameters<Households[P]>[0], 'key'>
type Output<P extends keyof Households> = Awaited<ReturnType<Households[P]>>

export type OpenInvite = Output<'invites'>[number]
export type Split = Output<'splits'>[number]
export type Looked = Output<'look'>
export type Book = Awaited<ReturnType<Api['shelf']['book']>>

/** A QR code of an invitation says what it is; typed ones are the bare letters. */
const prefix = 'HLF.'

export const qrOf = (code: string) => `${prefix}${code}`

/** Who comes into the household, who goes, and who answers for whom. */
export class HouseholdStore {
  readonly invites: Loaded<OpenInvite[]>
  readonly splits: Loaded<Split[]>
  readonly book: Loaded<Book, string | undefined>
  readonly invite: Command<Input<'invite'>, Output<'invite'>>
  readonly withdrawInvite: Command<Input<'withdrawInvite'>, Output<'withdrawInvite'>>
  readonly accept: Command<Input<'accept'>, Output<'accept'>>
  readonly claim: Command<Input<'claim'>, Output<'claim'>>
  readonly leave: Command<object, Output<'leave'>>
  readonly handOver: Command<Input<'handOver'>, Output<'handOver'>>
  readonly nameGuardian: Command<Input<'nameGuardian'>, Output<'nameGuardian'>>
  readonly consent: Command<Input<'consent'>, Output<'consent'>>
  readonly withdrawConsent: Command<Input<'withdrawConsent'>, Output<'withdrawConsent'>>
  readonly answerSplit: Command<Input<'answerSplit'>, Output<'answerSplit'>>
  code = ''
  looked: Looked | null = null
  lookFailure: Failure | null = null
  looking = false

  constructor(
    private readonly api: Api,
    platform: Platform,
  ) {
    const { households } = api
    const newKey = platform.newKey
    this.invites = new Loaded(() => households.invites({}))
    this.splits = new Loaded(() => households.splits({}))
    this.book = new Loaded((communityId) =>
      api.shelf.book(communityId === undefined ? {} : { communityId }),
    )
    this.invite = new Command(newKey, (input) => households.invite(input))
    this.withdrawInvite = new Command(newKey, (input) => households.withdrawInvite(input))
    this.accept = new Command(newKey, (input) => households.accept(input))
    this.claim = new Command(newKey, (input) => households.claim(input))
    this.leave = new Command(newKey, (input) => households.leave(input))
    this.handOver = new Command(newKey, (input) => households.handOver(input))
    this.nameGuardian = new Command(newKey, (input) => households.nameGuardian(input))
    this.consent = new Command(newKey, (input) => households.consent(input))
    this.withdrawConsent = new Command(newKey, (input) => households.withdrawConsent(input))
    this.answerSplit = new Command(newKey, (input) => households.answerSplit(input))
    makeAutoObservable<this, 'api'>(this, {
      api: false,
      invites: false,
      splits: false,
      book: false,
      invite: false,
      withdrawInvite: false,
      accept: false,
      claim: false,
      leave: false,
      handOver: false,
      nameGuardian: false,
      consent: false,
      withdrawConsent: false,
      answerSplit: false,
      looked: observableRef,
      lookFailure: observableRef,
    })
  }

  /** Typed or scanned; blanks, small letters and the prefix of the QR code are forgiven. */
  type(text: string): void {
    const bare = text.trim().toUpperCase().replaceAll(/\s/g, '')
    this.code = (bare.startsWith(prefix) ? bare.slice(prefix.length) : bare).slice(0, 8)
    this.looked = null
    this.lookFailure = null
    this.accept.forgive()
    this.claim.forgive()
  }

  get isWhole(): boolean {
    return /^[2-9A-HJ-NP-Z]{8}$/.test(this.code)
  }

  /** What the code stands for; an answer to an older code is not heard. */
  async look(): Promise<void> {
    const { code } = this
    this.looking = true
    this.lookFailure = null
    try {
      const looked = await this.api.households.look({ code })
      this.hear(code, () => {
        this.looked = looked
      })
    } catch (error) {
      this.hear(code, () => {
        this.lookFailure = failureOf(error)
      })
    }
  }

  private hear(code: string, settle: () => void): void {
    runInAction(() => {
      this.looking = false
      if (code === this.code) settle()
    })
  }
}
