import { minutesText } from './format'
import type { NoticeWords } from './notices'
import { easedWords } from './notices-absences'

interface AboutRecord {
  personId: string
  recordId: string
  nickname: string
  title: string
}

const ofRecord = ({ personId, recordId }: AboutRecord) => ({
  personId,
  about: { what: 'record' as const, id: recordId },
})

export const calledNotice = (of: AboutRecord): NoticeWords => ({
  ...ofRecord(of),
  kind: 'roll_called',
  title: `点名签到：${of.title}`,
  body: `工作人员点名记了${of.nickname}到场。请点开确认；没有去的，也请告诉我们。`,
})

export const forgottenNotice = (of: AboutRecord & { minutes: number }): NoticeWords => ({
  ...ofRecord(of),
  kind: 'check_out_forgotten',
  title: `忘记签退：${of.title}`,
  body: `${of.nickname}没有签退，先按计划结束时间暂记${minutesText(of.minutes)}，等组织者确认后才计入时长和积分。如果时间不对，点开可以申请更正。`,
})

export const settledNotice = (
  of: AboutRecord & { minutes: number; points: number },
): NoticeWords => ({
  ...ofRecord(of),
  kind: 'minutes_settled',
  title: `时长已确认：${of.title}`,
  body: `${of.nickname}的服务时长确认为${minutesText(of.minutes)}${of.points > 0 ? `，家庭积分 +${String(of.points)}` : ''}。如果不对，点开可以提出异议。`,
})

export const correctedNotice = (
  of: AboutRecord & { before: number; minutes: number; reason: string; waits: boolean },
): NoticeWords => ({
  ...ofRecord(of),
  kind: 'minutes_corrected',
  title: `时长有更正：${of.title}`,
  body: `${of.nickname}的服务时长由${minutesText(of.before)}更正为${minutesText(of.minutes)}。原因：${of.reason}。${of.waits ? '增加的部分要等上级审核，结果会再通知您。' : '积分已按更正后的时长重新计算。'}`,
})

/** Service outside of activities, which earns no points; `waits` are the minutes beyond eight hours of a day. */
export const reportCorrectedNotice = (
  of: AboutRecord & { before: number; minutes: number; reason: string; waits: number },
): NoticeWords => ({
  ...ofRecord(of),
  kind: 'minutes_corrected',
  title: `时长有更正：${of.title}`,
  body: `${of.nickname}申报的服务时长由${minutesText(of.before)}更正为${minutesText(of.minutes)}。原因：${of.reason}。${of.waits > 0 ? `其中${minutesText(of.waits)}要等上级审核，结果会再通知您。` : ''}`,
})

export const disputeNotice = (
  of: AboutRecord & { upheld: boolean; answer: string },
): NoticeWords => ({
  ...ofRecord(of),
  kind: 'dispute_answered',
  title: of.upheld ? `异议成立：${of.title}` : `异议未采纳：${of.title}`,
  body: `${of.upheld ? '时长已经更正。' : '记录保持不变。'}答复：${of.answer}。点开可以看到全部经过。`,
})

export const consentNotice = (of: {
  personId: string
  about: NoticeWords['about']
  title: string
  agreed: boolean
  answer: string
}): NoticeWords => ({
  personId: of.personId,
  kind: 'consent_decided',
  title: of.agreed ? `上级已同意：${of.title}` : `上级未同意：${of.title}`,
  body: of.agreed ? '等待审核的时长和积分已经计入。' : `等待审核的部分不计入。原因：${of.answer}。`,
  about: of.about,
})

export const reportNotice = (of: {
  personId: string
  reportId: string
  what: string
  approved: boolean
  minutes: number
  answer: string
}): NoticeWords => ({
  personId: of.personId,
  kind: 'report_decided',
  title: of.approved ? `申报通过：${of.what}` : `申报未通过：${of.what}`,
  body: of.approved
    ? `${minutesText(of.minutes)}已计入志愿时长。自行申报的服务只记时长，不计积分。`
    : `原因：${of.answer}。可以改好以后重新申报。`,
  about: { what: 'report', id: of.reportId },
})

export const claimWaivedNotice = (of: {
  personId: string
  familyId: string
  points: number
  reason: string
}): NoticeWords => ({
  personId: of.personId,
  kind: 'claim_waived',
  title: '待补回的积分已免除',
  body: `社区免除了 ${String(of.points)} 分。原因：${of.reason}。现在可以兑换了。`,
  about: { what: 'points', id: of.familyId },
})

export const absenceLiftedNotice = (about: {
  personId: string
  partyId: string
  title: string
  reason: string
  /** How many other absences now come to less. */
  eased: number
}): NoticeWords => ({
  personId: about.personId,
  kind: 'absence_lifted',
  title: `未到场已撤销：${about.title}`,
  body: `现在知道您到了现场，这次未到场已撤销，不再影响报名。${easedWords(about.eased)}说明：${about.reason}。`,
  about: { what: 'signup', id: about.partyId },
})
