/** What went wrong when it was not a refusal: a sentence, and what to do next. */
export const failureWords = {
  offline: '网络好像断开了，请检查网络后再试一次。',
  no_cloud: '这个版本还没有连接云服务，请按照使用说明配置云环境后重新打开。',
  unavailable: '这会儿办事的人太多，或者系统正在恢复。请等几秒再试，不会重复办理。',
  signed_out: '请先加入好邻，再来办理这件事。',
  not_found: '没有找到，可能已经下架，或者不属于您。',
  bad_input: '填写的内容有些不对，请检查后再试。',
  internal: (requestId: string | null) =>
    requestId === null
      ? '系统出了点问题，请稍后再试。'
      : `系统出了点问题，请稍后再试。错误编号：${requestId}`,
} as const

export const waitingWords = {
  loading: '正在加载',
  retry: '重试',
  home: '回首页',
  join: '加入好邻',
} as const
