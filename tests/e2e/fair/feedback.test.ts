import { randomUUID } from 'node:crypto'
import { useBackstage } from '../../support/e2e/backstage'
import { useHaolin } from '../../support/e2e/haolin'
import type { Phone } from '../../support/e2e/phone'
import { openActivity, partyCard } from '../../support/e2e/ways'

/** Who was there says how it was; what others read of it has been checked. */
describe('after the activity', () => {
  const haolin = useHaolin()
  const backstage = useBackstage(haolin)
  const title = '一起修小家电'
  let activityId = ''
  let visitor: Phone
  let volunteer: Phone
  let organizer: Phone

  const reads = async (words: string) => {
    await openActivity(visitor, activityId)
    await visitor.sees(words)
  }

  const openComments = async () => {
    await organizer.go('organizer/desk')
    await organizer.tap('评价审核，1 件')
    await organizer.arrivesAt('organizer/comments')
  }

  beforeAll(async () => {
    const made = await backstage.publish({ title }, { name: '下午场', inHours: 1 })
    activityId = made.activityId
    const slotId = made.slotIds[0] ?? ''
    const guests = [await backstage.as('resident'), await backstage.as('volunteer')]
    for (const guest of guests) await backstage.signUp(guest, slotId)
    const personIds = guests.map(({ personId }) => personId)
    const { api } = await backstage.home()
    await backstage.pass(1.2)
    await api.attendance.rollCall({ key: randomUUID(), slotId, act: 'in', personIds })
    await backstage.pass(2)
    await api.attendance.rollCall({ key: randomUUID(), slotId, act: 'out', personIds })
    await api.attendance.confirm({ key: randomUUID(), slotId })
    visitor = await haolin.phone(null)
    volunteer = await haolin.phone('volunteer')
    organizer = await haolin.phone('organizer')
  })

  it('a guest finds the way from what is over, and gives stars and a word', async () => {
    const resident = await haolin.phone('resident')
    await resident.go('pages/my-signups')
    await resident.tap('已结束')
    await resident.tapIn(partyCard(resident, title), '评价这次活动')
    await resident.arrivesAt('pages/activity')
    await resident.sees('这次活动怎么样？')
    await resident.seesOff('提交评价')
    await resident.tap('满意')
    await resident.types('feedback-text', '师傅耐心，电饭锅修好了。')
    await resident.tap('提交评价')
    await resident.sees(/谢谢您的评价！/)
    await resident.sees('我的评价')
    await reads('师傅耐心，电饭锅修好了。')
    await visitor.sees('4.0 分 · 1 条评价')
  })

  it('who was not there is not asked', async () => {
    const other = await haolin.phone('shopkeeper')
    await openActivity(other, activityId)
    await other.sees('师傅耐心，电饭锅修好了。')
    await other.seesNo('这次活动怎么样？')
  })

  it('a word that the check is not sure about waits for a person, and is shown then', async () => {
    const words = '【待人工复核】人太多，等了半小时。'
    await openActivity(volunteer, activityId)
    await volunteer.tap('不太满意')
    await volunteer.types('feedback-text', words)
    await volunteer.tap('提交评价')
    await volunteer.sees(/谢谢您的评价！/)
    await openActivity(volunteer, activityId)
    await volunteer.sees('待人工复核')
    await openActivity(visitor, activityId)
    await visitor.seesNo(words)
    await openComments()
    await organizer.sees(words)
    await organizer.seesNo('周向阳')
    await organizer.tap('可以展示')
    await organizer.sees('这条评价已经展示。')
    await organizer.sees('没有要审的评价')
    await reads(words)
    await visitor.sees('3.0 分 · 2 条评价')
    await openActivity(volunteer, activityId)
    await volunteer.sees('邻居们可以看到。')
  })
})
