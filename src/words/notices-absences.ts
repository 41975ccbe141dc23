import type { AbsenceStep } from '../domain/absences'
import { dateText } from './format'
import type { NoticeWords } from './notices'

/** What a person is told of staying away, and of an appeal. */

const stepWords: Record<AbsenceStep, (until: string) => string> = {
  warning: () => '这是第一次，只作提醒，不影响报名。',
  days_30: (until) => `一年内第二次未到场，${until}前不能报名。`,
  days_60: (until) => `一年内多次未到场，${until}前不能报名。`,
}

/** Somebody stayed away, or gave the place back after the deadline. */
export type AbsenceHow = 'stayed_away' | 'late'

const absentWords: Record<AbsenceHow, { title: string; body: string }> = {
  stayed_away: { title: '未到场', body: '记录显示您没有到场签到。' },
  late: { title: '取消晚了', body: '过了取消截止时间才取消，记一次未到场。' },
}

export const absentNotice = (about: {
  personId: string
  activityId: string
  title: string
  step: AbsenceStep
  until: Date | null
  how: AbsenceHow
}): NoticeWords => {
  const until = about.until === null ? '' : dateText(about.until)
  const how = absentWords[about.how]
  return {
    personId: about.personId,
    kind: 'marked_absent',
    title: `${how.title}：${about.title}`,
    body: `${how.body}${stepWords[about.step](until)}如有特殊情况，可以在「我的报名」里申诉，由工作人员处理。`,
    about: { what: 'activity', id: about.activityId },
  }
}

export const easedWords = (eased: number) =>
  eased > 0 ? `之后的 ${String(eased)} 次记录也相应减轻，可以在「未到场记录」里查看。` : ''

export const appealNotice = (about: {
  personId: string
  partyId: string
  appeal: 'upheld' | 'revoked'
  reason: string
  /** How many other absences now come to less. */
  eased: number
}): NoticeWords => ({
  personId: about.personId,
  kind: 'appeal_answered',
  title: about.appeal === 'revoked' ? '申诉通过' : '申诉未通过',
  body:
    about.appeal === 'revoked'
      ? `这次未到场已撤销，不再影响报名。${easedWords(about.eased)}说明：${about.reason}。`
      : `这次未到场的记录保留。说明：${about.reason}。`,
  about: { what: 'signup', id: about.partyId },
})
