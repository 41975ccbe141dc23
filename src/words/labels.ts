import type {
  ActivityKind,
  ActivityStatus,
  Audience,
  Category,
  FiveParty,
  ServedGroup,
} from '../domain/activities'
import type { Persona } from '../domain/demo'
import type { AbsenceStep, AppealState } from '../domain/absences'
import type { FeedbackStatus } from '../domain/feedback'
import type { NoticeKind } from '../domain/notices'
import type { TxnKind } from '../domain/points'
import type { Role } from '../domain/roles'
import type { ItemKind, LimitPeriod, RedemptionStatus } from '../domain/shop'
import type { SignupStatus } from '../domain/signups'

/** One short name for each value of the domain's lists; a value without a name does not compile. */
export const categoryWords: Record<Category, string> = {
  culture: '文化民俗',
  elderly: '为老服务',
  children: '少儿成长',
  patrol: '巡访守护',
  training: '学习培训',
  environment: '环境美化',
  health: '健康义诊',
  neighbourhood: '邻里互助',
}

export const kindWords: Record<ActivityKind, string> = { event: '活动', job: '服务岗位' }

export const activityStatusWords: Record<ActivityStatus, string> = {
  draft: '草稿',
  review: '待审核',
  published: '已发布',
  cancelled: '已取消',
  ended: '已结束',
  settled: '已结算',
  discarded: '已删除',
}

export const signupStatusWords: Record<SignupStatus, string> = {
  pending: '待审核',
  confirmed: '已报名',
  waitlisted: '候补中',
  offered: '有名额待确认',
  cancelled: '已取消',
  declined: '已放弃名额',
  rejected: '未通过',
  attended: '已完成',
  absent: '未到',
  excused: '已请假',
}

export const absenceStepWords: Record<AbsenceStep, string> = {
  warning: '提醒一次',
  days_30: '30天不能报名',
  days_60: '60天不能报名',
}

export const appealStateWords: Record<AppealState, string> = {
  none: '未申诉',
  open: '申诉处理中',
  upheld: '申诉未通过',
  revoked: '已撤销',
}

export const feedbackStatusWords: Record<FeedbackStatus, string> = {
  pending: '审核中',
  review: '待人工复核',
  shown: '已显示',
  hidden: '未显示',
}

export const audienceWords: Record<Audience, string> = {
  community: '本社区居民',
  street: '本街道居民',
  district: '全区居民',
}

export const servedGroupWords: Record<ServedGroup, string> = {
  elders: '老年人',
  children: '少年儿童',
  new_workers: '新就业群体',
  disabled: '残障人士',
  bereaved_parents: '失独家庭',
  jobseekers: '求职者',
  families: '家庭',
}

/** 五社. */
export const fivePartyWords: Record<FiveParty, string> = {
  community: '社区',
  social_org: '社会组织',
  social_worker: '社会工作者',
  volunteer: '社区志愿者',
  charity: '社会慈善资源',
}

export const roleWords: Record<Role, string> = {
  organizer: '组织者',
  lead_worker: '带队社工',
  shopkeeper: '兑换点店员',
  reviewer: '审核员',
  auditor: '核查员',
  admin: '管理员',
}

export const itemKindWords: Record<ItemKind, string> = { goods: '物品', service: '服务' }

export const redemptionStatusWords: Record<RedemptionStatus, string> = {
  reserved: '待领取',
  picked_up: '已领取',
  released: '已退回',
}

export const txnKindWords: Record<TxnKind, string> = {
  award: '服务所得',
  reserve: '兑换预留',
  settle: '兑换完成',
  release: '兑换退回',
  expire: '到期',
  reverse: '更正',
  bonus: '奖励',
  penalty: '扣减',
  repay: '补回',
  waive: '免除',
  move_out: '随家人转出',
  move_in: '随家人转入',
}

export const noticeKindWords: Record<NoticeKind, string> = {
  signup_confirmed: '报名成功',
  signup_waitlisted: '已进入候补',
  signup_promoted: '候补成功',
  signup_pending: '报名待审核',
  signup_rejected: '报名未通过',
  seat_offered: '候补轮到您了',
  offer_expired: '候补名额过期',
  signup_added: '工作人员代报名',
  signup_moved: '场次调整',
  turn_skipped: '候补轮到但时间冲突',
  turn_never_came: '这次没有轮到',
  signup_cancelled: '报名已取消',
  signup_excused: '已请假',
  activity_cancelled: '活动取消',
  activity_changed: '活动变动',
  activity_soon: '活动提醒',
  points_awarded: '积分到账',
  points_expiring: '积分快到期',
  points_granted: '积分奖励和扣减',
  grant_waiting: '等您复核',
  grant_flagged: '请核查',
  budget_warning: '积分预算提醒',
  marked_absent: '记为未到',
  appeal_answered: '申诉答复',
  absence_lifted: '未到场已撤销',
  skills_vouched: '技能登记',
  certificate_issued: '证明已开具',
  certificate_refused: '证明未开具',
  certificate_reissued: '证明已更正',
  certificate_revoked: '证明已撤销',
  certificate_asked: '证明申请',
  roll_called: '点名签到',
  check_out_forgotten: '忘记签退',
  minutes_settled: '时长确认',
  minutes_corrected: '时长更正',
  dispute_answered: '异议答复',
  consent_decided: '上级审核',
  report_decided: '申报结果',
  claim_waived: '积分免除',
  family_changed: '家庭变动',
  redemption_reserved: '兑换成功',
  redemption_picked_up: '已领取',
  redemption_released: '兑换退回',
}

export const personaWords: Record<Persona, string> = {
  resident: '居民（带孩子的户主）',
  volunteer: '志愿者',
  organizer: '组织者',
  shopkeeper: '兑换点店员',
  reviewer: '街道审核员',
  neighbour: '另一户邻居',
  newcomer: '还没加入的新居民',
}

/** What the figures of a community or district count, and in what unit. The contract names the codes. */
export const figureWords = {
  teams: { label: '志愿服务队', unit: '支' },
  core_volunteers: { label: '骨干志愿者', unit: '人' },
  social_workers: { label: '专业社工', unit: '人' },
  universities: { label: '结对高校', unit: '所' },
  community_schools: { label: '社区学校', unit: '所' },
  rider_teams: { label: '骑手服务队', unit: '支' },
  rider_members: { label: '骑手队员', unit: '人' },
  residents_served: { label: '服务居民', unit: '人次' },
  station_sessions: { label: '驿站活动', unit: '场' },
  communities: { label: '社区', unit: '个' },
  buildings: { label: '楼栋', unit: '栋' },
  households: { label: '住户', unit: '户' },
  shops: { label: '商户', unit: '家' },
  registered_households: { label: '已加入家庭', unit: '户' },
  person_times: { label: '家庭志愿服务', unit: '人次' },
  points_awarded: { label: '已发放积分', unit: '分' },
  service_hours: { label: '志愿时长', unit: '小时' },
} as const satisfies Record<string, { label: string; unit: string }>

/** The span in which a household's limit counts. */
export const limitPeriodWords: Record<LimitPeriod, string> = {
  month: '每月',
  quarter: '每季度',
  year: '每年',
}
