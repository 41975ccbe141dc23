export const settingsWords = {
  looks: '显示',
  bigType: '大字',
  bigTypeNote: '字和按钮都放大，首页更简单',
  theme: '颜色',
  themes: { auto: '跟随系统', light: '浅色', dark: '深色' },
  privacyTitle: '我们知道您的什么',
  privacyText: [
    '昵称、出生年份、所在社区，用来报名和判断年龄要求。加入和报名不需要真实姓名、电话和证件。',
    '您愿意留的电话，加密保存；只有您报名的那一场的组织者能拨打，每次都有记录。',
    '报名、签到、时长和积分记录。服务时长按国家规定至少保留 10 年。',
    '组织者只看得到报名者的昵称。公开页面只有亮着的窗，没有名字。',
    '个别活动签到时会核对您是否在现场：位置只在手机上比对，不上传，不开定位也能签到。',
    '不读取通讯录和相册；选封面图片、扫码时才会用到相机或相册。',
  ],
  rights: '您的权利',
  rightsText: '想查看、更正或删除自己和孩子的信息，请联系所在社区的工作人员。',
  account: '账号',
  signedInAs: (nickname: string, community: string) => `${nickname} · ${community}`,
  visitor: '还没有登录',
  signOut: '退出登录',
} as const

/** 电话. */
export const phoneWords = {
  title: '联系电话（可以不留）',
  use: '活动当天有事，组织者可以一键打给您。号码加密保存，别人看不到。',
  now: (masked: string) => `已留 ${masked}`,
  label: '手机号',
  labelChange: '换一个手机号',
  hint: '11 位手机号',
  wrong: '请填 11 位手机号。',
  give: '留下电话',
  change: '换成这个',
  takeBack: '不再留电话',
  given: '电话已加密保存。',
  taken: '电话已删除。',
} as const

export const signOutWords = {
  title: '要退出登录吗？',
  text: '退出以后仍然可以看活动。再次登录时，报名、积分和时长都还在。',
  confirm: '退出',
  stay: '不退出',
} as const
