import { householdAlias, householdEmblems } from '../../words/families'
import type { Author } from './plan'
import type { Random } from './random'

/** Surnames and seasons: nobody is really called like this, and everybody can see it. */
const surnames = Array.from('林周许苏叶江白沈陶温云秦方夏柳余宋顾程谷莫梅石安乔骆文池')
const givenNames = [
  '小满',
  '谷雨',
  '白露',
  '立夏',
  '霜降',
  '惊蛰',
  '处暑',
  '小雪',
  '芒种',
  '春分',
  '秋分',
  '冬至',
  '向阳',
  '晚晴',
  '半夏',
  '青禾',
  '桂圆',
  '木槿',
  '石榴',
  '茉莉',
  '小麦',
  '银杏',
  '海棠',
  '山茶',
  '松果',
  '芦花',
  '荷风',
  '月牙',
  '星野',
  '初晴',
  '远帆',
  '知夏',
  '南风',
  '新雨',
  '朝露',
  '暖冬',
]
const childNames = [
  '小石榴',
  '小汤圆',
  '小核桃',
  '小橘子',
  '小葫芦',
  '小番茄',
  '小豆包',
  '小栗子',
  '小海螺',
  '小风车',
  '小灯笼',
  '小蘑菇',
  '小松鼠',
  '小云朵',
  '小月亮',
  '小芝麻',
  '小南瓜',
  '小枇杷',
  '小蜻蜓',
  '小麻雀',
]

export const adultName = (random: Random) => random.pick(surnames) + random.pick(givenNames)

export const childName = (random: Random) => random.pick(childNames)

/** What neighbours read instead of names; no two households of the demonstration share one. */
export const drawnAlias = ({ random, aliases }: Author, community: string): string => {
  let alias: string
  do alias = householdAlias(community, random.pick(householdEmblems), random.int(10, 99))
  while (aliases.has(alias))
  aliases.add(alias)
  return alias
}
