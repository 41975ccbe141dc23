import { and, count, eq } from 'drizzle-orm'
import {
  checkAddChild,
  checkJoin,
  isMinor,
  type AddChildRefusal,
  type ConsentRule,
  type JoinRefusal,
} from '../../domain/families'
import { ok, refuse, type Result } from '../../domain/result'
import { familyAlias } from '../../words/families'
import { building, family, guardian, identity, org, person } from '../db/tables'
import type { Call, ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { notFound } from '../edge/scopes'
import { newId } from '../ids'
import { lockHouseholds } from './household'
import { atHome } from './lives'

interface JoinInput {
  key: string
  nickname: string
  birthYear: number
  consentVersion: string
  communityId: string
  window?: { buildingId: string; number: number } | undefined
}

/** The community's name; null where there is no such one. */
const communityName = async ({ tx, districtId }: Work, communityId: string) => {
  const [row] = await tx
    .select({ name: org.name })
    .from(org)
    .where(and(eq(org.districtId, districtId), eq(org.id, communityId), eq(org.kind, 'community')))
  return row?.name ?? null
}

const windowsOf = async ({ tx, districtId }: Work, communityId: string, buildingId: string) => {
  const [row] = await tx
    .select({ windows: building.windows })
    .from(building)
    .where(
      and(
        eq(building.districtId, districtId),
        eq(building.communityId, communityId),
        eq(building.id, buildingId),
      ),
    )
  return row?.windows ?? null
}

const insertHousehold = async (
  work: Work,
  openid: string,
  input: JoinInput & { community: string },
) => {
  const { tx, districtId, auditId, now } = work
  const personId = newId()
  const familyId = newId()
  // Of two requests of one account at once the second waits here, and finds that it has joined.
  const claimed = await tx
    .insert(identity)
    .values({ openid, districtId, personId, auditId })
    .onConflictDoNothing()
    .returning({ openid: identity.openid })
  if (claimed.length === 0) return null
  await tx.insert(family).values({
    districtId,
    id: familyId,
    headId: personId,
    alias: familyAlias(familyId, input.community),
    communityId: input.communityId,
    buildingId: input.window?.buildingId ?? null,
    windowNumber: input.window?.number ?? null,
    createdAt: now,
    auditId,
  })
  await tx.insert(person).values({
    districtId,
    id: personId,
    familyId,
    nickname: input.nickname,
    // Between fourteen and eighteen one may join alone, as a minor (★).
    kind: isMinor(input.birthYear, now) ? 'minor' : 'adult',
    birthYear: input.birthYear,
    createdAt: now,
    auditId,
  })
  return { personId, familyId }
}

/** An account that WeChat knows becomes a resident with a household of one. */
export const joinDistrict = command(
  'families.join',
  async (
    work: Work,
    call: Call,
    input: JoinInput,
  ): Promise<Result<{ personId: string; familyId: string }, JoinRefusal>> => {
    if (call.openid === null) throw new Error('the edge lets only identified accounts join')
    const community = await communityName(work, input.communityId)
    if (community === null) throw notFound()
    const checked = checkJoin({
      joined: call.caller !== null,
      consent: input.consentVersion,
      birthYear: input.birthYear,
      window: input.window
        ? {
            number: input.window.number,
            windows: await windowsOf(work, input.communityId, input.window.buildingId),
          }
        : null,
      now: work.now,
    })
    if (!checked.ok) return checked
    const made = await insertHousehold(work, call.openid, { ...input, community })
    if (made === null) return refuse('already_joined')
    work.record({
      subject: made.personId,
      after: { ...made, consentVersion: input.consentVersion },
    })
    return ok(made)
  },
)

interface ChildInput {
  key: string
  nickname: string
  birthYear: number
  consentVersion: string
  rule: ConsentRule
}

const countMembers = async (work: Work, familyId: string) => {
  await lockHouseholds(work, [familyId])
  const [row] = await work.tx
    .select({ n: count() })
    .from(person)
    .where(and(eq(person.districtId, work.districtId), eq(person.familyId, familyId)))
  return row?.n ?? 0
}

/** A guardian adds a child, with the consent recorded. */
export const addChild = command(
  'families.addChild',
  async (
    work: Work,
    call: ResidentCall,
    input: ChildInput,
  ): Promise<Result<{ personId: string }, AddChildRefusal>> => {
    const { tx, districtId, auditId, now } = work
    const caller = await atHome(work, call.caller)
    const checked = checkAddChild({
      byAdult: caller.kind === 'adult',
      consent: input.consentVersion,
      rule: input.rule,
      birthYear: input.birthYear,
      members: await countMembers(work, caller.familyId),
      now,
    })
    if (!checked.ok) return checked
    const personId = newId()
    await tx.insert(person).values({
      districtId,
      id: personId,
      familyId: caller.familyId,
      nickname: input.nickname,
      kind: 'minor',
      birthYear: input.birthYear,
      createdAt: now,
      auditId,
    })
    await tx.insert(guardian).values({
      districtId,
      minorId: personId,
      guardianId: caller.personId,
      rule: input.rule,
      consentVersion: input.consentVersion,
      consentAt: now,
      auditId,
    })
    work.record({
      subject: personId,
      after: {
        guardianId: caller.personId,
        consentVersion: input.consentVersion,
        rule: input.rule,
      },
    })
    return ok({ personId })
  },
)
