import { turn } from './wait'

/** Knows whether the phone is at work: calls under way, pages being opened, pages being drawn. */
export class Pulse {
  private beats = 0
  private underWay = 0

  beat(): void {
    this.beats += 1
  }

  async during<T>(work: () => Promise<T>): Promise<T> {
    this.underWay += 1
    this.beat()
    try {
      return await work()
    } finally {
      this.underWay -= 1
      this.beat()
    }
  }

  /** Resolves when nothing has happened for a few turns and nothing is under way. */
  async rest(): Promise<void> {
    const end = Date.now() + longest
    let quiet = 0
    while (quiet < quietTurns) {
      const before = this.beats
      await turn()
      quiet = this.underWay === 0 && this.beats === before ? quiet + 1 : 0
      if (Date.now() > end)
        throw new Error(`the phone never comes to rest (${this.underWay} under way)`)
    }
  }
}

const quietTurns = 5
const longest = 20_000
