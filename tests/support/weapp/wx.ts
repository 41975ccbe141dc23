import { asJson } from './json'
import type { Pulse } from './pulse'
import { turn } from './wait'

/** One call of the cloud function as it crossed. */
export interface CloudCall {
  path: string
  input: unknown
  answer: unknown
}

/**
 * What is behind `wx.cloud`: the cloud; nothing at all, as in a build without an environment that is opened
 * by somebody for a first look; an environment that was never opened; no network;
 * or one that loses the answer after the cloud has done what it was asked.
 */
export type Behind = 'cloud' | 'nothing' | 'closed' | 'no network' | 'answer lost'

/** The hand that holds the phone: whose it is, what it keeps, and what it puts before the camera. */
export interface Hand {
  /** What the cloud answers to whoever holds it; request and answer cross as text. */
  ask: (request: string) => Promise<string>
  behind: Behind
  /** What the camera would read; null: the person closes it. */
  nextScan: string | null
  theme: 'light' | 'dark'
  /** What was fetched and opened in WeChat's own reader: the address it came from. */
  opened: string[]
  storage: Map<string, string>
  /** The numbers that were called. */
  dialled: string[]
  /** Who wants to know that the network is there again. */
  onNetwork: ((told: { isConnected: boolean }) => void)[]
}

/** How a caller of WeChat's API wants to be told. */
export interface Told {
  success?: (result: object) => void
  fail?: (error: object) => void
  complete?: (result: object) => void
}

/** WeChat's manner of answering: by callback, and by promise where no callback was given. */
export const answerBy = async (asked: Told | undefined, work: () => Promise<object>) => {
  try {
    const result = await work()
    asked?.success?.(result)
    asked?.complete?.(result)
    return result
  } catch (error) {
    const failure = failureOf(error)
    asked?.fail?.(failure)
    asked?.complete?.(failure)
    if (asked?.fail || asked?.complete) return failure
    throw Object.assign(new Error(failure.errMsg), failure)
  }
}

const failureOf = (error: unknown) => ({
  errMsg: error instanceof Error ? error.message : String(error),
  errCode: error instanceof CloudError ? error.errCode : -1,
})

class CloudError extends Error {
  constructor(
    readonly errCode: number,
    message: string,
  ) {
    super(message)
  }
}

const askCloud = async (hand: Hand, data: unknown): Promise<unknown> => {
  if (hand.behind === 'closed') {
    throw new CloudError(-601034, 'cloud.callFunction:fail -601034 cloud is not opened yet')
  }
  if (hand.behind === 'no network') throw new CloudError(-1, 'cloud.callFunction:fail timeout')
  const answer = await hand.ask(asJson(data, 'data'))
  if (hand.behind === 'answer lost') throw new CloudError(-1, 'cloud.callFunction:fail timeout')
  return JSON.parse(answer)
}

/** A few turns of the loop: so long Taro gathers what it draws. */
const drawn = async () => {
  for (let turns = 0; turns < 3; turns += 1) await turn(0)
}

export const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined

/** `wx.cloud`, its one function being the real app. */
export const cloudOf = (hand: Hand, pulse: Pulse, calls: CloudCall[]) => ({
  init: () => undefined,
  callFunction: (asked: { name: string; data: unknown }) =>
    pulse.during(async () => {
      if (asked.name !== 'api') throw new CloudError(-501000, `no function ${asked.name}`)
      // However near the cloud is, what the tap itself draws is on the screen before the answer.
      await drawn()
      const answer = await askCloud(hand, asked.data)
      const path = memberOf(asked.data, 'path')
      calls.push({
        path: Array.isArray(path) ? path.join('.') : String(path),
        input: memberOf(asked.data, 'input'),
        answer,
      })
      return { result: answer, errMsg: 'cloud.callFunction:ok' }
    }),
})

/** The parts of WeChat's API that the app needs an answer from; the others are miniprogram-simulate's own. */
export const wxOf = (hand: Hand, pulse: Pulse, calls: CloudCall[]) => ({
  ...(hand.behind === 'nothing' ? {} : { cloud: cloudOf(hand, pulse, calls) }),
  getStorageSync: (name: string) => hand.storage.get(name) ?? '',
  setStorageSync: (name: string, value: unknown) => {
    // WeChat keeps it outside of the program: only what JSON can carry comes back.
    hand.storage.set(name, String(JSON.parse(asJson(value, name))))
  },
  removeStorageSync: (name: string) => {
    hand.storage.delete(name)
  },
  getLaunchOptionsSync: () => launch,
  getEnterOptionsSync: () => launch,
  getWindowInfo: () => ({ pixelRatio: 3, windowWidth: 390, windowHeight: screenHeight }),
  getAppBaseInfo: () => ({
    SDKVersion: '3.8.0',
    language: 'zh_CN',
    theme: hand.theme,
    fontSizeSetting: 16,
    host: { env: 'WeChat' },
  }),
  downloadFile: (asked: Told & { url: string }) =>
    answerBy(asked, () =>
      Promise.resolve({ statusCode: 200, tempFilePath: `wxfile://${asked.url}` }),
    ),
  openDocument: (asked: Told & { filePath: string; fileType?: string }) =>
    answerBy(asked, () => {
      if (asked.fileType !== 'pdf') return Promise.reject(new Error('openDocument:fail'))
      hand.opened.push(asked.filePath.replace('wxfile://', ''))
      return Promise.resolve({ errMsg: 'openDocument:ok' })
    }),
  // Nothing is laid out here: what is asked how high it is has no answer, as on a page that nobody looks at.
  createSelectorQuery: () => ({
    select: () => ({ boundingClientRect: () => undefined }),
    exec: (tell: (found: unknown[]) => void) => {
      tell([])
    },
  }),
  makePhoneCall: (asked: Told & { phoneNumber: string }) =>
    answerBy(asked, () => {
      hand.dialled.push(asked.phoneNumber)
      return Promise.resolve({ errMsg: 'makePhoneCall:ok' })
    }),
  onNetworkStatusChange: (told: (status: { isConnected: boolean }) => void) => {
    hand.onNetwork.push(told)
  },
  scanCode: (asked?: Told) =>
    answerBy(asked, () => {
      if (hand.nextScan === null) return Promise.reject(new Error('scanCode:fail cancel'))
      const result = { result: hand.nextScan, scanType: 'QR_CODE', errMsg: 'scanCode:ok' }
      hand.nextScan = null
      return Promise.resolve(result)
    }),
})

/** What a phone of 390 × 844 has left between the title and the bar at the bottom. */
export const screenHeight = 680

export const launch = { path: 'pages/home/index', query: {}, scene: 1001, referrerInfo: {} }
