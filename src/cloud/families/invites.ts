import { and, count, desc, eq, gt, sql } from 'drizzle-orm'
import { currentConsent, needsGuardian } from '../../domain/families'
import {
  checkInvite,
  inviteUntil,
  type InviteKind,
  type InviteRefusal,
} from '../../domain/households'
import { ok, refuse, type Result } from '../../domain/result'
import { readNow, type Db, type Tx } from '../db/connect'
import { family, familyInvite, guardian, identity, person } from '../db/tables'
import type { Call, ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { newId, newInviteCode } from '../ids'
import { consentStands } from './wards'

interface InviteInput {
  key: string
  kind: InviteKind
  wardId?: string | undefined
  consentVersion?: string | undefined
}

const hasAccount = async ({ tx, districtId }: Work, personId: string) => {
  const rows = await tx
    .select({ personId: identity.personId })
    .from(identity)
    .where(and(eq(identity.districtId, districtId), eq(identity.personId, personId)))
  return rows.length > 0
}

const isOldEnough = (birthYear: number | null, now: Date) =>
  birthYear !== null && !needsGuardian(birthYear, now)

/** The ward whom an invitation is for, if the caller is a guardian of somebody by that id. */
const wardFor = async (work: Work, guardianId: string, wardId: string | undefined) => {
  if (wardId === undefined) return null
  const [row] = await work.tx
    .select({ birthYear: person.birthYear })
    .from(guardian)
    .innerJoin(
      person,
      and(eq(person.districtId, guardian.districtId), eq(person.id, guardian.minorId)),
    )
    .where(
      and(
        eq(guardian.districtId, work.districtId),
        eq(guardian.minorId, wardId),
        eq(guardian.guardianId, guardianId),
        consentStands,
      ),
    )
  return {
    isMine: row !== undefined,
    isOldEnough: isOldEnough(row?.birthYear ?? null, work.now),
    hasAccount: row !== undefined && (await hasAccount(work, wardId)),
  }
}

/** A guardian who gives a ward an account consents to the text for those of fourteen and more. */
const consentForWard = async (work: Work, minorId: string, guardianId: string) => {
  const { tx, districtId, auditId, now } = work
  await tx
    .update(guardian)
    .set({ rule: 'from_14', consentVersion: currentConsent, consentAt: now, auditId })
    .where(
      and(
        eq(guardian.districtId, districtId),
        eq(guardian.minorId, minorId),
        eq(guardian.guardianId, guardianId),
      ),
    )
}

export const invite = command(
  'households.invite',
  async (
    work: Work,
    { caller }: ResidentCall,
    input: InviteInput,
  ): Promise<Result<{ inviteId: string; code: string; expiresAt: string }, InviteRefusal>> => {
    const { tx, districtId, auditId, now } = work
    const { kind, wardId } = input
    const [members] = await tx
      .select({ n: count() })
      .from(person)
      .where(and(eq(person.districtId, districtId), eq(person.familyId, caller.familyId)))
    const checked = checkInvite({
      kind,
      byAdult: caller.kind === 'adult',
      byHead: caller.isHead,
      members: members?.n ?? 0,
      consent: input.consentVersion ?? null,
      ward: kind === 'ward' ? await wardFor(work, caller.personId, wardId) : null,
    })
    if (!checked.ok) return checked
    if (kind === 'ward' && wardId !== undefined) await consentForWard(work, wardId, caller.personId)
    const inviteId = newId()
    const code = newInviteCode()
    const expiresAt = inviteUntil(now)
    await tx.insert(familyInvite).values({
      districtId,
      id: inviteId,
      familyId: caller.familyId,
      kind,
      code,
      byPersonId: caller.personId,
      wardId: kind === 'ward' ? wardId : null,
      consentVersion: kind === 'adult' ? null : input.consentVersion,
      status: 'open',
      createdAt: now,
      expiresAt,
      auditId,
    })
    // The code is as good as a key, so the trail does not keep it.
    work.record({ subject: inviteId, after: { kind, wardId } })
    return ok({ inviteId, code, expiresAt: expiresAt.toISOString() })
  },
)

/** The household's invitations that are still good. */
export const listInvites = async ({ deps, districtId, caller }: ResidentCall) => {
  const now = await readNow(deps.db, deps.offset.milliseconds)
  const rows = await deps.db
    .select({
      id: familyInvite.id,
      kind: familyInvite.kind,
      code: familyInvite.code,
      wardName: person.nickname,
      expiresAt: familyInvite.expiresAt,
    })
    .from(familyInvite)
    .leftJoin(
      person,
      and(eq(person.districtId, familyInvite.districtId), eq(person.id, familyInvite.wardId)),
    )
    .where(
      and(
        eq(familyInvite.districtId, districtId),
        eq(familyInvite.byPersonId, caller.personId),
        eq(familyInvite.familyId, caller.familyId),
        eq(familyInvite.status, 'open'),
        gt(familyInvite.expiresAt, now),
      ),
    )
    .orderBy(desc(familyInvite.createdAt))
  return rows.map((row) => ({ ...row, expiresAt: row.expiresAt.toISOString() }))
}

export const familyOfInvite = async (
  { deps, districtId }: Call,
  { inviteId }: { inviteId: string },
) => {
  const [row] = await deps.db
    .select({ familyId: familyInvite.familyId })
    .from(familyInvite)
    .where(and(eq(familyInvite.districtId, districtId), eq(familyInvite.id, inviteId)))
  return row?.familyId ?? null
}

export const withdrawInvite = command(
  'households.withdrawInvite',
  async (
    work: Work,
    { caller }: ResidentCall,
    input: { key: string; inviteId: string },
  ): Promise<Result<{ done: true }, 'adult_only' | 'invite_unknown'>> => {
    if (caller.kind !== 'adult') return refuse('adult_only')
    const ended = await work.tx
      .update(familyInvite)
      .set({ status: 'withdrawn', auditId: work.auditId })
      .where(
        and(
          eq(familyInvite.districtId, work.districtId),
          eq(familyInvite.id, input.inviteId),
          eq(familyInvite.status, 'open'),
        ),
      )
      .returning({ id: familyInvite.id })
    if (ended.length === 0) return refuse('invite_unknown')
    work.record({ subject: input.inviteId, after: { status: 'withdrawn' } })
    return ok({ done: true })
  },
)

/**
 * What a code stands for just now. An invitation dies with the right to give it: when the head changes, or
 * when the guardian takes the consent back.
 */
export const findInvite = async (db: Db | Tx, districtId: string, code: string, now: Date) => {
  const [row] = await db
    .select({ invite: familyInvite, family })
    .from(familyInvite)
    .innerJoin(
      family,
      and(eq(family.districtId, familyInvite.districtId), eq(family.id, familyInvite.familyId)),
    )
    .where(
      and(
        eq(familyInvite.districtId, districtId),
        eq(familyInvite.code, code),
        eq(familyInvite.status, 'open'),
        gt(familyInvite.expiresAt, now),
        sql`case when ${familyInvite.kind} = 'ward' then exists (
          select 1 from guardian
          where guardian.district_id = ${familyInvite.districtId} and guardian.minor_id = ${familyInvite.wardId}
            and guardian.guardian_id = ${familyInvite.byPersonId} and ${consentStands}
        ) else ${family.headId} = ${familyInvite.byPersonId} end`,
      ),
    )
  return row ?? null
}

/** Of two who use one code at once the second waits here and finds it used. */
export const useInvite = async (work: Work, inviteId: string, usedBy: string) => {
  const used = await work.tx
    .update(familyInvite)
    .set({ status: 'used', usedBy, auditId: work.auditId })
    .where(
      and(
        eq(familyInvite.districtId, work.districtId),
        eq(familyInvite.id, inviteId),
        eq(familyInvite.status, 'open'),
      ),
    )
    .returning({ id: familyInvite.id })
  return used.length === 1
}

export type ClaimRefusal = 'already_joined' | 'consent_outdated' | 'invite_unknown' | 'too_young'

/** An account that is nobody's yet becomes that of the ward whom the code is for. */
export const claimInvite = command(
  'households.claim',
  async (
    work: Work,
    call: Call,
    input: { key: string; code: string; consentVersion: string },
  ): Promise<Result<{ personId: string; familyId: string }, ClaimRefusal>> => {
    const { tx, districtId, auditId, now } = work
    if (call.openid === null) throw new Error('the edge lets only identified accounts claim')
    if (call.caller !== null) return refuse('already_joined')
    if (input.consentVersion !== currentConsent) return refuse('consent_outdated')
    const found = await findInvite(tx, districtId, input.code, now)
    const personId = found?.invite.wardId ?? null
    if (found === null || personId === null) return refuse('invite_unknown')
    const [ward] = await tx
      .select({ birthYear: person.birthYear })
      .from(person)
      .where(and(eq(person.districtId, districtId), eq(person.id, personId)))
      .for('update')
    if (!isOldEnough(ward?.birthYear ?? null, now)) return refuse('too_young')
    if (!(await useInvite(work, found.invite.id, personId)) || (await hasAccount(work, personId)))
      return refuse('invite_unknown')
    const claimed = await tx
      .insert(identity)
      .values({ openid: call.openid, districtId, personId, auditId })
      .onConflictDoNothing()
      .returning({ openid: identity.openid })
    if (claimed.length === 0) return refuse('already_joined')
    const familyId = found.family.id
    work.record({ subject: personId, after: { familyId, consentVersion: input.consentVersion } })
    return ok({ personId, familyId })
  },
)
