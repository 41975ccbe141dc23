import { and, eq } from 'drizzle-orm'
import { decideGive, type GiveRefusal, type GrantKind, type GrantReason } from '../../domain/grants'
import { ok, refuse, type Result } from '../../domain/result'
import { grantWaitingNotice } from '../../words/notices-points'
import { isForbiddenReason } from '../../words/points'
import { pointsGrant } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { notFound } from '../edge/scopes'
import { newId } from '../ids'
import { orgPath } from '../orgs/queries'
import { lockAccounts } from '../points/ledger'
import { lockPersons } from '../signups/locks'
import {
  capsOf,
  homeOf,
  knownGrants,
  livingIn,
  lockGrant,
  secondsOver,
  shareHousehold,
} from './load'

interface Wish {
  key: string
  orgId: string
  kind: GrantKind
  familyId: string
  amount: number
  reason: GrantReason
  note: string
}

/**
 * Puts a bonus or penalty before a second person. The giver and the household's account are locked, so that
 * many small ones at once come to no more than the caps; the household cannot end meanwhile.
 */
export const giveGrant = command(
  'grants.give',
  async (
    work: Work,
    { caller }: ResidentCall,
    input: Wish,
  ): Promise<Result<{ grantId: string }, GiveRefusal>> => {
    const { tx, districtId, auditId, now } = work
    const { kind, familyId, amount, reason, note } = input
    const path = await orgPath(tx, districtId, input.orgId)
    await lockPersons(work, [caller.personId])
    await shareHousehold(work, familyId)
    const home = await homeOf(work, familyId)
    if (path === null || home === null) throw notFound()
    await lockAccounts(work, [{ kind: 'family', ownerId: familyId }])
    const wish = { kind, familyId, givenBy: caller.personId, amount, now }
    const decided = decideGive({
      wish,
      reason,
      isForbidden: isForbiddenReason(note),
      giverFamilyId: caller.familyId,
      isGone: home.joinedId !== null,
      inScope: home.path.startsWith(path),
      known: await knownGrants(work, wish),
      caps: await capsOf(work, home.communityId),
    })
    if (!decided.ok) return decided
    const grantId = newId()
    await tx.insert(pointsGrant).values({
      districtId,
      id: grantId,
      communityId: home.communityId,
      kind,
      familyId,
      memberIds: await livingIn(work, familyId),
      amount,
      reason,
      note,
      state: 'waiting',
      givenBy: caller.personId,
      giverFamilyId: caller.familyId,
      givenAt: now,
      auditId,
    })
    const seconds = await secondsOver(work, home.path, [caller.familyId, familyId])
    await work.tell(
      seconds.map(({ personId }) =>
        grantWaitingNotice({ personId, kind, alias: home.alias, amount }),
      ),
    )
    work.record({ subject: grantId, after: { kind, familyId, amount }, reason: note })
    return ok({ grantId })
  },
)

export const withdrawGrant = command(
  'grants.withdraw',
  async (
    work: Work,
    { caller }: ResidentCall,
    { grantId }: { key: string; grantId: string },
  ): Promise<Result<{ grantId: string }, 'nothing_pending' | 'not_the_giver'>> => {
    const { tx, districtId, auditId, now } = work
    const row = await lockGrant(work, grantId)
    if (row.state !== 'waiting') return refuse('nothing_pending')
    if (row.givenBy !== caller.personId) return refuse('not_the_giver')
    await tx
      .update(pointsGrant)
      .set({ state: 'withdrawn', decidedAt: now, auditId })
      .where(and(eq(pointsGrant.districtId, districtId), eq(pointsGrant.id, grantId)))
    work.record({ subject: grantId, before: { state: 'waiting' }, after: { state: 'withdrawn' } })
    return ok({ grantId })
  },
)
