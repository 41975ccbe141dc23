import { makeAutoObservable, observableRef, runInAction } from 'mobx'
import { failureOf } from '../failure'
import type { Failure } from '../failure'

export interface Page<T> {
  items: T[]
  next: string | null
}

/** A list that comes page by page; `items` is null until the first page came. */
export class Paged<T> {
  items: T[] | null = null
  failure: Failure | null = null
  busy = false
  private next: string | null = null
  private turn = 0

  constructor(private readonly ask: (cursor: string | undefined) => Promise<Page<T>>) {
    makeAutoObservable<this, 'ask' | 'turn'>(this, {
      items: observableRef,
      ask: false,
      turn: false,
    })
  }

  get isComplete(): boolean {
    return this.items !== null && this.next === null
  }

  /** Begins at the top; what was there stays until the answer comes. */
  async first(): Promise<void> {
    await this.fetch(undefined, () => [])
  }

  /** The page after the last one, when there is one and none is on its way. */
  async more(): Promise<void> {
    if (this.busy || this.next === null) return
    await this.fetch(this.next, () => this.items ?? [])
  }

  forget(): void {
    this.turn += 1
    this.items = null
    this.next = null
    this.failure = null
    this.busy = false
  }

  private async fetch(cursor: string | undefined, before: () => T[]): Promise<void> {
    this.turn += 1
    const turn = this.turn
    this.busy = true
    this.failure = null
    try {
      const page = await this.ask(cursor)
      runInAction(() => {
        if (turn !== this.turn) return
        this.items = [...before(), ...page.items]
        this.next = page.next
        this.busy = false
      })
    } catch (error) {
      runInAction(() => {
        if (turn !== this.turn) return
        this.failure = failureOf(error)
        this.busy = false
      })
    }
  }
}
