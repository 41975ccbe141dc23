/**
 * The part of miniprogram-simulate that is used here: WeChat's own template compiler (wcc) and its
 * component system (exparser), which run Taro's compiled pages as they are.
 */
export interface Simulate {
  load(path: string, tagName: 'page', options: LoadOptions): string
  render(id: string): Rendered
}

/** Compiling takes a process of its own and a while; what was built does not change during a test. */
let compiled: string | undefined

const compileOnce = (root: string, options: object): string => {
  const compiler = jest.requireActual<Compiler>('miniprogram-compiler')
  compiled ??= compiler.wxmlToJs(root, options)
  return compiled
}

interface Compiler {
  wxmlToJs(root: string, options: object): string
}

/** The library anew, for a phone that knows nothing of the last one. Styles are left out: nothing is laid out. */
export const loadSimulate = (): Simulate => {
  const noStyles = { getContent: () => '', compile: () => '', insert: () => undefined }
  jest.doMock('miniprogram-simulate/src/wxss', () => noStyles)
  jest.doMock('miniprogram-compiler', () => ({ wxmlToJs: compileOnce }))
  return jest.requireActual<Simulate>('miniprogram-simulate')
}

interface LoadOptions {
  rootPath: string
  compiler: 'official'
}

/** A node as the library hands it out; what its own classes can do more is not needed. */
export interface SimulatedNode {
  readonly dom: HTMLElement | undefined
  readonly _exparserNode: ShadowNode
  dispatchEvent(name: string, options?: { bubbles?: boolean; detail?: object }): void
  toJSON(): DrawnElement
}

/** An element with what its template gave it; texts are strings among the children. */
export interface DrawnElement {
  tagName: string
  attrs: { name: string; value: unknown }[]
  children: (DrawnElement | string)[]
}

export interface Rendered extends SimulatedNode {
  readonly instance: PageInstance
  attach(parent: HTMLElement): void
  detach(): void
}

/** A node of exparser's tree. Each component keeps its own children in a shadow tree of its own. */
export interface ShadowNode {
  readonly childNodes?: readonly ShadowNode[]
  readonly shadowRoot?: ShadowNode & { querySelectorAll(selector: string): ShadowNode[] }
}

type Hook = (this: PageInstance) => unknown

/** The running page: what WeChat calls of it, and what it calls of WeChat. */
export interface PageInstance {
  route: string
  options: Readonly<Record<string, string>>
  setData: (data: object, drawn?: () => void) => void
  onLoad(options: Readonly<Record<string, string>>): void
  onShow?: Hook
  onReady?: Hook
  onHide?: Hook
  onUnload?: Hook
  onPullDownRefresh?: Hook
  onReachBottom?: Hook
  onPageScroll?: (this: PageInstance, seen: { scrollTop: number }) => unknown
  onShareAppMessage?: (this: PageInstance, from: object) => unknown
}

/** Components nest, built-in ones too: an element may stand in the shadow tree of any of them. */
export const findAll = (node: ShadowNode, selector: string): ShadowNode[] => {
  const { shadowRoot } = node
  const own = shadowRoot ? shadowRoot.querySelectorAll(selector) : []
  const below = [...(node.childNodes ?? []), ...(shadowRoot?.childNodes ?? [])]
  return [...own, ...below.flatMap((child) => findAll(child, selector))]
}
