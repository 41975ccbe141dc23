import { randomUUID } from 'node:crypto'
import type { Actor } from '../support/e2e/actors'
import { useBackstage } from '../support/e2e/backstage'
import { useHaolin } from '../support/e2e/haolin'
import type { Phone } from '../support/e2e/phone'
import { readsLetter } from '../support/e2e/ways'

/** Somebody finds a record wrong and says so: after a forgotten check-out, and after a confirmation. */
const haolin = useHaolin()
const backstage = useBackstage(haolin)

let neighbour: Actor
let phone: Phone
let organizer: Phone

/** The neighbour comes to a post that begins in half an hour and lasts one. */
const comes = async (title: string) => {
  const { slotIds } = await backstage.publish({ title }, { inHours: 0.5, lasts: 1 })
  const [slotId = ''] = slotIds
  await backstage.signUp(neighbour, slotId)
  await mark(slotId, 'in')
  return slotId
}

const mark = async (slotId: string, act: 'in' | 'out') => {
  const { api } = await backstage.as('organizer')
  const personIds = [neighbour.personId]
  await api.attendance.rollCall({ key: randomUUID(), slotId, act, personIds })
}

const doubts = async (minutes: string, reason: string) => {
  await phone.tapId('raise')
  await phone.types('wanted', '200')
  await phone.tapId('send-dispute')
  await phone.sees(/请填 0 到 \d+ 之间/)
  await phone.types('wanted', minutes)
  await phone.types('dispute-reason', reason)
  await phone.tapId('send-dispute')
  await phone.sees('您的异议已经送到，请等工作人员答复。')
}

const answers = async (verdict: 'uphold' | 'dismiss', text: string) => {
  await organizer.go('organizer/desk')
  await organizer.tapId('open-hours')
  await organizer.tap(/^异议/)
  const card = organizer.page.locator('[id^="dispute-"]', { hasText: '新来的邻居' })
  await card.locator(`[id^="${verdict}-"]`).click()
  await organizer.types('reason', text)
  await organizer.tapId('confirm-yes')
  await organizer.settled()
}

beforeAll(async () => {
  neighbour = await backstage.neighbour('新来的邻居')
  phone = await haolin.phoneOf(neighbour)
  organizer = await haolin.phone('organizer')
})

it('who forgot to check out is told, asks for another time, and the organizer agrees', async () => {
  await comes('傍晚巡楼')
  await backstage.pass(4)
  await phone.go('pages/inbox')
  await phone.tap(/忘记签退：傍晚巡楼/)
  await phone.arrivesAt('service/entry')
  await phone.sees(/没有签退/)
  await doubts('30', '我提前半小时走了，忘了签退')
  await answers('uphold', '和一起巡楼的人对过了')
  await phone.page.reload()
  await phone.settled()
  await phone.sees('答复：和一起巡楼的人对过了')
  await phone.untilReads('counted', '30分')
  await phone.sees('没有签退，暂记到计划结束')
})

it('who reported something wrongly opens it from the own record, says so, and the community corrects it', async () => {
  const { api: staff } = await backstage.home()
  const startsAt = new Date((await haolin.cloud().now()).getTime() - 20 * 3_600_000).toISOString()
  const told = { personId: neighbour.personId, startsAt, minutes: 60, fileId: null }
  const asked = { key: randomUUID(), ...told, what: '给楼上的奶奶修水管' }
  const { reportId } = await neighbour.api.hours.report(asked)
  await staff.hours.decideReport({ key: randomUUID(), reportId, verdict: 'approve' })
  await phone.go('service/record')
  await phone.tapId('category-reported')
  await phone.arrivesAt('service/records')
  await phone.tap(/^给楼上的奶奶修水管/)
  await phone.arrivesAt('service/entry')
  await phone.untilReads('measured', '1小时')
  await phone.tapId('raise')
  await phone.sees(/最多 720 分钟，只算申报之前做完的/)
  await phone.types('wanted', '120')
  await phone.types('dispute-reason', '我把两个小时写成了一个小时')
  await phone.tapId('send-dispute')
  await phone.sees('您的异议已经送到，请等工作人员答复。')
  await answers('uphold', '奶奶说修了一下午')
  await phone.page.reload()
  await phone.settled()
  await phone.sees('答复：奶奶说修了一下午')
  await phone.untilReads('counted', '2小时')
  await phone.untilReads('corrected', '2小时')
})

it('who is called by name says on the phone that it is true, or that it is not', async () => {
  const slotId = await comes('傍晚发放物资')
  const { api } = await backstage.as('organizer')
  const here = () => organizer.byId(`person-${neighbour.personId}`)
  await organizer.go('organizer/slot', { id: slotId })
  await here().filter({ hasText: '本人未确认' }).waitFor()
  await readsLetter(phone, '点名签到：傍晚发放物资', /请点开确认/)
  await phone.tap(/点名签到：傍晚发放物资/)
  await phone.arrivesAt('service/entry')
  await phone.tap('是我，我到了')
  await phone.sees('谢谢，已记下您的确认。')
  await phone.untilReads('presence', '本人已确认')
  await organizer.go('organizer/slot', { id: slotId })
  await here().filter({ hasText: '本人已确认' }).waitFor()
  await backstage.pass(1.6)
  await mark(slotId, 'out')
  await api.attendance.confirm({ key: randomUUID(), slotId })

  const next = await comes('搬运旧书')
  await phone.go('pages/inbox')
  await readsLetter(phone, '点名签到：搬运旧书', /请点开确认/)
  await phone.tap(/点名签到：搬运旧书/)
  await phone.arrivesAt('service/entry')
  await phone.tap('我没有去')
  await phone.tapId('send-dispute')
  await phone.sees('您的异议已经送到，请等工作人员答复。')
  await backstage.pass(1.6)
  await mark(next, 'out')
  await answers('uphold', '对不起，点名时点错了')
  await phone.page.reload()
  await phone.settled()
  await phone.sees('答复：对不起，点名时点错了')
  await phone.untilReads('counted', '0')
})

it('who finds a confirmed time wrong opens it from the own record, says so, and reads the answer', async () => {
  const slotId = await comes('清早扫雪')
  await backstage.pass(1.6)
  await mark(slotId, 'out')
  const { api } = await backstage.as('organizer')
  await api.attendance.confirm({ key: randomUUID(), slotId })
  await phone.go('service/record')
  await phone.tapId('all-records')
  await phone.arrivesAt('service/records')
  await phone.tap(/^清早扫雪/)
  await phone.arrivesAt('service/entry')
  await doubts('50', '我其实早到了十分钟')
  await answers('dismiss', '开始前的时间不计入服务')
  await phone.page.reload()
  await phone.settled()
  await phone.sees('答复：开始前的时间不计入服务')
  await phone.sees('异议未采纳')
})
