import { findAll } from './simulate'
import type { DrawnElement, PageInstance, Rendered, SimulatedNode } from './simulate'

/** What a page was given to draw: one entry for each setData, as text, which is what crosses the bridge. */
export interface Payload {
  bytes: number
  text: string
}

/** One page on the stack, as it is drawn. */
export class WeappPage {
  readonly payloads: Payload[] = []
  readonly host: HTMLElement

  constructor(
    readonly path: string,
    readonly url: string,
    private readonly rendered: Rendered,
    onDrawn: () => void,
  ) {
    this.host = document.createElement('div')
    document.body.append(this.host)
    rendered.attach(this.host)
    const { instance } = rendered
    const { setData } = instance
    instance.setData = (data, drawn) => {
      const text = JSON.stringify(data)
      this.payloads.push({ bytes: Buffer.byteLength(text), text })
      onDrawn()
      setData(data, drawn)
    }
  }

  get instance(): PageInstance {
    return this.rendered.instance
  }

  /** All that can be read on the page. */
  get text(): string {
    return this.host.textContent
  }

  /** Bytes of the largest setData so far. */
  get largest(): number {
    return Math.max(...this.payloads.map(({ bytes }) => bytes))
  }

  findAll(selector: string): SimulatedNode[] {
    // The library's own wrapper of nodes can be had only from one that it made itself.
    const Node = nodeClassOf(this.rendered)
    return findAll(this.rendered._exparserNode, selector).map((node) => new Node(node))
  }

  find(selector: string): SimulatedNode | undefined {
    return this.findAll(selector)[0]
  }

  /** An attribute as WeChat's template produced it; built-in elements have no properties here. */
  attribute(selector: string, name: string): unknown {
    return this.find(selector)
      ?.toJSON()
      .attrs.find((one) => one.name === name)?.value
  }

  /** The ids on the page that begin so, in the order of the page. */
  idsBeginning(prefix: string): string[] {
    return idsOf(this.rendered.toJSON()).filter((id) => id.startsWith(prefix))
  }

  remove(): void {
    this.rendered.detach()
    this.host.remove()
  }
}

const idsOf = (element: DrawnElement | string): string[] => {
  if (typeof element === 'string') return []
  const own = element.attrs.find(({ name }) => name === 'id')?.value
  return [...(typeof own === 'string' ? [own] : []), ...element.children.flatMap(idsOf)]
}

type NodeClass = new (node: SimulatedNode['_exparserNode']) => SimulatedNode

const nodeClassOf = (rendered: Rendered): NodeClass => {
  const base: unknown = Object.getPrototypeOf(Object.getPrototypeOf(rendered))
  if (typeof base !== 'object' || base === null) throw new Error('miniprogram-simulate has changed')
  return base.constructor as NodeClass
}
