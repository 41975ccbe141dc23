export const settingsWords = {
  looks: '显示',
  bigType: '大字',
  bigTypeNote: '字和按钮都放大，首页更简单',
  theme: '颜色',
  themes: { auto: '跟随系统', light: '浅色', dark: '深色' },
  privacyTitle: '我们知道您的什么',
  privacyText: [
    '昵称、出生年份、所在社区，用来报名和判断年龄要求。不需要真实姓名、电话和证件。',
    '报名、签到、时长和积分记录。服务时长按国家规定至少保留 10 年。',
    '组织者只看得到报名者的昵称。公开页面只有亮着的窗，没有名字。',
    '不读取您的位置、通讯录和相册；选封面图片、扫码时才会用到相机或相册。',
  ],
  rights: '您的权利',
  rightsText: '想查看、更正或删除自己和孩子的信息，请联系所在社区的工作人员。',
  account: '账号',
  signedInAs: (nickname: string, community: string) => `${nickname} · ${community}`,
  visitor: '还没有登录',
  signOut: '退出登录',
} as const

export const signOutWords = {
  title: '要退出登录吗？',
  text: '退出以后仍然可以看活动。再次登录时，报名、积分和时长都还在。',
  confirm: '退出',
  stay: '不退出',
} as const
