import { makeAutoObservable, runInAction } from 'mobx'
import { failureOf } from '../failure'
import type { Failure } from '../failure'

/**
 * One thing a person can ask the cloud to do. The idempotency key belongs to the intent: when the answer
 * was lost, asking again with the same content sends the same key, so that it is done once at the most.
 */
export class Command<I, O> {
  busy = false
  failure: Failure | null = null
  private intent: { content: string; key: string } | null = null

  constructor(
    private readonly newKey: () => string,
    private readonly send: (input: I & { key: string }) => Promise<O>,
  ) {
    makeAutoObservable<this, 'newKey' | 'send' | 'intent'>(this, {
      newKey: false,
      send: false,
      intent: false,
    })
  }

  /** Null when it did not happen (then `failure` says why) or is already under way. */
  async run(input: I): Promise<O | null> {
    if (this.busy) return null
    this.busy = true
    this.failure = null
    try {
      const output = await this.send({ ...input, key: this.keyFor(input) })
      this.end(null)
      return output
    } catch (error) {
      this.end(failureOf(error))
      return null
    }
  }

  /** The person has read why it failed. */
  forgive(): void {
    this.failure = null
  }

  private keyFor(input: I): string {
    const content = JSON.stringify(input)
    if (this.intent?.content !== content) this.intent = { content, key: this.newKey() }
    return this.intent.key
  }

  private end(failure: Failure | null): void {
    const isOpen = failure !== null && failure.kind !== 'refused'
    if (!isOpen) this.intent = null
    runInAction(() => {
      this.busy = false
      this.failure = failure
    })
  }
}
