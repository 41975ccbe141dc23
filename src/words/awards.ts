import type { NoAward } from '../domain/points'
import { minutesText } from './format'

/** The sentence under an award: why, and how the amount came about. */
export const awardSentence = (award: {
  title: string
  slotName: string
  nickname: string
  minutes: number
  fixed: number
  timed: number
  points: number
}) => {
  const parts = [
    award.timed > 0 ? `按时长 ${String(award.timed)} 分` : '',
    award.fixed > 0 ? `固定 ${String(award.fixed)} 分` : '',
  ].filter((part) => part !== '')
  return `${award.nickname}参加「${award.title}」（${award.slotName}），服务${minutesText(award.minutes)}，${parts.join('，')}，共 ${String(award.points)} 分`
}

/** Why someone who came earned nothing. */
export const noAwardWords: Record<NoAward, string> = {
  too_young_to_earn: '未到计分年龄，服务时长照记，不计积分',
  nothing_earned: '实际服务时长不足，没有产生积分',
}

/** An award is taken back because the minutes have changed; the new one stands beside it. */
export const reverseSentence = (of: { nickname: string; title: string; slotName: string }) =>
  `${of.nickname}参加「${of.title}」（${of.slotName}）的服务时长有更正，原来的积分撤回，按更正后的时长重新计算`

export const repaySentence = (points: number) => `补回之前撤回而已经用掉的积分 ${String(points)} 分`

export const waiveSentence = (points: number, reason: string) =>
  `待补回的 ${String(points)} 分由社区免除（${reason}）`

export const reserveSentence = (item: { itemName: string; price: number }) =>
  `兑换「${item.itemName}」，预留 ${String(item.price)} 分，等待领取`

export const settleSentence = (item: { itemName: string; price: number }) =>
  `已领取「${item.itemName}」，${String(item.price)} 分结清`

export const releaseSentence = (item: { itemName: string; price: number; reason: string }) =>
  `「${item.itemName}」的兑换已取消（${item.reason}），${String(item.price)} 分已退回`

/** Why a reservation ended without pick-up. */
export const releaseReasons = {
  byFamily: '家庭取消兑换',
  expired: '超过领取期限',
} as const
