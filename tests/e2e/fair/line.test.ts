import { useBackstage } from '../../support/e2e/backstage'
import { useHaolin } from '../../support/e2e/haolin'
import type { Phone } from '../../support/e2e/phone'
import {
  acceptRisk,
  beginSignUp,
  openActivity,
  openBoard,
  partyCard,
  readsLetter,
} from '../../support/e2e/ways'

/** Full, then in line, then in: the places go to the next one, who sees where they stand all the while. */
describe('a full afternoon', () => {
  const haolin = useHaolin()
  const backstage = useBackstage(haolin)
  const title = '包粽子的下午'
  let activityId = ''
  let slotId = ''
  let seated: Phone
  let first: Phone
  let second: Phone

  beforeAll(async () => {
    const made = await backstage.publish({ title }, { name: '全场', inHours: 40, capacity: 1 })
    activityId = made.activityId
    slotId = made.slotIds[0] ?? ''
    await backstage.signUp(await backstage.as('shopkeeper'), slotId)
    await backstage.signUp(await backstage.as('volunteer'), slotId)
    seated = await haolin.phone('shopkeeper')
    first = await haolin.phone('volunteer')
    second = await haolin.phone('resident')
  })

  it('says before the tap how many are ahead, and afterwards which place it is', async () => {
    await openActivity(second, activityId)
    await second.sees('余 0 / 1')
    await second.sees('前面有 1 组在等。有人退出就自动补上，并告诉您。')
    await beginSignUp(second, '已满 · 排候补')
    await acceptRisk(second)
    await second.tap('排候补 · 1人')
    await second.sees('已进入候补')
    await second.sees('您排在第 2 位。')
    await second.tap('看我的报名')
    await second.arrivesAt('pages/my-signups')
    await partyCard(second, title).filter({ hasText: '候补第 2 位' }).waitFor()
  })

  it('who stood ahead leaves the line, and everybody behind moves up', async () => {
    await first.go('pages/my-signups')
    await first.tapIn(partyCard(first, title), '退出候补')
    await first.tapId('cancel-all')
    await first.sees('确定要退出候补吗？')
    await first.tap('确定退出')
    await first.sees('1 人已退出候补。')
    await openActivity(second, activityId)
    await second.sees('候补第 1 位')
    await second.sees('轮到时自动补上，会发消息告诉您。')
  })

  it('a seat comes free, and the next one is in and reads of it', async () => {
    await openActivity(seated, activityId)
    await seated.tap('更多')
    await seated.tap(/^取消报名/)
    await seated.tap('不来了，取消报名')
    await seated.tap('确定取消')
    await seated.sees('已取消 1 人的报名，名额让给了别人。')
    await readsLetter(second, `候补成功：${title}`, /您已从候补转为正式报名/)
    await second.tap(new RegExp(`候补成功：${title}`))
    await second.arrivesAt('pages/my-signups')
    await partyCard(second, title).filter({ hasText: '已报名' }).waitFor()
  })

  it('the organizer has the new name on the board, and nobody waits any more', async () => {
    const organizer = await haolin.phone('organizer')
    await openBoard(organizer, slotId)
    await organizer.sees('林小满')
    await organizer.byId('gave-back').filter({ hasText: '苏半夏' }).waitFor()
    const rows = organizer.page.locator('[id^="person-"]')
    expect(await rows.filter({ hasText: '林小满' }).count()).toBe(1)
    expect(await rows.filter({ hasText: '苏半夏' }).count()).toBe(0)
    await organizer.seesNo(/^候补 /)
    await organizer.untilReads('count-arriving', '1')
  })

  it('who gave the seat back would wait again, behind nobody', async () => {
    await openActivity(seated, activityId)
    await seated.sees('您会排在第一位。有人退出就自动补上，并告诉您。')
  })
})
