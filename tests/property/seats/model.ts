import type { allocate, placeNewcomer, WaitingParty } from '../../../src/domain/signups'
import { day, hour, later } from '../../../src/domain/time'

export const startsAt = new Date('2026-03-10T02:00:00.000Z')

export const isOver = (now: Date) => startsAt.getTime() - now.getTime() <= 2 * hour

/** Written from the rule's sentence alone: a day after the first time, on the last day at the latest. */
const isWaitedFor = (passedOverAt: Date, now: Date) =>
  now.getTime() - passedOverAt.getTime() < day && startsAt.getTime() - now.getTime() > day

/**
 * The rule read literally and slowly: again and again the first of the line who may take seats takes them,
 * until nobody may. Whoever does not fit ends the search for as long as people wait for that party.
 */
export const naively = (free: number, line: readonly WaitingParty[], now: Date) => {
  const seated: string[] = []
  const passedOver: string[] = []
  if (isOver(now)) return { seated, passedOver }
  let left = free
  let changed = true
  while (changed) {
    changed = false
    for (const party of line) {
      if (left === 0) break
      if (seated.includes(party.partyId) || party.clashes) continue
      if (party.size <= left) {
        seated.push(party.partyId)
        left -= party.size
        changed = true
        break
      }
      if (party.passedOverAt === null && !passedOver.includes(party.partyId))
        passedOver.push(party.partyId)
      if (isWaitedFor(party.passedOverAt ?? now, now)) break
    }
  }
  return { seated, passedOver }
}

export type Step =
  | { act: 'join'; size: number; clashes: boolean }
  | { act: 'leave'; index: number }
  | { act: 'decline'; index: number }
  | { act: 'capacity'; seats: number }
  | { act: 'wait'; minutes: number }

export interface Allocator {
  allocate: typeof allocate
  placeNewcomer: typeof placeNewcomer
}

interface Standing {
  seats: string[]
  line: string[]
}

/** A whole slot as the cloud runs it: each newcomer is placed, and every way out asks the allocator. */
export class Slot {
  readonly seats = new Map<string, number>()
  line: WaitingParty[] = []
  private count = 0

  constructor(
    public capacity: number,
    private readonly allocator: Allocator,
  ) {}

  get free() {
    return this.capacity - [...this.seats.values()].reduce((sum, size) => sum + size, 0)
  }

  seatsNow() {
    return [...this.seats.keys()].sort()
  }

  lineNow() {
    return this.line.map(({ partyId }) => partyId)
  }

  join(size: number, clashes: boolean, now: Date) {
    this.count += 1
    if (size > this.capacity) return
    const party = { partyId: `party ${String(this.count)}`, size, clashes, passedOverAt: null }
    const newcomer = { ...party, clashes: false }
    const slot = { startsAt, waitlist: true }
    const placed = this.allocator.placeNewcomer(slot, this.free, this.line, newcomer, now)
    if (!placed.ok) return
    if (placed.value === 'seat') this.seats.set(party.partyId, size)
    else this.line.push(party)
    this.promote(now)
  }

  leave(partyId: string | undefined, now: Date) {
    if (partyId === undefined) return
    this.seats.delete(partyId)
    this.line = this.line.filter((party) => party.partyId !== partyId)
    this.promote(now)
  }

  resize(seats: number, now: Date) {
    if (seats < this.capacity - this.free) return
    this.capacity = seats
    this.promote(now)
  }

  promote(now: Date) {
    const { seated, passedOver } = this.allocator.allocate({ startsAt }, this.free, this.line, now)
    for (const { partyId, size } of this.line) {
      if (seated.includes(partyId)) this.seats.set(partyId, size)
    }
    this.line = this.line
      .filter(({ partyId }) => !seated.includes(partyId))
      .map((party) =>
        passedOver.includes(party.partyId) ? { ...party, passedOverAt: now } : party,
      )
  }
}

/** One thing that happened, as a chronicle would note it. */
type Event =
  | { at: Date; what: 'joined'; party: WaitingParty }
  | { at: Date; what: 'left'; partyId: string }
  | { at: Date; what: 'resized'; seats: number }
  | { at: Date; what: 'looked' }

/** The slot at the end of a chronicle, worked out from its beginning by the rule read literally. */
const recompute = (capacity: number, chronicle: readonly Event[]): Standing => {
  const seats = new Map<string, number>()
  let line: WaitingParty[] = []
  let size = capacity
  const free = () => size - [...seats.values()].reduce((sum, each) => sum + each, 0)
  const seat = (ids: readonly string[]) => {
    for (const party of line) if (ids.includes(party.partyId)) seats.set(party.partyId, party.size)
    line = line.filter(({ partyId }) => !ids.includes(partyId))
  }
  for (const event of chronicle) {
    if (event.what === 'joined') {
      const { party } = event
      const asNewcomer = [...line, { ...party, clashes: false }]
      const mayTake = isOver(event.at)
        ? party.size <= free()
        : naively(free(), asNewcomer, event.at).seated.includes(party.partyId)
      if (mayTake) seats.set(party.partyId, party.size)
      else if (!isOver(event.at)) line.push(party)
    }
    if (event.what === 'left') {
      seats.delete(event.partyId)
      line = line.filter(({ partyId }) => partyId !== event.partyId)
    }
    if (event.what === 'resized') size = event.seats
    const { seated, passedOver } = naively(free(), line, event.at)
    seat(seated)
    line = line.map((party) =>
      passedOver.includes(party.partyId) ? { ...party, passedOverAt: event.at } : party,
    )
  }
  return { seats: [...seats.keys()].sort(), line: line.map(({ partyId }) => partyId) }
}

/** What the step means where the model stands; null where it means nothing. */
const eventOf = (
  step: Step,
  { seats, line }: Standing,
  facts: { now: Date; count: number; capacity: number; taken: number },
): Event | null => {
  const { now: at, count, capacity, taken } = facts
  switch (step.act) {
    case 'join': {
      const { size, clashes } = step
      const party = { partyId: `party ${String(count)}`, size, clashes, passedOverAt: null }
      return size > capacity ? null : { at, what: 'joined', party }
    }
    case 'leave': {
      const ids = [...seats, ...line]
      const partyId = ids[step.index % Math.max(1, ids.length)]
      return partyId === undefined ? null : { at, what: 'left', partyId }
    }
    case 'decline': {
      // Whoever declines sits, for the seat was only offered.
      const partyId = seats[step.index % Math.max(1, seats.length)]
      return partyId === undefined ? null : { at, what: 'left', partyId }
    }
    case 'capacity':
      return step.seats < taken ? null : { at, what: 'resized', seats: step.seats }
    case 'wait':
      return { at, what: 'looked' }
  }
}

const applyTo = (slot: Slot, step: Step, event: Event | null, now: Date) => {
  if (step.act === 'join') slot.join(step.size, step.clashes, now)
  else if (event?.what === 'left') slot.leave(event.partyId, now)
  else if (step.act === 'capacity') slot.resize(step.seats, now)
  else if (step.act === 'wait') slot.promote(now)
}

/** Plays the steps on the slot and in the chronicle, and hands out both after each. */
export const play = (
  { capacity, hoursBefore }: { capacity: number; hoursBefore: number },
  steps: readonly Step[],
  allocator: Allocator,
  after: (slot: Slot, model: Standing, now: Date) => void,
) => {
  const slot = new Slot(capacity, allocator)
  const sizes = new Map<string, number>()
  const chronicle: Event[] = []
  let standing: Standing = { seats: [], line: [] }
  let now = later(startsAt, -hoursBefore * hour)
  let count = 0
  let size = capacity
  for (const step of steps) {
    if (step.act === 'wait') now = later(now, step.minutes * 60_000)
    if (step.act === 'join') count += 1
    const taken = standing.seats.reduce((sum, id) => sum + (sizes.get(id) ?? 0), 0)
    const event = eventOf(step, standing, { now, count, capacity: size, taken })
    if (event?.what === 'joined') sizes.set(event.party.partyId, event.party.size)
    if (event?.what === 'resized') size = event.seats
    if (event) chronicle.push(event)
    standing = recompute(capacity, chronicle)
    applyTo(slot, step, event, now)
    after(slot, standing, now)
  }
}
