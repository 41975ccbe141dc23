/** 我的成员码. */
export const codeWords = {
  intro: '请组织者扫一扫，全家一次签到',
  digitsLabel: '没有摄像头时，报这六位数字',
  spoken: (digits: string) => `我的成员码，数字 ${digits}`,
  renews: (seconds: string) => `${seconds} 秒后自动更换`,
  renewing: '正在更换',
  showText: '显示成员码的文字',
  textNote: '选中复制，当面交给组织者。一分钟内有效。',
  keep: '这个码只给现场的组织者看，不要发给别人。',
} as const
