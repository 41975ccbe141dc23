import { ok, refuse, type Result } from './result'
import { day, dayOf, later, quarterOf } from './time'

/**
 * Bonus and penalty by staff: somebody gives with a reason, a second person of another family approves, and
 * only then anything is posted. Nobody rewards the own family, by whatever route.
 */

export const grantKinds = ['bonus', 'penalty'] as const
export type GrantKind = (typeof grantKinds)[number]

export const grantStates = ['waiting', 'approved', 'declined', 'withdrawn'] as const
export type GrantState = (typeof grantStates)[number]

/** What staff can give points for. Closed, like all reasons to earn: nothing that WeChat forbids is in it. */
export const bonusReasons = ['beyond_duty', 'emergency', 'good_advice', 'long_service'] as const
export const penaltyReasons = ['false_record', 'broke_rules', 'harmed_others'] as const
export const grantReasons = [...bonusReasons, ...penaltyReasons] as const
export type GrantReason = (typeof grantReasons)[number]

export const reasonsOf: Record<GrantKind, readonly GrantReason[]> = {
  bonus: bonusReasons,
  penalty: penaltyReasons,
}

/** What is limited: one grant, those of one giver in a month, those for one family in a month and a quarter. */
export const grantCapKinds = ['once', 'giverMonth', 'familyMonth', 'familyQuarter'] as const
export type GrantCap = (typeof grantCapKinds)[number]

/** The most points of each; a community sets them with its rules. There always is a limit. */
export type GrantCaps = Record<GrantCap, number>

/** ★ What holds where a community has set nothing. */
export const plainGrantCaps: GrantCaps = {
  once: 20,
  giverMonth: 100,
  familyMonth: 30,
  familyQuarter: 60,
}

/** ★ Two grants that favour each other's givers within this time are shown to the org above. */
export const swapWithin = 90 * day

/** A grant that waits or was approved; what was declined, withdrawn or undone counts nowhere. */
export interface KnownGrant {
  kind: GrantKind
  familyId: string
  givenBy: string
  amount: number
  at: Date
}

export interface GrantWish {
  kind: GrantKind
  familyId: string
  givenBy: string
  amount: number
  now: Date
}

const sum = (grants: readonly KnownGrant[]) =>
  grants.reduce((total, { amount }) => total + amount, 0)

const isSameMonth = (one: Date, other: Date) => dayOf(one).slice(0, 7) === dayOf(other).slice(0, 7)
const isSameQuarter = (one: Date, other: Date) => quarterOf(dayOf(one)) === quarterOf(dayOf(other))

/**
 * The cap that a grant would break, with what is left under it. Bonus and penalty are counted apart, and what
 * waits counts like what was approved, so that many small grants come to no more than a large one.
 */
export const brokenCap = (
  wish: GrantWish,
  known: readonly KnownGrant[],
  caps: GrantCaps,
): { cap: GrantCap; left: number } | null => {
  const alike = known.filter(({ kind }) => kind === wish.kind)
  const ofFamily = alike.filter(({ familyId }) => familyId === wish.familyId)
  const used: Record<GrantCap, number> = {
    once: 0,
    giverMonth: sum(
      alike.filter((one) => one.givenBy === wish.givenBy && isSameMonth(one.at, wish.now)),
    ),
    familyMonth: sum(ofFamily.filter(({ at }) => isSameMonth(at, wish.now))),
    familyQuarter: sum(ofFamily.filter(({ at }) => isSameQuarter(at, wish.now))),
  }
  for (const cap of grantCapKinds) {
    const left = caps[cap] - used[cap]
    if (wish.amount > left) return { cap, left: Math.max(0, left) }
  }
  return null
}

export type GiveRefusal =
  'household_gone' | 'own_family' | 'out_of_scope' | 'grant_reason_wrong' | 'grant_too_large'

export const decideGive = (ask: {
  wish: GrantWish
  reason: GrantReason
  /** The note asks for what WeChat forbids to reward. */
  isForbidden: boolean
  giverFamilyId: string
  /** The household has moved in with another: nobody lives there, so nobody would have the points. */
  isGone: boolean
  /** Whether the household lives where the giver's right holds. */
  inScope: boolean
  known: readonly KnownGrant[]
  /** Of the rule that holds in the household's community on that day. */
  caps: GrantCaps
}): Result<null, GiveRefusal> => {
  if (ask.isGone) return refuse('household_gone')
  if (ask.giverFamilyId === ask.wish.familyId) return refuse('own_family')
  if (!ask.inScope) return refuse('out_of_scope')
  const isFitting = reasonsOf[ask.wish.kind].includes(ask.reason)
  if (!isFitting || ask.isForbidden) return refuse('grant_reason_wrong')
  const broken = brokenCap(ask.wish, ask.known, ask.caps)
  return broken === null ? ok(null) : refuse('grant_too_large', String(broken.left))
}

export type ApproveRefusal = 'nothing_pending' | 'own_family' | 'second_person_needed'

interface Approval {
  state: GrantState
  /** The household, and where it has moved in with another one, that one too. */
  familyIds: readonly string[]
  /** Who lived in the household on the day of giving. */
  memberIds: readonly string[]
  giver: { personId: string; familyIds: readonly string[] }
  approver: { personId: string; familyId: string }
}

/**
 * The second person is another one, of another family than the giver's, and neither of them belongs to the
 * household by now. Families are those of today and of the day of giving: moving in between helps nobody.
 */
export const decideApprove = (ask: Approval): Result<null, ApproveRefusal> => {
  const { giver, approver } = ask
  if (ask.state !== 'waiting') return refuse('nothing_pending')
  const families = [...giver.familyIds, approver.familyId]
  const isOwn = families.some((id) => ask.familyIds.includes(id))
  if (isOwn || ask.memberIds.includes(approver.personId)) return refuse('own_family')
  const isSame = giver.personId === approver.personId || giver.familyIds.includes(approver.familyId)
  return isSame ? refuse('second_person_needed') : ok(null)
}

/**
 * An undoing is declined by anybody else who is not of the household. That moves no points, and where whoever asked has
 * moved in with the household nobody could agree any more: it is cleared away, and somebody else asks anew.
 */
export const decideKeep = ({
  state,
  familyIds,
  memberIds,
  giver,
  approver,
}: Approval): Result<null, ApproveRefusal> => {
  if (state !== 'waiting') return refuse('nothing_pending')
  const { personId, familyId } = approver
  if (familyIds.includes(familyId) || memberIds.includes(personId)) return refuse('own_family')
  return giver.personId === personId ? refuse('second_person_needed') : ok(null)
}

export type UndoRefusal = 'nothing_to_undo' | 'own_family'

/**
 * What was posted can be undone, once, with a reason. Whoever asks for it is of no family concerned, today or on the
 * day of giving; a second person decides by `decideApprove`.
 */
export const decideUndo = (ask: {
  state: GrantState
  /** It is undone already, or that is asked for. */
  isAsked: boolean
  /** As in `decideApprove`. */
  familyIds: readonly string[]
  memberIds: readonly string[]
  asker: { personId: string; familyId: string }
}): Result<null, UndoRefusal> => {
  const { asker } = ask
  if (ask.familyIds.includes(asker.familyId) || ask.memberIds.includes(asker.personId))
    return refuse('own_family')
  return ask.state !== 'approved' || ask.isAsked ? refuse('nothing_to_undo') : ok(null)
}

/** Who took part in a bonus with their families, and whom it favours. */
export interface Favour {
  id: string
  familyId: string
  /** The families of whoever gave and whoever approved. */
  byFamilyIds: readonly string[]
  /** Whoever gave and whoever approved. */
  byIds: readonly string[]
  /** Who lived in the favoured household. */
  memberIds: readonly string[]
  at: Date
}

/** Whether somebody of the household that `other` favours took part in `one`, wherever they live by now. */
const isByThoseOf = (one: Favour, other: Favour) =>
  one.byFamilyIds.includes(other.familyId) || one.byIds.some((id) => other.memberIds.includes(id))

/** Earlier bonuses by which the favoured household favoured the family of somebody who takes part now. */
export const swapsWith = (favour: Favour, earlier: readonly Favour[]): Favour[] =>
  earlier.filter(
    (one) =>
      one.id !== favour.id &&
      one.at >= later(favour.at, -swapWithin) &&
      isByThoseOf(one, favour) &&
      isByThoseOf(favour, one),
  )

/** A penalty takes at most what is there: no balance goes below zero. */
export const penaltyOf = (
  amount: number,
  balance: number,
): Result<{ amount: number; missing: number }, 'not_enough_points'> => {
  const taken = Math.min(amount, balance)
  return taken > 0 ? ok({ amount: taken, missing: amount - taken }) : refuse('not_enough_points')
}
