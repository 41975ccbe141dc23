export const siteCodeWords = {
  how: '打开好邻，扫码或输入数字签到',
  codeLabel: '现场签到二维码',
  left: (seconds: number) => `${String(seconds)} 秒后换新码`,
} as const
