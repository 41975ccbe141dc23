import { hoursNumber, numberText } from '../format'

export const pointsWords = {
  balance: '家庭可用积分',
  unit: '分',
  held: '兑换预留',
  claimsTitle: '要先补回的积分',
  owed: (points: number) =>
    `家里还要补回 ${numberText(points)} 分。撤回的积分里有一部分已经不在账上了；以后得到的积分先补这一部分，补齐以前不能兑换。有困难可以找社区说明，由社区免除。`,
  claimNote: (amount: number, repaid: number) =>
    repaid === 0
      ? `共 ${numberText(amount)} 分`
      : `共 ${numberText(amount)} 分，已补回 ${numberText(repaid)} 分`,
  claimLeft: (points: number) => `还差 ${numberText(points)} 分`,
  earned: '累计获得',
  spent: '累计兑换',
  hours: '志愿时长',
  hoursUnit: '小时',
  hoursValue: hoursNumber,
  personTimes: '服务人次',
  noExpiry: '积分得到后 24 个月内有效，时长永久保留。',
  neverForSale: '积分不可购买、转让、提现',
  ruleTitle: (community: string) => `${community}怎么计分`,
  ruleComing: (startsOn: string, rule: string) => `${startsOn} 起：${rule}`,
  expiringTitle: '什么时候到期',
  expiringNote: '先得到的先用；到期前 60 天会通知您',
  expiringSoon: '60 天内到期，请先用',
  expiringAll: (count: number) => `看全部 ${String(count)} 个日期`,
  amount: (points: number) => `${numberText(points)} 分`,
  monthLabel: '按月份看',
  allMonths: '全部月份',
  month: (month: string) => `${month.slice(0, 4)}年${String(Number(month.slice(5)))}月`,
  memberLabel: '按家人看',
  allMembers: '全家',
  noneHere: '这里没有记录',
  noneHereText: '换一个月份或者家人看看。',
  showAll: '看全部',
  export: '导出明细',
  exported: (rows: number) => `已导出 ${numberText(rows)} 条，可以用 Excel 打开。`,
  tabsLabel: '积分和时长',
  tabs: { entries: '积分明细', hours: '服务时长' },
  noEntriesTitle: '还没有积分记录',
  noEntriesText: '参加一次活动，由组织者确认以后，积分就会记到家里。',
  noHoursTitle: '还没有服务时长',
  noHoursText: '签到、签退以后，由组织者确认，时长就会出现在这里。',
  seeActivities: '看看活动',
  visitor: '加入好邻以后，家里的积分和时长会记在这里。',
  join: '加入好邻',
  questionsTitle: '常见问题',
  questions: [
    {
      ask: '为什么没有积分？',
      answer:
        '积分要等组织者确认这一场以后才会到账。如果时长里已经有记录却没有积分，记录下面写着原因：可能这一场不计积分、没有签到，或者还不到计分年龄。觉得记错了，请找组织者更正。',
    },
    {
      ask: '积分是怎么算的？',
      answer:
        '一般 1 小时 1 分，按签到到签退的分钟数计算，不足 1 分的部分不计。每个场次的规则写在活动详情里。',
    },
    {
      ask: '积分会过期吗？',
      answer: '会。得到后 24 个月内有效，先得到的先用掉。志愿时长不会过期。',
    },
    {
      ask: '兑换了没去领怎么办？',
      answer: '保留 7 天。过期没领，积分和物品都会自动退回，积分至少还能再用 7 天。',
    },
    {
      ask: '积分是谁的？',
      answer: '积分归全家，一家人一起攒、一起用。服务时长各记各的。',
    },
  ],
} as const
