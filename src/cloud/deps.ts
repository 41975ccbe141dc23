import type { Drawing } from './certificates/drawing'
import type { Db } from './db/connect'
import type { FileStore } from './files/store'
import type { Log } from './log'
import type { Sealer } from './sealed'
import type { WeChat } from './wechat/port'

/** The cloud's clock is the database's; the offset moves it in tests and in the demonstration only. */
export interface ClockOffset {
  milliseconds: number
}

/** All that the app gets from outside; the composition root is the door that starts it. */
export interface Deps {
  db: Db
  offset: ClockOffset
  wechat: WeChat
  files: FileStore
  log: Log
  /** Signs sessions and codes. */
  secret: string
  /** Seals what a stolen database must not tell. */
  sealer: Sealer
  /** The full Chinese font that documents are set in. */
  fontFile: string
  /** What draws documents is much larger than all else, so it is loaded when the first one is asked for. */
  loadDrawing: () => Promise<Drawing>
  /** The address under which everybody reaches the app; null where there is none. */
  publicUrl: string | null
  demo: boolean
  /** The district a visitor sees. */
  districtId: string
}
