import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { blockedUntil, checkAppeal, nextStep, type AppealRefusal } from '../../domain/absences'
import { ok, refuse, type Result } from '../../domain/result'
import { absentNotice, type AbsenceHow } from '../../words/notices-absences'
import type { SlotRow } from '../activities/cards'
import { absence, activity, org, party, person, slot } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { readNow } from '../db/connect'
import { newId } from '../ids'
import { blockOf, standingAbsences } from './load'
import { activityOf } from './parties'
import { lockPersons } from './locks'

/** Who signed these parties, adults only: an absence never counts against a minor. */
const adultSigners = ({ tx, districtId }: Work, partyIds: readonly string[]) =>
  tx
    .select({ partyId: party.id, personId: party.signedBy })
    .from(party)
    .innerJoin(person, and(eq(person.districtId, party.districtId), eq(person.id, party.signedBy)))
    .where(
      and(
        eq(party.districtId, districtId),
        inArray(party.id, [...partyIds]),
        eq(person.kind, 'adult'),
      ),
    )
    .orderBy(party.signedBy, party.id)

/**
 * Writes down that parties stayed away, or gave places back too late, once per party, with what it comes to for the adult who signed, who
 * is told of it and of the appeal. The slot is locked by the caller.
 */
export const recordAbsences = async (
  work: Work,
  row: SlotRow,
  partyIds: readonly string[],
  how: AbsenceHow = 'stayed_away',
) => {
  if (partyIds.length === 0) return
  const { tx, districtId, auditId, now } = work
  const signers = await adultSigners(work, [...new Set(partyIds)])
  await lockPersons(
    work,
    signers.map(({ personId }) => personId),
  )
  const posted = await activityOf(work, row.activityId)
  for (const { partyId, personId } of signers) {
    const before = await standingAbsences(tx, districtId, personId, now)
    const step = nextStep(before.length)
    const until = blockedUntil(step, now)
    const made = await tx
      .insert(absence)
      .values({
        districtId,
        id: newId(),
        personId,
        partyId,
        slotId: row.id,
        at: now,
        step,
        blockedUntil: until,
        appeal: 'none',
        auditId,
      })
      .onConflictDoNothing()
      .returning({ id: absence.id })
    if (made.length === 0) continue
    const about = { personId, activityId: row.activityId, title: posted?.title ?? '' }
    await work.tell([absentNotice({ ...about, step, until, how })])
  }
}

const withActivity = ({ deps }: ResidentCall) =>
  deps.db
    .select({
      absence,
      title: activity.title,
      slotStartsAt: slot.startsAt,
      nickname: person.nickname,
      orgPath: org.path,
    })
    .from(absence)
    .innerJoin(
      person,
      and(eq(person.districtId, absence.districtId), eq(person.id, absence.personId)),
    )
    .innerJoin(slot, and(eq(slot.districtId, absence.districtId), eq(slot.id, absence.slotId)))
    .innerJoin(
      activity,
      and(eq(activity.districtId, slot.districtId), eq(activity.id, slot.activityId)),
    )
    .innerJoin(org, and(eq(org.districtId, activity.districtId), eq(org.id, activity.orgId)))

/** The caller's own absences. */
export const listAbsences = async (call: ResidentCall) => {
  const { deps, districtId, caller } = call
  const now = await readNow(deps.db, deps.offset.milliseconds)
  const rows = await withActivity(call)
    .where(and(eq(absence.districtId, districtId), eq(absence.personId, caller.personId)))
    .orderBy(desc(absence.at), desc(absence.id))
    .limit(50)
  const blocked = await blockOf(deps.db, districtId, caller.personId, now)
  return {
    blockedUntil: blocked?.toISOString() ?? null,
    items: rows.map(({ absence: row, title, slotStartsAt }) => ({
      id: row.id,
      title,
      slotStartsAt: slotStartsAt.toISOString(),
      at: row.at.toISOString(),
      step: row.step,
      blockedUntil: row.blockedUntil?.toISOString() ?? null,
      appeal: row.appeal,
      appealText: row.appealText,
      answer: row.answer,
    })),
  }
}

/** Appeals that wait, about activities of an org and of the orgs below it. */
export const listAppeals = async (call: ResidentCall, { orgId }: { orgId: string }) => {
  const rows = await withActivity(call)
    .where(
      and(
        eq(absence.districtId, call.districtId),
        eq(absence.appeal, 'open'),
        sql`${org.path} like '%/' || ${orgId} || '/%'`,
      ),
    )
    .orderBy(absence.at, absence.id)
    .limit(100)
  return rows.map(({ absence: row, title, slotStartsAt, nickname }) => ({
    absenceId: row.id,
    nickname,
    title,
    slotStartsAt: slotStartsAt.toISOString(),
    step: row.step,
    text: row.appealText ?? '',
  }))
}

/** The org whose staff may answer an appeal; null when there is none. */
export const absenceOrgPath = async (call: ResidentCall, { absenceId }: { absenceId: string }) => {
  const [row] = await withActivity(call).where(
    and(eq(absence.districtId, call.districtId), eq(absence.id, absenceId)),
  )
  return row?.orgPath ?? null
}

export const lockAbsence = async ({ tx, districtId }: Work, absenceId: string) => {
  const [row] = await tx
    .select()
    .from(absence)
    .where(and(eq(absence.districtId, districtId), eq(absence.id, absenceId)))
    .for('update')
  return row ?? null
}

type MakeAppeal = Result<{ appeal: 'open' }, AppealRefusal | 'absence_unknown'>

/** Someone says why an absence is wrong or excusable. */
export const makeAppeal = command(
  'signups.appeal',
  async (
    work: Work,
    { caller }: ResidentCall,
    input: { key: string; absenceId: string; text: string },
  ): Promise<MakeAppeal> => {
    const row = await lockAbsence(work, input.absenceId)
    if (row?.personId !== caller.personId) return refuse('absence_unknown')
    const checked = checkAppeal({ at: row.at, appeal: row.appeal, now: work.now })
    if (!checked.ok) return checked
    const { tx, districtId, auditId } = work
    await tx
      .update(absence)
      .set({ appeal: 'open', appealText: input.text, auditId })
      .where(and(eq(absence.districtId, districtId), eq(absence.id, row.id)))
    work.record({ subject: row.id, before: { appeal: row.appeal }, after: { appeal: 'open' } })
    return ok({ appeal: 'open' })
  },
)
