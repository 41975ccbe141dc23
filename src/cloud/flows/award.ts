import { and, eq, sql } from 'drizzle-orm'
import { certainAge } from '../../domain/families'
import type { NoAward } from '../../domain/points'
import {
  awardBy,
  countedFrom,
  type Earned,
  type RuledAward,
  type RuleVersion,
} from '../../domain/points-rules'
import { dayOf } from '../../domain/time'
import { awardSentence } from '../../words/awards'
import type { SlotRow } from '../activities/cards'
import { watchBudget } from '../budgets/watch'
import { preparedChange, preparedSelect } from '../db/prepared'
import { isOneOf } from '../db/rows'
import { attendance } from '../db/tables'
import type { Work } from '../edge/command'
import { newId } from '../ids'
import { settleClaims } from '../points/claims'
import { lockAccounts, pick, post, type AccountRow } from '../points/ledger'
import { openLots } from '../points/lots'
import { datesBefore } from '../points/origin'
import { earnedOf, ruleFor } from '../rules/load'
import type { Posted } from './posted'

/**
 * Recognised service becomes points. Here is decided who is awarded and when; how much a person earns is the
 * rule of `domain/points`. Whoever confirms attendance calls `awardServed` once, in the same transaction.
 */

/** Someone whose service is recognised, with the minutes that count for points. */
export interface Served {
  signupId: string
  /** The household that it was served for; its caps count it. */
  familyId: string
  /** The household that gets the points: that one, or the one that it has moved in with since. */
  payeeId: string
  nickname: string
  birthYear: number | null
  minutes: number
  /** The reversal that this award follows; null for the first one. */
  after: string | null
  /** What stood until that reversal, in the same transaction; 0 where nothing did. */
  kept: number
}

export interface Awarded<P extends Served> {
  person: P
  txnId: string
  award: RuledAward
}

interface Unawarded<P extends Served> {
  person: P
  reason: NoAward
}

interface Decided<P extends Served> {
  awarded: Awarded<P>[]
  without: Unawarded<P>[]
}

const ofDistrict = sql.placeholder('districtId')

const offerOf = (slot: SlotRow) => ({
  fixed: slot.fixedPoints,
  perHourThousandths: slot.perHourThousandths,
})

const arrivedWhen = preparedSelect('arrived_when', (from) =>
  from
    .select({
      signupId: attendance.signupId,
      personId: attendance.personId,
      checkedInAt: attendance.checkedInAt,
    })
    .from(attendance)
    .where(
      and(
        eq(attendance.districtId, ofDistrict),
        isOneOf(attendance.signupId, sql.placeholder('signupIds')),
      ),
    ),
)

/** Who arrived when: the minutes that count lie between there and the planned end. */
const arrivals = async ({ tx, districtId }: Work, signupIds: readonly string[]) => {
  if (signupIds.length === 0) return new Map<string, { personId: string; checkedInAt: Date }>()
  const rows = await arrivedWhen(tx, { districtId, signupIds })
  return new Map(rows.map(({ signupId, ...rest }) => [signupId, rest]))
}

/**
 * Everyone who served gets an award, or a reason for none, by the rule of the day of the service. The accounts
 * of the households are locked, so that two slots confirmed at once do not share the room under a cap.
 */
const decide = async <P extends Served>(
  work: Work,
  slot: SlotRow,
  posted: Posted,
  served: readonly P[],
): Promise<Decided<P>> => {
  const { tx, districtId } = work
  const day = dayOf(slot.startsAt)
  const ids = served.map(({ signupId }) => signupId)
  const [rule, arrived] = await Promise.all([
    ruleFor(tx, districtId, posted.communityId, day),
    arrivals(work, ids),
  ])
  const came = served.map((person) => {
    const arrival = arrived.get(person.signupId)
    if (!arrival) throw new Error('whoever served has come')
    return { person, ...arrival, familyId: person.familyId }
  })
  const counted = Object.values(rule.rules.caps).some((cap) => cap !== null) ? came : []
  const known = await earnedOf(tx, districtId, posted.communityId, counted, day)
  // An award that is given anew does not count against itself.
  const now = new Set(ids)
  const earned = known.earned.filter(({ signupId }) => !now.has(signupId))
  const decided: Decided<P> = { awarded: [], without: [] }
  for (const { person, ...who } of came) {
    const award = priceOf(rule, slot, posted, { ...person, ...who, day }, known.seenBy(who, earned))
    if (award.ok) {
      decided.awarded.push({ person, txnId: newId(), award: award.value })
      const { signupId } = person
      earned.push({ ...who, signupId, day, points: award.value.points })
    } else decided.without.push({ person, reason: award.reason })
  }
  return decided
}

const priceOf = (
  rule: RuleVersion,
  slot: SlotRow,
  posted: Posted,
  person: Served & { personId: string; checkedInAt: Date; day: string },
  earned: readonly Earned[],
) => {
  const { birthYear, minutes, personId, day, kept } = person
  return awardBy(
    rule,
    offerOf(slot),
    {
      category: posted.category,
      personId,
      from: countedFrom(slot, person.checkedInAt, minutes),
      minutes,
      age: birthYear === null ? null : certainAge(birthYear, slot.startsAt),
      earnAge: slot.earnAge,
      day,
      kept,
    },
    earned,
  )
}

/** What the award keeps of the rule, so that anybody can recompute it. */
const ruleKept = (slot: SlotRow, { version, fixed, minutes, parts, cut, cap }: RuledAward) => ({
  version,
  fixed,
  perHourThousandths: slot.perHourThousandths,
  minutes,
  parts,
  cut,
  cap,
})

const movementOf = (
  slot: SlotRow,
  posted: Posted,
  accounts: readonly AccountRow[],
  { person, txnId, award }: Awarded<Served>,
) => ({
  id: txnId,
  kind: 'award' as const,
  familyId: person.payeeId,
  subject: person.signupId,
  ...(person.after === null ? {} : { refersTo: person.after }),
  sentence: awardSentence({
    title: posted.title,
    slotName: slot.name,
    nickname: person.nickname,
    ...award,
  }),
  rule: ruleKept(slot, award),
  postings: [
    { accountId: pick(accounts, 'issuing', posted.communityId).id, amount: -award.points },
    { accountId: pick(accounts, 'family', person.payeeId).id, amount: award.points },
  ],
})

const lockFamilies = (work: Work, { communityId }: Posted, served: readonly Served[]) =>
  served.length === 0
    ? Promise.resolve([])
    : lockAccounts(work, [
        { kind: 'issuing', ownerId: communityId },
        ...[...new Set(served.map(({ payeeId }) => payeeId))].map((ownerId) => ({
          kind: 'family' as const,
          ownerId,
        })),
      ])

/** Posts what was earned: one movement and one lot per person, on the household's account. */
const postAwards = async (
  work: Work,
  slot: SlotRow,
  posted: Posted,
  accounts: readonly AccountRow[],
  awarded: readonly Awarded<Served>[],
) => {
  const dates = await datesBefore(
    work,
    awarded.flatMap(({ person: { after } }) => (after === null ? [] : [after])),
  )
  await Promise.all([
    post(
      work,
      awarded.map((one) => movementOf(slot, posted, accounts, one)),
    ),
    openLots(
      work,
      awarded.map(({ person, txnId, award }) => ({
        accountId: pick(accounts, 'family', person.payeeId).id,
        txnId,
        amount: award.points,
        dates: dates.get(person.after ?? ''),
      })),
    ),
  ])
  const payees = new Set(awarded.map(({ person }) => person.payeeId))
  for (const payeeId of payees) await settleClaims(work, payeeId)
}

const outcomeMarked = preparedChange(
  'outcome_marked',
  () => sql`
    update attendance set
      confirmed_at = coalesce(confirmed_at, ${sql.placeholder('at')}::timestamptz),
      confirmed_by_id = coalesce(confirmed_by_id, ${sql.placeholder('byId')}::uuid),
      award_txn_id = ${sql.placeholder('awardTxnId')}, no_award = ${sql.placeholder('noAward')},
      audit_id = ${sql.placeholder('auditId')}
    where district_id = ${ofDistrict} and signup_id = ${sql.placeholder('signupId')}
  `,
)

/** Confirmed attendance always has its outcome; a later award keeps who confirmed it and when. */
const mark = (
  { tx, districtId, auditId, now }: Work,
  signupId: string,
  byId: string,
  outcome: { awardTxnId: string; noAward: null } | { awardTxnId: null; noAward: NoAward },
) => outcomeMarked(tx, { districtId, signupId, byId, auditId, at: now.toISOString(), ...outcome })

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
  // What was earned is counted after the accounts are locked: the questions go out in this order.
  const [accounts, { awarded, without }] = await Promise.all([
    lockFamilies(work, posted, served),
    decide(work, slot, posted, served),
  ])
  await postAwards(work, slot, posted, accounts, awarded)
  for (const { person, txnId } of awarded)
    work.sent(mark(work, person.signupId, byId, { awardTxnId: txnId, noAward: null }))
  for (const { person, reason } of without)
    work.sent(mark(work, person.signupId, byId, { awardTxnId: null, noAward: reason }))
  if (awarded.length > 0) await watchBudget(work, posted.communityId)
  return awarded
}

export const totalOf = (awarded: readonly Awarded<Served>[]) =>
  awarded.reduce((sum, { award }) => sum + award.points, 0)
