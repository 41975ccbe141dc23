import type { ActivityKind } from '../../domain/activities'

/** The form's fields by the path of what they write; `0` stands for any number. */
export type EditField =
  | 'title'
  | 'place'
  | 'address'
  | 'content'
  | 'conditions'
  | 'riskNotice'
  | 'insurance'
  | 'tags'
  | 'servedGroups'
  | 'contributions'
  | 'contributions.0.name'
  | 'contributions.0.gave'
  | 'slots'
  | 'slots.0.name'
  | 'slots.0.startsAt'
  | 'slots.0.endsAt'
  | 'slots.0.opensAt'
  | 'slots.0.closesAt'
  | 'slots.0.cancelUntil'
  | 'slots.0.capacity'
  | 'slots.0.points'
  | 'slots.0.requires'
  | 'questions'
  | 'questions.0.label'
  | 'questions.0.options'
  | 'repeat'

/** What is asked for, said beside the field when it is missing or wrong. */
export const editProblems: Record<EditField, string> = {
  title: '标题要 2 到 40 个字。',
  place: '地点要 2 到 40 个字，例如“社区党群服务中心二楼”。',
  address: '地址最多 100 个字。',
  content: '请写清做什么，5 到 2000 个字。',
  conditions: '参加条件最多 500 个字。',
  riskNotice: '请写明风险和保障，5 到 500 个字。',
  insurance: '保险说明最多 100 个字。',
  tags: '标签最多 8 个，每个不超过 10 个字。',
  servedGroups: '服务对象最多选 8 类。',
  contributions: '最多写 10 条。',
  'contributions.0.name': '请写名称，最多 40 个字。',
  'contributions.0.gave': '请写提供了什么，最多 100 个字。',
  slots: '至少要有一个场次，最多 12 个。',
  'slots.0.name': '场次名称要 1 到 20 个字。',
  'slots.0.startsAt': '开始时间已经过去，请改到以后。',
  'slots.0.endsAt': '结束要晚于开始，一场最长一天。',
  'slots.0.opensAt': '开始报名要早于报名截止。',
  'slots.0.closesAt': '报名截止不能晚于结束时间。',
  'slots.0.cancelUntil': '取消截止不能晚于开始时间。',
  'slots.0.capacity': '人数要在 1 到 5000 之间。',
  'slots.0.points': '到场积分最多 1000 分，每小时最多 3 分。',
  'slots.0.requires': '一场最多要求 5 项技能。',
  questions: '最多问 8 个问题。',
  'questions.0.label': '请写问题，最多 60 个字。',
  'questions.0.options': '至少写 2 个选项，最多 10 个，每个不超过 20 个字。',
  repeat: '按这个规律一天也没有。请看看选的星期和结束日期。',
}

export const editWords = {
  copied: '已经复制了内容，时间移到了下一周，请再看一眼。',
  basics: '基本内容',
  kind: '类型',
  title: '标题',
  titleHint: '例如：周六民俗日·剪纸和木版年画',
  category: '分类',
  cover: '封面图片',
  coverNote: '可以不放，会用画好的图。图片要经过审核。',
  chooseCover: '选一张图片',
  changeCover: '换一张',
  removeCover: '不要图片',
  content: '做什么',
  contentHint: '流程、带什么、请谁来讲，写给没来过的邻居看',
  tags: '标签',
  datePlaceholder: '选日期',
  timePlaceholder: '选时间',
  tagsHint: '用空格分开，例如：亲子 非遗',
  /** What people type between two tags. */
  tagsBetween: /[\s,，、；;]+/,
  place: '地点名称',
  placeHint: '例如：社区党群服务中心二楼',
  address: '详细地址',
  addressHint: '可以不填',
  slots: '时间和名额',
  slot: (number: number) => `第 ${String(number)} 场`,
  slotName: '名称',
  slotNameHint: '例如：上午场',
  startsAt: '开始',
  endsAt: '结束',
  capacity: '人数',
  perHour: '每小时积分',
  perHourChoices: [
    { value: '0', label: '不计' },
    { value: '500', label: '0.5' },
    { value: '1000', label: '1' },
    { value: '1500', label: '1.5' },
    { value: '2000', label: '2' },
    { value: '3000', label: '3' },
  ],
  fixed: '到场另加',
  upTo: (points: number) => `按计划时长，每人最多 ${String(points)} 分`,
  waitlist: '满员后可以候补',
  adultRequired: '未成年人须有家里大人同来',
  minAge: '最小参加年龄',
  minAgeNone: '不限年龄',
  earnAge: '最小计分年龄',
  years: (age: number) => `${String(age)} 岁`,
  less: '减少',
  more: '增加',
  moreRules: '更多规则',
  fewerRules: '收起',
  opensAt: '开始报名',
  opensAtDefault: '发布就能报名',
  closesAt: '报名截止',
  closesAtDefault: '到开始时间为止',
  cancelUntil: '取消截止',
  cancelUntilDefault: '开始前 3 小时',
  setTime: '另设时间',
  useDefault: '用默认',
  addSlot: '再加一场',
  removeSlot: '删去这一场',
  who: '谁可以来',
  audience: '报名范围',
  conditions: '参加条件',
  conditionsHint: '可以不填，例如：能久站，自带水杯',
  servedGroups: '服务对象',
  safety: '风险和保障',
  riskNotice: '风险告知',
  insurance: '保险',
  insuranceHint: '可以不填；有危险的服务必须写明',
  five: '五社联动',
  fiveNote: '社区、社会组织、社工、志愿者、慈善资源各出了什么',
  party: '哪一方',
  partyName: '名称',
  partyNameHint: '例如：张家湾社区居委会',
  gave: '提供了什么',
  gaveHint: '例如：场地和茶水',
  addContribution: '加一条',
  removeContribution: '删去这一条',
  save: '存草稿',
  publish: '发布',
  problems: (count: number) => `还有 ${String(count)} 处要改，已经标出来了。`,
  saved: '草稿存好了。',
  publishTitle: '现在发布？',
  publishText: '发布以后居民马上看得到，可以报名。',
  publishConfirm: '发布',
  notYet: '先不发布',
  published: '已经发布，居民现在就能看到。',
  seeIt: '看看发布的样子',
  backToDesk: '回工作台',
  defaults: {
    slotName: { event: '全场', job: '本岗' } satisfies Record<ActivityKind, string>,
    riskNotice:
      '活动中请注意用电、用具和上下楼梯安全；儿童由家长看护；身体不适请及时告诉工作人员。现场备有急救箱，工作人员全程在场。',
  },
} as const
