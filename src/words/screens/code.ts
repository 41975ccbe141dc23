/** 我的成员码、家庭码. */
export const codeWords = {
  kind: '出示哪个码',
  kinds: { member: '成员码', family: '家庭码' },
  intro: {
    member: '请组织者扫一扫，同行的人一次签到',
    family: '一个家庭一个码，家里任何人来都能用',
  },
  digitsLabel: '没有摄像头时，报这六位数字',
  spoken: {
    member: (digits: string) => `我的成员码，数字 ${digits}`,
    family: (digits: string) => `家庭码，数字 ${digits}`,
  },
  renews: (seconds: string) => `${seconds} 秒后自动更换`,
  showText: '显示码的文字',
  textNote: '选中复制，当面交给组织者。一分钟内有效。',
  keep: '这个码只给现场的组织者看，不要发给别人。没有网络时也能出示。',
  offline: '现在没有网络，这个码照样有效，请放心出示。',
} as const
