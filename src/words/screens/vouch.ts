export const vouchWords = {
  note: '您为居民会做的事作证。有登记的人才能报要求技能的岗位。自己家的人请同事来登记。',
  look: '看看登记了什么',
  of: (name: string) => `${name}的技能`,
  none: '还没有登记过技能',
  skills: '会做的事',
  certificates: '证件',
  certificatesNote: '看过原件再勾选。',
  reason: '凭什么登记',
  reasonHint: '例如：看过健康证原件，有效期到明年 6 月',
  reasonMissing: '请写一句依据，至少 2 个字。',
  save: '登记',
  unchanged: '没有改动',
  saved: (name: string, count: number) =>
    count === 0
      ? `${name}的登记已经清空，通知发给了本人。`
      : `${name}登记了 ${String(count)} 项，通知发给了本人。`,
  next: '下一位',
} as const
