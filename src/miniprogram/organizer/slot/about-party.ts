import type { Saying } from '../../wired/use-said'
import type { Board, BoardParty } from '../stores/slot'

/** What everything that is done with one party of a slot has to know. */
export interface AboutParty {
  board: Board
  party: BoardParty
  said: Saying
  onEnd: () => void
}
