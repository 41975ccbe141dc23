import { useBackstage } from '../../support/e2e/backstage'
import { useHaolin } from '../../support/e2e/haolin'
import type { Phone } from '../../support/e2e/phone'
import { acceptRisk, beginSignUp, openActivity, openMenu, partyCard } from '../../support/e2e/ways'

/** Nobody is in two places at once: not by signing up, and not because somebody moves an activity. */
describe('two things at the same time', () => {
  const haolin = useHaolin()
  const backstage = useBackstage(haolin)
  const chess = '楼下的象棋角'
  const choir = '社区合唱排练'
  let chessId = ''
  let choirId = ''
  let resident: Phone

  const otherNamed = `时间和已经报名的「${chess}」冲突。要换的话，请先取消那一个。`

  beforeAll(async () => {
    chessId = (await backstage.publish({ title: chess }, { name: '一盘', inHours: 50 })).activityId
    choirId = (await backstage.publish({ title: choir }, { name: '排练', inHours: 51 })).activityId
    resident = await haolin.phone('resident')
  })

  it('the second one names the first, before anything is filled in', async () => {
    await openActivity(resident, chessId)
    await beginSignUp(resident)
    await acceptRisk(resident)
    await resident.tap('确认报名 · 1人')
    await resident.sees('报名成功')
    await openActivity(resident, choirId)
    await resident.sees(otherNamed)
    expect(await resident.byId('sign-up').innerText()).toBe('给家人报名')
  })

  it('“only what I can join” leaves it out, and it is there again without', async () => {
    await resident.go('pages/activities')
    await resident.types('search', '合唱')
    await resident.sees(new RegExp(choir))
    await resident.tapId('filter-mine')
    await resident.seesNo(new RegExp(choir))
    await resident.sees('暂时没有您能直接报名的活动')
    await resident.tapId('filter-mine')
    await resident.sees(new RegExp(choir))
  })

  it('somebody of the family who is free can go; who is not says why, and cannot be ticked', async () => {
    await openActivity(resident, choirId)
    await beginSignUp(resident, '给家人报名')
    await resident.sees(otherNamed)
    const self = { name: /^林小满（我）/, disabled: true, checked: false }
    await resident.page.getByRole('checkbox', self).waitFor()
    await resident.tap(/^宋远帆/)
    await acceptRisk(resident)
    await resident.tap('确认报名 · 1人')
    await resident.sees('报名成功')
    await resident.sees(/^宋远帆，.*见。/)
  })

  it('the first one is given back, and the second one is open', async () => {
    await resident.go('pages/my-signups')
    await resident.tapIn(partyCard(resident, chess), '改动或取消')
    await resident.tap('不来了，取消报名')
    await resident.tap('确定取消')
    await resident.sees('已取消 1 人的报名，名额让给了别人。')
    await openActivity(resident, choirId)
    await resident.tap('更多')
    await resident.tap('再给家人报名')
    await resident.arrivesAt('pages/signup')
    await acceptRisk(resident)
    await resident.tap('确认报名 · 1人')
    await resident.sees('报名成功')
  })

  it('an organizer cannot move an activity onto what people do already', async () => {
    const at = await backstage.publish({ title: '晨间太极' }, { name: '一小时', inHours: 54 })
    await backstage.signUp(await backstage.as('resident'), at.slotIds[0] ?? '')
    const organizer = await haolin.phone('organizer')
    await openMenu(organizer, at.activityId)
    await organizer.tap('修改')
    await organizer.arrivesAt('organizer/change')
    const starts = organizer.byId('slot-0-starts')
    const before = await starts.inputValue()
    const twoEarlier = new Date(Date.parse(`${before}:00Z`) - 2 * 3_600_000).toISOString()
    await organizer.types('slot-0-starts', twoEarlier.slice(0, 16))
    await organizer.tap('保存修改')
    await organizer.tapId('confirm-yes')
    await organizer.sees('有 1 位已报名的邻居在新的时间有别的安排。请换个时间，或者先和他们商量。')
  })
})
