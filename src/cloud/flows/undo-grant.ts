import { and, eq, gt } from 'drizzle-orm'
import {
  decideApprove,
  decideKeep,
  decideUndo,
  type ApproveRefusal,
  type GrantState,
  type UndoRefusal,
} from '../../domain/grants'
import { ok, refuse, type Result } from '../../domain/result'
import { grantNotice, undoWaitingNotice } from '../../words/notices-points'
import { undoSentence, undoWords } from '../../words/points'
import { grantUndo, posting } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { lockStanding } from '../families/household'
import { atHome, livesIn } from '../families/lives'
import { homeOf, lockGrant, openUndo, secondsOver, type GrantRow } from '../grants/load'
import { newId } from '../ids'
import { orgPath } from '../orgs/queries'
import { settleClaims } from '../points/claims'
import { lockAccounts, pick, post } from '../points/ledger'
import { returnToLots } from '../points/lots'
import { bringHome } from './bring-home'
import { reverseAward } from './reverse'

/**
 * A bonus or penalty that was a mistake is undone like it was given: by two people of different families, neither of
 * them of the household, and by a movement that names the one it reverses. The grant is locked first, so all that
 * concerns its undoing happens one after the other.
 */

type UndoRow = typeof grantUndo.$inferSelect

const undoOf = async ({ tx, districtId }: Work, grantId: string): Promise<UndoRow | null> => {
  const [row] = await tx
    .select()
    .from(grantUndo)
    .where(and(eq(grantUndo.districtId, districtId), eq(grantUndo.grantId, grantId), openUndo))
  return row ?? null
}

const householdOf = async (work: Work, familyId: string) => {
  const home = await homeOf(work, familyId)
  if (!home) throw new Error('a grant always has its household')
  return home
}

export const askUndo = command(
  'grants.undo',
  async (
    work: Work,
    { caller }: ResidentCall,
    { grantId, reason }: { key: string; grantId: string; reason: string },
  ): Promise<Result<{ undoId: string }, UndoRefusal>> => {
    const { tx, districtId, auditId, now } = work
    const row = await lockGrant(work, grantId)
    const { alias, joinedId } = await householdOf(work, row.familyId)
    const familyIds = [row.familyId, joinedId ?? row.familyId]
    const decided = decideUndo({
      state: row.state,
      isAsked: (await undoOf(work, grantId)) !== null,
      familyIds,
      memberIds: row.memberIds,
      asker: caller,
    })
    if (!decided.ok) return decided
    const undoId = newId()
    await tx.insert(grantUndo).values({
      districtId,
      id: undoId,
      grantId,
      reason,
      state: 'waiting',
      askedBy: caller.personId,
      askerFamilyId: caller.familyId,
      askedAt: now,
      auditId,
    })
    const path = (await orgPath(tx, districtId, row.communityId)) ?? ''
    const seconds = await secondsOver(work, path, [caller.familyId, ...familyIds])
    await work.tell(
      seconds.flatMap(({ personId }) =>
        row.memberIds.includes(personId)
          ? []
          : [undoWaitingNotice({ personId, kind: row.kind, alias, why: reason })],
      ),
    )
    work.record({ subject: grantId, after: { undoId }, reason })
    return ok({ undoId })
  },
)

interface Undone {
  txnId: string
  points: number
  /** Not all of it was on the household's account any more. */
  isShort: boolean
  sentence: string
}

/** A bonus is taken back like an award; what was spent of it is owed. */
const takeBonus = async (
  work: Work,
  row: GrantRow & { txnId: string },
  payeeId: string,
  why: string,
): Promise<Undone> => {
  let sentence = ''
  const { txnId, points, taken, lack } = await reverseAward(work, row.txnId, {
    payeeId,
    sentenceOf: (reversed) => {
      sentence = undoSentence({ ...row, why, ...reversed })
      return sentence
    },
  })
  await bringHome(work, lack, undoWords('bonus', why))
  return { txnId, points, isShort: taken < points, sentence }
}

/** A penalty goes back to where it was taken from, as much as was taken; what the household owes is settled first. */
const returnPenalty = async (
  work: Work,
  row: GrantRow & { txnId: string },
  payeeId: string,
  why: string,
): Promise<Undone> => {
  const { tx, districtId } = work
  const accounts = await lockAccounts(work, [
    { kind: 'family', ownerId: payeeId },
    { kind: 'adjustment', ownerId: row.communityId },
  ])
  const [taken] = await tx
    .select({ points: posting.amount })
    .from(posting)
    .where(
      and(eq(posting.districtId, districtId), eq(posting.txnId, row.txnId), gt(posting.amount, 0)),
    )
  if (!taken) throw new Error('a penalty that was posted took something')
  const { points } = taken
  const txnId = newId()
  const sentence = undoSentence({ ...row, why, points, owed: 0, gone: 0 })
  const ownId = pick(accounts, 'family', payeeId).id
  await post(work, [
    {
      id: txnId,
      kind: 'reverse',
      familyId: payeeId,
      subject: row.id,
      refersTo: row.txnId,
      sentence,
      postings: [
        { accountId: pick(accounts, 'adjustment', row.communityId).id, amount: -points },
        { accountId: ownId, amount: points },
      ],
    },
  ])
  await returnToLots(work, row.txnId, txnId, ownId)
  await settleClaims(work, payeeId)
  return { txnId, points, isShort: false, sentence }
}

const undoings = { bonus: takeBonus, penalty: returnPenalty }

const tellHead = async (work: Work, row: GrantRow, payeeId: string, undone: Undone) => {
  const { headId } = await householdOf(work, payeeId)
  const { isShort, points, sentence } = undone
  const amount = isShort ? null : points
  const kind = row.kind === 'bonus' ? 'penalty' : 'bonus'
  await work.tell([grantNotice({ personId: headId, familyId: payeeId, kind, amount, sentence })])
}

const close = async (
  { tx, districtId, auditId, now }: Work,
  undoId: string,
  end: Pick<UndoRow, 'state'> & Partial<UndoRow>,
) => {
  await tx
    .update(grantUndo)
    .set({ ...end, decidedAt: now, auditId })
    .where(and(eq(grantUndo.districtId, districtId), eq(grantUndo.id, undoId)))
}

interface DecideInput {
  key: string
  grantId: string
  undoId: string
  verdict: 'approve' | 'decline'
}

/** The second person looks: the points go back, or everything stays as it is. */
export const decideOnUndo = command(
  'grants.decideUndo',
  async (
    work: Work,
    call: ResidentCall,
    { grantId, undoId, verdict }: DecideInput,
  ): Promise<Result<{ undoId: string; state: GrantState }, ApproveRefusal>> => {
    const caller = await atHome(work, call.caller)
    const row = await lockGrant(work, grantId)
    const undo = await undoOf(work, grantId)
    if (undo?.id !== undoId || row.txnId === null) return refuse('nothing_pending')
    const payeeId = await lockStanding(work, row.familyId)
    const { askedBy, askerFamilyId, reason } = undo
    const livesNow = await livesIn(work.tx, work.districtId, askedBy)
    const decide = verdict === 'approve' ? decideApprove : decideKeep
    const decided = decide({
      state: undo.state,
      familyIds: [row.familyId, payeeId],
      memberIds: row.memberIds,
      giver: { personId: askedBy, familyIds: [askerFamilyId, livesNow] },
      approver: caller,
    })
    if (!decided.ok) return decided
    const state = verdict === 'approve' ? 'approved' : 'declined'
    const posted = { ...row, txnId: row.txnId }
    const undone =
      state === 'approved' ? await undoings[row.kind](work, posted, payeeId, reason) : null
    await close(work, undoId, {
      state,
      txnId: undone?.txnId ?? null,
      decidedBy: caller.personId,
      deciderFamilyId: caller.familyId,
    })
    if (undone !== null) await tellHead(work, row, payeeId, undone)
    work.record({
      subject: grantId,
      before: { undoId, state: 'waiting' },
      after: { undoId, state, points: undone?.points ?? 0 },
      reason,
    })
    return ok({ undoId, state })
  },
)

/** Whoever asked for it leaves everything as it is after all. */
export const withdrawUndo = command(
  'grants.withdrawUndo',
  async (
    work: Work,
    { caller }: ResidentCall,
    { grantId, undoId }: { key: string; grantId: string; undoId: string },
  ): Promise<Result<{ undoId: string }, 'nothing_pending' | 'not_the_giver'>> => {
    await lockGrant(work, grantId)
    const undo = await undoOf(work, grantId)
    if (undo?.id !== undoId || undo.state !== 'waiting') return refuse('nothing_pending')
    if (undo.askedBy !== caller.personId) return refuse('not_the_giver')
    await close(work, undoId, { state: 'withdrawn' })
    work.record({
      subject: grantId,
      before: { undoId, state: 'waiting' },
      after: { undoId, state: 'withdrawn' },
    })
    return ok({ undoId })
  },
)
