/** The product's name, the four tabs and the title of each page, as WeChat shows them. */
export const productName = '好邻'

export const tabTitles = {
  home: '首页',
  activities: '活动',
  shop: '积分兑换',
  me: '我的',
} as const

export const pageTitles = {
  ...tabTitles,
  home: productName,
  activity: '活动详情',
  signup: '我要报名',
  mySignups: '我的报名',
  absences: '未到场记录',
  checkIn: '签到',
  code: '成员码和家庭码',
  points: '家庭积分',
  item: '物品详情',
  redemptions: '我的兑换',
  family: '我的家庭',
  inbox: '消息',
  join: '加入好邻',
  community: '万家灯火',
  settings: '设置',
  demo: '换一位演示居民',
  desk: '组织者工作台',
  edit: '发布活动',
  slot: '场次现场',
  siteCode: '现场签到码',
  pickup: '核销取货码',
  change: '修改活动',
  series: '系列活动',
  templates: '活动模板',
  pending: '报名审核',
  admit: '补报和代报名',
  appeals: '缺席申诉',
  comments: '评价审核',
  vouch: '技能登记',
  myRecord: '我的服务记录',
  myRecords: '服务记录',
  certificates: '志愿服务证明',
  certificate: '志愿服务证明',
  askCertificate: '申请证明',
  verify: '证明核验',
  issuing: '志愿服务证明',
  hours: '时长处理',
  record: '服务记录',
  consents: '时长审核',
  entry: '服务记录',
  report: '服务申报',
  pointsRules: '积分规则',
  grants: '奖励和扣减',
  budget: '积分预算',
  invite: '邀请家人',
  accept: '输入邀请码',
  member: '家人',
  split: '分户约定',
  book: '物品公开账',
  households: '家庭事务',
  shelf: '兑换点货架',
  shelfItem: '物品资料',
  stock: '库存',
} as const

/** What WeChat shows when it asks whether the phone may tell where it is. */
export const locationUse = '只用来核对您是否在活动现场，位置不会上传'

/** The title bar's buttons in a browser; WeChat names its own. */
export const barLabels = { back: '返回', home: '回到首页' } as const
