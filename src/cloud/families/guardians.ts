import { and, eq } from 'drizzle-orm'
import { ruleFor, type ConsentRule } from '../../domain/families'
import {
  checkConsent,
  checkNameGuardian,
  type ConsentRefusal,
  type NameGuardianRefusal,
} from '../../domain/households'
import { ok, type Result } from '../../domain/result'
import { householdNotice } from '../../words/households'
import { guardian, person } from '../db/tables'
import type { Call, ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { lockHouseholds, membersOf } from './household'
import { wardsOf } from './wards'

/** The household that somebody lives in; null for nobody. */
const familyOf = async ({ deps, districtId }: Call, personId: string) => {
  const [row] = await deps.db
    .select({ familyId: person.familyId })
    .from(person)
    .where(and(eq(person.districtId, districtId), eq(person.id, personId)))
  return row?.familyId ?? null
}

export const familyOfPerson = (call: Call, { personId }: { personId: string }) =>
  familyOf(call, personId)

export const familyOfMinor = (call: Call, { minorId }: { minorId: string }) =>
  familyOf(call, minorId)

/** A guardian names another adult of the household. Nothing is allowed by that until the named one says yes. */
export const nameGuardian = command(
  'households.nameGuardian',
  async (
    work: Work,
    { caller }: ResidentCall,
    input: { key: string; minorId: string; guardianId: string },
  ): Promise<Result<{ done: true }, NameGuardianRefusal>> => {
    const { tx, districtId, auditId } = work
    const { minorId, guardianId } = input
    await lockHouseholds(work, [caller.familyId])
    const members = await membersOf(work, caller.familyId)
    const minor = members.find(({ personId }) => personId === minorId)
    const checked = checkNameGuardian({
      isMine:
        minor?.isMinor === true && (await wardsOf(tx, districtId, caller.personId)).has(minorId),
      namesAdult: members.some(({ personId, isMinor }) => personId === guardianId && !isMinor),
      guardians: minor?.guardians ?? [],
      named: guardianId,
    })
    if (!checked.ok) return checked
    await tx
      .insert(guardian)
      .values({ districtId, minorId, guardianId, consentVersion: '', consentAt: null, auditId })
    await work.tell([
      householdNotice({
        personId: guardianId,
        what: 'guardian_named',
        by: caller.nickname,
        about: minor?.nickname ?? '',
      }),
    ])
    work.record({ subject: minorId, after: { named: guardianId } })
    return ok({ done: true })
  },
)

interface ConsentInput {
  key: string
  minorId: string
  rule: ConsentRule
  consentVersion: string
}

const linkOf = async ({ tx, districtId }: Work, minorId: string, guardianId: string) => {
  const [row] = await tx
    .select({ link: guardian, birthYear: person.birthYear, kind: person.kind })
    .from(guardian)
    .innerJoin(
      person,
      and(eq(person.districtId, guardian.districtId), eq(person.id, guardian.minorId)),
    )
    .where(
      and(
        eq(guardian.districtId, districtId),
        eq(guardian.minorId, minorId),
        eq(guardian.guardianId, guardianId),
      ),
    )
    .for('update', { of: guardian })
  return row ?? null
}

/** A guardian's yes to the text for the age that the child has now. */
export const giveConsent = command(
  'households.consent',
  async (
    work: Work,
    { caller }: ResidentCall,
    input: ConsentInput,
  ): Promise<Result<{ done: true }, ConsentRefusal>> => {
    const { tx, districtId, auditId, now } = work
    const { minorId, rule, consentVersion } = input
    const found = await linkOf(work, minorId, caller.personId)
    const checked = checkConsent({
      isGuardian: found !== null,
      isMinor: found?.kind === 'minor',
      consent: consentVersion,
      rule,
      ruleForAge: ruleFor(found?.birthYear ?? 0, now),
    })
    if (!checked.ok) return checked
    await tx
      .update(guardian)
      .set({ rule, consentVersion, consentAt: now, withdrawnAt: null, auditId })
      .where(
        and(
          eq(guardian.districtId, districtId),
          eq(guardian.minorId, minorId),
          eq(guardian.guardianId, caller.personId),
        ),
      )
    work.record({
      subject: minorId,
      before: found?.link,
      after: { guardianId: caller.personId, rule, consentVersion },
    })
    return ok({ done: true })
  },
)
