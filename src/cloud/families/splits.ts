import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { answerSplit, type AnswerSplitRefusal, type SplitStatus } from '../../domain/households'
import { ok, refuse, type Result } from '../../domain/result'
import type { Db, Tx } from '../db/connect'
import { family, familySplit, org, person } from '../db/tables'
import type { Call, ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { homePath } from './home'

/** A division of a household waits until both heads have answered and staff have carried it out. */

export type SplitRow = typeof familySplit.$inferSelect

const openOnes = inArray(familySplit.status, ['proposed', 'agreed'])

export const familyOfSplit = async (
  { deps, districtId }: Call,
  { splitId }: { splitId: string },
) => {
  const [row] = await deps.db
    .select({ familyId: familySplit.familyId })
    .from(familySplit)
    .where(and(eq(familySplit.districtId, districtId), eq(familySplit.id, splitId)))
  return row?.familyId ?? null
}

/** Staff hold their rights over the home of the household that divides. */
export const splitPath = async (call: Call, { splitId }: { splitId: string }) => {
  const familyId = await familyOfSplit(call, { splitId })
  return familyId === null ? null : homePath(call, { familyId })
}

export const lockSplit = async ({ tx, districtId }: Work, splitId: string): Promise<SplitRow> => {
  const [row] = await tx
    .select()
    .from(familySplit)
    .where(and(eq(familySplit.districtId, districtId), eq(familySplit.id, splitId)))
    .for('update')
  if (!row) throw new Error('the division was there when the scope was checked')
  return row
}

export const updateSplit = async (
  { tx, districtId, auditId }: Work,
  splitId: string,
  change: Partial<SplitRow>,
) => {
  await tx
    .update(familySplit)
    .set({ ...change, auditId })
    .where(and(eq(familySplit.districtId, districtId), eq(familySplit.id, splitId)))
}

export const answer = command(
  'households.answerSplit',
  async (
    work: Work,
    { caller }: ResidentCall,
    input: { key: string; splitId: string; agree: boolean },
  ): Promise<Result<{ status: SplitStatus }, AnswerSplitRefusal>> => {
    const row = await lockSplit(work, input.splitId)
    const answered = answerSplit({
      status: row.status,
      isHead: row.headId === caller.personId,
      isNewHead: row.newHeadId === caller.personId,
      headAgreed: row.headAgreed,
      newHeadAgreed: row.newHeadAgreed,
      agree: input.agree,
    })
    if (!answered.ok) return answered
    const ended = answered.value.status === 'declined' ? { endedAt: work.now } : {}
    await updateSplit(work, row.id, { ...answered.value, ...ended })
    work.record({
      subject: row.id,
      before: { status: row.status },
      after: { ...answered.value, agree: input.agree },
    })
    return ok({ status: answered.value.status })
  },
)

/** Staff take it back, with a reason. */
export const dropSplit = command(
  'households.dropSplit',
  async (
    work: Work,
    _call: ResidentCall,
    input: { key: string; splitId: string; reason: string },
  ): Promise<Result<{ done: true }, 'already_answered'>> => {
    const row = await lockSplit(work, input.splitId)
    if (row.status !== 'proposed' && row.status !== 'agreed') return refuse('already_answered')
    await updateSplit(work, row.id, { status: 'dropped', endedAt: work.now })
    work.record({
      subject: row.id,
      before: { status: row.status },
      after: { status: 'dropped' },
      reason: input.reason,
    })
    return ok({ done: true })
  },
)

const viewSplits = async (
  db: Db | Tx,
  districtId: string,
  rows: readonly { split: SplitRow; alias: string }[],
) => {
  const ids = rows.flatMap(({ split }) => [split.headId, ...split.personIds])
  const people =
    ids.length === 0
      ? []
      : await db
          .select({ id: person.id, nickname: person.nickname })
          .from(person)
          .where(and(eq(person.districtId, districtId), inArray(person.id, ids)))
  const names = new Map(people.map(({ id, nickname }) => [id, nickname]))
  return rows.map(({ split, alias }) => ({
    id: split.id,
    alias,
    status: split.status,
    head: names.get(split.headId) ?? '',
    newHead: names.get(split.newHeadId) ?? '',
    leaving: split.personIds.map((id) => names.get(id) ?? ''),
    points: split.points,
    reason: split.reason,
    headAgreed: split.headAgreed,
    newHeadAgreed: split.newHeadAgreed,
    createdAt: split.createdAt.toISOString(),
  }))
}

const withAlias = ({ deps }: Call) =>
  deps.db
    .select({ split: familySplit, alias: family.alias })
    .from(familySplit)
    .innerJoin(
      family,
      and(eq(family.districtId, familySplit.districtId), eq(family.id, familySplit.familyId)),
    )

/** What is under way in the caller's household, and whether the caller's word is asked for. */
export const listOwnSplits = async (call: ResidentCall) => {
  const { deps, districtId, caller } = call
  const rows = await withAlias(call).where(
    and(
      eq(familySplit.districtId, districtId),
      eq(familySplit.familyId, caller.familyId),
      openOnes,
    ),
  )
  const mayAnswer = new Map(
    rows.map(({ split }) => [
      split.id,
      split.status === 'proposed' &&
        ((split.headId === caller.personId && !split.headAgreed) ||
          (split.newHeadId === caller.personId && !split.newHeadAgreed)),
    ]),
  )
  const views = await viewSplits(deps.db, districtId, rows)
  return views.map((view) => ({ ...view, mayAnswer: mayAnswer.get(view.id) ?? false }))
}

/** What is under way among the households at or below an org. */
export const listCases = async (call: ResidentCall, { orgId }: { orgId: string }) => {
  const { deps, districtId } = call
  const rows = await withAlias(call)
    .innerJoin(org, and(eq(org.districtId, family.districtId), eq(org.id, family.communityId)))
    .where(
      and(
        eq(familySplit.districtId, districtId),
        openOnes,
        sql`starts_with(${org.path}, (select o.path from org o where o.district_id = ${districtId} and o.id = ${orgId}))`,
      ),
    )
    .orderBy(desc(familySplit.createdAt))
    .limit(100)
  return viewSplits(deps.db, districtId, rows)
}
