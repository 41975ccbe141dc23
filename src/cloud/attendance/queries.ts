import { and, countDistinct, desc, eq, isNotNull, sql, sum } from 'drizzle-orm'
import { partsOfCode, type CodeKind } from '../../domain/codes'
import type { NoAward } from '../../domain/points'
import { ok, refuse, type Result } from '../../domain/result'
import { noAwardWords } from '../../words/awards'
import { readNow } from '../db/connect'
import { activity, attendance, family, person, posting, serviceDay, slot, txn } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { notFound } from '../edge/scopes'
import { pageOf, pageSize, readCursor } from '../paging'
import { keysAhead, liveCode, readCode } from '../codes'
import { presences } from './load'

const clock = ({ deps }: ResidentCall) => readNow(deps.db, deps.offset.milliseconds)

/** The running code, and the keys of the ones to come. */
const shown = ({ deps }: ResidentCall, kind: CodeKind, id: string, now: Date) => {
  const { code, digits, validUntil } = liveCode(deps.secret, kind, id, now)
  return {
    code,
    digits,
    validUntil: validUntil.toISOString(),
    keys: keysAhead(deps.secret, kind, id, now),
  }
}

const aliasOf = async ({ deps, districtId, caller }: ResidentCall) => {
  const [row] = await deps.db
    .select({ alias: family.alias })
    .from(family)
    .where(and(eq(family.districtId, districtId), eq(family.id, caller.familyId)))
  return row?.alias ?? ''
}

/** The caller's own code and the one of the household. */
export const showMemberCode = async (call: ResidentCall) => {
  const now = await clock(call)
  const { personId, familyId } = call.caller
  return {
    ...shown(call, 'member', personId, now),
    personId,
    family: { ...shown(call, 'family', familyId, now), familyId, alias: await aliasOf(call) },
  }
}

export const slotWithTitle = async ({ deps, districtId }: ResidentCall, slotId: string) => {
  const [row] = await deps.db
    .select({ slot, title: activity.title, place: activity.place })
    .from(slot)
    .innerJoin(
      activity,
      and(eq(activity.districtId, slot.districtId), eq(activity.id, slot.activityId)),
    )
    .where(and(eq(slot.districtId, districtId), eq(slot.id, slotId)))
  if (!row) throw notFound()
  return row
}

export const showSiteCode = async (call: ResidentCall, { slotId }: { slotId: string }) => {
  const { slot: row, title } = await slotWithTitle(call, slotId)
  return {
    ...shown(call, 'site', slotId, await clock(call)),
    slotId,
    title,
    slotName: row.name,
  }
}

/** A scanned site code names its slot only to those who are signed up there. */
export const whichSlot = async (
  call: ResidentCall,
  { code }: { code: string },
): Promise<Result<{ slotId: string }, 'code_invalid' | 'not_signed_up'>> => {
  const read = readCode(call.deps.secret, ['site'], code, await clock(call))
  // A code that ran out still tells which slot it was; the check itself asks for a fresh one.
  const slotId = read.ok
    ? read.value.id
    : read.reason === 'code_stale'
      ? partsOfCode(code)?.id
      : undefined
  if (slotId === undefined) return refuse('code_invalid')
  const everyone = await presences(call.deps.db, call.districtId, slotId)
  const isMine = everyone.some(({ familyId }) => familyId === call.caller.familyId)
  return isMine ? ok({ slotId }) : refuse('not_signed_up')
}

const isNoAward = (code: string): code is NoAward => Object.hasOwn(noAwardWords, code)

/** Why there was no award; null where there is nothing to say. */
export const noAwardSentence = (code: string | null) =>
  code !== null && isNoAward(code) ? noAwardWords[code] : null

const totals = async ({ deps, districtId, caller }: ResidentCall) => {
  const [row] = await deps.db
    .select({
      times: countDistinct(serviceDay.recordId),
      minutes: sum(serviceDay.minutes).mapWith(Number),
      mine: sql<number>`coalesce(sum(${serviceDay.minutes}) filter (where ${serviceDay.personId} = ${caller.personId}), 0)::int`,
    })
    .from(serviceDay)
    .where(and(eq(serviceDay.districtId, districtId), eq(serviceDay.familyId, caller.familyId)))
  return { personTimes: row?.times ?? 0, minutes: row?.minutes ?? 0, myMinutes: row?.mine ?? 0 }
}

/** The household's recognised service, latest first; every record names its activity and its award. */
export const listHours = async (call: ResidentCall, input: { cursor?: string | undefined }) => {
  const { deps, districtId, caller } = call
  const after = readCursor(input.cursor)
  const rows = await deps.db
    .select({
      signupId: attendance.signupId,
      activityId: slot.activityId,
      title: activity.title,
      slotName: slot.name,
      personId: person.id,
      nickname: person.nickname,
      startsAt: slot.startsAt,
      minutes: attendance.countedMinutes,
      noAward: attendance.noAward,
      sentence: txn.sentence,
      points: posting.amount,
    })
    .from(attendance)
    .innerJoin(
      slot,
      and(eq(slot.districtId, attendance.districtId), eq(slot.id, attendance.slotId)),
    )
    .innerJoin(
      activity,
      and(eq(activity.districtId, slot.districtId), eq(activity.id, slot.activityId)),
    )
    .innerJoin(
      person,
      and(eq(person.districtId, attendance.districtId), eq(person.id, attendance.personId)),
    )
    .leftJoin(
      txn,
      and(eq(txn.districtId, attendance.districtId), eq(txn.id, attendance.awardTxnId)),
    )
    .leftJoin(
      posting,
      and(
        eq(posting.districtId, txn.districtId),
        eq(posting.txnId, txn.id),
        sql`${posting.amount} > 0`,
      ),
    )
    .where(
      and(
        eq(attendance.districtId, districtId),
        eq(attendance.familyId, caller.familyId),
        isNotNull(attendance.confirmedAt),
        after &&
          sql`(${slot.startsAt}, ${attendance.signupId}) < (${after.at}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(desc(slot.startsAt), desc(attendance.signupId))
    .limit(pageSize + 1)
  const { items, next } = pageOf(rows, ({ startsAt, signupId }) => ({ at: startsAt, id: signupId }))
  return {
    ...(await totals(call)),
    next,
    items: items.map(({ noAward, sentence, startsAt, minutes, ...rest }) => ({
      ...rest,
      startsAt: startsAt.toISOString(),
      minutes: minutes ?? 0,
      sentence: sentence ?? noAwardSentence(noAward),
    })),
  }
}
