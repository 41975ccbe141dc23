import path from 'node:path'
import type { WeappPage } from './page'
import { Pulse } from './pulse'
import { loadSimulate, type SimulatedNode } from './simulate'
import { dist, PageStack } from './stack'
import { until } from './wait'
import { launch, memberOf, wxOf, type Behind, type CloudCall, type Hand } from './wx'

interface AppConfig {
  onLaunch?: (options: object) => void
  onShow?: (options: object) => void
  onHide?: () => void
}

/** What a tap made the phone draw. */
export interface Feedback {
  /** Bytes of each setData, in order. */
  drawn: number[]
}

/**
 * One phone with the compiled mini-program on it, acted on as a person does: by tapping, typing and going
 * back. Everything acts on the page that is on top.
 */
export class Phone {
  /** Every call of the cloud as it crossed. */
  readonly calls: CloudCall[] = []
  private readonly pulse = new Pulse()
  private readonly stack: PageStack
  private app: AppConfig = {}

  constructor(private readonly hand: Hand) {
    Reflect.set(globalThis, 'wx', {})
    this.stack = new PageStack(loadSimulate(), this.pulse)
    const wx: unknown = Reflect.get(globalThis, 'wx')
    if (typeof wx !== 'object' || wx === null) throw new Error('miniprogram-simulate made no wx')
    Object.assign(wx, wxOf(hand, this.pulse, this.calls), this.stack.api)
    if (hand.behind === 'nothing') Reflect.deleteProperty(wx, 'cloud')
    this.defineGlobals()
  }

  /** Opens the mini-program as from WeChat's list, or at the page that a shared card names. */
  async start(at = launch.path): Promise<void> {
    jest.requireActual(path.join(dist, 'app.js'))
    this.app.onLaunch?.(launch)
    this.app.onShow?.(launch)
    await this.stack.reLaunch(at)
    await this.pulse.rest()
  }

  /** The person puts the phone away for good. */
  end(): void {
    this.stack.closeAll()
    this.app.onHide?.()
  }

  get page(): WeappPage {
    return this.stack.top
  }

  /** The route on top, like `pages/home`. */
  get at(): string {
    return this.page.path.replace(/\/index$/, '')
  }

  get refused(): readonly string[] {
    return this.stack.refused
  }

  /** Documents that were opened, by the address that they came from. */
  get opened(): readonly string[] {
    return this.hand.opened
  }

  get storage(): Map<string, string> {
    return this.hand.storage
  }

  async tap(selector: string): Promise<Feedback> {
    const { page } = this
    const node = this.need(selector)
    const disabled = page.attribute(selector, 'disabled')
    if (disabled === true || disabled === 'true') throw this.trouble(`${selector} cannot be tapped`)
    const before = page.payloads.length
    node.dispatchEvent('touchstart')
    await Promise.resolve()
    node.dispatchEvent('touchend')
    await this.pulse.rest()
    return { drawn: page.payloads.slice(before).map(({ bytes }) => bytes) }
  }

  /** Types into a field, in place of what stood there. */
  async type(selector: string, value: string): Promise<void> {
    const node = this.need(selector)
    node.dispatchEvent('input', { bubbles: true, detail: { value, cursor: value.length } })
    await this.pulse.rest()
  }

  /** Any other event of a built-in element, with what WeChat would say of it. */
  async fire(selector: string, event: string, detail: object): Promise<void> {
    this.need(selector).dispatchEvent(event, { bubbles: true, detail })
    await this.pulse.rest()
  }

  /** A tab of the bar at the bottom. */
  async tab(name: 'home' | 'activities' | 'shop' | 'me'): Promise<void> {
    await this.stack.switchTab(`/pages/${name}/index`)
    await this.pulse.rest()
  }

  /** The arrow in the title bar. */
  async back(): Promise<void> {
    await this.stack.navigateBack(1)
    await this.pulse.rest()
  }

  async pullDown(): Promise<void> {
    const { instance } = this.page
    instance.onPullDownRefresh?.call(instance)
    await this.pulse.rest()
  }

  /** So many pixels from the top of the page. */
  async scrollTo(scrollTop: number): Promise<void> {
    const { instance } = this.page
    instance.onPageScroll?.call(instance, { scrollTop })
    await this.pulse.rest()
  }

  async scrollToEnd(): Promise<void> {
    const { instance } = this.page
    instance.onReachBottom?.call(instance)
    await this.pulse.rest()
  }

  /** The person looks at something else for a while and comes back. */
  async lookAway(): Promise<void> {
    this.stack.hideTop()
    this.stack.showTop()
    await this.pulse.rest()
  }

  /** What is put before the camera the next time it opens. */
  holdBefore(code: string): void {
    this.hand.nextScan = code
  }

  /** From now on calls reach the cloud, or fail in this way. */
  reach(behind: Exclude<Behind, 'nothing'>): void {
    this.hand.behind = behind
  }

  /** The network is there again, and WeChat says so. */
  async comeOnline(): Promise<void> {
    this.hand.behind = 'cloud'
    for (const told of this.hand.onNetwork) told({ isConnected: true })
    await this.pulse.rest()
  }

  get dialled(): readonly string[] {
    return this.hand.dialled
  }

  /** The card that WeChat would send when the page is shared. */
  share(): { title: string; path: string } {
    const { instance } = this.page
    const card: unknown = instance.onShareAppMessage?.call(instance, { from: 'menu' })
    const [title, at] = [memberOf(card, 'title'), memberOf(card, 'path')]
    if (typeof title !== 'string' || typeof at !== 'string') throw this.trouble('nothing to share')
    return { title, path: at }
  }

  has(selector: string): boolean {
    return this.page.find(selector) !== undefined
  }

  text(selector: string): string {
    return this.need(selector).dom?.textContent ?? ''
  }

  attribute(selector: string, name: string): unknown {
    this.need(selector)
    return this.page.attribute(selector, name)
  }

  /** Waits until an element is there and says this. */
  async see(selector: string, words: string | RegExp = ''): Promise<void> {
    const says = () => this.page.find(selector)?.dom?.textContent
    const matches = (text: string) =>
      typeof words === 'string' ? text.includes(words) : words.test(text)
    await until(
      () => {
        const text = says()
        return text !== undefined && matches(text)
      },
      () =>
        this.trouble(`waited for ${selector} «${String(words)}», saw «${says() ?? 'nothing'}»`)
          .message,
    )
  }

  async seeGone(selector: string): Promise<void> {
    await until(
      () => !this.has(selector),
      () => this.trouble(`waited for ${selector} to go`).message,
    )
  }

  async seePage(route: string): Promise<void> {
    await until(
      () => this.at === route,
      () => this.trouble(`waited for the page ${route}`).message,
    )
    await this.pulse.rest()
  }

  rest(): Promise<void> {
    return this.pulse.rest()
  }

  /** A text that the cloud gave the phone to show, such as what a QR code holds. */
  heard(dotted: string, member: string): string {
    const call = this.calls.filter((one) => one.path === dotted).at(-1)
    const value = memberOf(memberOf(call?.answer, 'output'), member)
    if (typeof value !== 'string') throw this.trouble(`${dotted} never told ${member}`)
    return value
  }

  private need(selector: string): SimulatedNode {
    const node = this.page.find(selector)
    if (!node) throw this.trouble(`there is no ${selector}`)
    return node
  }

  private trouble(what: string): Error {
    const named = this.page.idsBeginning('').filter((id) => !id.startsWith('_'))
    const seen = `which reads:\n${this.page.text}\nand has: ${named.join(' ')}`
    return new Error(`${what}\non ${this.page.url}, ${seen}`)
  }

  /** What WeChat gives a program besides `wx`; a page is made a component, which is what is simulated. */
  private defineGlobals(): void {
    const { stack } = this
    Reflect.set(globalThis, 'App', (config: AppConfig) => {
      this.app = config
    })
    Reflect.set(globalThis, 'getApp', () => this.app)
    Reflect.set(globalThis, 'getCurrentPages', () => stack.instances)
    const component: unknown = Reflect.get(globalThis, 'Component')
    Reflect.set(globalThis, 'Page', (config: PageConfig) => {
      if (typeof component !== 'function') throw new Error('miniprogram-simulate made no Component')
      Reflect.apply(component, undefined, [{ data: config.data ?? {}, methods: methodsOf(config) }])
    })
  }
}

type PageConfig = Record<string, unknown>

const methodsOf = (config: PageConfig) =>
  Object.fromEntries(Object.entries(config).filter(([, value]) => typeof value === 'function'))
