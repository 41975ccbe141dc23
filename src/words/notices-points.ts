import type { GrantKind } from '../domain/grants'
import { dateText, numberText } from './format'
import type { NoticeWords } from './notices'

/** What people are told of points besides those that service earned. */

export const pointsExpiringNotice = (about: {
  personId: string
  familyId: string
  amount: number
  first: Date
}): NoticeWords => ({
  personId: about.personId,
  kind: 'points_expiring',
  title: `有 ${numberText(about.amount)} 分快到期了`,
  body: `最早的一笔在${dateText(about.first)}到期。先得到的先用，可以到积分兑换看看。时长永久保留。`,
  about: { what: 'points', id: about.familyId },
})

export const grantNotice = (about: {
  personId: string
  familyId: string
  kind: GrantKind
  /** Null where the movement is another figure than the sentence tells of, which then explains it. */
  amount: number | null
  sentence: string
}): NoticeWords => ({
  personId: about.personId,
  kind: 'points_granted',
  title:
    about.amount === null
      ? '家庭积分有变动'
      : `家庭积分 ${about.kind === 'bonus' ? '+' : '−'}${String(about.amount)}`,
  body: `${about.sentence}。有疑问请联系社区。`,
  about: { what: 'points', id: about.familyId },
})

export const grantWaitingNotice = (about: {
  personId: string
  kind: GrantKind
  alias: string
  amount: number
}): NoticeWords => ({
  personId: about.personId,
  kind: 'grant_waiting',
  title: about.kind === 'bonus' ? '有一笔奖励等您复核' : '有一笔扣减等您复核',
  body: `${about.alias}，${String(about.amount)} 分。请到组织者工作台的「奖励和扣减」里处理。`,
  about: null,
})

export const undoWaitingNotice = (about: {
  personId: string
  kind: GrantKind
  alias: string
  why: string
}): NoticeWords => ({
  personId: about.personId,
  kind: 'grant_waiting',
  title: '有一笔撤销等您复核',
  body: `撤销${about.alias}的${about.kind === 'bonus' ? '奖励' : '扣减'}：${about.why}。请到组织者工作台的「奖励和扣减」里处理。`,
  about: null,
})

export const swapNotice = (about: { personId: string; communityName: string }): NoticeWords => ({
  personId: about.personId,
  kind: 'grant_flagged',
  title: '有互相奖励的记录，请核查',
  body: `${about.communityName}的工作人员在 90 天内互相给对方家庭奖励积分，请到「我的 → 奖励和扣减」里查看。`,
  about: null,
})

export const budgetNotice = (about: {
  personId: string
  communityName: string
  mark: number
  used: number
  amount: number
}): NoticeWords => ({
  personId: about.personId,
  kind: 'budget_warning',
  title: `积分预算已用 ${String(about.mark)}%`,
  body: `${about.communityName}本季度预算 ${numberText(about.amount)} 分，已发 ${numberText(about.used)} 分。已经公布的服务照常计分，请提早安排下一步。`,
  about: null,
})
