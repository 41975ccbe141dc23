import { makeAutoObservable } from 'mobx'
import { phonePattern } from '../../domain/contact'
import type { Api } from '../api'
import type { Platform } from '../platform/platform'
import { Command } from './command'
import { Loaded } from './loaded'

interface Given {
  masked: string | null
}

/** The number by which staff of an activity can call; given on need, taken back at any time. */
export class ContactStore {
  typed = ''
  isWrong = false
  readonly mine: Loaded<Given>
  readonly save: Command<{ phone: string | null }, Given>

  constructor(api: Api, platform: Platform) {
    this.mine = new Loaded(() => api.families.phone({}))
    this.save = new Command(platform.newKey, (input) => api.families.savePhone(input))
    makeAutoObservable(this, { mine: false, save: false })
  }

  type(typed: string): void {
    this.typed = typed
    this.isWrong = false
    this.save.forgive()
  }

  /** True when it was saved. */
  async give(): Promise<boolean> {
    const phone = this.typed.replace(/[\s-]/g, '')
    this.isWrong = !phonePattern.test(phone)
    return !this.isWrong && this.put(phone)
  }

  takeBack(): Promise<boolean> {
    return this.put(null)
  }

  forget(): void {
    this.mine.forget()
    this.typed = ''
    this.isWrong = false
    this.save.forgive()
  }

  private async put(phone: string | null): Promise<boolean> {
    const saved = await this.save.run({ phone })
    if (saved === null) return false
    this.type('')
    await this.mine.load()
    return true
  }
}
