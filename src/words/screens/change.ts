import { numberText } from '../format'

export const changeWords = {
  note: '报了名的人名额都保留。改了什么，会写进给他们的消息里。',
  what: '改内容',
  when: '改时间和名额',
  where: '改签到位置',
  losesSpot: '地点改了，原来的核对点会一起去掉。还要核对位置的，请重新选一次。',
  slotBegan: '已经开始，不能再改。',
  startsNote: '开始一改，结束、报名和取消的截止时间跟着走。',
  capacityNote: (taken: number) =>
    taken === 0 ? '还没有人报名。' : `已经报了 ${numberText(taken)} 人，不能少于这个数。`,
  reach: '改哪些',
  reaches: [
    { value: 'one', label: '只改这次' },
    { value: 'following', label: '这次及以后' },
  ],
  reachNotes: {
    one: '这个系列以后的场次还是原来的样子。',
    following: '以后的场次也照样改，时间移动同样多；以后自动开出的也按新的来。',
  },
  whoIsTold: (told: { taken: number; waiting: number; approving: boolean }) => {
    const { taken, waiting, approving } = told
    if (taken + waiting === 0) {
      return approving
        ? '现在还没有人有名额。等审核的人家会收到一条消息。'
        : '这一场还没有人报名，不用通知谁。'
    }
    const line = waiting === 0 ? '' : `和候补的 ${String(waiting)} 家`
    const others = approving ? '，等审核的也会收到' : ''
    return `会通知已报名的 ${numberText(taken)} 人${line}，每家的报名人收到一条消息${others}。`
  },
  alsoLater: '以后各场报了名的，也会收到。',
  save: '保存修改',
  nothing: '还没有改动',
  confirmTitle: '保存修改并通知？',
  changed: (names: string) => `改了：${names}。`,
  confirm: '保存并通知',
  notYet: '再看看',
  done: '已经改好',
  doneText: (changed: number, told: number) =>
    `${changed > 1 ? `改了 ${String(changed)} 场，` : ''}${
      told === 0 ? '没有人需要通知。' : `通知了 ${numberText(told)} 个人。`
    }`,
  seeIt: '看看居民看到的样子',
  backToDesk: '回工作台',
  names: {
    title: '标题',
    place: '地点',
    address: '地址',
    content: '内容',
    conditions: '参加条件',
    riskNotice: '风险告知',
    spot: '签到位置',
    time: '时间',
    capacity: '名额',
  },
} as const
