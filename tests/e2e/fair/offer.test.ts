import { useBackstage } from '../../support/e2e/backstage'
import { useHaolin } from '../../support/e2e/haolin'
import type { Phone } from '../../support/e2e/phone'
import { openActivity, openBoard, partyCard, readsLetter } from '../../support/e2e/ways'

/** Where a free seat is held for the next one until the answer: taken, let go, or forgotten. */
describe('a seat that is offered', () => {
  const haolin = useHaolin()
  const backstage = useBackstage(haolin)
  const title = '手冲咖啡入门'
  let activityId = ''
  let slotId = ''
  let resident: Phone
  let volunteer: Phone
  let neighbours: Phone

  beforeAll(async () => {
    const post = { name: '一桌八人', inHours: 90, capacity: 1, waitMode: 'offer' as const }
    const made = await backstage.publish({ title }, post)
    activityId = made.activityId
    slotId = made.slotIds[0] ?? ''
    for (const persona of ['shopkeeper', 'resident', 'volunteer'] as const) {
      await backstage.signUp(await backstage.as(persona), slotId)
    }
    resident = await haolin.phone('resident')
    volunteer = await haolin.phone('volunteer')
    neighbours = await haolin.phone('shopkeeper')
  })

  it('stands first on the home page, with the time that is left', async () => {
    await openActivity(resident, activityId)
    await resident.sees('轮到时名额会为您保留，发消息等您确认。')
    await neighbours.go('pages/my-signups')
    await neighbours.tapIn(partyCard(neighbours, title), '改动或取消')
    await neighbours.tap('不来了，取消报名')
    await neighbours.tap('确定取消')
    await neighbours.sees('已取消 1 人的报名，名额让给了别人。')
    await readsLetter(resident, `候补轮到您了：${title}`, /名额为您保留到/)
    await resident.go('pages/home')
    await resident.sees('等您确认')
    await resident.sees(/候补轮到您了！名额保留到 .*，还剩 (12小时00分|11小时5\d分)。/)
  })

  it('is let go only after a question, and goes to the next one at once', async () => {
    await resident.tap('让给下一位')
    await resident.sees('把名额让给下一位？')
    await resident.tap('再想想')
    await resident.sees('确认参加')
    await resident.tap('让给下一位')
    await resident.tapId('confirm-yes')
    await resident.sees('名额已让给下一位，谢谢您告诉我们。')
    await resident.seesNo('等您确认')
    await readsLetter(volunteer, `候补轮到您了：${title}`, /请尽快确认；不去请让给下一位。/)
  })

  it('is taken straight from the message', async () => {
    await volunteer.tap(new RegExp(`候补轮到您了：${title}`))
    await volunteer.arrivesAt('pages/my-signups')
    await volunteer.tapIn(partyCard(volunteer, title), '确认参加')
    await volunteer.sees('已确认参加，到时见。')
    await partyCard(volunteer, title).filter({ hasText: '已报名' }).waitFor()
    const organizer = await haolin.phone('organizer')
    await openBoard(organizer, slotId)
    await organizer.sees('周向阳')
    await organizer.untilReads('count-arriving', '1')
  })

  it('is lost to whoever does not answer in twelve hours', async () => {
    const waiting = await backstage.as('resident')
    await backstage.signUp(waiting, slotId)
    await volunteer.tapIn(partyCard(volunteer, title), '改动或取消')
    await volunteer.tap('不来了，取消报名')
    await volunteer.tap('确定取消')
    await openActivity(resident, activityId)
    await resident.sees('确认参加')
    await backstage.pass(12.5)
    await readsLetter(resident, `候补名额已过期：${title}`, /没有在期限内确认/)
    await openActivity(resident, activityId)
    await resident.sees('我要报名')
    await resident.sees('余 1 / 1')
  })
})
