import type { Fix } from '../../src/domain/place'
import type {
  CloudAnswer,
  CloudCall,
  Credentials,
  Platform,
  Theme,
} from '../../src/miniprogram/platform/platform'

/** A phone that exists in memory only: what it keeps, where it went and what it asked can be read back. */
export interface FakePlatform extends Platform {
  readonly kept: Map<string, string>
  readonly calls: CloudCall[]
  readonly went: string[]
  painted: string[]
  readonly called: string[]
  changeTheme: (theme: Theme) => void
  comeOnline: () => void
}

export interface FakePhone {
  /** Answers each call; left out: nobody answers. */
  answer?: (call: CloudCall) => CloudAnswer
  persona?: string
  theme?: Theme
  textScale?: number
  /** Where the phone is; left out: it does not tell. */
  fix?: Fix
  kept?: Readonly<Record<string, string>>
}

export function fakePlatform(phone: FakePhone = {}): FakePlatform {
  const kept = new Map(Object.entries(phone.kept ?? {}))
  const calls: CloudCall[] = []
  const went: string[] = []
  const called: string[] = []
  const onlineListeners: (() => void)[] = []
  const themeListeners: ((theme: Theme) => void)[] = []
  let credentials: Credentials = {}
  let keys = 0
  const goTo = (route: string): void => {
    went.push(route)
  }
  return {
    kind: 'weapp',
    can: { scan: true, locate: phone.fix !== undefined, shareToChat: true, subscribe: false },
    storage: {
      read: (name) => kept.get(name) ?? null,
      write: (name, value) => void kept.set(name, value),
      remove: (name) => void kept.delete(name),
    },
    kept,
    calls,
    went,
    painted: [],
    changeTheme: (theme) => {
      themeListeners.forEach((changed) => {
        changed(theme)
      })
    },
    callCloud: (call) => {
      calls.push(call)
      return Promise.resolve(phone.answer?.(call) ?? { reached: false, failure: 'offline' })
    },
    credentials: () => credentials,
    keepCredentials: (next) => {
      credentials = { ...next }
    },
    launchPersona: () => phone.persona ?? null,
    newKey: () => {
      keys += 1
      return `00000000-0000-4000-8000-${String(keys).padStart(12, '0')}`
    },
    navigate: goTo,
    redirect: goTo,
    switchTab: goTo,
    back: () => {
      went.push('back')
    },
    routeQuery: () => ({}),
    locate: () => Promise.resolve(phone.fix ?? null),
    choosePlace: () => Promise.resolve(phone.fix ?? null),
    call: (number) => {
      called.push(number)
    },
    scanCode: () => Promise.resolve(null),
    choosePicture: () => Promise.resolve(null),
    upload: () => Promise.resolve({}),
    openPdf: () => Promise.resolve(true),
    copyLink: () => Promise.resolve(true),
    saveFile: (_url, name) => {
      went.push(`saved ${name}`)
      return Promise.resolve(true)
    },
    mediaUrl: (url) => url,
    askToSubscribe: () => Promise.resolve(false),
    vibrate: () => undefined,
    keepScreenOn: () => undefined,
    textScale: () => phone.textScale ?? 1,
    theme: () => phone.theme ?? 'light',
    onThemeChange: (changed) => {
      themeListeners.push(changed)
    },
    paintChrome(theme, bigType) {
      this.painted.push(bigType ? `${theme}, large` : theme)
    },
    onForeground: () => undefined,
    onOnline: (back) => {
      onlineListeners.push(back)
    },
    called,
    comeOnline: () => {
      onlineListeners.forEach((back) => {
        back()
      })
    },
    endRefresh: () => undefined,
  }
}
