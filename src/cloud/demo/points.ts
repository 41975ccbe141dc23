import { quarterNow, quarterSpan } from '../../domain/budgets'
import type { GrantReason } from '../../domain/grants'
import { plainRules } from '../../domain/points-rules'
import { addMonths, day, dayOf, hour, later } from '../../domain/time'
import { pointsExpiringNotice } from '../../words/notices-points'
import { grantSentence } from '../../words/points'
import type { Home, Someone } from './homes'
import type { Ledger } from './ledger'
import type { Author, Row } from './plan'
import type { Org } from './orgs'
import type { Wuchang } from './wuchang'

/** ★ What 张家湾 has agreed on: nights are worth more, and nobody serves for points from dawn to dusk. */
const firstRules = {
  ...plainRules,
  hard: { ...plainRules.hard, night: 1500 },
  caps: { ...plainRules.caps, personDay: 20, familyDay: 40 },
}

/** The first version of a community's rule, which all of its service here was paid by. */
export const setRules = (author: Author, community: Org, by: Someone) => {
  const at = later(author.now, -420 * day)
  author.plan.pointsRule.push({
    ...author.under('points'),
    id: author.id(at),
    communityId: community.id,
    version: 1,
    startsOn: dayOf(later(author.now, -400 * day)),
    rules: firstRules,
    note: '居民代表会议通过：夜间服务按 1.5 倍，每人每天最多 20 分。',
    proposedBy: by.id,
    proposedAt: at,
  })
}

interface Gift {
  home: Home
  community: Org
  by: Someone
  at: Date
  amount: number
  reason: GrantReason
  note: string
}

const grantRow = (author: Author, gift: Gift): Row<'pointsGrant'> => ({
  ...author.under('points'),
  id: author.id(gift.at),
  communityId: gift.community.id,
  kind: 'bonus',
  familyId: gift.home.id,
  amount: gift.amount,
  reason: gift.reason,
  note: gift.note,
  state: 'waiting',
  givenBy: gift.by.id,
  giverFamilyId: gift.by.home.id,
  givenAt: gift.at,
})

/** A bonus that a colleague of another family approved a day later. */
const giveBonus = (author: Author, ledger: Ledger, gift: Gift, second: Someone) => {
  const row = grantRow(author, gift)
  const decidedAt = later(gift.at, day)
  const { amount, reason, note } = gift
  const posted = ledger.bonus(gift.home, {
    communityId: gift.community.id,
    grantId: row.id,
    at: decidedAt,
    amount,
    sentence: grantSentence({ kind: 'bonus', reason, note, amount, missing: 0 }),
  })
  author.plan.pointsGrant.push({
    ...row,
    state: 'approved',
    decidedBy: second.id,
    deciderFamilyId: second.home.id,
    decidedAt,
    decisionNote: '',
    txnId: posted.txnId,
  })
  return posted.lot
}

/** What was given nearly two years ago is about to expire; the household was told and has read it. */
export const rewardLongAgo = (author: Author, ledger: Ledger, { near, personas }: Wuchang) => {
  const [, giver] = near.staff
  if (!giver) throw new Error('a bonus needs a second person')
  const at = later(addMonths(author.now, -24), 39 * day)
  for (const someone of [personas.resident, personas.volunteer]) {
    const { home } = someone
    const gift = {
      home,
      community: near.org,
      by: giver,
      at,
      amount: 9,
      reason: 'emergency' as const,
      note: '暴雨夜里帮邻居转移物资',
    }
    const lot = giveBonus(author, ledger, gift, personas.organizer)
    const toldAt = later(author.now, -20 * day)
    lot.toldAt = toldAt
    const { about, ...notice } = pointsExpiringNotice({
      personId: home.head.id,
      familyId: home.id,
      amount: gift.amount,
      first: lot.expiresAt,
    })
    author.plan.inboxItem.push({
      ...author.under('inbox'),
      id: author.id(toldAt),
      ...notice,
      aboutWhat: about?.what ?? null,
      aboutId: about?.id ?? null,
      at: toldAt,
      readAt: later(toldAt, hour),
    })
  }
}

/** A bonus that waits for its second person. */
export const leaveBonusWaiting = (author: Author, { near, personas }: Wuchang) => {
  const [, giver] = near.staff
  if (!giver) throw new Error('a bonus needs somebody who gives it')
  author.plan.pointsGrant.push(
    grantRow(author, {
      home: personas.volunteer.home,
      community: near.org,
      by: giver,
      at: later(author.now, -2 * hour),
      amount: 5,
      reason: 'beyond_duty',
      note: '连续三周替请假的邻居送餐',
    }),
  )
}

/** ★ How much of the budget is used, in hundredths, so that the next large slot brings the warning. */
const usedOfBudget = 72

/** The community's budget of this quarter, of which most is given already. */
export const setBudget = (author: Author, { near }: Wuchang) => {
  const { plan, now, districtId } = author
  const quarter = quarterNow(now)
  const { from } = quarterSpan(quarter)
  const issuing = plan.account.find(
    ({ kind, ownerId }) => kind === 'issuing' && ownerId === near.org.id,
  )
  const lately = new Set(plan.txn.filter(({ at }) => at >= from).map(({ id }) => id))
  const given = plan.posting
    .filter(({ accountId, txnId }) => accountId === issuing?.id && lately.has(txnId))
    .reduce((sum, { amount }) => sum - amount, 0)
  plan.pointsBudget.push({
    ...author.under('points'),
    districtId,
    communityId: near.org.id,
    quarter,
    amount: Math.max(100, Math.ceil((given * 100) / usedOfBudget / 50) * 50),
  })
}
