import { and, count, eq, or } from 'drizzle-orm'
import { currentConsent } from '../../domain/families'
import { checkAccept, type AcceptRefusal } from '../../domain/households'
import { ok, refuse, type Result } from '../../domain/result'
import { householdNotice, joinSentences } from '../../words/households'
import { readNow } from '../db/connect'
import { account, family, familyInvite, guardian, org, person, pointsGrant } from '../db/tables'
import type { Call, ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { notFound } from '../edge/scopes'
import { lockHouseholds, membersOf, pickHousehold, type FamilyRow } from '../families/household'
import { findInvite, useInvite } from '../families/invites'
import { owedBy, settleClaims } from '../points/claims'
import { pick } from '../points/ledger'
import { lockMove, lotsOf, movePoints } from '../points/move'
import { lockPersons } from '../signups/locks'
import { earnedApart } from './earned-apart'
import { favouredLately } from './favours'
import { liveSignups } from './live-signups'

/** Somebody who lives alone joins the household of another, and brings the own points along. */

type Invite = NonNullable<Awaited<ReturnType<typeof findInvite>>>

const memberCount = async ({ deps, districtId }: Call, familyId: string) => {
  const [row] = await deps.db
    .select({ n: count() })
    .from(person)
    .where(and(eq(person.districtId, districtId), eq(person.familyId, familyId)))
  return row?.n ?? 0
}

const ownPoints = async ({ deps, districtId }: Call, familyId: string) => {
  const rows = await deps.db
    .select({ kind: account.kind, balance: account.balance })
    .from(account)
    .where(
      and(
        eq(account.districtId, districtId),
        eq(account.ownerId, familyId),
        or(eq(account.kind, 'family'), eq(account.kind, 'held')),
      ),
    )
  const of = (kind: 'family' | 'held') => rows.find((row) => row.kind === kind)?.balance ?? 0
  return { points: of('family'), held: of('held') }
}

/** Why the caller could not accept just now; a ward without an account claims instead. */
const refusalOf = async (call: Call, found: Invite, now: Date) => {
  const { caller, deps, districtId } = call
  if (caller === null || found.invite.kind === 'ward') return null
  const { held } = await ownPoints(call, caller.familyId)
  const both = { own: caller.familyId, to: found.family.id }
  const decided = checkAccept({
    invite: { kind: found.invite.kind, isOwn: found.family.id === caller.familyId },
    ownMembers: await memberCount(call, caller.familyId),
    isMinor: caller.kind === 'minor',
    members: await memberCount(call, found.family.id),
    liveSignups: await liveSignups(deps.db, districtId, [caller.personId]),
    held,
    owed: await owedBy(deps.db, districtId, caller.familyId),
    favoured: await favouredLately(deps.db, districtId, both, now),
    gains: await earnedApart(deps.db, districtId, both, now),
  })
  if (decided.ok) return null
  const { reason, detail } = decided
  return detail === undefined ? { reason } : { reason, detail }
}

const nameOf = async ({ deps, districtId }: Call, personId: string | null) => {
  if (personId === null) return null
  const [row] = await deps.db
    .select({ nickname: person.nickname })
    .from(person)
    .where(and(eq(person.districtId, districtId), eq(person.id, personId)))
  return row?.nickname ?? null
}

/** What somebody who holds a code should know before saying yes. Who lives there is not told, only how many. */
export const lookAtInvite = async (call: Call, { code }: { code: string }) => {
  const { deps, districtId, caller } = call
  const now = await readNow(deps.db, deps.offset.milliseconds)
  const found = await findInvite(deps.db, districtId, code, now)
  if (found === null) return refuse('invite_unknown')
  const [community] = await deps.db
    .select({ name: org.name })
    .from(org)
    .where(and(eq(org.districtId, districtId), eq(org.id, found.family.communityId)))
  return ok({
    kind: found.invite.kind,
    alias: found.family.alias,
    communityName: community?.name ?? '',
    wardName: await nameOf(call, found.invite.wardId),
    members: await memberCount(call, found.family.id),
    points: caller === null ? 0 : (await ownPoints(call, caller.familyId)).points,
    refusal: await refusalOf(call, found, now),
  })
}

/** The old household ends: nobody lives there, its window goes dark, what it took counts for the new one. */
const endHousehold = async ({ tx, districtId, auditId }: Work, from: string, to: string) => {
  await tx
    .update(family)
    .set({ joinedId: to, buildingId: null, windowNumber: null, auditId })
    .where(
      and(eq(family.districtId, districtId), or(eq(family.id, from), eq(family.joinedId, from))),
    )
  await tx
    .update(familyInvite)
    .set({ status: 'withdrawn', auditId })
    .where(
      and(
        eq(familyInvite.districtId, districtId),
        eq(familyInvite.familyId, from),
        eq(familyInvite.status, 'open'),
      ),
    )
}

/** A young person comes under the guardianship of whoever said yes to the text when inviting. */
const linkGuardian = async (work: Work, minorId: string, invite: Invite['invite']) => {
  const { tx, districtId, auditId, now } = work
  await tx.insert(guardian).values({
    districtId,
    minorId,
    guardianId: invite.byPersonId,
    rule: 'from_14',
    consentVersion: invite.consentVersion ?? currentConsent,
    consentAt: now,
    auditId,
  })
}

/**
 * A bonus or penalty that waits for its second person was meant for the household that ends. It is not
 * carried over, for who gave it may live in the new one.
 */
const withdrawGrants = async ({ tx, districtId, auditId, now }: Work, familyId: string) => {
  await tx
    .update(pointsGrant)
    .set({ state: 'withdrawn', decidedAt: now, auditId })
    .where(
      and(
        eq(pointsGrant.districtId, districtId),
        eq(pointsGrant.familyId, familyId),
        eq(pointsGrant.state, 'waiting'),
      ),
    )
}

const bringAlong = async (work: Work, own: FamilyRow, to: FamilyRow, nickname: string) => {
  const accounts = await lockMove(work, own.id, to.id, to.communityId)
  const held = pick(accounts, 'held', own.id).balance ?? 0
  const lots = await lotsOf(work, accounts, own.id, 'with expired')
  const move = {
    from: own.id,
    to: to.id,
    communityId: to.communityId,
    subject: own.id,
    parts: lots.map(({ lotId, remaining }) => ({ lotId, amount: remaining })),
  }
  const points = lots.reduce((sum, { remaining }) => sum + remaining, 0)
  const sentences = joinSentences({ alias: to.alias, nickname, points })
  return { held, carry: () => movePoints(work, accounts, { ...move, sentences }) }
}

/** By the own consent, out of a household of one. */
export const acceptInvite = command(
  'households.accept',
  async (
    work: Work,
    { caller }: ResidentCall,
    input: { key: string; code: string },
  ): Promise<Result<{ familyId: string; points: number }, AcceptRefusal>> => {
    const { tx, districtId, auditId, now } = work
    await lockPersons(work, [caller.personId])
    const found = await findInvite(tx, districtId, input.code, now)
    if (found === null) return refuse('invite_unknown')
    const [self] = await tx
      .select({ familyId: person.familyId, kind: person.kind })
      .from(person)
      .where(and(eq(person.districtId, districtId), eq(person.id, caller.personId)))
    if (!self) throw notFound()
    const households = await lockHouseholds(work, [self.familyId, found.family.id])
    const own = pickHousehold(households, self.familyId)
    const to = pickHousehold(households, found.family.id)
    const isOwn = own.id === to.id
    if (!isOwn) await withdrawGrants(work, own.id)
    const { held, carry } = isOwn
      ? { held: 0, carry: () => Promise.resolve(0) }
      : await bringAlong(work, own, to, caller.nickname)
    const both = { own: own.id, to: to.id }
    const checked = checkAccept({
      invite: { kind: found.invite.kind, isOwn },
      ownMembers: (await membersOf(work, own.id)).length,
      isMinor: self.kind === 'minor',
      members: (await membersOf(work, to.id)).length,
      liveSignups: await liveSignups(tx, districtId, [caller.personId]),
      held,
      owed: await owedBy(tx, districtId, own.id),
      favoured: await favouredLately(tx, districtId, both, now),
      gains: await earnedApart(tx, districtId, both, now),
    })
    if (!checked.ok) return checked
    if (!(await useInvite(work, found.invite.id, caller.personId))) return refuse('invite_unknown')
    const points = await carry()
    await settleClaims(work, to.id)
    await tx
      .update(person)
      .set({ familyId: to.id, auditId })
      .where(and(eq(person.districtId, districtId), eq(person.id, caller.personId)))
    if (self.kind === 'minor') await linkGuardian(work, caller.personId, found.invite)
    await endHousehold(work, own.id, to.id)
    await work.tell([
      householdNotice({
        personId: to.headId,
        what: 'joined',
        by: caller.nickname,
        about: String(points),
      }),
    ])
    work.record({
      subject: caller.personId,
      before: { familyId: own.id },
      after: { familyId: to.id, points },
    })
    return ok({ familyId: to.id, points })
  },
)
