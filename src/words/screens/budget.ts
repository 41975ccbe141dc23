import { numberText } from '../format'

const quarterText = (quarter: string) => `${quarter.slice(0, 4)}年第${quarter.slice(6)}季度`

export const budgetWords = {
  note: '预算用来提醒，不会拦住积分：居民已经得到的、已经公布的服务照常计分。用到 80% 和 100% 时会通知社区管理员。',
  quarter: quarterText,
  none: '还没有设预算',
  used: '本季度已发',
  amount: '本季度预算',
  owed: '居民手里还没用的',
  held: '兑换预留中',
  expiring: '本季度末前到期',
  unit: '分',
  percent: (percent: number) => `已用 ${String(percent)}%`,
  over: '已经超过预算，请考虑追加，或者少发布一些有积分的服务。',
  near: '预算快用完了，请提早安排。',
  fine: '预算够用。',
  number: numberText,
  set: (quarter: string) => `${quarterText(quarter)}的预算`,
  setNote: '整数，单位是分。',
  wrong: '请输入整数，最多 10,000,000。',
  save: '保存预算',
  saved: (quarter: string, amount: number) =>
    `${quarterText(quarter)}的预算是 ${numberText(amount)} 分。`,
  which: '设置哪个季度',
  whichThis: '本季度',
  whichNext: '下季度',
  community: '社区',
} as const
