import { makeAutoObservable, observableRef, runInAction } from 'mobx'
import type { Api } from '../../api'
import { failureOf } from '../../failure'
import type { Failure } from '../../failure'
import type { Platform } from '../../platform/platform'
import { Command } from '../../stores/command'

type Add = Omit<Parameters<Api['signups']['addByStaff']>[0], 'key'>
export type Added = Awaited<ReturnType<Api['signups']['addByStaff']>>
export type AdmitMode = 'walk-in' | 'ahead'
export type HouseholdMember = Awaited<ReturnType<Api['signups']['household']>>['members'][number]

/** Whether this member can come along now: not yet on the slot, and a child with its guardian's code. */
export const canCome = (member: HouseholdMember): boolean =>
  !member.signedUp && !member.needsGuardian

/** Somebody without a sign-up gets a place: on the spot, or ahead in their name; alone or with the family. */
export class AdmitStore {
  readonly add: Command<Add, Added>
  mode: AdmitMode = 'walk-in'
  code = ''
  reason = ''
  /** Of the code's household; null until the code was read. */
  members: HouseholdMember[] | null = null
  /** Who of it comes. */
  chosen: string[] = []
  looking = false
  lookFailure: Failure | null = null
  /** After the first try, what is missing is told. */
  checking = false

  constructor(
    private readonly api: Api,
    platform: Platform,
  ) {
    this.add = new Command(platform.newKey, (input) => api.signups.addByStaff(input))
    makeAutoObservable<this, 'api'>(this, {
      add: false,
      api: false,
      members: observableRef,
      lookFailure: observableRef,
    })
  }

  /** Ready for the next person at the door; how one registers stays as it was. */
  clear(): void {
    this.code = ''
    this.reason = ''
    this.members = null
    this.chosen = []
    this.lookFailure = null
    this.checking = false
    this.add.forgive()
  }

  choose(mode: AdmitMode): void {
    this.mode = mode
  }

  setCode(code: string): void {
    this.code = code.trim()
    this.lookFailure = null
    this.add.forgive()
  }

  setReason(reason: string): void {
    this.reason = reason
  }

  setChosen(personIds: string[]): void {
    this.chosen = personIds
    this.add.forgive()
  }

  /** Reads whose code it is. A fresh code of the same household keeps whom one has ticked meanwhile. */
  async lookUp(slotId: string): Promise<void> {
    if (this.looking || this.code === '') return
    this.looking = true
    this.lookFailure = null
    const { code } = this
    try {
      const { members } = await this.api.signups.household({ slotId, code })
      runInAction(() => {
        const known = this.members?.map(({ personId }) => personId) ?? []
        const isSame = members.every(({ personId }) => known.includes(personId))
        this.members = members
        if (!isSame) this.chosen = this.usual
      })
    } catch (error) {
      runInAction(() => {
        this.lookFailure = failureOf(error)
      })
    } finally {
      runInAction(() => {
        this.looking = false
      })
    }
  }

  /** Those of the household who can come along. */
  get comers(): HouseholdMember[] {
    return this.members?.filter(canCome) ?? []
  }

  /** Those who cannot, to say why. */
  get others(): HouseholdMember[] {
    return this.members?.filter((member) => !canCome(member)) ?? []
  }

  /** Most often the one who holds out the code. */
  private get usual(): string[] {
    return this.comers.filter(({ isHolder }) => isHolder).map(({ personId }) => personId)
  }

  get lacksCode(): boolean {
    return this.checking && this.code === ''
  }

  get lacksReason(): boolean {
    return this.checking && this.reason.trim().length < 2
  }

  get lacksPeople(): boolean {
    return this.checking && this.members !== null && this.chosen.length === 0
  }

  /** Null while something is missing, or while it has only just come out that there is somebody to choose from. */
  async submit(slotId: string): Promise<Added | null> {
    this.checking = true
    if (this.lacksCode || this.lacksReason) return null
    if (this.members === null) {
      await this.lookUp(slotId)
      if (this.comers.length !== 1) return null
    }
    if (this.lacksPeople) return null
    const { code } = this
    const walkIn = this.mode === 'walk-in'
    const personIds = [...this.chosen]
    return this.add.run({ slotId, code, personIds, walkIn, reason: this.reason.trim() })
  }
}
