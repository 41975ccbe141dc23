import { currentConsent, mostMembers, type ConsentRule } from './families'
import type { OpenLot } from './points'
import { ok, refuse, type Result } from './result'
import { day, later } from './time'

/** Who lives together changes rarely, always by consent, and never so that points or limits multiply. */

/**
 * An invitation is for an adult, for a young person of fourteen or more who joined alone, or for a ward of
 * that age, who gets the use of an account of the own.
 */
export const inviteKinds = ['adult', 'minor', 'ward'] as const
export type InviteKind = (typeof inviteKinds)[number]

export const inviteStatuses = ['open', 'used', 'withdrawn'] as const
export type InviteStatus = (typeof inviteStatuses)[number]

/** ★ An invitation is good for one person and this long. */
export const inviteFor = 3 * day

/** ★ Who confirmed service of a household, or gave it a bonus, does not become of its family for this long. */
export const favoursCount = 90 * day

export const inviteUntil = (now: Date) => later(now, inviteFor)

/** ★ A minor has two guardians at the most. */
export const mostGuardians = 2

export type InviteRefusal =
  'adult_only' | 'head_only' | 'not_a_ward' | 'too_young' | 'consent_outdated' | 'family_full'

/** The head invites; a guardian lets an older ward use the app alone. Both say yes to the text for minors. */
export const checkInvite = (ask: {
  kind: InviteKind
  byAdult: boolean
  byHead: boolean
  members: number
  /** The text for those of fourteen and more, where the invitation is for a minor. */
  consent: string | null
  /** The ward whom it is for: whether it is the caller's, old enough, and without an account. */
  ward: { isMine: boolean; isOldEnough: boolean; hasAccount: boolean } | null
}): Result<null, InviteRefusal> => {
  if (!ask.byAdult) return refuse('adult_only')
  if (ask.kind !== 'ward' && !ask.byHead) return refuse('head_only')
  if (ask.kind === 'ward' && (!ask.ward?.isMine || ask.ward.hasAccount)) return refuse('not_a_ward')
  if (ask.kind === 'ward' && !ask.ward?.isOldEnough) return refuse('too_young')
  if (ask.kind !== 'adult' && ask.consent !== currentConsent) return refuse('consent_outdated')
  if (ask.kind !== 'ward' && ask.members >= mostMembers) return refuse('family_full')
  return ok(null)
}

export type AcceptRefusal =
  | 'invite_unknown'
  | 'already_in_family'
  | 'not_alone'
  | 'invite_for_others'
  | 'family_full'
  | 'signups_first'
  | 'redemption_waiting'
  | 'claim_open'
  | 'favoured_lately'
  | 'earned_apart'

/** Somebody who lives alone in a household of one moves in with another, by the own consent. */
export const checkAccept = (ask: {
  /** Null when the code stands for nothing, or for an invitation that has ended. */
  invite: { kind: InviteKind; isOwn: boolean } | null
  ownMembers: number
  isMinor: boolean
  members: number
  liveSignups: number
  held: number
  /** What the own household owes for an award that was taken back; it cannot be left behind. */
  owed: number
  /** Somebody of the one household confirmed service of the other, or gave it a bonus. */
  favoured: boolean
  /** The two have parted, and since then earned more than one household may: `gainsByReturn`. */
  gains: boolean
}): Result<null, AcceptRefusal> => {
  const { invite } = ask
  if (invite === null || invite.kind === 'ward') return refuse('invite_unknown')
  if (invite.isOwn) return refuse('already_in_family')
  if (ask.ownMembers > 1) return refuse('not_alone')
  if (ask.isMinor !== (invite.kind === 'minor')) return refuse('invite_for_others')
  if (ask.members >= mostMembers) return refuse('family_full')
  if (ask.liveSignups > 0) return refuse('signups_first')
  if (ask.held > 0) return refuse('redemption_waiting')
  if (ask.owed > 0) return refuse('claim_open', String(ask.owed))
  if (ask.favoured) return refuse('favoured_lately')
  return ask.gains ? refuse('earned_apart') : ok(null)
}

/** A person who leaves or divides a household, with those who answer for a minor. */
export interface Housemate {
  personId: string
  isMinor: boolean
  /** The guardians of a minor, named or consenting. */
  guardians: readonly string[]
  /** Those of them whose consent stands. */
  consenting: readonly string[]
}

/**
 * Every minor that had a guardian keeps one in the household that it lives in afterwards, and where somebody's
 * consent stood, somebody whose consent stands: whoever is only named has answered for nobody yet.
 */
export const keepsGuardians = (people: readonly Housemate[], leaving: ReadonlySet<string>) =>
  people.every(
    ({ personId, isMinor, guardians, consenting }) =>
      !isMinor ||
      guardians.length === 0 ||
      (consenting.length > 0 ? consenting : guardians).some(
        (id) => leaving.has(id) === leaving.has(personId),
      ),
  )

export type LeaveRefusal =
  'adult_only' | 'alone_already' | 'hand_over_first' | 'ward_left_behind' | 'signups_first'

/** One adult moves out, and takes nothing along: the points stay with the household. */
export const checkLeave = (ask: {
  personId: string
  isHead: boolean
  people: readonly Housemate[]
  liveSignups: number
}): Result<null, LeaveRefusal> => {
  const self = ask.people.find(({ personId }) => personId === ask.personId)
  if (!self || self.isMinor) return refuse('adult_only')
  if (ask.people.length === 1) return refuse('alone_already')
  if (ask.isHead) return refuse('hand_over_first')
  if (!keepsGuardians(ask.people, new Set([ask.personId]))) return refuse('ward_left_behind')
  if (ask.liveSignups > 0) return refuse('signups_first')
  return ok(null)
}

export type HandOverRefusal = 'head_only' | 'adult_only'

export const checkHandOver = (ask: {
  byHead: boolean
  toAdult: boolean
}): Result<null, HandOverRefusal> => {
  if (!ask.byHead) return refuse('head_only')
  return ask.toAdult ? ok(null) : refuse('adult_only')
}

export type NameGuardianRefusal = 'not_a_ward' | 'adult_only' | 'already_guardian' | 'two_guardians'

/** A guardian names another adult of the household, who becomes one by consenting. */
export const checkNameGuardian = (ask: {
  isMine: boolean
  namesAdult: boolean
  guardians: readonly string[]
  named: string
}): Result<null, NameGuardianRefusal> => {
  if (!ask.isMine) return refuse('not_a_ward')
  if (!ask.namesAdult) return refuse('adult_only')
  if (ask.guardians.includes(ask.named)) return refuse('already_guardian')
  return ask.guardians.length >= mostGuardians ? refuse('two_guardians') : ok(null)
}

export type ConsentRefusal = 'not_a_ward' | 'consent_outdated'

/** A guardian, named or recorded, says yes to the text for the age that the minor has now. */
export const checkConsent = (ask: {
  isGuardian: boolean
  isMinor: boolean
  consent: string
  rule: ConsentRule
  ruleForAge: ConsentRule
}): Result<null, ConsentRefusal> => {
  if (!ask.isGuardian || !ask.isMinor) return refuse('not_a_ward')
  if (ask.consent !== currentConsent || ask.rule !== ask.ruleForAge)
    return refuse('consent_outdated')
  return ok(null)
}

export const splitStatuses = ['proposed', 'agreed', 'done', 'declined', 'dropped'] as const
export type SplitStatus = (typeof splitStatuses)[number]

export type ProposeSplitRefusal =
  | 'own_family'
  | 'split_pending'
  | 'not_in_family'
  | 'new_head_adult'
  | 'ward_left_behind'
  | 'claim_open'
  | 'not_enough_points'

/** Staff write down how a household divides: who goes, who is head there, how many points go along. */
export const checkProposeSplit = (ask: {
  isOwnFamily: boolean
  pending: number
  people: readonly Housemate[]
  headId: string
  personIds: readonly string[]
  newHeadId: string
  points: number
  /** What the household owes: neither side could leave it to the other. */
  owed: number
  /** What can still be spent. */
  spendable: number
}): Result<null, ProposeSplitRefusal> => {
  const leaving = new Set(ask.personIds)
  if (ask.isOwnFamily) return refuse('own_family')
  if (ask.pending > 0) return refuse('split_pending')
  const known = new Set(ask.people.map(({ personId }) => personId))
  if (ask.personIds.some((id) => !known.has(id)) || leaving.has(ask.headId))
    return refuse('not_in_family')
  const newHead = ask.people.find(({ personId }) => personId === ask.newHeadId)
  if (!newHead || newHead.isMinor || !leaving.has(ask.newHeadId)) return refuse('new_head_adult')
  if (!keepsGuardians(ask.people, leaving)) return refuse('ward_left_behind')
  if (ask.owed > 0) return refuse('claim_open', String(ask.owed))
  if (ask.points > ask.spendable) return refuse('not_enough_points', String(ask.spendable))
  return ok(null)
}

export type AnswerSplitRefusal = 'not_asked' | 'already_answered'

/** Both heads answer for themselves: one no ends it, both yes and staff may carry it out. */
export const answerSplit = (ask: {
  status: SplitStatus
  isHead: boolean
  isNewHead: boolean
  headAgreed: boolean
  newHeadAgreed: boolean
  agree: boolean
}): Result<
  { status: SplitStatus; headAgreed: boolean; newHeadAgreed: boolean },
  AnswerSplitRefusal
> => {
  if (!ask.isHead && !ask.isNewHead) return refuse('not_asked')
  if (ask.status !== 'proposed') return refuse('already_answered')
  if ((ask.isHead && ask.headAgreed) || (ask.isNewHead && ask.newHeadAgreed))
    return refuse('already_answered')
  const headAgreed = ask.headAgreed || (ask.isHead && ask.agree)
  const newHeadAgreed = ask.newHeadAgreed || (ask.isNewHead && ask.agree)
  const agreed = headAgreed && newHeadAgreed ? 'agreed' : 'proposed'
  return ok({ status: ask.agree ? agreed : 'declined', headAgreed, newHeadAgreed })
}

export type CarryOutSplitRefusal =
  | 'own_family'
  | 'already_answered'
  | 'not_agreed'
  | 'household_changed'
  | 'ward_left_behind'
  | 'signups_first'
  | 'claim_open'
  | 'not_enough_points'

/** What both agreed to is carried out as it was written, or not at all. */
export const checkCarryOutSplit = (ask: {
  isOwnFamily: boolean
  status: SplitStatus
  /** The members are those of the proposal, and its heads still are who they were. */
  isUnchanged: boolean
  people: readonly Housemate[]
  personIds: readonly string[]
  liveSignups: number
  points: number
  owed: number
  spendable: number
}): Result<null, CarryOutSplitRefusal> => {
  if (ask.isOwnFamily) return refuse('own_family')
  if (ask.status === 'proposed') return refuse('not_agreed')
  if (ask.status !== 'agreed') return refuse('already_answered')
  if (!ask.isUnchanged) return refuse('household_changed')
  if (!keepsGuardians(ask.people, new Set(ask.personIds))) return refuse('ward_left_behind')
  if (ask.liveSignups > 0) return refuse('signups_first')
  if (ask.owed > 0) return refuse('claim_open', String(ask.owed))
  if (ask.points > ask.spendable) return refuse('not_enough_points', String(ask.spendable))
  return ok(null)
}

/**
 * Which part of each lot goes along when `amount` of their points move: of every lot the same share, rounded
 * down, and the odd points from those that expire first. So neither side gets the old points and the other
 * the fresh ones. Each part keeps the date of its lot.
 */
export const divideLots = (
  lots: readonly OpenLot[],
  amount: number,
): Result<{ lotId: string; amount: number }[], 'not_enough_points'> => {
  const total = lots.reduce((sum, { remaining }) => sum + remaining, 0)
  if (amount > total) return refuse('not_enough_points', String(total))
  if (amount === 0) return ok([])
  const parts = lots.map(({ lotId, remaining }) => ({
    lotId,
    remaining,
    amount: Math.floor((remaining * amount) / total),
  }))
  let odd = amount - parts.reduce((sum, part) => sum + part.amount, 0)
  for (const part of parts) {
    const more = Math.min(odd, part.remaining - part.amount, 1)
    part.amount += more
    odd -= more
  }
  return ok(parts.flatMap(({ lotId, amount: part }) => (part > 0 ? [{ lotId, amount: part }] : [])))
}
