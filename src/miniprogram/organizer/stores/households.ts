import { makeAutoObservable, observableRef } from 'mobx'
import type { Api } from '../../api'
import type { Platform } from '../../platform/platform'
import { Command } from '../../stores/command'
import { Loaded } from '../../stores/loaded'

type Households = Api['households']
type Input<P extends keyof Households> = Omit<Parameters<Households[P]>[0], 'key'>
type Output<P extends keyof Households> = Awaited<ReturnType<Households[P]>>

export type OpenedHousehold = Output<'open'>
export type Case = Output<'cases'>[number]

/** Staff attend to a household that shows its code, and carry out what both heads agreed to. */
export class HouseholdsStore {
  readonly cases: Loaded<Case[], string>
  readonly open: Command<Input<'open'>, OpenedHousehold>
  readonly move: Command<Input<'moveHome'>, Output<'moveHome'>>
  readonly propose: Command<Input<'proposeSplit'>, Output<'proposeSplit'>>
  readonly carryOut: Command<Input<'carryOutSplit'>, Output<'carryOutSplit'>>
  readonly drop: Command<Input<'dropSplit'>, Output<'dropSplit'>>
  code = ''
  opened: OpenedHousehold | null = null

  constructor({ households }: Api, { newKey }: Platform) {
    this.cases = new Loaded((orgId) => households.cases({ orgId }))
    this.open = new Command(newKey, (input) => households.open(input))
    this.move = new Command(newKey, (input) => households.moveHome(input))
    this.propose = new Command(newKey, (input) => households.proposeSplit(input))
    this.carryOut = new Command(newKey, (input) => households.carryOutSplit(input))
    this.drop = new Command(newKey, (input) => households.dropSplit(input))
    makeAutoObservable(this, {
      cases: false,
      open: false,
      move: false,
      propose: false,
      carryOut: false,
      drop: false,
      opened: observableRef,
    })
  }

  clear(): void {
    this.code = ''
    this.opened = null
    this.open.forgive()
  }

  setCode(code: string): void {
    this.code = code.trim()
    this.open.forgive()
  }

  /** Whose code it is; the cloud keeps a record of who looked. */
  async lookUp(orgId: string): Promise<void> {
    const opened = await this.open.run({ orgId, code: this.code })
    if (opened !== null) this.show(opened)
  }

  private show(opened: OpenedHousehold): void {
    this.opened = opened
  }
}
