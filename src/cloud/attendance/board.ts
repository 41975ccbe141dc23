import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { presenceOf } from '../../domain/attendance'
import { readNow } from '../db/connect'
import { attendance, person, posting, scan } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { affirmedOf } from './affirmed'
import { isTooLate, whomToCall, withPhone } from './call'
import { recordLook } from '../edge/look'
import { showGaveBack } from './gave-back'
import { showLine } from './line'
import { presences, type Presence } from './load'
import { slotWithTitle } from './queries'

const pointsOf = async ({ deps, districtId }: ResidentCall, slotId: string) => {
  const rows = await deps.db
    .select({ signupId: attendance.signupId, points: posting.amount })
    .from(attendance)
    .innerJoin(
      posting,
      and(eq(posting.districtId, attendance.districtId), eq(posting.txnId, attendance.awardTxnId)),
    )
    .where(
      and(
        eq(attendance.districtId, districtId),
        eq(attendance.slotId, slotId),
        sql`${posting.amount} > 0`,
      ),
    )
  return new Map(rows.map(({ signupId, points }) => [signupId, points]))
}

const iso = (instant: Date | null) => instant?.toISOString() ?? null

/** What the scans say besides: whether the phone that came in was there, and who left before coming. */
const scansOn = async ({ deps, districtId }: ResidentCall, slotId: string) =>
  deps.db
    .select({ signupId: scan.signupId, act: scan.act, at: scan.at, near: scan.near })
    .from(scan)
    .where(and(eq(scan.districtId, districtId), eq(scan.slotId, slotId)))
    .orderBy(asc(scan.at))

type Said = Awaited<ReturnType<typeof scansOn>>[number]

const nearOf = ({ signupId }: Presence, scans: readonly Said[]) =>
  scans.find((one) => one.signupId === signupId && one.act === 'in')?.near ?? null

const saysLeft = ({ signupId }: Presence, scans: readonly Said[]) =>
  scans.some((one) => one.signupId === signupId && one.act === 'out')

const isStaffs = (method: Presence['outBy']) =>
  method !== null && !['site_code', 'site_digits', 'timer'].includes(method)

/** Where those live who wrote down, as staff, when others came and left. */
const homesOfStaff = async (
  { deps, districtId }: ResidentCall,
  everyone: readonly Presence[],
): Promise<ReadonlyMap<string, string>> => {
  const staff = new Set(
    everyone.flatMap(({ inBy, inById, outBy, outById }) => [
      ...(isStaffs(inBy) && inById !== null ? [inById] : []),
      ...(isStaffs(outBy) && outById !== null ? [outById] : []),
    ]),
  )
  if (staff.size === 0) return new Map()
  const rows = await deps.db
    .select({ id: person.id, familyId: person.familyId })
    .from(person)
    .where(and(eq(person.districtId, districtId), inArray(person.id, [...staff])))
  return new Map(rows.map(({ id, familyId }) => [id, familyId]))
}

const isByHousehold = (one: Presence, homes: ReadonlyMap<string, string>) =>
  (isStaffs(one.inBy) && homes.get(one.inById ?? '') === one.familyId) ||
  (isStaffs(one.outBy) && homes.get(one.outById ?? '') === one.familyId)

const presenceIn = ({ signupId, inBy, outBy }: Presence, affirmed: ReadonlySet<string>) =>
  inBy === null ? null : presenceOf({ inBy, outBy }, affirmed.has(signupId))

/** In order of sign-up, each with at least one person. */
const partiesOf = (everyone: readonly Presence[]) => {
  const parties = new Map<string, [Presence, ...Presence[]]>()
  for (const one of everyone) {
    const party = parties.get(one.partyId)
    if (party) party.push(one)
    else parties.set(one.partyId, [one])
  }
  return [...parties.values()]
}

/** The today board: parties in order of sign-up, each with its people. */
export const showBoard = async (call: ResidentCall, { slotId }: { slotId: string }) => {
  const { slot: row, title, place } = await slotWithTitle(call, slotId)
  const everyone = await presences(call.deps.db, call.districtId, slotId)
  const line = await showLine(call, slotId)
  const gaveBack = await showGaveBack(call, slotId)
  const shown = [
    ...everyone.map(({ personId }) => personId),
    ...line.flatMap((one) => one.personIds),
    ...gaveBack.flatMap((one) => one.personIds),
  ]
  await recordLook(call, 'attendance.board', { subject: slotId, personIds: shown })
  const points = await pointsOf(call, slotId)
  const scans = await scansOn(call, slotId)
  const homes = await homesOfStaff(call, everyone)
  const affirmed = await affirmedOf(
    call.deps.db,
    call.districtId,
    everyone.map(({ signupId }) => signupId),
  )
  const now = await readNow(call.deps.db, call.deps.offset.milliseconds)
  const callable = isTooLate(row.endsAt, now) ? [] : everyone
  const reachable = await withPhone(call.deps.db, call.districtId, callable)
  const confirmations = everyone.flatMap(({ confirmedAt }) => confirmedAt ?? [])
  const open = everyone.some(({ status }) => status === 'confirmed')
  const last = confirmations.sort((one, other) => one.getTime() - other.getTime()).at(-1)
  return {
    activityId: row.activityId,
    title,
    slotId,
    slotName: row.name,
    place,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    capacity: row.capacity,
    waiting: row.waiting,
    confirmedAt: open ? null : iso(last ?? null),
    line,
    gaveBack,
    parties: partiesOf(everyone).map(([first, ...others]) => ({
      partyId: first.partyId,
      familyId: first.familyId,
      signedBy: first.signedBy,
      walkIn: first.walkIn,
      people: [first, ...others].map((one) => ({
        signupId: one.signupId,
        personId: one.personId,
        nickname: one.nickname,
        kind: one.kind,
        status: one.status,
        checkedInAt: iso(one.checkedInAt),
        inBy: one.inBy,
        near: nearOf(one, scans),
        leftEarly: one.checkedInAt === null && saysLeft(one, scans),
        byHousehold: isByHousehold(one, homes),
        presence: presenceIn(one, affirmed),
        callable: whomToCall(one, reachable) !== null,
        checkedOutAt: iso(one.checkedOutAt),
        minutes: one.minutes,
        points: points.get(one.signupId) ?? null,
        confirmed: one.confirmedAt !== null || one.status === 'absent',
      })),
    })),
  }
}
