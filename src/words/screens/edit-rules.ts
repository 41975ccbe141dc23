import type { QuestionKind } from '../../domain/questions'
import type { WaitMode } from '../../domain/signups'

/** How the places of a slot are given. */
export const placingWords = {
  waitMode: '有人退出时',
  waitModes: { auto: '自动递补', offer: '保留名额等确认' } satisfies Record<WaitMode, string>,
  waitModeNotes: {
    auto: '空出的名额马上给候补的下一家，并通知他们。',
    offer: '名额先为下一家保留 12 小时，确认了才算；不要就轮到再下一家。',
  } satisfies Record<WaitMode, string>,
  approval: '报名需要审核',
  approvalNote: '报名先不占名额，您在工作台通过以后才算。',
  staged: '错峰开放',
  stagedHours: (hours: number) => (hours === 0 ? '不错峰' : `前 ${String(hours)} 小时`),
  stagedNote: (hours: number) =>
    hours === 0
      ? '开放以后谁先报谁先得。'
      : `开放后的前 ${String(hours)} 小时，只有本月还没参加过的家庭能报；之后人人都能报。`,
  requires: '要求的技能和证书',
  requiresNote: '同来的每位大人都要有登记。孩子不要求。最多 5 项。',
} as const

/** What is asked on sign-up. */
export const askWords = {
  title: '报名时问什么',
  note: '不问也可以。以前答过的，居民报名时会自动填上。',
  question: (number: number) => `第 ${String(number)} 问`,
  kind: '怎么回答',
  kinds: {
    text: '写一句话',
    choice: '选一项',
    number: '填数字',
    consent: '勾选同意',
  } satisfies Record<QuestionKind, string>,
  label: '问题',
  hints: {
    text: '例如：有没有忌口？',
    choice: '例如：T 恤要多大号？',
    number: '例如：一共来几位老人？',
    consent: '例如：我同意活动中拍照用于社区公众号',
  } satisfies Record<QuestionKind, string>,
  options: '选项',
  optionsHint: '用空格分开，例如：小号 中号 大号',
  /** What people type between two options. */
  between: /[\s,，、；;]+/,
  required: '必须回答',
  add: '加一个问题',
  remove: '删去这个问题',
} as const

/** 重复: one draft becomes a series. */
export const repeatWords = {
  title: '重复',
  choose: '多久一次',
  choices: [
    { value: 'none', label: '不重复' },
    { value: 'day', label: '每天' },
    { value: 'week', label: '每周' },
    { value: 'month', label: '每月' },
  ],
  exceptHolidays: '节假日除外',
  exceptHolidaysNote: '按国家法定节假日，调休的工作日请自己留意。',
  exceptWeekends: '周末除外',
  weekdays: '星期几',
  nth: '第几个',
  weekday: '星期几',
  from: '开始日期',
  fromNote: '各场的时间跟着它走。',
  until: '结束日期',
  untilNote: '不填就一直办下去，随时可以停办。',
  untilNone: '一直办',
  datePlaceholder: '选日期',
  preview: '接下来的日子',
  previewMore: (rule: string) => `${rule}。发布后先开出三周以内的，以后每天自动续上。`,
  previewFirst: (count: number) => `发布时先开出 ${String(count)} 场`,
  publishTitle: '发布这个系列？',
  publishText: (rule: string, count: number) =>
    count === 0
      ? `${rule}。三周以内没有日子，到时候会自动开出。`
      : `${rule}。现在开出三周以内的 ${String(count)} 场，居民马上可以报名。`,
  published: '系列已经发布',
  publishedCount: (count: number) =>
    count === 0 ? '三周以内没有日子，到时候自动开出。' : `先开出 ${String(count)} 场。`,
  publishedNote: '以后的日子会自动开出。要停办，在“系列活动”里操作。',
  seeSeries: '看系列活动',
} as const

/** Templates: kept under a name, to begin with another time. */
export const discardWords = {
  button: '删除这份草稿',
  title: '删除这份草稿？',
  text: '删除以后找不回来。还没有发布过，不影响任何人。',
  confirm: '删除草稿',
  keep: '不删',
} as const

export const templateWords = {
  start: '从模板开始',
  startNote: '常办的活动不用从头写。',
  section: '模板',
  sectionNote: '下次再办，可以从这一份开始。',
  save: '存为模板',
  saveText: '标题、内容、场次的钟点和规则都会存下。封面图片不存。',
  name: '模板名称',
  nameHint: '例如：周末读书会',
  nameMissing: '请写一个名称，最多 30 个字。',
  saved: (name: string) => `“${name}”存好了，在工作台的“模板”里。`,
  begun: (name: string) => `从模板“${name}”开始，时间已经移到以后，请再看一眼。`,
  emptyTitle: '还没有模板',
  emptyText: '填好一个活动，在页面最下面“存为模板”，下次就能从这里开始。',
  drop: '删除',
  dropTitle: (name: string) => `删除模板“${name}”？`,
  dropText: '已经发布的活动不受影响。',
  dropConfirm: '删除模板',
  dropKeep: '不删',
  dropped: (name: string) => `模板“${name}”已经删除。`,
  use: '用它发布',
  slots: (count: number) => `${String(count)} 个场次`,
  post: '去发布活动',
} as const

/** 到场位置核对. */
export const placeCheckWords = {
  label: '自己签到时核对位置',
  note: '扫现场码签到的人，手机要在活动地点附近。不开定位的人照样能签到，名单上会注明。',
  missing: '没有取到位置。请允许定位，再打开一次。',
  chosen: (latitude: string, longitude: string) => `核对点：北纬 ${latitude}，东经 ${longitude}`,
  again: '重新选位置',
  radius: '多远以内算到场',
  radiusNote: (metres: number) => `${String(metres)} 米以内`,
  less: '近一点',
  more: '远一点',
} as const
