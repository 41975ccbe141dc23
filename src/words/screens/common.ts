/** Words that several screens share. */
export const commonWords = {
  cancel: '取消',
  close: '关闭',
  ok: '知道了',
  backHome: '回到首页',
  loadingMore: '正在加载更多',
} as const
