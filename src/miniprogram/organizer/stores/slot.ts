import { makeAutoObservable } from 'mobx'
import type { Api } from '../../api'
import type { Clock } from '../../clock'
import type { Platform } from '../../platform/platform'
import { Command } from '../../stores/command'
import { Loaded } from '../../stores/loaded'

export type Board = Awaited<ReturnType<Api['attendance']['board']>>
export type BoardParty = Board['parties'][number]
export type BoardPerson = BoardParty['people'][number]
export type Checked = Awaited<ReturnType<Api['attendance']['rollCall']>>
export type Confirmed = Awaited<ReturnType<Api['attendance']['confirm']>>
type CheckMember = Omit<Parameters<Api['attendance']['checkMember']>[0], 'key'>
type RollCall = Omit<Parameters<Api['attendance']['rollCall']>[0], 'key'>
type Move = Omit<Parameters<Api['signups']['move']>[0], 'key'>
type MarkAbsent = Omit<Parameters<Api['signups']['markAbsent']>[0], 'key'>
type Siblings = Awaited<ReturnType<Api['activities']['get']>>['slotViews']
type Excuse = Omit<Parameters<Api['attendance']['excuse']>[0], 'key'>
export type Act = RollCall['act']

/** Where someone is, as the person at the door sees it. */
export type Whereabouts = 'arriving' | 'here' | 'gone' | 'missing' | 'excused'

const seated: ReadonlySet<string> = new Set(['confirmed', 'attended', 'absent'])

export function whereabouts(person: BoardPerson, isOver: boolean): Whereabouts | null {
  if (person.status === 'excused') return 'excused'
  if (!seated.has(person.status)) return null
  if (person.checkedOutAt !== null) return 'gone'
  if (person.checkedInAt !== null) return person.confirmed ? 'gone' : 'here'
  return isOver || person.status === 'absent' ? 'missing' : 'arriving'
}

/** The today board of one slot and everything that is done from it. */
export class SlotStore {
  readonly board: Loaded<Board, string>
  readonly checkMember: Command<CheckMember, Checked>
  readonly rollCall: Command<RollCall, Checked>
  readonly excuse: Command<Excuse, { status: string }>
  readonly confirm: Command<{ slotId: string }, Confirmed>
  readonly move: Command<Move, { partyId: string }>
  readonly markAbsent: Command<MarkAbsent, { marked: number }>
  /** All slots of the activity, for moving a party to another one. */
  readonly siblings: Loaded<Siblings, string>
  /** How many parties wait for a decision. */
  readonly pending: Loaded<number, string>
  act: Act = 'in'

  constructor(
    api: Api,
    platform: Platform,
    private readonly clock: Clock,
  ) {
    const newKey = platform.newKey
    this.board = new Loaded((slotId) => api.attendance.board({ slotId }))
    this.checkMember = new Command(newKey, (input) => api.attendance.checkMember(input))
    this.rollCall = new Command(newKey, (input) => api.attendance.rollCall(input))
    this.excuse = new Command(newKey, (input) => api.attendance.excuse(input))
    this.confirm = new Command(newKey, (input) => api.attendance.confirm(input))
    this.move = new Command(newKey, (input) => api.signups.move(input))
    this.markAbsent = new Command(newKey, (input) => api.signups.markAbsent(input))
    this.siblings = new Loaded(async (id) => (await api.activities.get({ id })).slotViews)
    this.pending = new Loaded(
      async (slotId) => (await api.signups.pending({ slotId })).parties.length,
    )
    makeAutoObservable<this, 'clock'>(this, {
      move: false,
      markAbsent: false,
      siblings: false,
      pending: false,
      canMove: false,
      whoMayBeAbsent: false,
      board: false,
      checkMember: false,
      rollCall: false,
      excuse: false,
      confirm: false,
      clock: false,
      whereabouts: false,
      canMark: false,
      canExcuse: false,
    })
  }

  /** Shows this slot's board and never another one's. */
  async load(slotId: string): Promise<void> {
    const isNew = this.board.value?.slotId !== slotId
    if (isNew) {
      this.board.forget()
      this.pending.forget()
    }
    await Promise.all([this.board.load(slotId), this.pending.load(slotId)])
    if (isNew) this.chooseAct(this.isOver ? 'out' : 'in')
  }

  chooseAct(act: Act): void {
    this.act = act
  }

  whereabouts(person: BoardPerson): Whereabouts | null {
    return whereabouts(person, this.isOver)
  }

  /** The parties that hold seats, as they stand in line. */
  get parties(): BoardParty[] {
    const parties = this.board.value?.parties ?? []
    return parties
      .map((party) => ({
        ...party,
        people: party.people.filter((person) => this.whereabouts(person) !== null),
      }))
      .filter((party) => party.people.length > 0)
  }

  get counts(): Record<Whereabouts, number> {
    const counts = { arriving: 0, here: 0, gone: 0, missing: 0, excused: 0 }
    for (const person of this.parties.flatMap((party) => party.people)) {
      const where = this.whereabouts(person)
      if (where !== null) counts[where] += 1
    }
    return counts
  }

  /** As of the last time the board was loaded. */
  get isOver(): boolean {
    const board = this.board.value
    return board !== null && this.clock.now() >= new Date(board.endsAt)
  }

  /** Whether the chosen act can still happen to this person. */
  canMark(person: BoardPerson): boolean {
    const isSettled = typeof this.board.value?.confirmedAt === 'string'
    if (person.confirmed || isSettled) return false
    const where = this.whereabouts(person)
    return this.act === 'in' ? where === 'arriving' : where === 'here'
  }

  canExcuse(person: BoardPerson): boolean {
    const where = this.whereabouts(person)
    return !person.confirmed && (where === 'arriving' || where === 'missing')
  }

  get hasBegun(): boolean {
    const board = this.board.value
    return board !== null && this.clock.now() >= new Date(board.startsAt)
  }

  /** A party moves as a whole, and only while none of it has come. */
  canMove(party: BoardParty): boolean {
    const people = party.people.filter(isOpen)
    return people.length > 0 && people.every(({ checkedInAt }) => checkedInAt === null)
  }

  /** Those of a party who could be marked absent now. */
  whoMayBeAbsent(party: BoardParty): BoardPerson[] {
    if (!this.hasBegun) return []
    return party.people.filter((person) => isOpen(person) && person.checkedInAt === null)
  }

  /** Over, and somebody's record still waits. */
  get canConfirm(): boolean {
    const people = this.parties.flatMap((party) => party.people)
    return this.isOver && people.some((person) => !person.confirmed && isOpen(person))
  }
}

/** Neither confirmed nor marked: nobody has said yet what became of this place. */
const isOpen = (person: BoardPerson): boolean => person.status === 'confirmed'
