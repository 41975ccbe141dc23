export const commentsWords = {
  note: '系统拿不准的评价在这里等人看。通过的会让大家看到，写的人不会知道是谁审的。',
  stars: (stars: number) => `${String(stars)} 颗星`,
  show: '可以展示',
  hide: '不展示',
  hideTitle: '不展示这条评价？',
  hideText: '只有骂人、泄露隐私、广告之类的才不展示；批评意见请留着。',
  hideConfirm: '不展示',
  keep: '再想想',
  shown: '这条评价已经展示。',
  hidden: '这条评价不再展示。',
  emptyTitle: '没有要审的评价',
  emptyText: '居民参加以后的评价先由系统检查，拿不准的才会出现在这里。',
} as const
