/** The cloud's time as the phone knows it. A phone whose own clock is wrong still counts down rightly. */
export interface Clock {
  now(): Date
  /** Learns the cloud's time from an answer: it was `now` some time between asking and hearing. */
  learn(cloudNow: string, asked: number, heard: number): void
}

export function createClock(own: () => number = Date.now): Clock {
  let offset = 0
  return {
    now: () => new Date(own() + offset),
    learn(cloudNow, asked, heard) {
      const cloud = Date.parse(cloudNow)
      if (!Number.isNaN(cloud)) offset = cloud - (asked + heard) / 2
    },
  }
}
