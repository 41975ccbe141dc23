import { and, asc, eq, gt, isNull, lte } from 'drizzle-orm'
import { expiredLots, toldBefore } from '../../domain/points'
import { later } from '../../domain/time'
import { expireSentence } from '../../words/points'
import { pointsExpiringNotice } from '../../words/notices-points'
import { isOneOf } from '../db/rows'
import { account, family, lot } from '../db/tables'
import type { Deps } from '../deps'
import { systemWork, type Work } from '../edge/command'
import { newId } from '../ids'
import { eachAlone } from '../timer'
import { lockAccounts, pick, post } from './ledger'
import { useLots } from './lots'

const homeOf = async ({ tx, districtId }: Work, familyId: string) => {
  const [row] = await tx
    .select({ communityId: family.communityId, headId: family.headId })
    .from(family)
    .where(and(eq(family.districtId, districtId), eq(family.id, familyId)))
  if (!row) throw new Error('a family account always has its household')
  return row
}

/** The account's lots that still hold something, first expiring first; the account is locked. */
const openLotsOf = ({ tx, districtId }: Work, accountId: string) =>
  tx
    .select({
      lotId: lot.id,
      remaining: lot.remaining,
      earnedAt: lot.earnedAt,
      expiresAt: lot.expiresAt,
      toldAt: lot.toldAt,
    })
    .from(lot)
    .where(and(eq(lot.districtId, districtId), eq(lot.accountId, accountId), gt(lot.remaining, 0)))
    .orderBy(asc(lot.expiresAt), asc(lot.id))
    .for('update')

type OpenRow = Awaited<ReturnType<typeof openLotsOf>>[number]

/** Takes what has passed its date out of one household's account, lot by lot, each once for ever. */
const expireFamily = (deps: Deps, districtId: string, familyId: string) =>
  systemWork(deps, districtId, 'points.expire', async (work) => {
    const { communityId } = await homeOf(work, familyId)
    const accounts = await lockAccounts(work, [
      { kind: 'family', ownerId: familyId },
      { kind: 'expired', ownerId: communityId },
    ])
    const own = pick(accounts, 'family', familyId)
    const due = expiredLots(await openLotsOf(work, own.id), work.now)
    if (due.length === 0) return false
    const gone = due.map((one) => ({ ...one, txnId: newId() }))
    const posted = post(
      work,
      gone.map(({ txnId, lotId, remaining, earnedAt }) => ({
        id: txnId,
        kind: 'expire' as const,
        familyId,
        subject: lotId,
        sentence: expireSentence({ amount: remaining, earnedAt }),
        postings: [
          { accountId: own.id, amount: -remaining },
          { accountId: pick(accounts, 'expired', communityId).id, amount: remaining },
        ],
      })),
    )
    await Promise.all([
      posted,
      ...gone.map(({ txnId, lotId, remaining }) =>
        useLots(work, txnId, [{ lotId, amount: remaining }]),
      ),
    ])
    work.record({ subject: familyId, after: { lots: gone.length } })
    return true
  })

/** Points past their date leave the households' accounts. Answers how many households lost some. */
export const expirePoints = async (deps: Deps, districtId: string, now: Date, most: number) => {
  const due = await deps.db
    .selectDistinct({ familyId: account.ownerId })
    .from(lot)
    .innerJoin(account, and(eq(account.districtId, lot.districtId), eq(account.id, lot.accountId)))
    .where(and(eq(lot.districtId, districtId), gt(lot.remaining, 0), lte(lot.expiresAt, now)))
    .orderBy(asc(account.ownerId))
    .limit(most)
  return eachAlone(deps, 'expiring points', due, ({ familyId }) =>
    expireFamily(deps, districtId, familyId),
  )
}

const isSoon = ({ expiresAt, toldAt }: OpenRow, now: Date) =>
  toldAt === null && expiresAt > now && expiresAt <= later(now, toldBefore)

/** Tells the head of a household what expires within sixty days; each lot is told of once. */
const tellFamily = (deps: Deps, districtId: string, familyId: string) =>
  systemWork(deps, districtId, 'points.tellExpiring', async (work) => {
    const { tx, now, auditId } = work
    const { headId } = await homeOf(work, familyId)
    const own = pick(
      await lockAccounts(work, [{ kind: 'family', ownerId: familyId }]),
      'family',
      familyId,
    )
    const soon = (await openLotsOf(work, own.id)).filter((one) => isSoon(one, now))
    const [first] = soon
    if (!first) return false
    const told = soon.map(({ lotId }) => lotId)
    await tx
      .update(lot)
      .set({ toldAt: now, auditId })
      .where(and(eq(lot.districtId, districtId), isOneOf(lot.id, told)))
    const amount = soon.reduce((sum, { remaining }) => sum + remaining, 0)
    await work.tell([
      pointsExpiringNotice({ personId: headId, familyId, amount, first: first.expiresAt }),
    ])
    work.record({ subject: familyId, after: { lots: soon.length, amount } })
    return true
  })

export const tellExpiring = async (deps: Deps, districtId: string, now: Date, most: number) => {
  const due = await deps.db
    .selectDistinct({ familyId: account.ownerId })
    .from(lot)
    .innerJoin(account, and(eq(account.districtId, lot.districtId), eq(account.id, lot.accountId)))
    .where(
      and(
        eq(lot.districtId, districtId),
        gt(lot.remaining, 0),
        gt(lot.expiresAt, now),
        lte(lot.expiresAt, later(now, toldBefore)),
        isNull(lot.toldAt),
      ),
    )
    .orderBy(asc(account.ownerId))
    .limit(most)
  return eachAlone(deps, 'telling what expires', due, ({ familyId }) =>
    tellFamily(deps, districtId, familyId),
  )
}
