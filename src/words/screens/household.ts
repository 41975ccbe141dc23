import type { ConsentRule } from '../../domain/families'
import type { InviteKind } from '../../domain/households'
import { numberText } from '../format'

export const inviteWords = {
  kind: '邀请谁',
  kinds: { adult: '大人', minor: '14 岁以上的孩子（已自己加入）', ward: '孩子' } satisfies Record<
    InviteKind,
    string
  >,
  note: '一个邀请码只给一位家人用一次，3 天内有效。对方用自己的微信打开「好邻 → 我的家庭 → 输入邀请码」，看过以后自己同意才算加入。',
  wardTitle: (name: string) => `让${name}用自己的微信`,
  wardNote:
    '孩子满 14 周岁，您同意以后，孩子可以用自己的微信打开好邻；场次允许时可以自己报名。您可以随时收回同意。',
  agree: '我是孩子的监护人，已经读过并同意以上规则',
  agreeFirst: '请先读规则，再勾选同意。',
  make: '生成邀请码',
  open: '还有效的邀请',
  label: (code: string) => `邀请码 ${code.split('').join(' ')}`,
  until: (when: string) => `${when} 前有效，只能用一次`,
  for: (kind: InviteKind, name: string | null) =>
    name === null ? `给${kind === 'adult' ? '一位大人' : '一位未成年人'}` : `给${name}`,
  withdraw: '收回',
  withdrawn: '邀请码已经收回，不能再用。',
} as const

export const acceptWords = {
  enter: '输入邀请码',
  enterNote: '向户主要 8 位邀请码，字母和数字，没有 0、1、I、O。',
  label: '8 位邀请码',
  hint: '例如 K7QM3XPD',
  scan: '扫邀请码',
  look: '看看是哪一家',
  wrong: '邀请码是 8 位字母和数字，请核对一下。',
  toFamily: (alias: string) => `并入「${alias}」`,
  members: (community: string, count: number) => `${community} · 现有 ${String(count)} 位家人`,
  points: (points: number) =>
    points > 0
      ? `您现在的 ${numberText(points)} 分会一并带去，到期日不变；以后离开，积分留在这一家。`
      : '您现在没有积分要带去。以后离开，积分留在这一家。',
  share: '并入以后，积分、兑换和报名都由一家人共用；您自己的服务时长仍记在您名下。',
  agree: '我自己愿意加入这一家',
  accept: '同意并加入',
  accepted: (points: number) =>
    points > 0
      ? `已经加入，带来 ${numberText(points)} 分，两边的明细里都有记录。`
      : '已经加入，欢迎回家。',
  claim: (name: string) => `以${name}的身份使用好邻`,
  claimNote: '监护人已经同意您自己使用。您的报名、时长都记在自己名下，积分归全家。',
  claimAgree: '我已经读过规则，愿意这样使用',
  claimDo: '确认，开始使用',
  claimed: (name: string) => `${name}，欢迎加入好邻。`,
  joinFirst: '先加入好邻',
  joinFirstText: '大人要先用自己的微信加入好邻，再输入邀请码并入家庭。',
  otherCode: '换一个码',
  seeFamily: '看看我的家庭',
  agreeFirst: '请先勾选同意。',
} as const

const ruleNames: Record<ConsentRule, string> = {
  under_14: '不满 14 周岁的规则',
  from_14: '14 周岁以上的规则',
}

export const memberWords = {
  guardians: '监护人',
  states: {
    standing: '已同意',
    named: '等本人同意',
    withdrawn: '已收回同意',
    outdated: '要按现在的年龄重新同意',
  },
  none: '还没有监护人',
  consent: '看规则并同意',
  consentTitle: (name: string) => `${name}的监护人同意`,
  consentRule: (rule: ConsentRule) => `适用${ruleNames[rule]}`,
  agree: '我是孩子的监护人，已经读过并同意以上规则',
  agreeFirst: '请先读规则，再勾选同意。',
  save: '同意',
  cancel: '先不办',
  consented: '同意已经记下，可以给孩子报名了。',
  withdraw: '收回同意',
  withdrawTitle: (name: string) => `收回对${name}的同意？`,
  withdrawText:
    '收回以后不能再给孩子报名。没有别的监护人同意时，孩子还没开始的报名会取消。以后可以重新同意。',
  withdrawConfirm: '收回',
  withdrawn: (cancelled: number) =>
    cancelled > 0 ? `已经收回，取消了 ${String(cancelled)} 个报名。` : '已经收回。',
  second: '再请一位监护人',
  secondNote: '一个孩子最多两位监护人，都住在本户。对方自己同意以后才算。',
  secondAsk: (name: string) => `请${name}做监护人`,
  secondDone: '已经请了，等对方同意。',
  account: '让孩子用自己的微信',
  accountNote: '满 14 周岁，监护人同意以后可以自己用',
  hasAccount: '已经用自己的微信',
  headTitle: '户主',
  handOver: '把户主交给这位家人',
  handOverTitle: (name: string) => `把户主交给${name}？`,
  handOverText: '以后由对方邀请家人、答复分户。您仍在这一家。',
  handOverConfirm: '交给对方',
  handedOver: (name: string) => `${name}现在是户主。`,
  leaveTitle: '离开家庭',
  leaveNote: '离开以后自己一户。积分和待领取的兑换都留在这一家，自己的服务时长带走。',
  leave: '离开这个家庭',
  leaveAsk: '离开这个家庭？',
  leaveText: '什么积分也带不走。要按约定分积分，请两位户主一起到社区办理分户。',
  leaveConfirm: '离开',
  left: '您现在自己一户。',
  stay: '先不离开',
  stars: (count: number) => `对家里积分的贡献 ${String(count)} 颗星`,
  starsNote: '对家里积分的贡献',
  hours: '服务时长',
  hoursUnit: '小时',
  gone: '这位家人已经不在您的家庭里。',
  back: '回到我的家庭',
} as const

export const splitWords = {
  title: '分户约定',
  intro: '社区登记了这份约定。两位户主都同意以后，由社区办理；有一位不同意就作废。',
  from: '原来的家庭',
  leaving: '分出去的家人',
  newHead: '新家户主',
  points: '分出的积分',
  pointsText: (points: number) =>
    points === 0 ? '不分出积分' : `${numberText(points)} 分，各批按比例，到期日不变`,
  reason: '说明',
  agreed: '已同意',
  waits: '等答复',
  head: (name: string) => `户主 ${name}`,
  newHeadIs: (name: string) => `新家户主 ${name}`,
  agree: '同意',
  decline: '不同意',
  agreeTitle: '同意这样分户？',
  agreeText: (points: number) =>
    `${points === 0 ? '积分留在原来的家庭' : `会分出 ${numberText(points)} 分`}。社区办理以前仍可请工作人员撤下。`,
  declineTitle: '不同意这份约定？',
  declineText: '这份约定会作废。要改内容，请社区重新登记。',
  notNow: '再想想',
  done: {
    agreed: '两位户主都同意了，等社区办理。',
    proposed: '您的同意已经记下，等另一位户主。',
    declined: '已经答复不同意，这份约定作废。',
  },
  none: '没有等您答复的分户约定',
  noneText: '要分户，请两位户主带着成员码一起到社区办理。',
  back: '回到我的家庭',
} as const

export const bookWords = {
  intro: '东西从哪里来、去了哪里，都写在这里。不公开谁领取了什么。',
  items: '现有和去向',
  received: '收到',
  handedOut: '已领取',
  waiting: '待领取',
  left: '现有',
  line: (item: { received: number; handedOut: number; waiting: number; left: number }) =>
    `收到 ${numberText(item.received)} · 已领 ${numberText(item.handedOut)} · 待领 ${numberText(item.waiting)} · 现有 ${numberText(item.left)}`,
  corrected: (count: number) => `盘点${count > 0 ? '多' : '少'} ${numberText(Math.abs(count))}`,
  sponsors: '捐赠方',
  sponsorsNote: '先收到的先发出，所以每一份都有去向。',
  kinds: { org: '单位', person: '个人' },
  gift: (gift: { itemName: string; quantity: number }) =>
    `${gift.itemName} ${numberText(gift.quantity)} 份`,
  fate: (gift: { handedOut: number; waiting: number; lost: number; left: number }) =>
    [
      `已领 ${numberText(gift.handedOut)}`,
      gift.waiting > 0 ? `待领 ${numberText(gift.waiting)}` : null,
      gift.lost > 0 ? `损耗 ${numberText(gift.lost)}` : null,
      `现有 ${numberText(gift.left)}`,
    ]
      .filter((part) => part !== null)
      .join(' · '),
  entries: '最近的出入',
  entry: (entry: { kind: 'received' | 'counted'; itemName: string; sponsorName: string | null }) =>
    entry.kind === 'received'
      ? `${entry.sponsorName ?? '社区自购'} · ${entry.itemName}`
      : `盘点 · ${entry.itemName}`,
  quantity: (count: number) => (count > 0 ? `+${numberText(count)}` : numberText(count)),
  emptyTitle: '还没有记录',
  emptyText: '兑换点收到东西以后，会在这里公开。',
  neverForSale: '积分不可购买、转让、提现',
} as const
