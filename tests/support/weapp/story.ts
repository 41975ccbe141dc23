import type { World } from '../world'
import type { Backstage } from './backstage'
import { Phone } from './phone'
import type { Behind } from './wx'

/** Put there by the environment (environment.ts), from outside of the page's sandbox. */
declare const backstage: Backstage

interface PickedUp {
  /** The page of a shared card or a scanned code; else the first tab. */
  at?: string
  behind?: Behind
  theme?: 'light' | 'dark'
  /** What the phone has kept from the last time. */
  storage?: Map<string, string>
}

/** The stage of a test: who is there, the phones they hold, and the cloud behind. */
export interface Story {
  world: World
  backstage: Backstage
  /** Time passes, in the cloud and on the phone alike; what falls due meanwhile happens. */
  pass: (milliseconds: number) => Promise<void>
  /** Somebody takes out a phone and opens the app on it; the phone before is put away. */
  pickUp: (who: { openid: string | null }, how?: PickedUp) => Promise<Phone>
}

/**
 * Sets the stage before each test and strikes it afterwards. Nothing may have gone wrong backstage: a
 * template that is missing, a page that WeChat refuses, a message on the console, or a broken invariant.
 */
export const useStory = (): (() => Story) => {
  const mishaps: string[] = []
  let world: World | undefined
  let phone: Phone | undefined

  const ownClock = Date.now
  let passed = 0

  const pass = async (milliseconds: number) => {
    passed += milliseconds
    await backstage.pass(milliseconds)
  }

  const putAway = () => {
    if (!phone) return
    phone.end()
    mishaps.push(...phone.refused)
    phone = undefined
  }

  const pickUp = async (who: { openid: string | null }, how: PickedUp = {}) => {
    putAway()
    // A new phone knows nothing of the last one: every module of the app is loaded anew.
    jest.resetModules()
    document.body.innerHTML = ''
    const { at, behind = 'cloud', theme = 'light', storage = new Map<string, string>() } = how
    const ask = (request: string) => backstage.answer(who.openid, request)
    phone = new Phone({ ask, behind, theme, storage, nextScan: null })
    await phone.start(at)
    return phone
  }

  beforeEach(async () => {
    mishaps.length = 0
    passed = 0
    Date.now = () => ownClock() + passed
    for (const level of ['warn', 'error'] as const) {
      jest.spyOn(console, level).mockImplementation((...said: unknown[]) => {
        mishaps.push(said.map(String).join(' '))
      })
    }
    world = await backstage.beginWorld()
  })

  afterEach(async () => {
    putAway()
    Date.now = ownClock
    jest.restoreAllMocks()
    expect(mishaps).toEqual([])
    expect(await backstage.violations()).toEqual([])
  })

  return () => {
    if (!world) throw new Error('the stage is set before each test')
    return { world, backstage, pass, pickUp }
  }
}
