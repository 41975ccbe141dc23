import { observable, runInAction } from 'mobx'

/** The cloud's time as the phone knows it. A phone whose own clock is wrong still counts down rightly. */
export interface Clock {
  now(): Date
  /** Learns the cloud's time from an answer: it was `now` some time between asking and hearing. */
  learn(cloudNow: string, asked: number, heard: number): void
  /** How often the time turned out to be another one; what shows the time watches it. */
  readonly jumps: number
}

/** Milliseconds; less than that is the network's doing. */
const jump = 2000

/** Where the difference is kept for the next time the phone is opened, perhaps without network. */
interface Keeping {
  read(name: string): string | null
  write(name: string, value: string): void
}

const keptAs = 'clockOffset'

export function createClock(own: () => number = Date.now, keeping?: Keeping): Clock {
  const kept = Number(keeping?.read(keptAs) ?? 0)
  let offset = Number.isFinite(kept) ? kept : 0
  const jumps = observable.box(0)
  return {
    now: () => new Date(own() + offset),
    get jumps() {
      return jumps.get()
    },
    learn(cloudNow, asked, heard) {
      const cloud = Date.parse(cloudNow)
      if (Number.isNaN(cloud)) return
      const before = offset
      offset = cloud - (asked + heard) / 2
      if (Math.abs(offset - before) < jump) return
      keeping?.write(keptAs, String(Math.round(offset)))
      runInAction(() => {
        jumps.set(jumps.get() + 1)
      })
    },
  }
}
