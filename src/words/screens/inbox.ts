/** 消息. */
export const inboxWords = {
  unread: (count: string) => `${count} 条未读`,
  allRead: '都看过了',
  readAll: '全部标为已读',
  isNew: '未读',
  visitor: '先加入好邻',
  join: '加入好邻',
  nothing: '还没有消息',
  nothingAdvice: '报名结果、活动变动和积分到账，都会告诉您。',
  find: '看看附近活动',
  end: '没有更早的消息了',
  spoken: (title: string, body: string, when: string) => `${title}，${body}，${when}`,
} as const
