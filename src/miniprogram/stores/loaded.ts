import { makeAutoObservable, observableRef, runInAction } from 'mobx'
import { failureOf } from '../failure'
import type { Failure } from '../failure'

/** Something a screen shows: not there yet, there, or not to be had. What was there stays while it is asked for anew. */
export class Loaded<T, A = void> {
  value: T | null = null
  failure: Failure | null = null
  busy = false
  private turn = 0

  constructor(private readonly ask: (about: A) => Promise<T>) {
    makeAutoObservable<this, 'ask' | 'turn'>(this, {
      value: observableRef,
      ask: false,
      turn: false,
    })
  }

  /** Asks; when asked again meanwhile, only the latest answer counts. */
  async load(about: A): Promise<void> {
    const turn = this.begin()
    try {
      const value = await this.ask(about)
      this.end(turn, () => {
        this.value = value
      })
    } catch (error) {
      this.end(turn, () => {
        this.failure = failureOf(error)
      })
    }
  }

  /** Forgets what was there, so that another thing's page never shows this one's content. */
  forget(): void {
    this.turn += 1
    this.value = null
    this.failure = null
    this.busy = false
  }

  private begin(): number {
    this.turn += 1
    this.busy = true
    this.failure = null
    return this.turn
  }

  private end(turn: number, settle: () => void): void {
    if (turn !== this.turn) return
    runInAction(() => {
      this.busy = false
      settle()
    })
  }
}
