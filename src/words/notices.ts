import type { NoticeKind } from '../domain/notices'
import { clockText, dateText } from './format'

/** A notice is read days later too, so it names the day and never says "tomorrow". */
const whenWords = (instant: Date) => `${dateText(instant)} ${clockText(instant)}`

/** What a person is told. The title says what happened; the body says what it means and what to do. */
export interface NoticeWords {
  personId: string
  kind: NoticeKind
  title: string
  body: string
  about: { what: 'activity' | 'signup' | 'points' | 'redemption'; id: string } | null
}

type SignupNotice =
  'signup_confirmed' | 'signup_waitlisted' | 'signup_promoted' | 'signup_cancelled'

const signupWords: Record<SignupNotice, { title: string; body: string }> = {
  signup_confirmed: {
    title: '报名成功',
    body: '请按时到场，现场签到。去不了请提前取消，把名额让给邻居。',
  },
  signup_waitlisted: {
    title: '已加入候补',
    body: '有人取消时按先后顺序自动补上，补上后会通知您。',
  },
  signup_promoted: {
    title: '候补成功',
    body: '您已从候补转为正式报名，请按时到场；去不了请尽早取消。',
  },
  signup_cancelled: { title: '已取消报名', body: '名额已经让出，欢迎下次再来。' },
}

/** About a sign-up: which activity, and when. */
export const signupNotice = (
  kind: SignupNotice,
  about: { personId: string; partyId: string; title: string; startsAt: Date },
): NoticeWords => ({
  personId: about.personId,
  kind,
  title: `${signupWords[kind].title}：${about.title}`,
  body: `${whenWords(about.startsAt)}。${signupWords[kind].body}`,
  about: { what: 'signup', id: about.partyId },
})

export const activityCancelledNotice = (about: {
  personId: string
  activityId: string
  title: string
  reason: string
}): NoticeWords => ({
  personId: about.personId,
  kind: 'activity_cancelled',
  title: `活动取消：${about.title}`,
  body: `很抱歉，活动不能举行了。原因：${about.reason}。您的报名已自动取消，不影响今后报名。`,
  about: { what: 'activity', id: about.activityId },
})

export const pointsNotice = (about: {
  personId: string
  title: string
  points: number
  familyId: string
}): NoticeWords => ({
  personId: about.personId,
  kind: 'points_awarded',
  title: `家庭积分 +${String(about.points)}`,
  body: `「${about.title}」的服务已确认，积分已记入家庭账户，可到积分明细查看。`,
  about: { what: 'points', id: about.familyId },
})

export const absentNotice = (about: {
  personId: string
  activityId: string
  title: string
}): NoticeWords => ({
  personId: about.personId,
  kind: 'marked_absent',
  title: `未到场：${about.title}`,
  body: '记录显示您没有到场签到。如有特殊情况，请联系活动组织者说明。',
  about: { what: 'activity', id: about.activityId },
})

type RedemptionNotice = 'redemption_reserved' | 'redemption_picked_up' | 'redemption_released'

export const redemptionNotice = (
  kind: RedemptionNotice,
  about: { personId: string; redemptionId: string; itemName: string; price: number; note: string },
): NoticeWords => {
  const words: Record<RedemptionNotice, { title: string; body: string }> = {
    redemption_reserved: {
      title: '兑换成功',
      body: `已预留 ${String(about.price)} 分。${about.note}`,
    },
    redemption_picked_up: {
      title: '领取成功',
      body: `${String(about.price)} 分已结清。${about.note}`,
    },
    redemption_released: {
      title: '兑换已取消',
      body: `${String(about.price)} 分已全部退回家庭账户。${about.note}`,
    },
  }
  return {
    personId: about.personId,
    kind,
    title: `${words[kind].title}：${about.itemName}`,
    body: words[kind].body,
    about: { what: 'redemption', id: about.redemptionId },
  }
}

/** What stands below a reserved item. */
export const pickUpNote = (item: { place: string; hours: string; until: Date }) =>
  `请在${whenWords(item.until)}前凭取货码到${item.place}领取（${item.hours}），过期自动退回积分。`

export const pickedUpNote = '感谢您一家的付出。'

export const releasedNote = (reason: string) => `原因：${reason}。`
