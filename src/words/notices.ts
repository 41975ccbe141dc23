import type { NoticeAbout, NoticeKind } from '../domain/notices'
import type { Skill } from '../domain/skills'
import { clockText, dateText } from './format'
import { skillWords } from './skills'

/** A notice is read days later too, so it names the day and never says "tomorrow". */
const whenWords = (instant: Date) => `${dateText(instant)} ${clockText(instant)}`

/** What a person is told. The title says what happened; the body says what it means and what to do. */
export interface NoticeWords {
  personId: string
  kind: NoticeKind
  title: string
  body: string
  about: { what: NoticeAbout; id: string } | null
}

type SignupNotice =
  | 'signup_confirmed'
  | 'signup_waitlisted'
  | 'signup_promoted'
  | 'signup_cancelled'
  | 'signup_pending'
  | 'signup_rejected'
  | 'seat_offered'
  | 'offer_expired'
  | 'signup_added'
  | 'signup_moved'
  | 'turn_skipped'
  | 'turn_never_came'
  | 'signup_excused'

interface Extra {
  /** Until when an offered seat is held. */
  until: string
  /** A reason, the name of a post, or the title of something else. */
  note: string
}

const signupWords: Record<SignupNotice, { title: string; body: (extra: Extra) => string }> = {
  signup_confirmed: {
    title: '报名成功',
    body: () => '请按时到场，现场签到。去不了请提前取消，把名额让给邻居。',
  },
  signup_waitlisted: {
    title: '已加入候补',
    body: () => '有人取消时按先后顺序补上，轮到您会马上通知。',
  },
  signup_promoted: {
    title: '候补成功',
    body: () => '您已从候补转为正式报名，请按时到场；去不了请尽早取消。',
  },
  signup_cancelled: {
    title: '已取消报名',
    body: ({ note }) => `${note}名额已经让出，欢迎下次再来。`,
  },
  signup_pending: { title: '报名待审核', body: () => '组织者审核后会通知您，请留意消息。' },
  signup_rejected: { title: '报名未通过', body: ({ note }) => `原因：${note}。欢迎看看别的活动。` },
  seat_offered: {
    title: '候补轮到您了',
    body: ({ until }) => `名额为您保留到${until}，请尽快确认；不去请让给下一位。`,
  },
  offer_expired: {
    title: '候补名额已过期',
    body: () => '没有在期限内确认，名额已让给下一位邻居。',
  },
  signup_added: { title: '工作人员已为您报名', body: () => '请按时到场，现场签到。' },
  signup_moved: { title: '场次有调整', body: ({ note }) => `您的报名已调整到「${note}」。` },
  turn_never_came: {
    title: '这次没有轮到',
    body: () => '报名的人多，名额没有轮到您。谢谢您愿意来，欢迎看看别的活动。',
  },
  signup_excused: {
    title: '已请假',
    body: ({ note }) => `${note}不算未到场，名额让给了别人。`,
  },
  turn_skipped: {
    title: '候补轮到您，但时间冲突',
    body: ({ note }) =>
      `同一时间已经报了「${note}」，这次先让给下一位，您的位置还在。想来的话，请先取消那一个。`,
  },
}

export const excusedWords = (who: string, reason: string) =>
  `工作人员已为${who}请假，原因：${reason}。`

/** Said to those of a household for whom somebody else of it cancelled. */
export const cancelledBy = (who: string, names: string) => `${who}取消了${names}的报名。`

/** About a sign-up: which activity, and when. */
export const signupNotice = (
  kind: SignupNotice,
  about: {
    personId: string
    partyId: string
    title: string
    startsAt: Date
    until?: Date | undefined
    note?: string | undefined
  },
): NoticeWords => {
  const { title, body } = signupWords[kind]
  const until = about.until ? whenWords(about.until) : ''
  return {
    personId: about.personId,
    kind,
    title: `${title}：${about.title}`,
    body: `${whenWords(about.startsAt)}。${body({ until, note: about.note ?? '' })}`,
    about: { what: 'signup', id: about.partyId },
  }
}

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

/** `changes` are the words of what is different now. */
export const activityChangedNotice = (about: {
  personId: string
  activityId: string
  title: string
  changes: readonly string[]
}): NoticeWords => ({
  personId: about.personId,
  kind: 'activity_changed',
  title: `活动有变动：${about.title}`,
  body: `${about.changes.join('；')}。您的报名还在；去不了请尽早取消，把名额让给邻居。`,
  about: { what: 'activity', id: about.activityId },
})

export const activitySoonNotice = (about: {
  personId: string
  activityId: string
  title: string
  slotName: string
  place: string
  startsAt: Date
}): NoticeWords => ({
  personId: about.personId,
  kind: 'activity_soon',
  title: `快开始了：${about.title}`,
  body: `「${about.slotName}」${whenWords(about.startsAt)}在${about.place}开始，请准时到场，现场签到。`,
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

export const skillsNotice = (about: {
  personId: string
  skills: readonly Skill[]
}): NoticeWords => ({
  personId: about.personId,
  kind: 'skills_vouched',
  title: '技能登记有更新',
  body:
    about.skills.length === 0
      ? '工作人员已撤销您登记的技能。'
      : `已为您登记：${about.skills.map((skill) => skillWords[skill]).join('、')}。`,
  about: null,
})

type CertificateNotice =
  | 'certificate_issued'
  | 'certificate_refused'
  | 'certificate_reissued'
  | 'certificate_revoked'
  | 'certificate_asked'

/** About a certificate: what became of it, or that somebody waits for one. */
export const certificateNotice = (
  kind: CertificateNotice,
  about: { personId: string; certificateId: string; reason?: string; renewed?: boolean },
): NoticeWords => {
  const words: Record<CertificateNotice, { title: string; body: string }> = {
    certificate_issued: {
      title: '志愿服务证明开好了',
      body: '社区已开具您申请的证明，可以打开、保存和打印。',
    },
    certificate_refused: {
      title: '志愿服务证明没有开具',
      body: `原因：${about.reason ?? ''}。有疑问请联系社区工作人员。`,
    },
    certificate_reissued: {
      title: '志愿服务证明有更正',
      body:
        about.renewed === false
          ? '证明里的服务记录有更正，原来的证明已撤销，请不要再使用。'
          : '证明里的服务记录有更正，原来的证明已撤销，新的一份已经开好，请改用新的。',
    },
    certificate_revoked: {
      title: '志愿服务证明已被撤销',
      body: `出具单位撤销了这份证明，请不要再使用。原因：${about.reason ?? ''}。有疑问请联系社区工作人员。`,
    },
    certificate_asked: {
      title: '有人申请志愿服务证明',
      body: '有一份需要工作人员核对，请在组织者工作台的「志愿服务证明」里处理。',
    },
  }
  return {
    personId: about.personId,
    kind,
    ...words[kind],
    about: { what: 'certificate', id: about.certificateId },
  }
}

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
export const pickUpNote = (item: {
  place: string
  hours: string
  /** How a service is booked; empty for goods. */
  booking: string
  until: Date
}) =>
  `请在${whenWords(item.until)}前凭取货码到${item.place}领取（${item.hours}）${item.booking === '' ? '' : `，${item.booking}`}，过期自动退回积分。`

export const pickedUpNote = '感谢您一家的付出。'

export const releasedNote = (reason: string) => `原因：${reason}。`
