import type { Fix } from '../../domain/place'

/** How the phone asks the cloud: the procedure's path, its input, and who asks from where. */
export interface CloudCall {
  path: readonly string[]
  input: unknown
  meta: { districtId?: string; token?: string }
}

/**
 * - `no_cloud`: this build has no cloud environment behind it (a developer's first look).
 * - `offline`: no network, or the cloud did not answer.
 */
export type CloudFailure = 'no_cloud' | 'offline'

export type CloudAnswer =
  { reached: true; answer: unknown } | { reached: false; failure: CloudFailure }

export type Query = Readonly<Record<string, string>>

/** A picture the person chose, before it is uploaded. */
export interface Picture {
  /** What an Image can show at once. */
  path: string
  bytes: number
  type: 'image/jpeg' | 'image/png' | 'image/webp'
}

/** Where `files.begin` says the bytes go. */
export type UploadTarget = { to: 'http'; url: string } | { to: 'cloud'; cloudPath: string }

/** Where a document of the cloud lies. */
export type Handed = { from: 'http'; url: string } | { from: 'cloud'; fileId: string }

export type Theme = 'light' | 'dark'

/** What differs between phones; pages ask before they offer a button. */
export interface Abilities {
  scan: boolean
  /** Saying where the phone is; WeChat opens that to some kinds of mini-programs only. */
  locate: boolean
  shareToChat: boolean
  subscribe: boolean
}

/** Who the phone says it is. On WeChat the cloud knows the account by itself and the token is left out. */
export interface Credentials {
  token?: string
  districtId?: string
}

export interface Storage {
  read(name: string): string | null
  write(name: string, value: string): void
  remove(name: string): void
}

/**
 * All that the phone can do apart from showing parts. The only code that calls `wx` or Taro
 * APIs lies behind this interface; tests give the stores an invented one.
 */
export interface Platform {
  readonly kind: 'weapp' | 'h5'
  readonly can: Abilities
  readonly storage: Storage

  callCloud(call: CloudCall): Promise<CloudAnswer>
  credentials(): Credentials
  keepCredentials(credentials: Credentials): void
  /** The demo person named by a sign-in link (`?as=resident`); asked once, at launch. */
  launchPersona(): string | null
  /** A new idempotency key: one for each intent, sent again on a retry. */
  newKey: () => string

  /** Routes are `pages/activity` or `organizer/desk`, without the trailing `/index`. */
  navigate(route: string, query?: Query): void
  redirect(route: string, query?: Query): void
  switchTab(route: string): void
  /** Back, or to the given tab when there is nothing to go back to. */
  back(otherwise?: string): void
  routeQuery(): Query
  /** The content that was pulled down for has arrived. */
  endRefresh(): void

  /** Where the phone is; null where it does not tell or the person does not want it to. */
  locate(): Promise<Fix | null>
  /** A point that the person picks: on a map where there is one, else where the phone is. */
  choosePlace(): Promise<{ latitude: number; longitude: number } | null>
  /** Opens the phone's own dialling with this number. */
  call(phone: string): void

  /** The text of the scanned code; null when the person closed the camera. */
  scanCode(): Promise<string | null>
  choosePicture(): Promise<Picture | null>
  /** The cloud file's id when the target is cloud storage. */
  upload(picture: Picture, target: UploadTarget): Promise<{ cloudFileId?: string }>
  /** Takes a file of the cloud along: into the browser's downloads, or to a chat of one's own. False: not taken. */
  saveFile(url: string, name: string): Promise<boolean>
  /** Opens a PDF of the cloud to read, keep or print; a browser downloads it. False: it did not come. */
  openPdf(handed: Handed, name: string): Promise<boolean>
  /** Puts an address of the cloud on a browser's clipboard. On WeChat people share by its own button. */
  copyLink(url: string): Promise<boolean>
  /** A picture's address as an Image of this phone can load it. */
  mediaUrl(url: string): string

  /** Must be called in a tap handler before anything is awaited. True when at least one was accepted. */
  askToSubscribe(templateIds: readonly string[]): Promise<boolean>
  vibrate(): void
  keepScreenOn(on: boolean): void

  /** The phone's own text scale: 1 is ordinary. */
  textScale(): number
  theme(): Theme
  onThemeChange(changed: (theme: Theme) => void): void
  /**
   * How what lies outside of the page looks: title bar, tab bar, the browser's frame. WeChat's own bars grow
   * with the phone's type; those of a browser grow with 大字.
   */
  paintChrome(theme: Theme, bigType: boolean): void
  onForeground(shown: () => void): void
  /** The network is there again. */
  onOnline(back: () => void): void
}
