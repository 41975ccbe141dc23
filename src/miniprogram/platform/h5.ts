import { onChinaMap } from '../../domain/place'
import type { Fix } from '../../domain/place'
import { barLabels } from '../../words/titles'
import { absoluteUrl, postToCloud } from './http'
import { newKey } from './keys'
import type { Credentials, Picture, Platform, Storage, Theme, UploadTarget } from './platform'
import { back, endRefresh, navigate, redirect, routeQuery, switchTab } from './routes'

/** The phone in a browser: no camera scanning, no WeChat messages, all else alike. */
export function browserPlatform(): Platform {
  document.addEventListener('keydown', tapByKey)
  return {
    kind: 'h5',
    can: { scan: false, locate: 'geolocation' in navigator, shareToChat: false, subscribe: false },
    storage,
    callCloud: postToCloud,
    credentials,
    keepCredentials,
    launchPersona,
    newKey,
    navigate,
    redirect,
    switchTab,
    back,
    routeQuery,
    endRefresh,
    locate,
    choosePlace: locate,
    call: (phone) => {
      window.location.href = `tel:${phone}`
    },
    scanCode: () => Promise.resolve(null),
    choosePicture,
    upload,
    saveFile,
    openPdf: (handed, name) =>
      handed.from === 'http' ? saveFile(handed.url, name) : Promise.resolve(false),
    copyLink,
    mediaUrl: absoluteUrl,
    askToSubscribe: () => Promise.resolve(false),
    vibrate: () => undefined,
    keepScreenOn,
    textScale: () => 1,
    theme: () => (darkQuery().matches ? 'dark' : 'light'),
    onThemeChange: (changed) => {
      darkQuery().addEventListener('change', (event) => {
        changed(event.matches ? 'dark' : 'light')
      })
    },
    paintChrome,
    onForeground: (shown) => {
      document.addEventListener('visibilitychange', () => {
        if (document.visibilityState === 'visible') shown()
      })
    },
    onOnline: (back) => {
      window.addEventListener('online', back)
    },
  }
}

/** What is drawn as a button takes the keys of one: a browser does that for its own buttons only. */
function tapByKey(event: KeyboardEvent): void {
  const { target } = event
  if (!(target instanceof HTMLElement) || !target.matches('[role][tabindex]')) return
  if (event.key !== 'Enter' && event.key !== ' ') return
  event.preventDefault()
  target.click()
}

const darkQuery = (): MediaQueryList => window.matchMedia('(prefers-color-scheme: dark)')

/** A browser may forbid storage (private windows): the person then starts anew each time. */
function attempt<T>(act: () => T, otherwise: T): T {
  try {
    return act()
  } catch {
    return otherwise
  }
}

const prefixed = (name: string): string => `haolin.${name}`

const storage: Storage = {
  read: (name) => attempt(() => localStorage.getItem(prefixed(name)), null),
  write: (name, value) => {
    attempt(() => {
      localStorage.setItem(prefixed(name), value)
    }, undefined)
  },
  remove: (name) => {
    attempt(() => {
      localStorage.removeItem(prefixed(name))
    }, undefined)
  },
}

/** Each tab can be another demo person; a new tab begins as the last one. */
function credentials(): Credentials {
  const found: Credentials = {}
  for (const name of ['token', 'districtId'] as const) {
    const ofTab = attempt(() => sessionStorage.getItem(prefixed(name)), null)
    const value = ofTab ?? storage.read(name)
    if (value) found[name] = value
  }
  return found
}

function keepCredentials(next: Credentials): void {
  for (const name of ['token', 'districtId'] as const) {
    const value = next[name]
    // An empty text in the tab means: signed out here, whatever the last tab was.
    attempt(() => {
      sessionStorage.setItem(prefixed(name), value ?? '')
    }, undefined)
    if (value === undefined) storage.remove(name)
    else storage.write(name, value)
  }
}

function launchPersona(): string | null {
  const address = new URL(window.location.href)
  const persona = address.searchParams.get('as')
  if (persona === null) return null
  address.searchParams.delete('as')
  window.history.replaceState(window.history.state, '', address.toString())
  return persona
}

/** Milliseconds; whoever stands at the door does not wait longer. */
const locatingPatience = 8000

/** Browsers tell the globe's own coordinates, maps in China are drawn with others. */
function locate(): Promise<Fix | null> {
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) => {
        resolve({ ...onChinaMap({ latitude, longitude }), accuracy })
      },
      () => {
        resolve(null)
      },
      { timeout: locatingPatience, maximumAge: 30_000, enableHighAccuracy: true },
    )
  })
}

const pictureTypes = ['image/jpeg', 'image/png', 'image/webp'] as const

/** The files behind the addresses that choosePicture made: the page may not fetch a `blob:` address. */
const chosenFiles = new Map<string, Blob>()

function choosePicture(): Promise<Picture | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = pictureTypes.join(',')
    input.style.display = 'none'
    document.body.append(input)
    const end = (picture: Picture | null): void => {
      input.remove()
      resolve(picture)
    }
    input.addEventListener('cancel', () => {
      end(null)
    })
    input.addEventListener('change', () => {
      const file = input.files?.[0]
      const type = pictureTypes.find((known) => known === file?.type)
      if (!file || !type) {
        end(null)
        return
      }
      const path = URL.createObjectURL(file)
      chosenFiles.set(path, file)
      end({ path, bytes: file.size, type })
    })
    input.click()
  })
}

async function upload(picture: Picture, target: UploadTarget): Promise<{ cloudFileId?: string }> {
  if (target.to === 'cloud') throw new Error('A browser cannot put files into cloud storage.')
  const bytes = chosenFiles.get(picture.path)
  if (bytes === undefined) throw new Error('This picture was not chosen here.')
  const stored = await fetch(absoluteUrl(target.url), {
    method: 'PUT',
    headers: { 'content-type': picture.type },
    body: bytes,
  })
  if (!stored.ok) throw new Error(`The upload was answered with ${String(stored.status)}.`)
  return {}
}

/** A browser may forbid the clipboard; the page then shows what was to be copied. */
function copyLink(url: string): Promise<boolean> {
  const whole = new URL(absoluteUrl(url), window.location.href).toString()
  return navigator.clipboard.writeText(whole).then(
    () => true,
    () => false,
  )
}

function saveFile(url: string, name: string): Promise<boolean> {
  const link = document.createElement('a')
  link.href = absoluteUrl(url)
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  return Promise.resolve(true)
}

let lock: WakeLockSentinel | null = null

/** Not every browser has a wake lock; the screen then dims as usual. */
function keepScreenOn(on: boolean): void {
  if (!('wakeLock' in navigator)) return
  if (!on) {
    void lock?.release()
    lock = null
    return
  }
  navigator.wakeLock.request('screen').then(
    (held) => {
      lock = held
    },
    () => undefined,
  )
}

const papers = { light: '#FAF7F2', dark: '#16130F' } as const

/** The page's frame, title bar and tab bar take their colours and sizes from the tokens of these classes. */
function paintChrome(theme: Theme, bigType: boolean): void {
  const root = document.documentElement
  root.classList.remove('theme-light', 'theme-dark')
  root.classList.add(`theme-${theme}`)
  root.classList.toggle('big-type', bigType)
  root.style.background = papers[theme]
  document.querySelector('meta[name=theme-color]')?.setAttribute('content', papers[theme])
  for (const [name, label] of Object.entries(barLabels)) labelBarButton(name, label)
}

/** Taro draws the title bar's two buttons as pictures without a name. */
function labelBarButton(name: string, label: string): void {
  const button = document.querySelector(`.taro-navigation-bar-${name}`)
  button?.setAttribute('role', 'button')
  button?.setAttribute('aria-label', label)
}
