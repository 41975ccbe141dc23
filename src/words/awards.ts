import type { NoAward } from '../domain/points'
import type { CapKind, Part } from '../domain/points-rules'
import { factorText, minutesText } from './format'
import { capWords, hardWords, missingTail, type Reversed } from './points'

/** The hard hours of a service, as far as they were worth more: 其中夜间 60 分钟按 1.5 倍. */
const hardText = (parts: readonly Part[]) =>
  parts
    .filter(({ hard }) => hard !== null)
    .map(({ hard, minutes, thousandths }) =>
      hard === null
        ? ''
        : `其中${hardWords[hard]} ${String(minutes)} 分钟按每小时 ${factorText(thousandths)} 分`,
    )
    .join('，')

/** The sentence under an award: why, and how the amount came about. */
export const awardSentence = (award: {
  title: string
  slotName: string
  nickname: string
  minutes: number
  fixed: number
  timed: number
  points: number
  version?: number
  parts?: readonly Part[]
  cut?: number
  cap?: { kind: CapKind; most: number } | null
}) => {
  const { version = 0, cut = 0, cap = null } = award
  const parts = [
    award.timed > 0 ? `按时长 ${String(award.timed)} 分` : '',
    hardText(award.parts ?? []),
    award.fixed > 0 ? `固定 ${String(award.fixed)} 分` : '',
    cap === null ? '' : `${capWords[cap.kind]}最多 ${String(cap.most)} 分，少计 ${String(cut)} 分`,
  ].filter((part) => part !== '')
  const rule = version === 0 ? '' : `（积分规则第 ${String(version)} 版）`
  return `${award.nickname}参加「${award.title}」（${award.slotName}），服务${minutesText(award.minutes)}，${parts.join('，')}，共 ${String(award.points)} 分${rule}`
}

/** Why someone who came earned nothing. */
export const noAwardWords: Record<NoAward, string> = {
  too_young_to_earn: '未到计分年龄，服务时长照记，不计积分',
  nothing_earned: '实际服务时长不足，没有产生积分',
  cap_reached: '积分已达到社区规则的上限，服务时长照记，不再计积分',
}

/** Why points that had gone along with a division come home. */
export const correctedWords = (nickname: string, title: string) =>
  `${nickname}参加「${title}」的服务时长有更正`

/**
 * An award is taken back because the minutes have changed; the new one stands beside it. What is not there any more
 * is owed, and the sentence says what becomes of that.
 */
export const reverseSentence = (
  of: Reversed & { nickname: string; title: string; slotName: string },
) =>
  `${of.nickname}参加「${of.title}」（${of.slotName}）的服务时长有更正，原来的 ${String(of.points)} 分撤回，按更正后的时长重新计算${missingTail(of)}`

export const repaySentence = (of: { points: number; left: number }) =>
  `补回之前撤回时不在账上的积分 ${String(of.points)} 分，${of.left === 0 ? '这一笔已补齐' : `这一笔还差 ${String(of.left)} 分`}`

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
