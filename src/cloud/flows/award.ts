import { and, eq, sql } from 'drizzle-orm'
import { certainAge } from '../../domain/families'
import { awardFor, type Award, type NoAward } from '../../domain/points'
import { awardSentence } from '../../words/awards'
import type { SlotRow } from '../activities/cards'
import { activity, attendance } from '../db/tables'
import type { Work } from '../edge/command'
import { newId } from '../ids'
import { settleClaims } from '../points/claims'
import { lockAccounts, openLots, pick, post, type AccountRow } from '../points/ledger'

/**
 * Recognised service becomes points. Here is decided who is awarded and when; how much a person earns is the
 * rule of `domain/points`. Whoever confirms attendance calls `awardServed` once, in the same transaction.
 */

/** Someone whose service is recognised, with the minutes that count for points. */
export interface Served {
  signupId: string
  familyId: string
  nickname: string
  birthYear: number | null
  minutes: number
  /** The reversal that this award follows; null for the first one. */
  after: string | null
}

/** What the service was for, and which community issues the points. */
export interface Posted {
  orgId: string
  communityId: string
  title: string
}

export interface Awarded<P extends Served> {
  person: P
  txnId: string
  award: Award
}

interface Unawarded<P extends Served> {
  person: P
  reason: NoAward
}

interface Decided<P extends Served> {
  awarded: Awarded<P>[]
  without: Unawarded<P>[]
}

export const postedOf = async ({ tx, districtId }: Work, activityId: string): Promise<Posted> => {
  const [row] = await tx
    .select({
      orgId: activity.orgId,
      communityId: activity.communityId,
      title: activity.title,
    })
    .from(activity)
    .where(and(eq(activity.districtId, districtId), eq(activity.id, activityId)))
  if (!row) throw new Error('a slot always has its activity')
  return row
}

const offerOf = (slot: SlotRow) => ({
  fixed: slot.fixedPoints,
  perHourThousandths: slot.perHourThousandths,
})

/** Everyone who served gets an award, or a reason for none. */
const decide = <P extends Served>(slot: SlotRow, served: readonly P[]): Decided<P> => {
  const decided: Decided<P> = { awarded: [], without: [] }
  for (const person of served) {
    const { birthYear, minutes } = person
    const age = birthYear === null ? null : certainAge(birthYear, slot.startsAt)
    const award = awardFor(offerOf(slot), { minutes, age, earnAge: slot.earnAge })
    if (award.ok) decided.awarded.push({ person, txnId: newId(), award: award.value })
    else decided.without.push({ person, reason: award.reason })
  }
  return decided
}

const movementOf = (
  slot: SlotRow,
  posted: Posted,
  accounts: readonly AccountRow[],
  { person, txnId, award }: Awarded<Served>,
) => ({
  id: txnId,
  kind: 'award' as const,
  familyId: person.familyId,
  subject: person.signupId,
  ...(person.after === null ? {} : { refersTo: person.after }),
  sentence: awardSentence({
    title: posted.title,
    slotName: slot.name,
    nickname: person.nickname,
    ...award,
  }),
  rule: { ...offerOf(slot), minutes: award.minutes },
  postings: [
    { accountId: pick(accounts, 'issuing', posted.communityId).id, amount: -award.points },
    { accountId: pick(accounts, 'family', person.familyId).id, amount: award.points },
  ],
})

/** Posts what was earned: one movement and one lot per person, on the household's account. */
const postAwards = async (
  work: Work,
  slot: SlotRow,
  posted: Posted,
  awarded: readonly Awarded<Served>[],
) => {
  const families = [...new Set(awarded.map(({ person }) => person.familyId))]
  const accounts = await lockAccounts(work, [
    { kind: 'issuing', ownerId: posted.communityId },
    ...families.map((ownerId) => ({ kind: 'family' as const, ownerId })),
  ])
  await post(
    work,
    awarded.map((one) => movementOf(slot, posted, accounts, one)),
  )
  await openLots(
    work,
    awarded.map(({ person, txnId, award }) => ({
      accountId: pick(accounts, 'family', person.familyId).id,
      txnId,
      amount: award.points,
    })),
  )
  for (const familyId of families) await settleClaims(work, familyId)
}

/** Confirmed attendance always has its outcome; a later award keeps who confirmed it and when. */
const mark = async (
  { tx, districtId, auditId, now }: Work,
  signupId: string,
  byId: string,
  outcome: { awardTxnId: string; noAward: null } | { awardTxnId: null; noAward: NoAward },
) => {
  await tx
    .update(attendance)
    .set({
      confirmedAt: sql`coalesce(${attendance.confirmedAt}, ${now.toISOString()}::timestamptz)`,
      confirmedById: sql`coalesce(${attendance.confirmedById}, ${byId}::uuid)`,
      auditId,
      ...outcome,
    })
    .where(and(eq(attendance.districtId, districtId), eq(attendance.signupId, signupId)))
}

/**
 * Awards the people of a slot who served: decides the points of each, posts the movements, opens the lots and
 * marks the attendance as confirmed by `byId`. The caller holds the locks of the slot and the sign-ups.
 */
export const awardServed = async <P extends Served>(
  work: Work,
  slot: SlotRow,
  posted: Posted,
  served: readonly P[],
  byId: string,
): Promise<Awarded<P>[]> => {
  const { awarded, without } = decide(slot, served)
  await postAwards(work, slot, posted, awarded)
  for (const { person, txnId } of awarded) {
    await mark(work, person.signupId, byId, { awardTxnId: txnId, noAward: null })
  }
  for (const { person, reason } of without) {
    await mark(work, person.signupId, byId, { awardTxnId: null, noAward: reason })
  }
  return awarded
}

export const totalOf = (awarded: readonly Awarded<Served>[]) =>
  awarded.reduce((sum, { award }) => sum + award.points, 0)
