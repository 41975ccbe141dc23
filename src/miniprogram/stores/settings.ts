import { makeAutoObservable } from 'mobx'
import type { Platform, Theme } from '../platform/platform'

export const themeChoices = ['auto', 'light', 'dark'] as const
export type ThemeChoice = (typeof themeChoices)[number]

/** The person's own type size and theme; kept on the phone only. */
export class SettingsStore {
  bigType: boolean
  themeChoice: ThemeChoice
  private phoneTheme: Theme
  private readonly phoneScale: number

  constructor(private readonly platform: Platform) {
    const kept = platform.storage.read('theme')
    this.themeChoice = themeChoices.find((choice) => choice === kept) ?? 'auto'
    this.phoneTheme = platform.theme()
    this.phoneScale = Math.min(1.4, Math.max(1, platform.textScale()))
    // Whoever set a large type on the phone itself gets 大字 here without asking.
    const keptBig = platform.storage.read('bigType')
    this.bigType = keptBig === null ? this.phoneScale >= 1.25 : keptBig === 'yes'
    makeAutoObservable<this, 'platform' | 'phoneScale'>(this, {
      platform: false,
      phoneScale: false,
    })
    platform.onThemeChange((theme) => {
      this.phoneThemeChanged(theme)
    })
    this.paint()
  }

  /** The theme that is shown. */
  get theme(): Theme {
    return this.themeChoice === 'auto' ? this.phoneTheme : this.themeChoice
  }

  /** What all text is multiplied by. */
  get textScale(): number {
    return this.bigType ? 1.4 : Math.min(1.2, this.phoneScale)
  }

  /** The classes that Screen puts on its root. */
  get rootClass(): string {
    return `theme-${this.theme}${this.bigType ? ' big-type' : ''}`
  }

  setBigType(on: boolean): void {
    this.bigType = on
    this.platform.storage.write('bigType', on ? 'yes' : 'no')
    this.paint()
  }

  chooseTheme(choice: ThemeChoice): void {
    this.themeChoice = choice
    this.platform.storage.write('theme', choice)
    this.paint()
  }

  /** Native bars forget their colours between pages. */
  paint(): void {
    this.platform.paintChrome(this.theme, this.bigType)
  }

  private phoneThemeChanged(theme: Theme): void {
    this.phoneTheme = theme
    this.paint()
  }
}
