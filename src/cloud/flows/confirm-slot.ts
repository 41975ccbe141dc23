import { and, eq, inArray } from 'drizzle-orm'
import { decideConfirm, type ConfirmRefusal } from '../../domain/attendance'
import { certainAge } from '../../domain/families'
import { awardFor, type Award } from '../../domain/points'
import { ok, type Result } from '../../domain/result'
import { awardSentence } from '../../words/awards'
import { pointsNotice } from '../../words/notices'
import type { SlotRow } from '../activities/cards'
import { lockSignups, presences, type Presence } from '../attendance/load'
import { activity, attendance, signup } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { newId } from '../ids'
import { lockAccounts, openLots, pick, post, type AccountRow } from '../points/ledger'
import { recordAbsences } from '../signups/absences'
import { lockSlot } from '../signups/seats'

interface Posted {
  communityId: string
  title: string
}

interface Awarded {
  presence: Presence
  txnId: string
  award: Award
}

const postedOf = async ({ tx, districtId }: Work, activityId: string): Promise<Posted> => {
  const [row] = await tx
    .select({ communityId: activity.communityId, title: activity.title })
    .from(activity)
    .where(and(eq(activity.districtId, districtId), eq(activity.id, activityId)))
  if (!row) throw new Error('a slot always has its activity')
  return row
}

const offerOf = (slot: SlotRow) => ({
  fixed: slot.fixedPoints,
  perHourThousandths: slot.perHourThousandths,
})

const movementOf = (
  slot: SlotRow,
  posted: Posted,
  accounts: readonly AccountRow[],
  { presence, txnId, award }: Awarded,
) => ({
  id: txnId,
  kind: 'award' as const,
  familyId: presence.familyId,
  subject: presence.signupId,
  sentence: awardSentence({
    title: posted.title,
    slotName: slot.name,
    nickname: presence.nickname,
    ...award,
  }),
  rule: { ...offerOf(slot), minutes: award.minutes },
  postings: [
    { accountId: pick(accounts, 'issuing', posted.communityId).id, amount: -award.points },
    { accountId: pick(accounts, 'family', presence.familyId).id, amount: award.points },
  ],
})

/** Posts what was earned: one movement and one lot per person, on the household's account. */
const postAwards = async (
  work: Work,
  slot: SlotRow,
  posted: Posted,
  awarded: readonly Awarded[],
) => {
  const families = [...new Set(awarded.map(({ presence }) => presence.familyId))]
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
    awarded.map(({ presence, txnId, award }) => ({
      accountId: pick(accounts, 'family', presence.familyId).id,
      txnId,
      amount: award.points,
    })),
  )
}

const setStatus = async (
  { tx, districtId, auditId }: Work,
  people: readonly Presence[],
  status: 'attended' | 'absent',
) => {
  if (people.length === 0) return
  const ids = people.map(({ signupId }) => signupId)
  await tx
    .update(signup)
    .set({ status, auditId })
    .where(and(eq(signup.districtId, districtId), inArray(signup.id, ids)))
}

const confirmPresence = async (
  { tx, districtId, auditId, now }: Work,
  signupId: string,
  byId: string,
  outcome: { awardTxnId: string } | { noAward: string },
) => {
  await tx
    .update(attendance)
    .set({ confirmedAt: now, confirmedById: byId, auditId, ...outcome })
    .where(and(eq(attendance.districtId, districtId), eq(attendance.signupId, signupId)))
}

/** Everyone who served gets an award, or a recorded reason for none. */
const settleServed = async (
  work: Work,
  slot: SlotRow,
  posted: Posted,
  served: readonly Presence[],
  byId: string,
) => {
  const awarded: Awarded[] = []
  const without: { presence: Presence; reason: string }[] = []
  for (const presence of served) {
    const { birthYear, minutes } = presence
    const age = birthYear === null ? null : certainAge(birthYear, slot.startsAt)
    const decided = awardFor(offerOf(slot), { minutes: minutes ?? 0, age, earnAge: slot.earnAge })
    if (decided.ok) awarded.push({ presence, txnId: newId(), award: decided.value })
    else without.push({ presence, reason: decided.reason })
  }
  await postAwards(work, slot, posted, awarded)
  for (const { presence, txnId } of awarded) {
    await confirmPresence(work, presence.signupId, byId, { awardTxnId: txnId })
  }
  for (const { presence, reason } of without) {
    await confirmPresence(work, presence.signupId, byId, { noAward: reason })
  }
  return awarded
}

const total = (awarded: readonly Awarded[]) =>
  awarded.reduce((sum, { award }) => sum + award.points, 0)

/** One message per household, to whoever signed, with the sum. */
const tellAwards = async (work: Work, posted: Posted, awarded: readonly Awarded[]) => {
  const families = [...new Set(awarded.map(({ presence }) => presence.familyId))]
  await work.tell(
    families.flatMap((familyId) => {
      const own = awarded.filter(({ presence }) => presence.familyId === familyId)
      const [first] = own
      return first
        ? [
            pointsNotice({
              personId: first.presence.signedBy,
              title: posted.title,
              points: total(own),
              familyId,
            }),
          ]
        : []
    }),
  )
  return families.length
}

interface Confirmed {
  confirmed: number
  absent: number
  left: number
  points: number
  families: number
}

/** Confirms a slot: attendance becomes service, service becomes points, in one transaction. */
export const confirmSlot = command(
  'attendance.confirm',
  async (
    work: Work,
    { caller }: ResidentCall,
    input: { key: string; slotId: string },
  ): Promise<Result<Confirmed, ConfirmRefusal>> => {
    const slot = await lockSlot(work, input.slotId)
    if (!slot) throw new Error('the slot was there when the scope was checked')
    const everyone = await presences(work.tx, work.districtId, slot.id)
    await lockSignups(
      work,
      everyone.map(({ signupId }) => signupId),
    )
    const people = everyone.map((one) => ({ ...one, confirmed: one.confirmedAt !== null }))
    const decided = decideConfirm({ slot, people, byFamilyId: caller.familyId, now: work.now })
    if (!decided.ok) return decided
    const { served, absent, left } = decided.value
    const posted = await postedOf(work, slot.activityId)
    await setStatus(work, served, 'attended')
    await setStatus(work, absent, 'absent')
    await recordAbsences(
      work,
      slot,
      absent.map(({ partyId }) => partyId),
    )
    const awarded = await settleServed(work, slot, posted, served, caller.personId)
    const families = await tellAwards(work, posted, awarded)
    const result = {
      confirmed: served.length,
      absent: absent.length,
      left,
      points: total(awarded),
      families,
    }
    work.record({ subject: slot.id, after: result })
    return ok(result)
  },
)
