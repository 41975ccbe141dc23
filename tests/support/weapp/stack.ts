import { readFileSync } from 'node:fs'
import path from 'node:path'
import { WeappPage } from './page'
import type { Pulse } from './pulse'
import type { PageInstance, Simulate } from './simulate'
import { answerBy, type Told } from './wx'

export const dist = path.resolve(__dirname, '../../../dist/weapp')

interface AppJson {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
  tabBar: { list: { pagePath: string }[] }
}

export const readAppJson = (): AppJson => {
  const text = readFileSync(path.join(dist, 'app.json'), 'utf8')
  return JSON.parse(text) as AppJson
}

/** Every page that can be opened, those of the subpackages too. */
export const pagesOf = ({ pages, subPackages = [] }: AppJson) => [
  ...pages,
  ...subPackages.flatMap((each) => each.pages.map((page) => `${each.root}/${page}`)),
]

const most = 10

/** WeChat's stack of pages with its rules: tabs stay, ten pages at the most, a tab is not navigated to. */
export class PageStack {
  private readonly pages: WeappPage[] = []
  private readonly tabs = new Map<string, WeappPage>()
  private readonly known: ReadonlySet<string>
  private readonly tabPaths: ReadonlySet<string>
  private readonly ids = new Map<string, string>()
  /** What WeChat refused; a story in which this happens is broken. */
  readonly refused: string[] = []

  constructor(
    private readonly simulate: Simulate,
    private readonly pulse: Pulse,
  ) {
    const appJson = readAppJson()
    this.known = new Set(pagesOf(appJson))
    this.tabPaths = new Set(appJson.tabBar.list.map((tab) => tab.pagePath))
  }

  get top(): WeappPage {
    const top = this.pages.at(-1)
    if (!top) throw new Error('no page is open')
    return top
  }

  get instances(): PageInstance[] {
    return this.pages.map((page) => page.instance)
  }

  /** The navigation API as the app calls it. */
  get api() {
    return {
      navigateTo: (asked: Asked) => this.answer(asked, () => this.navigateTo(urlOf(asked))),
      redirectTo: (asked: Asked) => this.answer(asked, () => this.redirectTo(urlOf(asked))),
      switchTab: (asked: Asked) => this.answer(asked, () => this.switchTab(urlOf(asked))),
      reLaunch: (asked: Asked) => this.answer(asked, () => this.reLaunch(urlOf(asked))),
      navigateBack: (asked?: Asked) =>
        this.answer(asked, () => this.navigateBack(asked?.delta ?? 1)),
    }
  }

  async navigateTo(url: string): Promise<void> {
    if (this.isTab(url)) throw new Error(`navigateTo:fail can not navigateTo a tabbar page: ${url}`)
    if (this.pages.length >= most) throw new Error(`navigateTo:fail page limit exceeded: ${most}`)
    this.hideTop()
    await this.open(url)
  }

  async redirectTo(url: string): Promise<void> {
    if (this.isTab(url)) throw new Error(`redirectTo:fail can not redirectTo a tabbar page: ${url}`)
    this.closeTop()
    await this.open(url)
  }

  async switchTab(url: string): Promise<void> {
    if (!this.isTab(url)) throw new Error(`switchTab:fail can not switch to no-tabBar page: ${url}`)
    while (this.pages.length > 0 && !this.isTab(this.top.url)) this.closeTop()
    if (this.pages.length > 0) this.hideTop()
    this.pages.length = 0
    const kept = this.tabs.get(pathOf(url))
    if (kept) {
      this.pages.push(kept)
      this.showTop()
    } else this.tabs.set(pathOf(url), await this.open(url))
  }

  async reLaunch(url: string): Promise<void> {
    this.closeAll()
    const page = await this.open(url)
    if (this.isTab(url)) this.tabs.set(page.path, page)
  }

  async navigateBack(delta: number): Promise<void> {
    if (this.pages.length <= 1)
      throw new Error('navigateBack:fail cannot navigate back at first page.')
    for (let left = delta; left > 0 && this.pages.length > 1; left -= 1) this.closeTop()
    this.showTop()
    return Promise.resolve()
  }

  hideTop(): void {
    const { instance } = this.top
    instance.onHide?.call(instance)
  }

  showTop(): void {
    const { instance } = this.top
    instance.onShow?.call(instance)
  }

  closeAll(): void {
    while (this.pages.length > 0) this.closeTop()
    for (const page of this.tabs.values()) this.unload(page)
    this.tabs.clear()
  }

  private answer(asked: Asked | undefined, work: () => Promise<void>) {
    return answerBy(asked, async () => {
      try {
        await this.pulse.during(work)
      } catch (error) {
        this.refused.push(error instanceof Error ? error.message : String(error))
        throw error
      }
      return { errMsg: 'ok' }
    })
  }

  private isTab(url: string): boolean {
    return this.tabPaths.has(pathOf(url))
  }

  private async open(url: string): Promise<WeappPage> {
    const route = pathOf(url)
    if (!this.known.has(route)) throw new Error(`navigateTo:fail page "${route}" is not found`)
    // WeChat never opens a page within the call that asked for it.
    await Promise.resolve()
    const page = new WeappPage(route, url, this.simulate.render(this.idOf(route)), () => {
      this.pulse.beat()
    })
    this.pages.push(page)
    const { instance } = page
    instance.route = route
    instance.options = queryOf(url)
    // No second argument: it would make Taro draw the page in advance.
    instance.onLoad(instance.options)
    instance.onShow?.call(instance)
    instance.onReady?.call(instance)
    return page
  }

  private idOf(route: string): string {
    const options = { rootPath: dist, compiler: 'official' } as const
    const id = this.ids.get(route) ?? this.simulate.load(path.join(dist, route), 'page', options)
    this.ids.set(route, id)
    return id
  }

  private closeTop(): void {
    const page = this.pages.pop()
    if (!page) return
    for (const [route, tab] of this.tabs) if (tab === page) this.tabs.delete(route)
    this.unload(page)
  }

  private unload(page: WeappPage): void {
    const { instance } = page
    instance.onUnload?.call(instance)
    page.remove()
  }
}

interface Asked extends Told {
  url?: string
  delta?: number
}

const urlOf = ({ url }: Asked): string => {
  if (url === undefined) throw new Error('an address is needed')
  return url
}

const pathOf = (url: string): string => url.replace(/^\//, '').replace(/\?.*$/, '')

/** WeChat hands the values over as they stand in the address, without decoding them. */
const queryOf = (url: string): Record<string, string> => {
  const [, query = ''] = url.split('?')
  const options: Record<string, string> = {}
  for (const pair of query.split('&').filter(Boolean)) {
    const [name = '', ...value] = pair.split('=')
    options[name] = value.join('=')
  }
  return options
}
