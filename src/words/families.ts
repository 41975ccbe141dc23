/** Things of the house and the garden that stand for a household. */
export const householdEmblems = [
  '向阳花',
  '白玉兰',
  '小橘灯',
  '石榴籽',
  '蒲公英',
  '满天星',
  '三角梅',
  '小茶壶',
  '老藤椅',
  '暖水瓶',
  '绿萝',
  '文竹',
  '吊兰',
  '桂花',
  '栀子',
  '月季',
  '银杏',
  '枫叶',
  '芦苇',
  '荷叶',
] as const

/** What neighbours read instead of names: 张家湾·银杏38. */
export const householdAlias = (community: string, emblem: string, number: number) =>
  `${community.replace('社区', '')}·${emblem}${String(number)}`

/** It comes from the household's id, so it never changes and says nothing about who lives there. */
export const familyAlias = (familyId: string, community: string) => {
  const chance = Number.parseInt(familyId.slice(-8), 16)
  const emblem = householdEmblems[chance % householdEmblems.length] ?? householdEmblems[0]
  return householdAlias(community, emblem, 10 + (Math.floor(chance / 100) % 90))
}
