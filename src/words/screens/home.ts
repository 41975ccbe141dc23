/** 首页. */
export const homeWords = {
  /** By the hour in UTC+8. */
  greeting: (hour: number) =>
    hour < 5
      ? '夜深了'
      : hour < 11
        ? '早上好'
        : hour < 14
          ? '中午好'
          : hour < 18
            ? '下午好'
            : '晚上好',
  hello: (greeting: string, nickname: string) => `${greeting}，${nickname}`,
  lights: (community: string, month: string, lit: string) =>
    `${community} ${month}已有 ${lit} 户亮灯`,
  inbox: '消息',
  lightsSpoken: (community: string, lit: string, total: string) =>
    `${community}的楼栋，${total} 扇窗里亮着 ${lit} 扇`,
  ownWindow: [
    '您家的窗还暗着。参加一次服务，它就亮了。',
    '您家的窗亮了，谢谢您。',
    '您家的窗很亮，邻居们都看得见。',
    '您家的窗是楼里最亮的几扇之一。',
  ],
  noWindow: '一扇窗是一户人家，这个月服务过的就亮着。',
  openCommunity: '看看整个社区',
  unread: (count: string) => `${count} 条新消息`,
  scan: '扫码签到',
  checkIn: '去签到',
  code: '我的成员码',
  next: '接下来',
  offered: '等您确认',
  nearby: '附近活动',
  all: '全部活动',
  allMine: '全部报名',
  nothingNearby: '眼下没有活动',
  nothingNearbyAdvice: '过几天再来看看，新活动会出现在这里。',
  visitorTitle: '做邻里的一盏灯',
  visitorText: '加入好邻，和家人一起参加活动、积攒家庭积分，也点亮您家的窗。先看看也可以。',
  join: '加入好邻',
  bigNearby: '附近活动',
  bigCheckIn: '签到',
  bigPoints: '我的积分',
  nothingToCheckIn: '现在没有要签到的活动。活动开始前1小时可以签到。',
} as const
