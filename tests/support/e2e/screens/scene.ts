import type { Persona } from '../../../../src/domain/demo'
import type { Phone } from '../phone'

/** Somebody of the scenes who is none of the demonstration's people. */
export type Guest = 'moved in together' | 'lives alone' | 'called by name'

/** What things are called in the demonstration of this run; learnt before the first picture. */
export const ids = {
  activity: '',
  slot: '',
  item: '',
  dutySlot: '',
  draft: '',
  org: '',
  shop: '',
  soap: '',
  disputedRecord: '',
  record: '',
  calledRecord: '',
  disputedReport: '',
  child: '',
  partner: '',
  invite: '',
}

/** With whose phone a guest's screens are seen. */
export const tokens: Record<Guest, string> = {
  'moved in together': '',
  'lives alone': '',
  'called by name': '',
}

/** The resident's member code of this minute. */
export const live = { memberCode: () => Promise.resolve('') }

export interface Scene {
  /** What the picture is called. */
  name: string
  route: string
  /** Null: a visitor. */
  persona: Persona | Guest | null
  query?: () => Record<string, string>
  /** What is tapped before the picture is taken. */
  then?: (phone: Phone) => Promise<void>
}
