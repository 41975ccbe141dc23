import type { ItemKind } from '../../domain/shop'

/** One thing on the counter of the points shop. */
export interface Good {
  picture: string
  name: string
  kind: ItemKind
  about: string
  price: number
  /** How many came in, ever; or, where something runs out, how many are left of them. */
  received: number | { left: number }
  /** How many households take one in the history that comes with the demonstration. */
  taken: number
  limit: number
  sponsor: string | null
}

const fund = '张家湾社区慈善微基金'

/** Prices follow what such shops ask elsewhere: rice 44, tissues 15, soap 5. */
export const goods: readonly Good[] = [
  {
    picture: 'soap',
    name: '草本香皂一块',
    kind: 'goods',
    about: '温和不刺手，老人孩子都能用。一户一季度最多换两块。',
    price: 5,
    received: 80,
    taken: 16,
    limit: 2,
    sponsor: fund,
  },
  {
    picture: 'tissues',
    name: '抽纸一提（6 包）',
    kind: 'goods',
    about: '原浆抽纸，六包一提，柜台现领。',
    price: 15,
    received: 60,
    taken: 9,
    limit: 2,
    sponsor: fund,
  },
  {
    picture: 'rice',
    name: '东北大米 5 公斤',
    kind: 'goods',
    about: '当季新米，真空包装。搬不动可以请邻里驿站的志愿者送到楼下。',
    price: 44,
    received: 40,
    taken: 4,
    limit: 2,
    sponsor: '巷口粮油铺',
  },
  {
    picture: 'haircut',
    name: '剪发一次',
    kind: 'service',
    about: '老街坊理发店的普通剪发，行动不便的老人可以约上门。',
    price: 12,
    received: 30,
    taken: 6,
    limit: 2,
    sponsor: '老街坊理发店',
  },
  {
    picture: 'gym',
    name: '社区健身房 1 小时',
    kind: 'service',
    about: '平日白天可用，第一次来有教练带着认器械。',
    price: 8,
    received: 50,
    taken: 5,
    limit: 2,
    sponsor: null,
  },
  {
    picture: 'books',
    name: '儿童绘本一套（4 册）',
    kind: 'goods',
    about: '讲四季和节气的绘本，适合 4 到 8 岁。只剩最后一套。',
    price: 10,
    received: { left: 1 },
    taken: 3,
    limit: 1,
    sponsor: '春风里书屋',
  },
  {
    picture: 'property',
    name: '物业费抵扣券 30 元',
    kind: 'service',
    about: '交物业费时抵 30 元，一张管一户一次，不找零。',
    price: 30,
    received: 24,
    taken: 3,
    limit: 2,
    sponsor: '小区物业服务中心',
  },
  {
    picture: 'umbrella',
    name: '晴雨伞一把',
    kind: 'goods',
    about: '加固十骨，红黄两色。这一批已经换完，下个月补货。',
    price: 9,
    received: { left: 0 },
    taken: 6,
    limit: 1,
    sponsor: null,
  },
  {
    picture: 'camp',
    name: '亲子研学营两日（一家三口）',
    kind: 'service',
    about: '跟着非遗手艺人住两天老村，学拓印、做豆腐。攒一攒，明年夏天出发。',
    price: 888,
    received: 2,
    taken: 0,
    limit: 1,
    sponsor: '小满社工服务中心',
  },
]

/** What the counter of the neighbouring community offers to its own households only. */
export const otherGood: Good = {
  picture: 'tissues',
  name: '纺器社区抽纸一提',
  kind: 'goods',
  about: '只给纺器社区的家庭兑换。',
  price: 15,
  received: 20,
  taken: 0,
  limit: 2,
  sponsor: null,
}
