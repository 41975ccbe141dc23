import { makeAutoObservable, observableRef } from 'mobx'
import type { Act } from '../../../domain/attendance'
import type { CodeParts } from '../../../domain/codes'
import { minute } from '../../../domain/time'
import type { Api } from '../../api'
import type { Clock } from '../../clock'
import type { Platform } from '../../platform/platform'
import { Command } from '../../stores/command'
import { Loaded } from '../../stores/loaded'
import type { Board, BoardParty, BoardPerson } from './board'
import type { KeptBoards } from './kept-boards'
import type { ScanQueue } from './scan-queue'

export type Confirmed = Awaited<ReturnType<Api['attendance']['confirm']>>
type Whose = Omit<Parameters<Api['attendance']['whose']>[0], 'key'>
type WhoseAnswer = Awaited<ReturnType<Api['attendance']['whose']>>
type PhoneOf = Omit<Parameters<Api['attendance']['phoneOf']>[0], 'key'>
type Move = Omit<Parameters<Api['signups']['move']>[0], 'key'>
type MarkAbsent = Omit<Parameters<Api['signups']['markAbsent']>[0], 'key'>
type Siblings = Awaited<ReturnType<Api['activities']['get']>>['slotViews']
type Enter = Omit<Parameters<Api['attendance']['enter']>[0], 'key'>
type Entered = Awaited<ReturnType<Api['attendance']['enter']>>
type Excuse = Omit<Parameters<Api['attendance']['excuse']>[0], 'key'>
export type { Act, Board, BoardParty, BoardPerson }

/** What the list shows: everybody, those somewhere, or those let in at the door. */
export type Shown = 'all' | Whereabouts | 'walkIns'

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
  readonly whose: Command<Whose, WhoseAnswer>
  readonly phoneOf: Command<PhoneOf, { phone: string; nickname: string }>
  readonly excuse: Command<Excuse, { status: string }>
  readonly enter: Command<Enter, Entered>
  readonly confirm: Command<{ slotId: string }, Confirmed>
  readonly move: Command<Move, { partyId: string }>
  readonly markAbsent: Command<MarkAbsent, { marked: number }>
  /** All slots of the activity, for moving a party to another one. */
  readonly siblings: Loaded<Siblings, string>
  /** How many parties wait for a decision. */
  readonly pending: Loaded<number, string>
  act: Act = 'in'
  only: Shown = 'all'
  private kept: Board | null = null

  constructor(
    api: Api,
    platform: Platform,
    private readonly clock: Clock,
    private readonly queue: ScanQueue,
    private readonly boards: KeptBoards,
  ) {
    const newKey = platform.newKey
    this.board = new Loaded((slotId) => api.attendance.board({ slotId }))
    this.whose = new Command(newKey, (input) => api.attendance.whose(input))
    this.phoneOf = new Command(newKey, (input) => api.attendance.phoneOf(input))
    this.excuse = new Command(newKey, (input) => api.attendance.excuse(input))
    this.enter = new Command(newKey, (input) => api.attendance.enter(input))
    this.confirm = new Command(newKey, (input) => api.attendance.confirm(input))
    this.move = new Command(newKey, (input) => api.signups.move(input))
    this.markAbsent = new Command(newKey, (input) => api.signups.markAbsent(input))
    this.siblings = new Loaded(async (id) => (await api.activities.get({ id })).slotViews)
    this.pending = new Loaded(
      async (slotId) => (await api.signups.pending({ slotId })).parties.length,
    )
    makeAutoObservable<this, 'clock' | 'queue' | 'boards' | 'kept'>(this, {
      queue: false,
      boards: false,
      kept: observableRef,
      isWaiting: false,
      holders: false,
      markable: false,

      move: false,
      markAbsent: false,
      siblings: false,
      pending: false,
      canMove: false,
      whoMayBeAbsent: false,
      board: false,
      whose: false,
      phoneOf: false,
      excuse: false,
      enter: false,
      confirm: false,
      clock: false,
      whereabouts: false,
      canMark: false,
      canExcuse: false,
      canEnter: false,
    })
  }

  /** Shows this slot's board and never another one's. */
  async load(slotId: string): Promise<void> {
    const isNew = this.shown?.slotId !== slotId
    if (isNew) this.begin(slotId)
    await Promise.all([this.board.load(slotId), this.pending.load(slotId)])
    const board = this.board.value
    if (board !== null) this.boards.keep(board, this.clock.now())
    if (isNew) this.chooseAct(this.isOver ? 'out' : 'in')
  }

  private begin(slotId: string): void {
    this.board.forget()
    this.pending.forget()
    this.only = 'all'
    this.kept = this.boards.find(slotId, this.clock.now())
    if (this.kept !== null) this.chooseAct(this.isOver ? 'out' : 'in')
  }

  /** The board as the cloud told it last: just now, or before the network went away. */
  get shown(): Board | null {
    return this.board.value ?? this.kept
  }

  /** The cloud cannot be reached, so this is what it told before. */
  get isFromBefore(): boolean {
    const kind = this.board.failure?.kind
    return kind === 'offline' || kind === 'unavailable'
  }

  /** Of these people, the ones who can come or go now. */
  markable(personIds: readonly string[]): BoardPerson[] {
    return (this.shown?.parties ?? [])
      .flatMap(({ people }) => people)
      .filter((person) => personIds.includes(person.personId) && this.canMark(person))
  }

  show(only: Shown): void {
    this.only = this.only === only ? 'all' : only
  }

  /** Written down on the phone and not uploaded yet. */
  isWaiting(person: BoardPerson): boolean {
    const slotId = this.shown?.slotId
    return slotId !== undefined && this.queue.actOf(slotId, person.personId) !== null
  }

  /**
   * Of those for whom a scanned code stands, the ones who can come or go now. Who it stands for is written
   * in the code; the cloud proves it.
   */
  holders({ kind, id }: Pick<CodeParts, 'kind' | 'id'>): BoardPerson[] {
    const parties = (this.shown?.parties ?? []).filter((party) =>
      kind === 'family'
        ? party.familyId === id
        : party.signedBy === id || party.people.some(({ personId }) => personId === id),
    )
    return this.markable(parties.flatMap(({ people }) => people).map((one) => one.personId))
  }

  chooseAct(act: Act): void {
    this.act = act
  }

  whereabouts(person: BoardPerson): Whereabouts | null {
    const where = whereabouts(person, this.isOver)
    const slotId = this.shown?.slotId
    const kept = slotId === undefined ? null : this.queue.actOf(slotId, person.personId)
    if (where === null || kept === null) return where
    return kept === 'in' ? 'here' : 'gone'
  }

  /** The parties that hold seats, as they stand in line. */
  get parties(): BoardParty[] {
    const parties = this.shown?.parties ?? []
    return parties
      .map((party) => ({
        ...party,
        people: party.people.filter((person) => this.whereabouts(person) !== null),
      }))
      .filter((party) => party.people.length > 0)
  }

  /** Those of the parties whom the list shows just now. */
  get listed(): BoardParty[] {
    const { only } = this
    if (only === 'all') return this.parties
    if (only === 'walkIns') return this.parties.filter(({ walkIn }) => walkIn)
    return this.parties
      .map((party) => ({
        ...party,
        people: party.people.filter((person) => this.whereabouts(person) === only),
      }))
      .filter(({ people }) => people.length > 0)
  }

  /** Who were not signed up before and were let in at the door. */
  get walkIns(): number {
    return this.parties
      .filter(({ walkIn }) => walkIn)
      .reduce((count, { people }) => count + people.length, 0)
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
    const board = this.shown
    return board !== null && this.clock.now() >= new Date(board.endsAt)
  }

  /** Whether the chosen act can still happen to this person. */
  canMark(person: BoardPerson): boolean {
    // Marked absent too soon: whoever comes late is checked in, and the absence goes.
    if (person.status === 'absent')
      return this.act === 'in' && !this.isOver && !this.isWaiting(person)
    const isSettled = typeof this.shown?.confirmedAt === 'string'
    if (person.confirmed || isSettled) return false
    const where = this.whereabouts(person)
    return this.act === 'in' ? where === 'arriving' : where === 'here'
  }

  canExcuse(person: BoardPerson): boolean {
    const where = this.whereabouts(person)
    return !person.confirmed && (where === 'arriving' || where === 'missing')
  }

  /** Over, and of this person no coming is known; staff may know better. */
  canEnter(person: BoardPerson): boolean {
    if (!this.isOver || person.checkedInAt !== null || this.isWaiting(person)) return false
    return isOpen(person) || person.status === 'absent' || person.status === 'excused'
  }

  get plannedMinutes(): number {
    const { shown } = this
    if (shown === null) return 0
    return Math.floor((Date.parse(shown.endsAt) - Date.parse(shown.startsAt)) / minute)
  }

  get hasBegun(): boolean {
    const board = this.shown
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

  /** Over, somebody's record still waits, and every scan has arrived in the cloud. */
  get canConfirm(): boolean {
    const slotId = this.shown?.slotId
    if (slotId !== undefined && this.queue.waitingOn(slotId).length > 0) return false
    const people = this.parties.flatMap((party) => party.people)
    return this.isOver && people.some((person) => !person.confirmed && isOpen(person))
  }
}

/** Neither confirmed nor marked: nobody has said yet what became of this place. */
const isOpen = (person: BoardPerson): boolean => person.status === 'confirmed'
