import { numberText } from '../format'

export const redemptionsWords = {
  waiting: '待领取',
  history: '以前的兑换',
  price: (points: number) => `${numberText(points)} 分`,
  until: (deadline: string) => `请在 ${deadline} 前领取，过期积分自动退回`,
  showCode: '把取货码给店员看',
  codeLabel: (code: string) => `取货码 ${code.split('').join(' ')}`,
  cancel: '不要了，退回积分',
  cancelTitle: (name: string) => `退回“${name}”？`,
  cancelText: (points: number) => `${numberText(points)} 分会全部退回家里，这一份留给别的邻居。`,
  cancelConfirm: '退回积分',
  keep: '先留着',
  cancelled: (points: number) => `已退回 ${numberText(points)} 分。`,
  pickedUpAt: (when: string) => `${when} 已领取`,
  releasedAt: (when: string) => `${when} 已退回`,
  reason: (reason: string) => `原因：${reason}`,
  emptyTitle: '还没有兑换过',
  emptyText: '参加活动攒下的积分，可以换生活用品和服务。',
  seeShop: '去看看能换什么',
  visitor: '加入好邻以后，兑换的东西会出现在这里。',
  join: '加入好邻',
} as const
