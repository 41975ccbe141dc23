import type { GrantCaps, GrantKind, GrantState } from '../../domain/grants'

/** What becomes of the points when a grant is undone. */
const undone: Record<GrantKind, string> = {
  bonus: '收回这一笔积分，已不在账上的由这一家以后所得补回',
  penalty: '把扣减的积分退回这一家',
}

export const grantsWords = {
  note: (caps: GrantCaps | null) =>
    `一位提出，另一位不同家庭的同事复核，才会记账。不能给自己家。${
      caps === null
        ? '各社区的上限不同，见各社区的积分规则。'
        : `每次最多 ${String(caps.once)} 分，每户每月最多 ${String(caps.familyMonth)} 分、每季度最多 ${String(caps.familyQuarter)} 分，每位工作人员每月最多 ${String(caps.giverMonth)} 分。`
    }`,
  give: '提出奖励或扣减',
  waiting: '等待复核',
  decided: '已经处理',
  flags: '互相奖励，请核查',
  flagsNote: '90 天内互相给对方家庭奖励的记录。奖励已经记账，是否妥当请您判断。',
  flagPair: (one: string, other: string) => `${one} ↔ ${other}`,
  none: '没有等待复核的奖励和扣减',
  noneText: '服务特别出色、突发情况帮忙等，可以提出奖励；由另一位同事复核后记到家里。',
  states: {
    waiting: '等待复核',
    approved: '已记账',
    declined: '未通过',
    withdrawn: '已撤回',
  } satisfies Record<GrantState, string>,
  amount: (kind: GrantKind, amount: number) =>
    `${kind === 'bonus' ? '+' : '−'}${String(amount)} 分`,
  by: (giver: string, when: string) => `${giver}提出 · ${when}`,
  decidedBy: (decider: string) => `${decider}复核`,
  approve: '同意记账',
  decline: '不同意',
  withdraw: '撤回',
  mine: '您提出的，等同事复核',
  notYours: '要由另一位不同家庭的同事复核',
  approveTitle: (alias: string) => `同意给${alias}记账？`,
  approveText: (kind: GrantKind, amount: number) =>
    kind === 'bonus'
      ? `马上给这一家加 ${String(amount)} 分，并通知户主。`
      : `马上从这一家减 ${String(amount)} 分（余额不足减到 0），并通知户主。不会公开。`,
  declineTitle: (alias: string) => `不同意给${alias}记账？`,
  declineText: '不会记账，记录保留。',
  withdrawTitle: '撤回这一笔？',
  withdrawText: '撤回以后不会记账，记录保留。',
  yes: '确定',
  no: '返回',
  approved: (alias: string) => `${alias}已经记账，通知发给了户主。`,
  declined: '没有记账。',
  withdrawn: '已经撤回。',
  undo: '撤销',
  undoNote: '记错了可以撤销',
  undoTitle: (alias: string) => `撤销${alias}的这一笔？`,
  undoText: (kind: GrantKind) =>
    `另一位不同家庭的同事复核以后才会撤销。到时${undone[kind]}，并通知户主。`,
  undoReason: '为什么撤销',
  undoHint: '例如：记错了人',
  undoMissing: '请写一句原因，至少 2 个字。这一家会看到。',
  undoAsked: '已经提交，等同事复核以后撤销。',
  undoWhy: (reason: string) => `撤销原因：${reason}`,
  undoBy: (asker: string, when: string) => `${asker}提出撤销 · ${when}`,
  undoDecidedBy: (decider: string) => `${decider}复核撤销`,
  undoWaiting: '撤销待复核',
  undone: '已撤销',
  undoMine: '您提出撤销的，等同事复核',
  agreeUndo: '同意撤销',
  agreeUndoTitle: (alias: string) => `同意撤销${alias}的这一笔？`,
  agreeUndoText: (kind: GrantKind) => `马上撤销：${undone[kind]}，并通知户主。`,
  undoAgreed: (alias: string) => `${alias}的这一笔已经撤销，通知发给了户主。`,
  keepTitle: '不撤销这一笔？',
  keepText: '积分保持不变，记录保留。',
  kept: '没有撤销，积分保持不变。',
  withdrawUndo: '不撤了',
  formTitle: '奖励或扣减',
  kind: '做什么',
  household: '哪一家',
  householdHint: '输入家庭代称，例如：林家',
  householdNone: '没有找到。自己家和别的社区的家庭不在这里。',
  householdMissing: '请选择一家。',
  clear: '清空',
  change: '换一家',
  amountLabel: '分数',
  less: '减少',
  more: '增加',
  reason: '因为',
  text: '具体说明',
  textHint: '例如：台风夜里帮三位老人转移',
  textNote: '这一家会看到。分享、关注、订阅、看广告等不能作为理由。',
  textMissing: '请写一句说明，至少 2 个字。',
  submit: '提交复核',
  submitted: '已经提交，等同事复核以后记账。',
  close: '返回',
} as const
