import type { ItemKind, LimitPeriod, Reach } from '../../domain/shop'
import { numberText } from '../format'

/** 兑换点货架: what a shop has, where it came from, and the stock-take. */
export const shelfWords = {
  shopLabel: '兑换点',
  add: '上新物品',
  on: '在架',
  off: '已下架',
  none: '货架是空的',
  noneText: '先上新一样物品，收到货再上架，居民就能兑换。',
  notKeeper: '这里由兑换点店员或管理员打理。需要权限请联系所在社区。',
  home: '回首页',
  line: (item: { stock: number; reserved: number; pickedUp: number }) =>
    `可兑 ${numberText(item.stock)} · 待领 ${numberText(item.reserved)} · 已领 ${numberText(item.pickedUp)}`,
  price: (points: number) => `${numberText(points)} 分`,
} as const

export const shelfItemWords = {
  name: '名称',
  nameHint: '例如：抽纸一提',
  kind: '类别',
  kinds: { goods: '物品', service: '服务' } satisfies Record<ItemKind, string>,
  about: '说明',
  aboutHint: '规格、适合谁、注意什么',
  picture: '图片',
  pictureNote: '没有图片时用我们画的图。',
  choosePicture: '选图片',
  changePicture: '换一张',
  removePicture: '不用图片',
  price: '价格（积分）',
  limit: '每户最多几份',
  period: '按什么算',
  periods: { month: '每月', quarter: '每季度', year: '每年' } satisfies Record<LimitPeriod, string>,
  reach: '给哪里的家庭',
  reaches: { community: '本社区', street: '本街道', district: '全区' } satisfies Record<
    Reach,
    string
  >,
  place: '领取地点',
  placeHint: '例如：党群服务中心一楼',
  hours: '领取时间',
  hoursHint: '例如：周一至周六 9:00–18:00',
  booking: '怎么预约',
  bookingHint: '例如：先打电话约时间',
  bookingNote: '服务要约时间，写清楚怎么约。',
  wait: '兑换后保留几天',
  waitNote: (most: number) => `物品一般 7 天；服务要约时间，最多 ${String(most)} 天。`,
  less: '减少',
  more: '增加',
  save: '保存',
  saved: '已经保存。',
  missing: {
    name: '请写名称，30 个字以内。',
    price: '请填 1 到 9999 的整数。',
    place: '请写领取地点，至少 2 个字。',
    hours: '请写领取时间，至少 2 个字。',
    booking: '服务要写清楚怎么预约。',
  },
} as const

export const stockWords = {
  onShelf: (stock: number, reserved: number) =>
    `账上现有 ${numberText(stock + reserved)} 份，其中 ${numberText(reserved)} 份等着领取`,
  edit: '改物品资料',
  sellOn: '上架，可以兑换',
  sellOff: '下架，暂停兑换',
  nowOn: '已经上架，居民看得到了。',
  nowOff: '已经下架。已经兑换的仍可领取。',
  receive: '收货',
  receiveNote: '谁捐的、收到多少，会在公开账里。',
  quantity: '收到几份',
  from: '谁给的',
  own: '社区自购',
  newSponsor: '新的捐赠方',
  sponsorName: '捐赠方名称',
  sponsorHint: '写对方愿意公开的称呼',
  sponsorKind: '捐赠方是',
  sponsorKinds: { org: '单位', person: '个人' },
  saveSponsor: '记下捐赠方',
  sponsorSaved: (name: string) => `“${name}”已经记下。`,
  note: '备注（会公开）',
  noteHint: '例如：端午前一批。不写居民的名字',
  receiveDo: '入库',
  received: (stock: number) => `已经入库，可兑 ${numberText(stock)} 份。`,
  count: '盘点',
  countNote: '数一数架上和柜台里所有的，等着领取的也算在内。',
  counted: '实有几份',
  difference: (difference: number) =>
    difference === 0
      ? '和账上一样。'
      : `比账上${difference > 0 ? '多' : '少'} ${numberText(Math.abs(difference))} 份，请写原因。`,
  reason: '差异的原因（会公开）',
  reasonHint: '例如：受潮两包。不写居民的名字',
  countDo: '记下盘点',
  countDone: (difference: number) =>
    difference === 0 ? '盘点一致，已经记下。' : '盘点和差异已经记下。',
  history: '出入记录',
  entry: {
    received: '收货',
    counted: '盘点',
    reserved: '兑换',
    returned: '退回',
  },
  quantityText: (count: number) => (count > 0 ? `+${numberText(count)}` : numberText(count)),
  noHistory: '还没有出入记录',
  missing: {
    quantity: '请填 1 到 9999 的整数。',
    counted: '请填 0 以上的整数。',
    sponsor: '请写捐赠方名称。',
  },
} as const
