import { clockRangeText, clockText, dateText } from './format'

/** What changed about an activity, each in a few words, for those who are signed up. */
export const changeWords = {
  title: (title: string) => `名称改为「${title}」`,
  place: (place: string) => `地点改为${place}`,
  address: (address: string) => (address === '' ? '详细地址已去掉' : `详细地址改为${address}`),
  content: () => '活动内容有更新',
  conditions: () => '参加条件有更新',
  riskNotice: () => '安全提示有更新',
} as const

/** Whether one has to be there to check in by oneself, or another point than before. */
export const changedSpotWords = {
  asked: '自己签到时要在活动地点附近',
  moved: '签到时核对的位置有更新',
  dropped: '自己签到时不再核对位置',
} as const

export type ChangedText = keyof typeof changeWords

export const movedWords = (slot: {
  name: string
  startsAt: Date
  endsAt: Date
  cancelUntil: Date
}) =>
  `「${slot.name}」改到${dateText(slot.startsAt)} ${clockRangeText(slot.startsAt, slot.endsAt, slot.startsAt)}，来不了的${dateText(slot.cancelUntil)} ${clockText(slot.cancelUntil)}前可以取消`
