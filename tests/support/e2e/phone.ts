import path from 'node:path'
import type { Browser, Locator, Page, Request } from 'playwright-core'
import type { Persona } from '../../../src/domain/demo'

/** How someone has set up the phone. */
export interface Look {
  theme?: 'light' | 'dark'
  bigType?: boolean
}

/** Where one may tap, as a screen reader hears it. */
const tappableRoles = ['button', 'link', 'radio', 'checkbox', 'switch', 'tab'] as const

export const screenSize = { width: 390, height: 844 }

/** Milliseconds after which a person would call it broken. */
const patience = 15_000

type Words = string | RegExp

/** Where the picture of the screen lies at which the last story stopped. */
const stoppedAt = path.resolve(__dirname, '../../../reports/screens/stopped.png')

/** One person's phone: a browser of its own that reads and taps what the person reads and taps. */
export class Phone {
  /** What a developer would have seen go wrong: errors in the console, requests that failed. */
  readonly problems: string[] = []
  /** Questions to the cloud that are not answered yet. */
  private open = 0

  constructor(
    readonly page: Page,
    private readonly address: string,
  ) {
    const { problems } = this
    page.setDefaultTimeout(patience)
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(`console: ${message.text().slice(0, 300)}`)
    })
    page.on('pageerror', (error) => problems.push(`error: ${error.message}`))
    const count = (step: number) => (request: Request) => {
      if (request.url().endsWith('/rpc')) this.open += step
    }
    page.on('request', count(1))
    page.on('requestfinished', count(-1))
    page.on('requestfailed', count(-1))
    page.on('requestfailed', (request) => {
      const why = request.failure()?.errorText ?? ''
      // Leaving a page ends what it was still asking for.
      if (why !== 'net::ERR_ABORTED') problems.push(`request: ${request.url()} ${why}`)
    })
    page.on('response', (response) => {
      if (response.status() >= 400) {
        problems.push(`answer: ${String(response.status())} ${response.url()}`)
      }
    })
  }

  /** Opens the sign-in link that the start of the program prints for this person; no one: a visitor. */
  async arrive(persona: Persona | null): Promise<void> {
    await this.page.goto(persona === null ? this.address : `${this.address}/?as=${persona}`)
    await this.settled()
  }

  /** Opens the mini-program for somebody who has signed in on this phone before. */
  async belongsTo(token: string): Promise<void> {
    await this.page.addInitScript((kept) => {
      if (location.protocol === 'http:') sessionStorage.setItem('haolin.token', kept)
    }, token)
    await this.arrive(null)
  }

  /** From now on the phone's own time can be moved, together with the cloud's. */
  async canWait(): Promise<void> {
    await this.page.clock.install()
  }

  /** Lies there untouched for so many hours. */
  async waits(hours: number): Promise<void> {
    await this.page.clock.fastForward(hours * 3_600_000)
  }

  /** Opens the mini-program anew at a page, as from a link or a notice: nothing is remembered but who one is. */
  async go(route: string, query: Record<string, string> = {}): Promise<void> {
    const asked = new URLSearchParams(query).toString()
    const address = `${this.address}/#/${route}/index${asked === '' ? '' : `?${asked}`}`
    await this.page.goto('about:blank')
    await this.page.goto(address)
    await this.settled()
  }

  /** Which page it is, without its question. */
  route(): string {
    return /#\/(.*)\/index/.exec(this.page.url())?.[1] ?? ''
  }

  async arrivesAt(route: string): Promise<void> {
    await this.expects(`to be on ${route}`, async () => {
      await this.page.waitForFunction(
        (start) => location.hash.startsWith(start),
        `#/${route}/index`,
      )
    })
    await this.settled()
  }

  /** Until no question to the cloud is open, and its answer has been drawn. */
  private async answered(): Promise<void> {
    const drawn = () =>
      this.page.evaluate(
        () =>
          new Promise((resolve) => {
            requestAnimationFrame(() => requestAnimationFrame(resolve))
          }),
      )
    const giveUp = Date.now() + patience
    do await drawn()
    while (this.open > 0 && Date.now() < giveUp)
  }

  /** Until the page of the address alone is there, and nothing is loading or moving. */
  async settled(): Promise<void> {
    await this.answered()
    await this.expects('until nothing is loading', async () => {
      await this.page.waitForFunction(() => {
        const seen = (selector: string) =>
          [...document.querySelectorAll(selector)].filter(
            (element) => element.getClientRects().length > 0,
          )
        const [page, ...others] = seen('.taro_page')
        const route = /^#(\/.*\/index)/.exec(location.hash)?.[1] ?? '/pages/home/index'
        return (
          page?.id.startsWith(route) === true &&
          others.length === 0 &&
          page.querySelector('.screen') !== null &&
          seen('.skeleton, .button-busy').length === 0 &&
          document.getAnimations().every(({ playState }) => playState !== 'running')
        )
      })
    })
  }

  /** Until every picture is there that one sees without scrolling; those below are fetched when they come up. */
  async illustrated(): Promise<void> {
    await this.settled()
    await this.expects('for the pictures', async () => {
      await this.page.waitForFunction(() =>
        [...document.querySelectorAll('img')].every((picture) => {
          const page = picture.closest('.taro_page')?.getBoundingClientRect()
          const { top, bottom, width } = picture.getBoundingClientRect()
          const isHidden = !page || width === 0 || bottom <= page.top || top >= page.bottom
          return isHidden || (picture.complete && picture.currentSrc !== '')
        }),
      )
    })
  }

  /** The words stand on the screen, where a person finds them. */
  async sees(words: Words): Promise<void> {
    await this.expects(`to read ${String(words)}`, () => this.text(words).first().waitFor())
  }

  /** The words are gone from the screen, or never came, once nothing is loading any more. */
  async seesNo(words: Words): Promise<void> {
    await this.settled()
    await this.expects(`not to read ${String(words)}`, () =>
      this.text(words).first().waitFor({ state: 'hidden' }),
    )
  }

  /** Taps what carries this name; what is called exactly so goes before what contains it. */
  async tap(name: Words): Promise<void> {
    const target = this.tappable(name, false)
    await this.expects(`to tap ${String(name)}`, async () => {
      await this.scrollsTo(target)
      await target.first().waitFor()
      const exact = this.tappable(name, true)
      await ((await exact.count()) > 0 ? exact : target).first().click()
    })
  }

  /** Of a long list only what lies around the screen is there: the person goes down until it is. */
  private async scrollsTo(target: Locator): Promise<void> {
    let isMoving = true
    while (isMoving) {
      await this.answered()
      if ((await target.count()) > 0) return
      isMoving = await this.page.evaluate(() => {
        const pages = [...document.querySelectorAll('.taro_page')]
        const page = pages.find((one) => one.getClientRects().length > 0)
        const before = page?.scrollTop ?? 0
        page?.scrollBy(0, page.clientHeight / 2)
        return (page?.scrollTop ?? 0) > before
      })
    }
  }

  /** Taps what carries this name within the one card or row that says so. */
  async tapIn(card: Locator, name: string): Promise<void> {
    await this.expects(`to tap ${name} in a card`, () =>
      card.locator('*').and(this.tappable(name, false)).first().click(),
    )
  }

  async tapId(id: string): Promise<void> {
    await this.expects(`to tap #${id}`, () => this.byId(id).click())
  }

  /** Types into the field of this name, in place of what stood there. */
  async types(name: string, text: string): Promise<void> {
    const places = ['input', 'textarea'].flatMap((tag) => [
      `${tag}[id="${name}"]`,
      `[id="${name}"] ${tag}`,
    ])
    await this.expects(`to type into #${name}`, () =>
      this.page.locator(places.join(', ')).filter({ visible: true }).first().fill(text),
    )
  }

  /** The words of the element with this id. */
  async reads(id: string): Promise<string> {
    return (await this.byId(id).innerText()).trim()
  }

  async readsNumber(id: string): Promise<number> {
    const [figure = ''] = /[\d,]+(\.\d+)?/.exec(await this.reads(id)) ?? []
    return Number(figure.replaceAll(',', ''))
  }

  /** Waits until the element with this id says so. */
  async untilReads(id: string, words: Words): Promise<void> {
    await this.expects(`#${id} to read ${String(words)}`, () =>
      this.byId(id).filter({ hasText: words }).waitFor(),
    )
  }

  /** A thing that can be tapped but does not take a tap now. */
  async seesOff(name: string): Promise<void> {
    await this.expects(`${name} to be off`, () =>
      this.page.getByRole('button', { name, exact: true, disabled: true }).first().waitFor(),
    )
  }

  async back(): Promise<void> {
    await this.page.goBack()
    await this.settled()
  }

  byId(id: string): Locator {
    return this.page.locator(`[id="${id}"]`).filter({ visible: true }).first()
  }

  text(words: Words): Locator {
    return this.page.getByText(words).filter({ visible: true })
  }

  /** A story that stops says what stood on the screen instead. */
  private async expects(what: string, act: () => Promise<void>): Promise<void> {
    try {
      await act()
    } catch (error) {
      const seen = await this.page.locator('body').innerText()
      await this.page.screenshot({ path: stoppedAt })
      const why = error instanceof Error ? error.message.split('\n')[0] : String(error)
      throw new Error(
        `on ${this.route()} the person waited ${what} (${why ?? ''}), and the screen (${stoppedAt}) said:\n${seen.slice(0, 2000)}`,
      )
    }
  }

  private tappable(name: Words, exact: boolean): Locator {
    const [first, ...others] = tappableRoles.map((role) =>
      this.page.getByRole(role, { name, exact }),
    )
    if (first === undefined) throw new Error('there is nothing to tap')
    return others.reduce((all, one) => all.or(one), first).filter({ visible: true })
  }
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // The browser's own fields write dates as in China.
  '--lang=zh-CN',
]

/** The browser that `npm test` found or got. */
export const openBrowser = async (): Promise<Browser> => {
  const { chromium } = await import('playwright-core')
  const executablePath = process.env.HAOLIN_CHROMIUM
  if (executablePath === undefined) {
    throw new Error('HAOLIN_CHROMIUM names no browser; `npm test -- e2e` provides one')
  }
  return chromium.launch({ executablePath, args: flags })
}

/** A phone of 390 × 844 in China, with nobody signed in yet. */
export const openPhone = async (
  browser: Browser,
  address: string,
  look: Look = {},
): Promise<Phone> => {
  const context = await browser.newContext({
    viewport: screenSize,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: look.theme ?? 'light',
    reducedMotion: 'reduce',
  })
  if (look.bigType) {
    await context.addInitScript(() => {
      if (location.protocol === 'http:') localStorage.setItem('haolin.bigType', 'yes')
    })
  }
  return new Phone(await context.newPage(), address)
}
