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

/** A post on which a person decides: what is asked, who is taken, and why somebody is not. */
describe('a post that is given by decision', () => {
  const haolin = useHaolin()
  const backstage = useBackstage(haolin)
  const title = '陪诊志愿者：送老人去医院'
  let activityId = ''
  let slotId = ''
  let resident: Phone
  let organizer: Phone

  const questions = [
    {
      id: 'way',
      kind: 'choice' as const,
      label: '怎么过去？',
      required: true,
      options: ['开车', '公交'],
    },
    { id: 'times', kind: 'number' as const, label: '陪诊过几次？', required: true, options: [] },
    {
      id: 'rule',
      kind: 'consent' as const,
      label: '不向别人说起老人的病情',
      required: true,
      options: [],
    },
  ]

  const choose = (nickname: string) => organizer.tap(new RegExp(`^${nickname}`))

  beforeAll(async () => {
    const post = { name: '上午一班', inHours: 60, capacity: 2, approval: true }
    const made = await backstage.publish({ title, kind: 'job', questions }, post)
    activityId = made.activityId
    slotId = made.slotIds[0] ?? ''
    resident = await haolin.phone('resident')
    organizer = await haolin.phone('organizer')
  })

  it('asks its questions one after the other before the button works', async () => {
    await openActivity(resident, activityId)
    await resident.sees('报名后由组织者审核')
    await beginSignUp(resident)
    await acceptRisk(resident)
    await resident.seesOff('提交报名 · 1人')
    await resident.sees('请回答：怎么过去？')
    await resident.tap('开车')
    await resident.sees('请回答：陪诊过几次？')
    await resident.types('question-times', '3')
    await resident.sees('请看过并勾选：不向别人说起老人的病情')
    await resident.tap('不向别人说起老人的病情')
    await resident.tap('提交报名 · 1人')
    await resident.sees('已提交，待审核')
    await resident.tap('看我的报名')
    await partyCard(resident, title).filter({ hasText: '待审核' }).waitFor()
  })

  it('the organizer reads the answers and takes three at once; the third waits for a seat', async () => {
    const answers = { way: '公交', times: 0, rule: true }
    await backstage.signUp(await backstage.as('volunteer'), slotId, answers)
    await backstage.signUp(await backstage.neighbour('陶小满'), slotId, answers)
    await backstage.signUp(await backstage.as('shopkeeper'), slotId, answers)
    await organizer.go('organizer/desk')
    await organizer.sees('待审核 4')
    await organizer.tapId(`slot-${slotId}`)
    await organizer.arrivesAt('organizer/slot')
    await organizer.tap(/报名审核/)
    await organizer.arrivesAt('organizer/pending')
    await organizer.sees('4 家等审核')
    const asked = organizer.page.locator('[id^="pending-"]:visible', { hasText: '林小满' })
    await asked.filter({ hasText: '开车' }).filter({ hasText: '同意' }).waitFor()
    await organizer.tap('全选')
    await choose('周向阳')
    await organizer.tap('通过 3 家')
    await organizer.sees('通过这 3 家的报名？')
    await organizer.tapId('confirm-yes')
    await organizer.sees('2 家报上了，1 家进了候补。')
    await organizer.sees('1 家等审核')
  })

  it('a no needs its reason, and the reason is what the person reads', async () => {
    const refused = await haolin.phone('volunteer')
    await choose('周向阳')
    await organizer.tap('不通过')
    await organizer.tapId('confirm-yes')
    await organizer.sees('请写明原因，至少 2 个字。')
    await organizer.types('reason', '这一班要有人会开车')
    await organizer.tapId('confirm-yes')
    await organizer.sees('1 家没有通过，已经通知。')
    await organizer.sees('没有等审核的报名')
    await readsLetter(refused, `报名未通过：${title}`, /原因：这一班要有人会开车。/)
    await refused.tap(new RegExp(`报名未通过：${title}`))
    await refused.arrivesAt('pages/my-signups')
    await partyCard(refused, title).filter({ hasText: '未通过' }).waitFor()
  })

  it('whoever was taken is signed up, whoever found no seat stands in line', async () => {
    await readsLetter(resident, `报名成功：${title}`, /请按时到场/)
    await openActivity(resident, activityId)
    await resident.sees('林小满 已报名')
    await resident.sees('1 组候补')
    const third = await haolin.phone('shopkeeper')
    await openActivity(third, activityId)
    await third.sees('候补第 1 位')
    await openBoard(organizer, slotId)
    await organizer.sees('林小满')
    await organizer.sees('陶小满')
    await organizer.untilReads('count-arriving', '2')
    await organizer.untilReads('line', /苏半夏.*第 1 位/)
  })

  it('the next time the answers stand there already, but the consent is asked again', async () => {
    const post = { name: '下午一班', inHours: 80, capacity: 2 }
    const next = await backstage.publish(
      { title: '陪诊志愿者：复诊', kind: 'job', questions },
      post,
    )
    await openActivity(resident, next.activityId)
    await beginSignUp(resident)
    await resident.sees('已填上您上次的回答，请看看还对不对。只有这次活动的工作人员看得到。')
    await acceptRisk(resident)
    await resident.sees('请看过并勾选：不向别人说起老人的病情')
    await resident.tap('不向别人说起老人的病情')
    await resident.tap('确认报名 · 1人')
    await resident.sees('报名成功')
  })
})
