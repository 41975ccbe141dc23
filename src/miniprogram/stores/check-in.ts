import { makeAutoObservable, runInAction } from 'mobx'
import { nearness } from '../../domain/place'
import type { Nearness } from '../../domain/place'
import type { Api } from '../api'
import { failureOf } from '../failure'
import type { Failure } from '../failure'
import type { Platform } from '../platform/platform'
import { Command } from './command'
import type { Loaded } from './loaded'
import type { MyMember, MyParty, SignupsStore } from './signups'

type Input = Parameters<Api['attendance']['checkMyself']>[0]
type Proof = Input['proof']
export type Act = Input['act']
export type Checked = Awaited<ReturnType<Api['attendance']['checkMyself']>>

/** Being there: the household proves it by the site's code, and everyone who came is checked in at once. */
export class CheckInStore {
  slotId: string | null = null
  /** A site code that was scanned already, on the way here. */
  scanned: string | null = null
  digits = ''
  /** Those whose tick was taken away: they did not come. */
  private missing: readonly string[] = []
  result: Checked | null = null
  private chosenAct: Act | null = null
  readonly parties: Loaded<MyParty[], string>
  readonly check: Command<Omit<Input, 'key'>, Checked>
  scanFailure: Failure | null = null

  constructor(
    private readonly api: Api,
    private readonly platform: Platform,
    signups: SignupsStore,
  ) {
    this.parties = signups.onSlot
    this.check = new Command(platform.newKey, (input) => api.attendance.checkMyself(input))
    makeAutoObservable<this, 'api' | 'platform'>(this, {
      api: false,
      platform: false,
      parties: false,
      check: false,
    })
  }

  async open(slotId: string, scanned: string | null): Promise<void> {
    if (slotId !== this.slotId) this.parties.forget()
    this.slotId = slotId
    this.begin()
    this.scanned = scanned
    await this.parties.load(slotId)
  }

  async refresh(): Promise<void> {
    if (this.slotId !== null) await this.parties.load(this.slotId)
  }

  /** From anywhere: scans a site code and says which of the household's slots it is for. */
  async scanAnywhere(): Promise<{ slotId: string; code: string } | null> {
    this.scanFailure = null
    const code = await this.platform.scanCode()
    if (code === null) return null
    try {
      const { slotId } = await this.api.attendance.whichSlot({ code })
      return { slotId, code }
    } catch (error) {
      runInAction(() => {
        this.scanFailure = failureOf(error)
      })
      return null
    }
  }

  get party(): MyParty | null {
    return this.parties.value?.find((party) => party.members.some(isSeated)) ?? null
  }

  /** Leaving comes after arriving; what the person chose counts as long as there is a choice. */
  get act(): Act {
    if (this.canChooseAct && this.chosenAct !== null) return this.chosenAct
    return this.someAre('to arrive') ? 'in' : 'out'
  }

  /** Part of the family has arrived and part has not: some may leave before the others come. */
  get canChooseAct(): boolean {
    return this.someAre('to arrive') && this.someAre('here')
  }

  chooseAct(act: Act): void {
    this.chosenAct = act
    this.missing = []
    this.check.forgive()
  }

  /** Who can be checked in or out now. */
  get candidates(): MyMember[] {
    const members = this.party?.members ?? []
    return members.filter(this.act === 'in' ? isToArrive : isHere)
  }

  get whoCame(): string[] {
    return this.candidates
      .map((member) => member.personId)
      .filter((personId) => !this.missing.includes(personId))
  }

  setWhoCame(personIds: readonly string[]): void {
    this.missing = this.candidates
      .map((member) => member.personId)
      .filter((personId) => !personIds.includes(personId))
  }

  typeDigits(digits: string): void {
    this.digits = digits
    this.check.forgive()
  }

  async scanAndCheck(): Promise<void> {
    const code = await this.platform.scanCode()
    if (code !== null) await this.prove({ by: 'code', code })
  }

  /** With the code that was scanned on the way here. */
  async checkScanned(): Promise<void> {
    if (this.scanned !== null) await this.prove({ by: 'code', code: this.scanned })
  }

  async checkDigits(): Promise<void> {
    await this.prove({ by: 'digits', digits: this.digits })
  }

  /** Where the activity asks: whether the phone is there. Only the answer leaves the phone, never the place. */
  private async findNear(): Promise<Nearness> {
    const spot = this.party?.spot ?? null
    if (spot === null || !this.platform.can.locate) return 'unknown'
    return nearness(spot, await this.platform.locate())
  }

  private async prove(proof: Proof): Promise<void> {
    const { slotId, act, whoCame } = this
    if (slotId === null || whoCame.length === 0) return
    const near = await this.findNear()
    const result = await this.check.run({ slotId, act, proof, personIds: whoCame, near })
    runInAction(() => {
      // A code is good for one act; a refused one has to be scanned or typed anew.
      this.scanned = null
      this.digits = ''
      this.result = result
    })
    if (result) await this.refresh()
  }

  private someAre(where: 'to arrive' | 'here'): boolean {
    return this.party?.members.some(where === 'here' ? isHere : isToArrive) ?? false
  }

  /** Anew, for those of the family who are left. */
  begin(): void {
    this.scanned = null
    this.digits = ''
    this.missing = []
    this.result = null
    this.chosenAct = null
    this.check.forgive()
  }
}

const isSeated = (member: MyMember): boolean => member.status === 'confirmed'
const isToArrive = (member: MyMember): boolean => isSeated(member) && member.checkedInAt === null
const isHere = (member: MyMember): boolean =>
  isSeated(member) && member.checkedInAt !== null && member.checkedOutAt === null
