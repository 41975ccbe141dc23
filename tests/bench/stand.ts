import type { Bench } from './app'
import type { Pgbench } from './pgbench'
import type { Statement } from './record'
import type { Row } from './rows'
import type { World } from './world'

/** What a group of rows is measured with. */
export interface Stand {
  bench: Bench
  world: World
  pgbench: Pgbench
  /** The file that serves the app over HTTP. */
  server: string
  cores: number
  rounds: number
  say: (line: string) => void
  /** Keeps a list of statements for whoever wants to know what was compared. */
  show: (title: string, statements: readonly Statement[]) => void
}

/** Measures those of its rows that are wanted. */
export type Group = (stand: Stand, wants: (name: string) => boolean) => Promise<Row[]>
