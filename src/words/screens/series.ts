export const seriesWords = {
  running: '进行中',
  stopped: '已停办',
  from: (from: string, until: string | null) =>
    until === null ? `${from}起，一直办` : `${from}至${until}`,
  coming: (count: number) => `已开出、还没办的 ${String(count)} 场`,
  stop: '停办',
  stopTitle: (title: string) => `停办“${title}”？`,
  stopText: (coming: number) =>
    coming === 0
      ? '以后不再自动开出新的场次。'
      : `以后不再自动开出新的场次。已经开出的 ${String(coming)} 场照常，要取消的请到工作台一场一场取消，或者选“这次和以后的”。`,
  stopConfirm: '停办',
  keep: '不停办',
  stoppedNow: (title: string, coming: number) =>
    coming === 0
      ? `“${title}”已经停办。`
      : `“${title}”已经停办，已开出的 ${String(coming)} 场照常。`,
  emptyTitle: '还没有系列活动',
  emptyText: '每天的送餐、每周的读书会、每月的民俗日：发布时选“重复”，就不用一场一场发。',
  post: '去发布',
} as const
