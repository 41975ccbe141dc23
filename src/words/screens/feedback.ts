import type { FeedbackStatus } from '../../domain/feedback'

/** 评价: stars and a word after an activity. */
export const feedbackWords = {
  title: '邻居评价',
  average: (average: string, count: string) => `${average} 分 · ${count} 条评价`,
  spoken: (stars: string) => `${stars} 星，满分 5 星`,
  mine: '我的评价',
  ask: '这次活动怎么样？',
  askNote: '点几颗星，再说一两句，好让大家下次办得更好。',
  choose: '点星星打分',
  names: ['很不满意', '不太满意', '一般', '满意', '非常满意'],
  text: '说一两句（选填）',
  textNote: '文字审核后才会展示，邻居只看到您的昵称。',
  placeholder: '哪里好，哪里可以更好',
  give: '提交评价',
  thanks: '谢谢您的评价！',
  thanksChecked: '谢谢您的评价！文字审核后会展示。',
  more: '看更多评价',
  end: '评价就这些了',
} as const

/** What the standing of one's own feedback means. */
export const feedbackHints: Record<FeedbackStatus, string> = {
  pending: '文字审核后会展示给邻居。',
  review: '工作人员看过后会展示给邻居。',
  shown: '邻居们可以看到。',
  hidden: '文字没有通过审核，只有您自己看得到。',
}
