import { and, eq, sql } from 'drizzle-orm'
import {
  checkScanTime,
  decideCheck,
  measuredMinutes,
  recordOf,
  scanSkew,
  type Act,
  type AttendanceMethod,
  type CheckRefusal,
  type ScanTimeRefusal,
} from '../../domain/attendance'
import type { Nearness } from '../../domain/place'
import { ok, type Result } from '../../domain/result'
import type { SlotRow } from '../activities/cards'
import { preparedSelect } from '../db/prepared'
import { insertRows, isOneOf } from '../db/rows'
import { attendance, scan } from '../db/tables'
import type { Work } from '../edge/command'
import { notFound } from '../edge/scopes'
import { newId } from '../ids'
import { lockSlot } from '../signups/locks'
import { tellCalled } from './called'
import { lockSignups, presences, type Presence } from './load'
import { bringBack, slotOfScan, withReturns } from './return'

/** How a scan becomes a record of who came and left. */

export interface Checked {
  act: Act
  at: string
  people: { personId: string; nickname: string; minutes: number | null; waits: boolean }[]
}

/** One act at the door: in or out, when, how, and by whom. */
export interface Made {
  act: Act
  at: Date
  /** It came with a time of its own, so it may wait for another one that is still on its way. */
  mayWait: boolean
  method: AttendanceMethod
  byId: string
  /** The household of whoever says so. */
  byFamilyId: string
  near: Nearness | null
}

/** When a scan was made: now, or when the phone that kept it says, as far as that can be. */
export const madeAt = (
  work: Work,
  at: string | undefined,
): Result<{ at: Date; mayWait: boolean }, ScanTimeRefusal> => {
  if (at === undefined) return ok({ at: work.now, mayWait: false })
  const own = new Date(at)
  const checked = checkScanTime(own, work.now)
  return checked.ok ? ok({ at: own, mayWait: true }) : checked
}

/** Kept on a phone without network, and delivered later. */
const isQueued = ({ now }: Work, at: Date) => now.getTime() - at.getTime() > scanSkew

/** What earlier scans said about leaving, of people of whose coming nothing was known. */
const leavingScans = preparedSelect('leaving_scans', (from) =>
  from
    .select({
      signupId: scan.signupId,
      act: scan.act,
      at: scan.at,
      method: scan.method,
      byId: scan.byId,
    })
    .from(scan)
    .where(
      and(
        eq(scan.districtId, sql.placeholder('districtId')),
        eq(scan.slotId, sql.placeholder('slotId')),
        isOneOf(scan.signupId, sql.placeholder('signupIds')),
        sql`${scan.act} = 'out'`,
      ),
    ),
)

type Known = Awaited<ReturnType<typeof leavingScans>>[number]

/** What the record says already, as if it had been scanned. */
const scansOf = ({ signupId, ...person }: Presence): Known[] => {
  const { checkedInAt, inBy, inById, checkedOutAt, outBy, outById } = person
  const known: Known[] = []
  if (checkedInAt !== null && inBy !== null && inById !== null)
    known.push({ signupId, act: 'in', at: checkedInAt, method: inBy, byId: inById })
  if (checkedOutAt !== null && outBy !== null && outBy !== 'timer' && outById !== null)
    known.push({ signupId, act: 'out', at: checkedOutAt, method: outBy, byId: outById })
  return known
}

/** What the timer closed stays closed at the planned end until a scan says when they left. */
const closedAgain = ({ endsAt, ...slot }: SlotRow, arrival: Known) => ({
  checkedInAt: arrival.at,
  inBy: arrival.method,
  inById: arrival.byId,
  checkedOutAt: endsAt,
  outBy: 'timer' as const,
  outById: null,
  measuredMinutes: measuredMinutes({ ...slot, endsAt }, arrival.at, endsAt),
})

const outcomeOf = (slot: SlotRow, scans: readonly Known[], wasClosed: boolean) => {
  const record = recordOf(scans)
  if (record.in === null) return null
  if (record.out === null && wasClosed) return closedAgain(slot, record.in)
  return {
    checkedInAt: record.in.at,
    inBy: record.in.method,
    inById: record.in.byId,
    checkedOutAt: record.out?.at ?? null,
    outBy: record.out?.method ?? null,
    outById: record.out?.byId ?? null,
    measuredMinutes: record.out && measuredMinutes(slot, record.in.at, record.out.at),
  }
}

/** Somebody as the scans know them, and whether the timer has closed the record meanwhile. */
type Found = Presence & { wasClosed: boolean }

type Outcome = NonNullable<ReturnType<typeof outcomeOf>>

const write = async (
  { tx, districtId, auditId }: Work,
  slot: SlotRow,
  outcomes: readonly { person: Presence; outcome: Outcome }[],
) => {
  const arrived = outcomes.filter(({ person }) => person.checkedInAt === null)
  if (arrived.length > 0) {
    await insertRows(
      tx,
      attendance,
      arrived.map(({ person: { signupId, personId, familyId }, outcome }) => ({
        ...outcome,
        districtId,
        signupId,
        slotId: slot.id,
        personId,
        familyId,
        auditId,
      })),
    )
  }
  for (const { person, outcome } of outcomes) {
    if (person.checkedInAt === null) continue
    await tx
      .update(attendance)
      .set({ ...outcome, auditId })
      .where(and(eq(attendance.districtId, districtId), eq(attendance.signupId, person.signupId)))
  }
}

const save = async (
  work: Work,
  slot: SlotRow,
  made: Made,
  people: readonly Found[],
): Promise<Checked> => {
  const { tx, districtId, auditId } = work
  const { act, at, method, byId, near } = made
  const queued = isQueued(work, at)
  const ids = people.map(({ signupId }) => signupId)
  const asked = { districtId, slotId: slot.id, signupIds: ids }
  const earlier = act === 'in' ? await leavingScans(tx, asked) : []
  await insertRows(
    tx,
    scan,
    ids.map((signupId) => ({
      districtId,
      id: newId(),
      slotId: slot.id,
      signupId,
      act,
      at,
      method,
      byId,
      queued,
      near,
      auditId,
    })),
  )
  const outcomes = people.map((person) => {
    const { signupId } = person
    const said = earlier.filter((one) => one.signupId === signupId)
    const scans = [...scansOf(person), ...said, { signupId, act, at, method, byId }]
    return { person, outcome: outcomeOf(slot, scans, person.wasClosed) }
  })
  await write(
    work,
    slot,
    outcomes.flatMap(({ person, outcome }) => (outcome === null ? [] : [{ person, outcome }])),
  )
  if (act === 'in') await bringBack(work, slot, people, byId)
  const called = outcomes.filter(
    ({ person, outcome }) => person.checkedInAt === null && outcome?.inBy === 'roll_call',
  )
  await tellCalled(
    work,
    slot,
    called.map(({ person }) => person),
    byId,
  )
  work.record({
    subject: slot.id,
    after: { act, method, at: at.toISOString(), queued, people: people.map((one) => one.personId) },
  })
  return {
    act,
    at: at.toISOString(),
    people: outcomes.map(({ person: { personId, nickname }, outcome }) => ({
      personId,
      nickname,
      minutes: outcome?.measuredMinutes ?? null,
      waits: act === 'out' && (outcome?.checkedOutAt ?? null) === null,
    })),
  }
}

/** What the timer closed is nobody's scan: one that was kept on a phone still says when they left. */
const asScanned = (person: Presence): Found =>
  person.outBy === 'timer'
    ? { ...person, checkedOutAt: null, outBy: null, wasClosed: true }
    : { ...person, wasClosed: false }

/** Decides for the chosen people of a slot under their locks, then saves. */
export const checkPeople = async (
  work: Work,
  slot: SlotRow,
  made: Made,
  choose: (everyone: readonly Presence[]) => readonly Presence[],
): Promise<Result<Checked, CheckRefusal>> => {
  const { tx, districtId } = work
  const first = choose(await presences(tx, districtId, slot.id))
  // Whoever comes back changes more than scans. Two that wait for each other here are tried again.
  if (made.mayWait && first.some(({ status }) => status === 'absent')) await lockSlot(work, slot.id)
  const ids = first.map(({ signupId }) => signupId)
  // Read again under the locks: of two scans at once the second sees what the first has written.
  const [, again] = await Promise.all([lockSignups(work, ids), presences(tx, districtId, slot.id)])
  const found = choose(again).map(asScanned)
  const people = made.mayWait ? await withReturns(work, slot, made.byFamilyId, found) : found
  const decided = decideCheck({ ...made, slot, people })
  return decided.ok ? ok(await save(work, slot, made, decided.value)) : decided
}

export const slotOr404 = async (work: Work, slotId: string, at = work.now) => {
  const slot = await slotOfScan(work, slotId, isQueued(work, at))
  if (!slot) throw notFound()
  return slot
}
