import type { LimitPeriod } from '../../domain/shop'
import { numberText } from '../format'
import { limitPeriodWords } from '../labels'

export const itemWords = {
  price: (points: number) => `${numberText(points)} 分`,
  stock: (left: number) => (left > 0 ? `还有 ${numberText(left)} 份` : '暂时没有了'),
  pickUp: '领取',
  shop: '兑换点',
  place: '地点',
  hours: '时间',
  sponsor: '捐赠方，点开看捐的东西都去了哪里',
  limit: '限量',
  booking: '预约',
  limitText: (limit: number, period: LimitPeriod) =>
    `每户${limitPeriodWords[period]}最多 ${String(limit)} 份`,
  keep: (days: number) =>
    `兑换后保留 ${String(days)} 天。过期没有领取，积分和物品会自动退回，不占限量。`,
  neverForSale: '积分不可购买、转让、提现',
  balance: (points: number) => `家里现有 ${numberText(points)} 分`,
  redeem: '兑换',
  join: '加入好邻后兑换',
  confirmTitle: (name: string) => `兑换“${name}”？`,
  confirmText: (price: number, left: number) =>
    `会用 ${numberText(price)} 分，兑换后家里还剩 ${numberText(left)} 分。`,
  confirm: (price: number) => `用 ${numberText(price)} 分兑换`,
  notNow: '再想想',
  doneTitle: '兑换好了',
  doneText: (deadline: string, place: string) =>
    `请在 ${deadline} 前到${place}，出示下面的取货码。`,
  codeLabel: (code: string) => `取货码 ${code.split('').join(' ')}`,
  seeRedemptions: '查看我的兑换',
  seeShop: '继续看看',
} as const
