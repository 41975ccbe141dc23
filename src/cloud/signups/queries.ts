import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { leaveAfter } from '../../domain/attendance'
import { decideCancel } from '../../domain/cancel'
import { later } from '../../domain/time'
import { pictureUrls } from '../activities/cards'
import { readNow } from '../db/connect'
import { activity, attendance, feedback, party, person, posting, signup, slot } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { wardsOf } from '../families/wards'
import { pageOf, pageSize, readCursor } from '../paging'
import { positionsOf } from './views'

interface MineInput {
  when: 'coming' | 'over'
  cursor?: string | undefined
}

/** Not over yet; or over, and someone of the household is still to check out. */
const isGoingOn = (now: Date) => {
  const leftBefore = later(now, -leaveAfter).toISOString()
  return sql`${party.endedAt} is null and (
    ${slot.endsAt} > ${now.toISOString()}::timestamptz
    or ${slot.endsAt} > ${leftBefore}::timestamptz and exists (
      select 1 from ${attendance} a
      where a.district_id = ${party.districtId} and a.slot_id = ${party.slotId}
        and a.family_id = ${party.familyId} and a.checked_out_at is null
    )
  )`
}

/** A page of the household's parties: what is to come soonest first, what is over latest first. */
const loadParties = async (
  { deps, districtId, caller }: ResidentCall,
  input: MineInput,
  now: Date,
) => {
  const after = readCursor(input.cursor)
  const isComing = input.when === 'coming'
  const key = sql`(${slot.startsAt}, ${party.id})`
  const edge = after && sql`(${after.at}::timestamptz, ${after.id}::uuid)`
  return deps.db
    .select({ party, slot, activity })
    .from(party)
    .innerJoin(slot, and(eq(slot.districtId, party.districtId), eq(slot.id, party.slotId)))
    .innerJoin(
      activity,
      and(eq(activity.districtId, slot.districtId), eq(activity.id, slot.activityId)),
    )
    .where(
      and(
        eq(party.districtId, districtId),
        eq(party.familyId, caller.familyId),
        isComing ? isGoingOn(now) : sql`not (${isGoingOn(now)})`,
        edge && (isComing ? sql`${key} > ${edge}` : sql`${key} < ${edge}`),
      ),
    )
    .orderBy(
      isComing
        ? sql`${slot.startsAt} asc, ${party.id} asc`
        : sql`${slot.startsAt} desc, ${party.id} desc`,
    )
    .limit(pageSize + 1)
}

const loadPeople = ({ deps, districtId }: ResidentCall, partyIds: readonly string[]) =>
  deps.db
    .select({
      partyId: signup.partyId,
      signupId: signup.id,
      personId: signup.personId,
      nickname: person.nickname,
      kind: person.kind,
      status: signup.status,
      checkedInAt: attendance.checkedInAt,
      checkedOutAt: attendance.checkedOutAt,
      minutes: sql<
        number | null
      >`coalesce(${attendance.countedMinutes}, ${attendance.measuredMinutes})`,
      points: sql<number | null>`(
        select p.amount::int from ${posting} p
        where p.district_id = ${attendance.districtId} and p.txn_id = ${attendance.awardTxnId} and p.amount > 0
      )`,
    })
    .from(signup)
    .innerJoin(
      person,
      and(eq(person.districtId, signup.districtId), eq(person.id, signup.personId)),
    )
    .leftJoin(
      attendance,
      and(eq(attendance.districtId, signup.districtId), eq(attendance.signupId, signup.id)),
    )
    .where(and(eq(signup.districtId, districtId), inArray(signup.partyId, [...partyIds])))
    .orderBy(asc(person.kind), asc(signup.id))

/** Of these activities those of which the caller has said how they were. */
const saidOf = async (
  { deps, districtId, caller }: ResidentCall,
  activityIds: readonly string[],
) => {
  const rows = await deps.db
    .select({ activityId: feedback.activityId })
    .from(feedback)
    .where(
      and(
        eq(feedback.districtId, districtId),
        inArray(feedback.activityId, [...activityIds]),
        eq(feedback.personId, caller.personId),
      ),
    )
  return new Set(rows.map(({ activityId }) => activityId))
}

const iso = (instant: Date | null) => instant?.toISOString() ?? null

type Member = Awaited<ReturnType<typeof loadPeople>>[number]

const shownMember = ({ partyId: _, kind: __, checkedInAt, checkedOutAt, ...rest }: Member) => ({
  ...rest,
  checkedInAt: iso(checkedInAt),
  checkedOutAt: iso(checkedOutAt),
})

/** 我的报名, each party with its people and whether it can still be cancelled. */
export const listMine = async (call: ResidentCall, input: MineInput) => {
  const { deps, districtId, caller } = call
  const now = await readNow(deps.db, deps.offset.milliseconds)
  const rows = await loadParties(call, input, now)
  const { items, next } = pageOf(rows, (row) => ({ at: row.slot.startsAt, id: row.party.id }))
  if (items.length === 0) return { items: [], next }
  const people = await loadPeople(
    call,
    items.map((row) => row.party.id),
  )
  const positions = await positionsOf(
    call,
    items.map((row) => row.slot.id),
  )
  const pictures = await pictureUrls(
    deps,
    districtId,
    items.map((row) => row.activity.coverFileId),
  )
  const said = await saidOf(
    call,
    items.map((row) => row.activity.id),
  )
  const wards = await wardsOf(deps.db, districtId, caller.personId)
  return {
    next,
    items: items.map((row) => {
      const members = people.filter(({ partyId }) => partyId === row.party.id)
      const decided = decideCancel({
        slot: row.slot,
        members: members
          .filter(
            ({ status }) => !['cancelled', 'declined', 'rejected', 'excused'].includes(status),
          )
          .map((member) => ({
            status: member.status,
            checkedIn: member.checkedInAt !== null,
            isMinor: member.kind === 'minor',
            isWard: wards.has(member.personId),
            isCaller: member.personId === caller.personId,
            leaves: true,
          })),
        byAdult: caller.kind === 'adult',
        // The phone says what it means before the tap.
        acceptsAbsence: true,
        now,
      })
      return {
        partyId: row.party.id,
        activityId: row.activity.id,
        title: row.activity.title,
        coverUrl: pictures.get(row.activity.coverFileId ?? '') ?? null,
        place: row.activity.place,
        spot: row.activity.spot,
        slotId: row.slot.id,
        slotName: row.slot.name,
        startsAt: row.slot.startsAt.toISOString(),
        endsAt: row.slot.endsAt.toISOString(),
        cancelUntil: row.slot.cancelUntil.toISOString(),
        activityCancelled: row.activity.status === 'cancelled',
        position: positions.get(row.party.id) ?? null,
        offeredUntil: iso(row.party.offeredUntil),
        feedbackGiven: said.has(row.activity.id),
        members: members.map(shownMember),
        cancelRefusal: decided.ok ? null : decided.reason,
      }
    }),
  }
}
