import type { Reason } from '../../domain/reasons'
import type { ItemKind } from '../../domain/shop'
import { numberText, pointsText } from '../format'

export const shopWords = {
  balance: '家庭可用积分',
  held: (points: number) => `另有 ${numberText(points)} 分为兑换预留着`,
  neverForSale: '积分不可购买、转让、提现',
  openBook: '东西从哪来、到哪去',
  openPoints: '积分明细',
  openRedemptions: (waiting: number) => (waiting > 0 ? `待领取 ${String(waiting)} 件` : '我的兑换'),
  visitorTitle: '加入以后就能攒积分',
  visitorText: '参加社区活动得家庭积分，可以在这里兑换生活用品和服务。',
  join: '加入好邻',
  filterLabel: '兑换类别',
  all: '全部',
  items: '可以兑换',
  kindChoices: { goods: '物品', service: '服务' } satisfies Record<ItemKind, string>,
  price: pointsText,
  stock: (left: number) => (left > 0 ? `还有 ${numberText(left)} 份` : '暂时没有了'),
  refusals: {
    not_enough_points: (missing) => (missing === undefined ? '积分不够' : `还差 ${missing} 分`),
    claim_open: () => '有积分要先补回',
    limit_reached: () => '这一期已兑满',
    stock_out: () => '暂时没有了',
    adult_only: () => '由家里大人兑换',
    out_of_scope: () => '您的社区不在范围内',
    off_sale: () => '已下架',
  } satisfies Partial<Record<Reason, (detail?: string) => string>>,
  emptyTitle: '这里还没有东西可以兑换',
  emptyText: '兑换点上架以后会出现在这里。先去参加活动，攒一攒积分吧。',
  seeActivities: '看看活动',
} as const
