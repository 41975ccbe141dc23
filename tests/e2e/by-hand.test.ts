import { randomUUID } from 'node:crypto'
import { useBackstage } from '../support/e2e/backstage'
import type { Actor } from '../support/e2e/actors'
import { useHaolin } from '../support/e2e/haolin'
import type { Phone } from '../support/e2e/phone'
import { looks, photographStory } from '../support/e2e/screens/photograph'
import { openBoard, readsLetter } from '../support/e2e/ways'

/** Nobody checked them in, and they came: the organizer enters it by hand, and reads who gave a place back and why. */
const haolin = useHaolin()
const backstage = useBackstage(haolin)
const title = '河堤捡拾垃圾'

let slotId = ''
let neighbour: Actor
let organizer: Phone

const lookAt = async (name: string, show: (phone: Phone) => Promise<void>) => {
  for (const [look, how] of looks) {
    const phone = await haolin.phone('organizer', how)
    await openBoard(phone, slotId)
    await show(phone)
    expect(await photographStory(phone, look, how, name)).toEqual([])
    await phone.page.close()
  }
}

beforeAll(async () => {
  const { slotIds } = await backstage.publish({ title }, { name: '上午', inHours: 6, lasts: 2 })
  slotId = slotIds[0] ?? ''
  neighbour = await backstage.neighbour('江初雪')
  const other = await backstage.neighbour('程远帆')
  const third = await backstage.neighbour('温白露')
  await backstage.signUp(neighbour, slotId)
  const partyId = await backstage.signUp(other, slotId)
  await other.api.signups.cancel({ key: randomUUID(), partyId, reason: '孩子半夜发烧，来不了了' })
  const silent = await backstage.signUp(third, slotId)
  await third.api.signups.cancel({ key: randomUUID(), partyId: silent })
  organizer = await haolin.phone('organizer')
})

it('the board says who gave a place back, the latest first, and why where they said so', async () => {
  await openBoard(organizer, slotId)
  const rows = organizer.page.locator('[id^="gave-back-"]:visible')
  await rows.nth(1).waitFor()
  expect(await rows.first().innerText()).toMatch(/温白露[\s\S]*没有写原因/)
  expect(await rows.nth(1).innerText()).toMatch(/程远帆[\s\S]*孩子半夜发烧，来不了了/)
  await lookAt('gave-back', async (phone) => {
    await phone.byId('gave-back').scrollIntoViewIfNeeded()
  })
})

it('before the end nobody is entered by hand', async () => {
  await organizer.sees('江初雪')
  await organizer.seesNo('补记')
})

it('who was not checked in is entered with minutes and how one knows it', async () => {
  await backstage.pass(9)
  await openBoard(organizer, slotId)
  await organizer.untilReads('count-missing', '1')
  await organizer.tap('江初雪其实来了，补记到场')
  await organizer.sees('江初雪其实来了？')
  await organizer.types('minutes', '121')
  await organizer.tapId('confirm-yes')
  await organizer.sees('请填 0 到 120 之间的整数，不超过计划时长。')
  await organizer.sees('请写明原因，至少 2 个字。')
  await lookAt('enter', async (phone) => {
    await phone.tap('江初雪其实来了，补记到场')
    await phone.sees('怎么知道的')
  })
  await organizer.types('minutes', '90')
  await organizer.types('reason', '在下游那一段，那边没有信号')
  await organizer.tapId('confirm-yes')
  await organizer.sees(/江初雪已补记到场，计入1小时30分，家庭积分 \+\d+。/)
  await organizer.sees('本人未确认')
  await organizer.tap('查看和更正江初雪的服务记录')
  await organizer.arrivesAt('organizer/record')
  await organizer.sees('工作人员补记到场')
  await organizer.sees('在下游那一段，那边没有信号')
})

it('the neighbour is told, finds it on record, and says that it is true', async () => {
  const phone = await haolin.phoneOf(neighbour)
  await readsLetter(phone, `时长已确认：${title}`, /服务时长确认为1小时30分/)
  await phone.tap(new RegExp(`时长已确认：${title}`))
  await phone.arrivesAt('service/entry')
  await phone.sees('在下游那一段，那边没有信号')
  await phone.tap('是我，我到了')
  await phone.untilReads('presence', '本人已确认')
})
