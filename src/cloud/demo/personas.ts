import type { Persona } from '../../domain/demo'

/** Invented people, one for each thing that can be tried. The newcomer has an account and has not joined. */
const nicknames: Record<Persona, string> = {
  resident: '林小满',
  volunteer: '周向阳',
  organizer: '许清禾',
  shopkeeper: '苏半夏',
  reviewer: '陶立夏',
  neighbour: '叶知秋',
  newcomer: '江初雪',
}

export const personaNickname = (persona: Persona): string => nicknames[persona]

export const personaOpenid = (persona: Persona): string => `demo-${persona}`

/** Someone of the other district, to see that districts never meet. */
export const otherDistrictOpenid = 'demo-xingqing'
