import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { allocateApproved } from '../../domain/approval'
import { offerUntil, promotionEnds, type WaitingParty } from '../../domain/signups'
import { skippedForClash } from '../../domain/skips'
import { party, signup, slot } from '../db/tables'
import type { SlotRow } from '../activities/cards'
import type { Deps } from '../deps'
import { systemWork, type Work } from '../edge/command'
import { signupNotice } from '../../words/notices'
import { seatsElsewhere } from './load'
import { activityOf } from './parties'
import { lockPersons, lockSlot } from './locks'
import { noteSkipped, type Skippable } from './skips'
import { whoHears } from './told'

/** What is needed of a command to tidy up on a slot that it has locked. */
export type SlotWork = Pick<Work, 'tx' | 'districtId' | 'auditId' | 'now'>

/** Sets the slot's counters to the counts; the slot is locked. */
export const countSeats = async ({ tx, districtId, auditId }: SlotWork, slotId: string) => {
  const own = sql`s.district_id = ${districtId} and s.slot_id = ${slotId}`
  await tx
    .update(slot)
    .set({
      taken: sql`(select count(*) from signup s where ${own} and s.status in ('confirmed', 'offered', 'attended', 'absent'))`,
      waiting: sql`(select count(distinct s.party_id) from signup s where ${own} and s.status = 'waitlisted')`,
      auditId,
    })
    .where(and(eq(slot.districtId, districtId), eq(slot.id, slotId)))
}

export interface WaitingEntry extends Skippable {
  people: readonly string[]
}

/** Parties of a slot in one of these statuses, in the order of the line. */
const loadParties = async (
  { tx, districtId }: Work,
  slotId: string,
  status: 'waitlisted' | 'pending',
) => {
  const rows = await tx
    .select({
      partyId: party.id,
      signedBy: party.signedBy,
      passedOverAt: party.passedOverAt,
      skippedAt: party.skippedAt,
      line: party.line,
      personId: signup.personId,
    })
    .from(party)
    .innerJoin(signup, and(eq(signup.districtId, party.districtId), eq(signup.partyId, party.id)))
    .where(
      and(eq(party.districtId, districtId), eq(party.slotId, slotId), eq(signup.status, status)),
    )
    .orderBy(asc(party.line), asc(signup.personId))
  const parties = new Map<string, (typeof rows)[number] & { people: string[] }>()
  for (const row of rows) {
    const entry = parties.get(row.partyId) ?? { ...row, people: [] }
    entry.people.push(row.personId)
    parties.set(row.partyId, entry)
  }
  return [...parties.values()]
}

/**
 * The line of a locked slot, with those of `approved` who are pending in their places, and for each party
 * whether someone of it holds a seat elsewhere at that time. Its people are locked, with those who are about
 * to join, so that none of them takes another seat meanwhile.
 */
export const loadLine = async (
  work: Work,
  slot: SlotRow,
  options: { joining?: readonly string[]; approved?: ReadonlySet<string> } = {},
): Promise<WaitingEntry[]> => {
  const { joining = [], approved = new Set() } = options
  const pending = approved.size === 0 ? [] : await loadParties(work, slot.id, 'pending')
  const line = [
    ...(await loadParties(work, slot.id, 'waitlisted')),
    ...pending.filter(({ partyId }) => approved.has(partyId)),
  ].sort((one, other) => one.line - other.line)
  const everyone = line.flatMap(({ people }) => people)
  await lockPersons(work, [...everyone, ...joining])
  const busy = await seatsElsewhere(work.tx, work.districtId, everyone, slot.id, slot)
  return line.map(({ partyId, signedBy, passedOverAt, skippedAt, people }) => {
    const clash = busy.find(({ personId }) => people.includes(personId))
    return {
      partyId,
      signedBy,
      people,
      passedOverAt,
      skippedAt,
      size: people.length,
      clashes: clash !== undefined,
      clashTitle: clash?.title ?? null,
    }
  })
}

/** Gives seats: held at once, or offered until the party answers. Late ones were given past the line. */
const seatParties = async (
  work: Work,
  parties: readonly WaitingEntry[],
  seat: { status: 'confirmed'; late: boolean } | { status: 'offered'; until: Date },
) => {
  if (parties.length === 0) return
  const { tx, districtId, auditId, now } = work
  const ids = parties.map(({ partyId }) => partyId)
  await tx
    .update(signup)
    .set({ status: seat.status, auditId })
    .where(
      and(
        eq(signup.districtId, districtId),
        inArray(signup.partyId, ids),
        inArray(signup.status, ['waitlisted', 'pending']),
      ),
    )
  for (const { partyId, size } of parties) {
    await tx
      .update(party)
      .set({
        seatedAt: now,
        sizeWhenSeated: size,
        offeredUntil: seat.status === 'offered' ? seat.until : null,
        waited: seat.status === 'offered' || !seat.late,
        auditId,
      })
      .where(and(eq(party.districtId, districtId), eq(party.id, partyId)))
  }
}

/** Remembers since when a party has been too large for what was free: its day of patience. */
export const notePassedOver = async (
  { tx, districtId, auditId, now }: Work,
  partyIds: readonly string[],
) => {
  if (partyIds.length === 0) return
  await tx
    .update(party)
    .set({ passedOverAt: now, auditId })
    .where(and(eq(party.districtId, districtId), inArray(party.id, [...partyIds])))
}

const tellSeated = async (
  work: Work,
  slot: SlotRow,
  kind: 'signup_confirmed' | 'signup_promoted' | 'seat_offered',
  parties: readonly WaitingEntry[],
) => {
  if (parties.length === 0) return
  const title = (await activityOf(work, slot.activityId))?.title ?? ''
  const until = kind === 'seat_offered' ? offerUntil(slot, work.now) : undefined
  const hears = await whoHears(work, parties)
  const about = { title, startsAt: slot.startsAt, until }
  await work.tell(
    parties.flatMap((one) =>
      hears(one).map((personId) =>
        signupNotice(kind, { ...about, personId, partyId: one.partyId }),
      ),
    ),
  )
}

const noOne: ReadonlySet<string> = new Set()

/**
 * The one place where waiting parties get seats. Every way out of a slot ends here: the allocator says who
 * is seated now, and the difference is stored. Parties that were just approved stand in the line at their
 * place and get their seats at once, whatever the slot's mode. The slot is locked by the caller.
 */
export const reseat = async (work: Work, slotId: string, approved = noOne) => {
  const row = await lockSlot(work, slotId)
  if (!row) throw new Error('a locked slot cannot vanish')
  const line = await loadLine(work, row, { approved })
  const free = await freeSeats(work, row)
  const allocateTo = (waiting: readonly WaitingParty[]) =>
    allocateApproved(row, free, waiting, approved, work.now)
  const allocation = allocateTo(line)
  const seated = line.filter(({ partyId }) => allocation.seated.includes(partyId))
  await notePassedOver(work, allocation.passedOver)
  const turns = skippedForClash(line, (waiting) => allocateTo(waiting).seated)
  const passed = seated.length > 0 ? line.filter(({ clashes }) => clashes) : turns
  const told = await noteSkipped(work, row, passed, turns)
  const wanted = seated.filter(({ partyId }) => approved.has(partyId))
  const promoted = seated.filter(({ partyId }) => !approved.has(partyId))
  const late = work.now >= promotionEnds(row)
  await seatParties(work, wanted, { status: 'confirmed', late })
  await tellSeated(work, row, 'signup_confirmed', wanted)
  if (row.waitMode === 'offer') {
    await seatParties(work, promoted, { status: 'offered', until: offerUntil(row, work.now) })
    await tellSeated(work, row, 'seat_offered', promoted)
  } else {
    await seatParties(work, promoted, { status: 'confirmed', late })
    await tellSeated(work, row, 'signup_promoted', promoted)
  }
  await countSeats(work, slotId)
  await reseatElsewhere(
    work,
    seated.flatMap(({ people }) => people),
  )
  const { passedOver } = allocation
  return { seated: seated.map(({ partyId }) => partyId), passedOver: passedOver.length, told }
}

/**
 * Whoever gives up or gets a seat may be waiting elsewhere for the same time, where the turn clashes no longer,
 * or holds up nobody any more. Those lines are looked at again after the commit: their slots cannot be locked
 * from here without breaking the order of locks.
 */
export const reseatElsewhere = async (work: Work, personIds: readonly string[]) => {
  if (personIds.length === 0) return
  const waiting = await work.tx
    .selectDistinct({ slotId: signup.slotId })
    .from(signup)
    .where(
      and(
        eq(signup.districtId, work.districtId),
        inArray(signup.personId, [...personIds]),
        eq(signup.status, 'waitlisted'),
      ),
    )
  for (const { slotId } of waiting) await work.enqueue('reseat', { slotId })
}

/** Looks at the line of one slot again, in a transaction of its own. Answers how many parties got seats. */
export const reseatLater = async (deps: Deps, districtId: string, slotId: string) => {
  let seated = 0
  await systemWork(deps, districtId, 'signups.reseat', async (work) => {
    const outcome = await reseat(work, slotId)
    seated = outcome.seated.length
    work.record({ subject: slotId, after: outcome })
    return seated > 0 || outcome.passedOver > 0 || outcome.told > 0
  })
  return seated
}

const freeSeats = async ({ tx, districtId }: Work, row: SlotRow) => {
  const [held] = await tx
    .select({ n: sql<number>`count(*)::int` })
    .from(signup)
    .where(
      and(
        eq(signup.districtId, districtId),
        eq(signup.slotId, row.id),
        sql`${signup.status} in ('confirmed', 'offered', 'attended', 'absent')`,
      ),
    )
  return row.capacity - (held?.n ?? 0)
}

/** A party that has nobody left on the slot has ended; the checker needs to know since when. */
export const endEmptyParties = async (
  { tx, districtId, auditId, now }: SlotWork,
  slotId: string,
) => {
  await tx
    .update(party)
    .set({ endedAt: now, auditId })
    .where(
      and(
        eq(party.districtId, districtId),
        eq(party.slotId, slotId),
        isNull(party.endedAt),
        sql`not exists (
          select 1 from signup s
          where s.district_id = ${party.districtId} and s.party_id = ${party.id}
            and s.status not in ('cancelled', 'declined', 'rejected')
        )`,
      ),
    )
}
