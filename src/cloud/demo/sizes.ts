export type Size = 'demo' | 'full'

/** How much there is of everything. `full` is what the districts report of themselves. */
export interface Amounts {
  /** Households of 张家湾 and of 纺器 with a window of their own. */
  homes: number
  otherHomes: number
  /** Communities besides the two that have names here, only there because so many figures need them. */
  plainCommunities: number
  teams: number
  core: number
  riderTeams: number
  riders: number
  socialWorkers: number
  stationSessions: number
  /** Confirmed person-times of 张家湾: those of this month, and those before. */
  thisMonth: number
  before: number
  /** Households of 世博城市花园 that have joined; all 1,481 have a window in either size. */
  gardenHomes: number
}

export const amounts: Record<Size, Amounts> = {
  demo: {
    homes: 430,
    otherHomes: 48,
    plainCommunities: 0,
    teams: 24,
    core: 96,
    riderTeams: 2,
    riders: 36,
    socialWorkers: 8,
    stationSessions: 6,
    thisMonth: 340,
    before: 520,
    gardenHomes: 64,
  },
  full: {
    homes: 800,
    otherHomes: 72,
    plainCommunities: 50,
    teams: 530,
    core: 2800,
    riderTeams: 22,
    riders: 566,
    socialWorkers: 46,
    stationSessions: 62,
    thisMonth: 560,
    before: 2940,
    gardenHomes: 1481,
  },
}
