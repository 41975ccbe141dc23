import { useBackstage } from '../../support/e2e/backstage'
import { useHaolin } from '../../support/e2e/haolin'
import type { Phone } from '../../support/e2e/phone'
import { openActivity, openBoard, partyCard, readsLetter, showsCode } from '../../support/e2e/ways'

/** What the staff do for people who cannot do it themselves, each with a reason that stays on record. */
describe('at the door', () => {
  const haolin = useHaolin()
  const backstage = useBackstage(haolin)
  const title = '中医把脉'
  let morning = ''
  let afternoon = ''
  let organizer: Phone
  let volunteer: Phone
  let resident: Phone

  const openAdmit = async () => {
    await openBoard(organizer, morning)
    await organizer.tap(/补报和代报名/)
    await organizer.arrivesAt('organizer/admit')
  }

  beforeAll(async () => {
    const made = await backstage.publish(
      { title },
      { name: '上午场', inHours: 2, capacity: 1 },
      { name: '下午场', inHours: 6, capacity: 3 },
    )
    morning = made.slotIds[0] ?? ''
    afternoon = made.slotIds[1] ?? ''
    await backstage.signUp(await backstage.as('resident'), morning)
    organizer = await haolin.phone('organizer')
    volunteer = await haolin.phone('volunteer')
    resident = await haolin.phone('resident')
  })

  it('nobody is put ahead of time into a slot that is full', async () => {
    const code = await showsCode(volunteer)
    await openAdmit()
    await organizer.tap('代报名')
    await organizer.types('member-code', code)
    await organizer.types('reason', '打电话来报的')
    await organizer.tapId('admit')
    await organizer.sees('名额已经满了，也不再排候补。看看别的场次吧。')
  })

  it('who stands at the door gets a seat that is added, and is told', async () => {
    const code = await showsCode(volunteer)
    await openAdmit()
    await organizer.sees('这一场已经满了，补报会加座。')
    await organizer.tapId('admit')
    await organizer.sees('请先扫码，或者粘贴成员码。')
    await organizer.sees('请写明原因，至少 2 个字。会记在案。')
    await organizer.types('member-code', code)
    await organizer.types('reason', '路过看到，还有号')
    await organizer.tapId('admit')
    await organizer.sees('登记好了')
    await organizer.sees('原来的名额满了，加了 1 个座。')
    await organizer.tap('回到场次')
    await organizer.arrivesAt('organizer/slot')
    await organizer.untilReads('count-arriving', '2')
    await organizer.sees('名额 2')
    await readsLetter(volunteer, `工作人员已为您报名：${title}`, /请按时到场，现场签到。/)
    await volunteer.go('pages/my-signups')
    await partyCard(volunteer, title).filter({ hasText: '已报名' }).waitFor()
  })

  it('who calls and cannot come in the morning is moved to the afternoon', async () => {
    await organizer.tap('林小满，更多')
    await organizer.tap('换到别的场次')
    await organizer.sees('把林小满换到别的场次')
    await organizer.sees(/^下午场 · .* · 余 3$/)
    await organizer.types('reason', '上午要开家长会')
    await organizer.tapId('confirm-yes')
    await organizer.sees('林小满已换到“下午场”，通知发给了本人。')
    await organizer.untilReads('count-arriving', '1')
    await readsLetter(resident, `场次有调整：${title}`, /您的报名已调整到「下午场」。/)
    await resident.go('pages/my-signups')
    await partyCard(resident, title).filter({ hasText: '下午场' }).waitFor()
    await openBoard(organizer, afternoon)
    await organizer.sees('林小满')
  })

  it('who calls in sick is excused, and that is no absence', async () => {
    await organizer.tap('把林小满记为请假')
    await organizer.sees('林小满请假了？')
    await organizer.types('reason', '孩子水痘，来过电话')
    await organizer.tapId('confirm-yes')
    await organizer.sees('林小满已记为请假。')
    await openActivity(resident, await activityIdOf())
    await resident.tap(/^下午场/)
    await resident.sees('已请假')
    await resident.go('pages/absences')
    await resident.sees('没有未到场的记录')
  })

  it('a skill is vouched for with the code in front, and the post that asks for it opens', async () => {
    const post = { name: '手语陪同', inHours: 40, requires: ['sign_language' as const] }
    const { activityId } = await backstage.publish({ title: '听障邻居游园', kind: 'job' }, post)
    await openActivity(volunteer, activityId)
    await volunteer.sees('这一岗位需要「手语」技能，请联系社区登记后再报名。')
    const code = await showsCode(volunteer)
    await organizer.go('organizer/desk')
    await organizer.tap('技能登记')
    await organizer.arrivesAt('organizer/vouch')
    await organizer.types('member-code', code)
    await organizer.tap('看看登记了什么')
    await organizer.sees('周向阳的技能')
    await organizer.tap('手语')
    await organizer.types('note', '当面比划过，很熟练')
    await organizer.tapId('vouch')
    await organizer.sees(/^周向阳登记了 \d 项，通知发给了本人。$/)
    await readsLetter(volunteer, '技能登记有更新', /^已为您登记：.*手语。$/)
    await openActivity(volunteer, activityId)
    await volunteer.sees('我要报名')
  })

  const activityIdOf = async () => {
    const { api } = await backstage.as('resident')
    const { items } = await api.signups.mine({ when: 'coming' })
    return items.find((item) => item.title === title)?.activityId ?? ''
  }
})
