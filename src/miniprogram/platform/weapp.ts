import Taro from '@tarojs/taro'
import type { Fix } from '../../domain/place'
import { absoluteUrl, postToCloud } from './http'
import { newKey } from './keys'
import type {
  CloudAnswer,
  CloudCall,
  Credentials,
  Handed,
  Picture,
  Platform,
  Storage,
  Theme,
  UploadTarget,
} from './platform'
import { back, endRefresh, navigate, redirect, routeQuery, switchTab } from './routes'

/** The phone inside WeChat. */
export function wechatPlatform(): Platform {
  const overHttp = HAOLIN_TRANSPORT === 'http'
  if (!overHttp) beginCloud()
  return {
    kind: 'weapp',
    can: { scan: true, locate: HAOLIN_LOCATION === 'on', shareToChat: true, subscribe: !overHttp },
    storage,
    callCloud: overHttp ? postToCloud : callFunction,
    credentials,
    keepCredentials,
    launchPersona: () => queryText(Taro.getLaunchOptionsSync().query.as),
    newKey,
    navigate,
    redirect,
    switchTab,
    back,
    routeQuery,
    endRefresh,
    locate,
    choosePlace,
    call: (phone) => void Taro.makePhoneCall({ phoneNumber: phone }).catch(ignore),
    scanCode,
    choosePicture,
    upload,
    saveFile,
    openPdf,
    copyLink: () => Promise.resolve(false),
    mediaUrl: absoluteUrl,
    askToSubscribe,
    vibrate: () => void Taro.vibrateShort({ type: 'light' }).catch(ignore),
    keepScreenOn: (on) => void Taro.setKeepScreenOn({ keepScreenOn: on }).catch(ignore),
    textScale,
    theme,
    onThemeChange: (changed) => {
      Taro.onThemeChange((event) => {
        changed(event.theme === 'dark' ? 'dark' : 'light')
      })
    },
    paintChrome,
    onForeground: (shown) => {
      Taro.onAppShow(shown)
    },
    onOnline: (back) => {
      Taro.onNetworkStatusChange(({ isConnected }) => {
        if (isConnected) back()
      })
    },
  }
}

const ignore = (): void => undefined
const queryText = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** Without a cloud environment `wx.cloud` may be missing or refuse to begin; calls then say so. */
function beginCloud(): void {
  try {
    Taro.cloud.init({ traceUser: true })
  } catch {
    return
  }
}

async function callFunction(call: CloudCall): Promise<CloudAnswer> {
  try {
    const response = await Taro.cloud.callFunction({ name: 'api', data: call })
    return { reached: true, answer: response.result }
  } catch (error) {
    return { reached: false, failure: isCloudMissing(error) ? 'no_cloud' : 'offline' }
  }
}

/** CloudBase: no environment (-601002, -601034), environment or function unknown (-501000). */
const missingCloud =
  /-6010\d\d|-501000|Cloud API isn't enabled|invalid env|env not exists|not init/i

function isCloudMissing(error: unknown): boolean {
  if (error instanceof TypeError) return true
  if (typeof error !== 'object' || error === null) return false
  const code = 'errCode' in error ? String(error.errCode) : ''
  const message = 'errMsg' in error ? String(error.errMsg) : ''
  return missingCloud.test(code) || missingCloud.test(message)
}

const storage: Storage = {
  read(name) {
    const value: unknown = Taro.getStorageSync(name)
    return typeof value === 'string' && value !== '' ? value : null
  },
  write(name, value) {
    Taro.setStorageSync(name, value)
  },
  remove(name) {
    Taro.removeStorageSync(name)
  },
}

let kept: Credentials | null = null

function credentials(): Credentials {
  if (kept) return kept
  const token = storage.read('token')
  const districtId = storage.read('districtId')
  kept = { ...(token && { token }), ...(districtId && { districtId }) }
  return kept
}

function keepCredentials(next: Credentials): void {
  kept = { ...next }
  for (const name of ['token', 'districtId'] as const) {
    const value = next[name]
    if (value === undefined) storage.remove(name)
    else storage.write(name, value)
  }
}

async function locate(): Promise<Fix | null> {
  if (HAOLIN_LOCATION !== 'on') return null
  try {
    const { latitude, longitude, accuracy } = await Taro.getLocation({ type: 'gcj02' })
    return { latitude, longitude, accuracy }
  } catch {
    return null
  }
}

async function choosePlace(): Promise<{ latitude: number; longitude: number } | null> {
  try {
    const { latitude, longitude } = await Taro.chooseLocation({})
    return { latitude, longitude }
  } catch {
    return null
  }
}

async function scanCode(): Promise<string | null> {
  try {
    const scanned = await Taro.scanCode({ scanType: ['qrCode'] })
    return scanned.result
  } catch {
    return null
  }
}

async function choosePicture(): Promise<Picture | null> {
  try {
    const chosen = await Taro.chooseMedia({
      count: 1,
      mediaType: ['image'],
      sizeType: ['compressed'],
    })
    const file = chosen.tempFiles[0]
    if (!file) return null
    return { path: file.tempFilePath, bytes: file.size, type: typeOf(file.tempFilePath) }
  } catch {
    return null
  }
}

function typeOf(path: string): Picture['type'] {
  if (path.endsWith('.png')) return 'image/png'
  return path.endsWith('.webp') ? 'image/webp' : 'image/jpeg'
}

async function upload(picture: Picture, target: UploadTarget): Promise<{ cloudFileId?: string }> {
  if (target.to === 'cloud') {
    const { fileID } = await Taro.cloud.uploadFile({
      cloudPath: target.cloudPath,
      filePath: picture.path,
    })
    return { cloudFileId: fileID }
  }
  const data = Taro.getFileSystemManager().readFileSync(picture.path)
  await Taro.request({
    url: absoluteUrl(target.url),
    method: 'PUT',
    header: { 'content-type': picture.type },
    data,
  })
  return {}
}

/** WeChat opens no tables by itself: the file goes to a chat that the person chooses, such as the own one. */
async function saveFile(url: string, name: string): Promise<boolean> {
  try {
    const { tempFilePath } = await Taro.downloadFile({ url: absoluteUrl(url) })
    await Taro.shareFileMessage({ filePath: tempFilePath, fileName: name })
    return true
  } catch {
    // Whoever closes the list of chats has changed their mind.
    return false
  }
}

/** WeChat shows a PDF itself, with a menu to keep it, send it on or print it. */
async function openPdf(handed: Handed): Promise<boolean> {
  try {
    const filePath = await broughtHere(handed)
    await Taro.openDocument({ filePath, fileType: 'pdf', showMenu: true })
    return true
  } catch {
    return false
  }
}

async function broughtHere(handed: Handed): Promise<string> {
  if (handed.from === 'http') {
    const { tempFilePath } = await Taro.downloadFile({ url: absoluteUrl(handed.url) })
    return tempFilePath
  }
  const { tempFilePath } = await Taro.cloud.downloadFile({ fileID: handed.fileId })
  return tempFilePath
}

async function askToSubscribe(templateIds: readonly string[]): Promise<boolean> {
  if (templateIds.length === 0) return false
  const asked = Taro.requestSubscribeMessage({ tmplIds: [...templateIds], entityIds: [] })
  try {
    const answer = await asked
    return templateIds.some((id) => Reflect.get(answer, id) === 'accept')
  } catch {
    return false
  }
}

function textScale(): number {
  const info: object = Taro.getAppBaseInfo()
  const factor: unknown = Reflect.get(info, 'fontSizeScaleFactor')
  if (typeof factor === 'number') return factor
  const size: unknown = Reflect.get(info, 'fontSizeSetting')
  return typeof size === 'number' ? size / 16 : 1
}

function theme(): Theme {
  return Taro.getAppBaseInfo().theme === 'dark' ? 'dark' : 'light'
}

const chrome = {
  light: {
    paper: '#FAF7F2',
    card: '#FFFDFA',
    front: '#000000',
    ink: '#6B6258',
    selected: '#C0301E',
  },
  dark: {
    paper: '#16130F',
    card: '#211D17',
    front: '#ffffff',
    ink: '#B8AEA0',
    selected: '#FF8A73',
  },
} as const

/** The native bars follow the phone's theme by themselves; this makes them follow the person's choice. */
function paintChrome(chosen: Theme): void {
  const colours = chrome[chosen]
  void Taro.setNavigationBarColor({
    frontColor: colours.front,
    backgroundColor: colours.paper,
  }).catch(ignore)
  void Taro.setTabBarStyle({
    color: colours.ink,
    selectedColor: colours.selected,
    backgroundColor: colours.card,
    borderStyle: chosen === 'dark' ? 'white' : 'black',
  }).catch(ignore)
}
