import { numberText } from '../format'

export const pendingWords = {
  freeAndHow: (free: number) =>
    `${free > 0 ? `还有 ${numberText(free)} 个名额` : '名额已经满了'}。通过的按报名先后给名额，名额不够的进候补。`,
  count: (count: number) => `${String(count)} 家等审核`,
  all: '全选',
  none: '全不选',
  joined: (when: string) => `${when} 报名`,
  people: (count: number) => `${String(count)} 人`,
  unanswered: '没有回答',
  yes: '同意',
  no: '不同意',
  approve: (count: number) => (count === 0 ? '通过' : `通过 ${String(count)} 家`),
  reject: '不通过',
  chooseFirst: '先点选要处理的人家。',
  approveTitle: (count: number) => `通过这 ${String(count)} 家的报名？`,
  approveText: '按报名先后给名额，结果会马上通知他们。',
  notYet: '再看看',
  rejectTitle: (count: number) => `不通过这 ${String(count)} 家？`,
  rejectText: '他们会收到通知和您写的原因。',
  rejectReason: '不通过的原因',
  rejectHint: '例如：这一岗需要健康证，请先登记',
  rejectMissing: '请写明原因，至少 2 个字。',
  rejectConfirm: '不通过并通知',
  keep: '返回',
  decided: (seats: number, line: number, undecided: number) =>
    [
      seats > 0 ? `${String(seats)} 家报上了` : '',
      line > 0 ? `${String(line)} 家进了候补` : '',
      undecided > 0 ? `${String(undecided)} 家没有名额，仍在等审核` : '',
    ]
      .filter(Boolean)
      .join('，')
      .concat('。'),
  rejected: (count: number) => `${String(count)} 家没有通过，已经通知。`,
  emptyTitle: '没有等审核的报名',
  emptyText: '有新的报名会出现在这里，按先后排好。',
  back: '回到场次',
} as const
