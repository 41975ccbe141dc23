import type { GrantCap, GrantKind, GrantReason } from '../domain/grants'
import { capKinds, hardKinds } from '../domain/points-rules'
import type { CapKind, HardKind, PointsRules } from '../domain/points-rules'
import { dateText, factorText } from './format'

/** The sentences of the statement that do not come from service or the shop, and the words of the rules. */

export const expireSentence = (lot: { amount: number; earnedAt: Date }) =>
  `${dateText(lot.earnedAt)}得到的积分满了有效期，${String(lot.amount)} 分到期`

export const hardWords: Record<HardKind, string> = {
  night: '夜间（22点至6点）',
  holiday: '法定节假日',
  heat: '高温（6至9月11点至16点）',
}

export const capWords: Record<CapKind, string> = {
  personDay: '每人每天',
  familyDay: '每户每天',
  week: '每户每周',
  month: '每户每月',
  quarter: '每户每季度',
  year: '每户每年',
}

/** What a rule gives, in one sentence: ordinary hours, harder ones, and where it ends. */
export const ruleSummary = (rules: PointsRules) => {
  const rates = Object.values(rules.perHour)
  const [least, most] = [Math.min(...rates), Math.max(...rates)]
  const hourly = least === most ? factorText(least) : `${factorText(least)} 至 ${factorText(most)}`
  const harder = hardKinds
    .filter((kind) => rules.hard[kind] > 1000)
    .map((kind) => `${hardWords[kind]} ${factorText(rules.hard[kind])} 倍`)
  const capped = capKinds.flatMap((kind) => {
    const cap = rules.caps[kind]
    return cap === null ? [] : [`${capWords[kind]}最多 ${String(cap)} 分`]
  })
  const fixed = rules.fixed > 0 ? [`每场另加 ${String(rules.fixed)} 分`] : []
  return `${[`普通场次每小时 ${hourly} 分`, ...fixed, ...harder, ...capped].join('，')}。`
}

export const grantCapWords: Record<GrantCap, string> = {
  once: '每次',
  giverMonth: '每位工作人员每月',
  familyMonth: '每户每月',
  familyQuarter: '每户每季度',
}

export const grantKindWords: Record<GrantKind, string> = { bonus: '奖励', penalty: '扣减' }

export const grantReasonWords: Record<GrantReason, string> = {
  beyond_duty: '服务特别出色',
  emergency: '突发情况挺身而出',
  good_advice: '好建议被采纳',
  long_service: '长期坚持服务',
  false_record: '服务记录不实',
  broke_rules: '违反志愿服务约定',
  harmed_others: '服务中给他人造成损失',
}

/** What WeChat forbids to reward (rules 5.1, 5.21, 5.24, 5.28), as people would write it in a note. */
const forbidden =
  /转发|分享|朋友圈|关注|公众号|订阅|广告|点赞|投票|拉票|助力|拉新|推荐好友|邀请好友|集赞|打榜/

export const isForbiddenReason = (note: string) => forbidden.test(note)

/** Why, in the words of a choice and of whoever gave it. */
export const grantWhy = ({ reason, note }: { reason: GrantReason; note: string }) =>
  `${grantReasonWords[reason]}：${note}`

export const grantSentence = (grant: {
  kind: GrantKind
  reason: GrantReason
  note: string
  amount: number
  missing: number
}) => {
  const what = grantReasonWords[grant.reason]
  const points = `${String(grant.amount)} 分`
  if (grant.kind === 'bonus') return `社区奖励（${what}）：${grant.note}，加 ${points}`
  const short = grant.missing > 0 ? `（余额不足，少扣 ${String(grant.missing)} 分，不再追扣）` : ''
  return `社区扣减（${what}）：${grant.note}，减 ${points}${short}`
}

/** Points that were taken back: how many, and of these what had expired, and what was not on the account any more. */
export interface Reversed {
  points: number
  owed: number
  gone: number
}

/** What becomes of points that were spent, divided or out of date before they were taken back. */
export const missingTail = ({ owed, gone }: Reversed) => {
  const parts = [
    ...(gone > 0 ? [`${String(gone)} 分已到期`] : []),
    ...(owed > 0
      ? [`${String(owed)} 分已不在本户账上，由退回的和以后所得先补回，补齐前不能兑换`]
      : []),
  ]
  return parts.length === 0 ? '' : `。其中 ${parts.join('，')}`
}

export const undoWords = (kind: GrantKind, why: string) =>
  `社区${grantKindWords[kind]}撤销（${why}）`

/** A bonus or penalty was a mistake: what is taken back or given back, and why. */
export const undoSentence = (
  of: Reversed & { kind: GrantKind; reason: GrantReason; note: string; why: string },
) => {
  const { kind, why, points } = of
  const back = `${String(points)} 分${missingTail(of)}`
  return `撤销社区${grantKindWords[kind]}（${grantWhy(of)}）：${why}，${kind === 'bonus' ? '收回' : '退回'} ${back}`
}
