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

/** The stage of a test: the phones that people hold, and the cloud behind. */
export interface Stage {
  backstage: Backstage
  /** Time passes, in the cloud and on the phone alike; what falls due meanwhile happens. */
  pass: (milliseconds: number) => Promise<void>
  /** What has gone wrong so far; whoever asks takes it upon themselves. */
  takeMishaps: () => string[]
  /** Somebody takes out a phone and opens the app on it; the phone before is put away. */
  pickUp: (who: { openid: string | null }, how?: PickedUp) => Promise<Phone>
}

export interface Story extends Stage {
  world: World
}

/** The phones of one test, one in use at a time; each knows nothing of the others. */
class Phones {
  private inUse: Phone | undefined
  readonly refused: string[] = []

  async pickUp(who: { openid: string | null }, how: PickedUp = {}): Promise<Phone> {
    this.putAway()
    // Every module of the app is loaded anew.
    jest.resetModules()
    document.body.innerHTML = ''
    const { at, behind = 'cloud', theme = 'light', storage = new Map<string, string>() } = how
    const ask = (request: string) => backstage.answer(who.openid, request)
    const phone = new Phone({
      ask,
      behind,
      theme,
      storage,
      nextScan: null,
      opened: [],
      dialled: [],
      onNetwork: [],
    })
    this.inUse = phone
    await phone.start(at)
    return phone
  }

  putAway(): void {
    if (!this.inUse) return
    this.inUse.end()
    this.refused.push(...this.inUse.refused)
    this.inUse = undefined
  }
}

/** What the app complains of on the console: a missing template, an error that nobody caught. */
const listen = (): string[] => {
  const complaints: string[] = []
  for (const level of ['warn', 'error'] as const) {
    jest.spyOn(console, level).mockImplementation((...said: unknown[]) => {
      complaints.push(said.map(String).join(' '))
    })
  }
  return complaints
}

/**
 * Sets the stage before each test and strikes it afterwards. Nothing may have gone wrong by then: a template
 * that is missing, a page that WeChat refuses, or a message on the console.
 */
const useStage = (): Stage => {
  const ownClock = Date.now
  let passed = 0
  let phones = new Phones()
  let complaints: string[] = []

  beforeEach(() => {
    passed = 0
    Date.now = () => ownClock() + passed
    phones = new Phones()
    complaints = listen()
  })

  afterEach(() => {
    phones.putAway()
    Date.now = ownClock
    jest.restoreAllMocks()
    expect([...complaints, ...phones.refused]).toEqual([])
  })

  return {
    backstage,
    pass: async (milliseconds) => {
      passed += milliseconds
      await backstage.pass(milliseconds)
    },
    takeMishaps: () => {
      phones.putAway()
      return [...complaints.splice(0), ...phones.refused.splice(0)]
    },
    pickUp: (who, how) => phones.pickUp(who, how),
  }
}

const expectSound = async () => {
  expect(await backstage.violations()).toEqual([])
}

/** Stories of the few people of the test world; each test begins anew and leaves no invariant broken. */
export const useStory = (): (() => Story) => {
  const stage = useStage()
  let world: World | undefined
  beforeEach(async () => {
    world = await backstage.beginWorld()
  })
  afterEach(expectSound)
  return () => {
    if (!world) throw new Error('the stage is set before each test')
    return { ...stage, world }
  }
}

/** The demonstration's districts, loaded once for a file whose tests only look around. */
export const useDemo = (): Stage => {
  beforeAll(() => backstage.beginDemo())
  afterAll(expectSound)
  return useStage()
}
