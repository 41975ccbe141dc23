import type { Category } from '../../domain/activities'
import { hoursNumber, minutesText } from '../format'
import { categoryWords } from '../labels'

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九']

const starName = (level: number) => `${digits[level] ?? ''}星`

/** 我的服务记录: hours from every side, and the way to the next star. */
export const myRecordWords = {
  whose: { mine: '我的', family: '全家' },
  whoseLabel: '看谁的',
  total: { mine: '我的服务时长', family: '全家服务时长' },
  hoursUnit: '小时',
  hours: hoursNumber,
  duration: minutesText,
  times: (count: number) => `服务 ${String(count)} 次`,
  number: (number: string) => `志愿者编号 ${number}`,
  starTitle: '星级',
  noStar: '还没有星级',
  star: (level: number) => `${starName(level)}志愿者`,
  toNext: (level: number, missing: string) => `再服务 ${missing}，就是${starName(level)}志愿者`,
  highest: '已经是最高星级，感谢您一路付出。',
  levelHours: (hours: number) => `${String(hours)} 小时`,
  progress: (percent: number) => `到下一星的路走了百分之${String(percent)}`,
  monthsTitle: '按月份',
  month: (month: string) => `${month.slice(0, 4)}年${String(Number(month.slice(5)))}月`,
  categoriesTitle: '按服务类型',
  categories: { ...categoryWords, reported: '活动以外的服务' } satisfies Record<
    Category | 'reported',
    string
  >,
  peopleTitle: '家里每个人',
  starsOfChild: (stars: number) => `${String(stars)} 颗星`,
  childNote: (times: number, duration: string) => `服务 ${String(times)} 次，${duration}`,
  all: '查看全部记录',
  certificates: '志愿服务证明',
  certificatesNote: '选时间和用途，开出可打印的 PDF',
  emptyTitle: '还没有服务记录',
  emptyText: '签到、签退以后，由组织者确认，时长就会出现在这里。',
  seeActivities: '看看活动',
  visitor: '加入好邻以后，您的服务时长会记在这里。',
  join: '加入好邻',
  listEmpty: '这里还没有记录',
  end: '没有更多了',
  kept: '时长永久保留，觉得记错了，点开那一条可以提出异议。',
} as const
