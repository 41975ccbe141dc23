import { day, dayOf, later } from '../../../src/domain/time'
import type { Phone } from './phone'

/** The calendar day after today in UTC+8 as `YYYY-MM-DD`. */
export const tomorrow = (now: Date) => dayOf(later(now, day))

/** As the demonstration says it: 11月25日. */
const spoken = (date: string) => {
  const [, month, dayOfMonth] = date.split('-')
  return `${String(Number(month))}月${String(Number(dayOfMonth))}日`
}

/** Taps 到明早 9 点 on the demonstration's page until it is nine on this day; before nine one tap is not enough. */
export const moveToNineOn = async (phone: Phone, date: string) => {
  await phone.go('pages/demo')
  for (let taps = 0; taps < 3; taps += 1) {
    await phone.tap('到明早 9 点')
    await phone.sees(/^现在是 .*09:00。$/)
    if ((await phone.reads('now')).includes(spoken(date))) return
    await phone.page.reload()
    await phone.settled()
  }
  throw new Error(`the clock does not come to ${date}`)
}

/** Taps 1 小时 so many times; each tap is answered before the next. */
export const moveHours = async (phone: Phone, hours: number) => {
  await phone.go('pages/demo')
  for (let taps = 0; taps < hours; taps += 1) {
    const before = await phone.reads('now')
    await phone.tap('快进 1 小时')
    await phone.byId('now').filter({ hasNotText: before }).waitFor()
  }
}
