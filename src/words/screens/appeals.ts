import type { AbsenceStep } from '../../domain/absences'

export const appealsWords = {
  steps: {
    warning: '提醒，不限制报名',
    days_30: '30 天内不能报名',
    days_60: '60 天内不能报名',
  } satisfies Record<AbsenceStep, string>,
  absent: (when: string) => `${when} 记为缺席`,
  says: '本人说',
  revoke: '撤销缺席',
  uphold: '维持',
  revokeTitle: (name: string) => `撤销${name}的缺席记录？`,
  revokeText: '记为请假，马上可以报名，也不算进以后的次数。您的答复会通知本人。',
  upholdTitle: (name: string) => `维持${name}的缺席记录？`,
  upholdText: '记录和限制不变。您的答复会通知本人。',
  reason: '给本人的答复',
  revokeHint: '例如：核实过了，当天孩子住院',
  upholdHint: '例如：当天没有联系我们，名额空着',
  reasonMissing: '请写一句答复，至少 2 个字。',
  revokeConfirm: '撤销并答复',
  upholdConfirm: '维持并答复',
  back: '返回',
  revoked: (name: string) => `${name}的缺席已经撤销，答复发给了本人。`,
  upheld: (name: string) => `${name}的缺席维持不变，答复发给了本人。`,
  emptyTitle: '没有等答复的申诉',
  emptyText: '居民觉得缺席记错了，或者当时有难处，可以在“我的报名”里申诉，会出现在这里。',
} as const
