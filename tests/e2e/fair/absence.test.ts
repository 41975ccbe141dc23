import { randomUUID } from 'node:crypto'
import { useBackstage } from '../../support/e2e/backstage'
import { useHaolin } from '../../support/e2e/haolin'
import type { Phone } from '../../support/e2e/phone'
import { openActivity, openBoard, readsLetter } from '../../support/e2e/ways'

/** Staying away costs something, and a person can say why it should not. */
describe('whoever did not come', () => {
  const haolin = useHaolin()
  const backstage = useBackstage(haolin)
  const first = '楼道大扫除'
  const second = '旧衣分拣'
  let nextId = ''
  let slotId = ''
  let volunteer: Phone
  let organizer: Phone

  const absence = (title: string) =>
    volunteer.page.locator('[id^="absence-"]:visible', { hasText: title })

  const answer = async (title: string, verdict: string, words: string) => {
    await organizer.go('organizer/desk')
    await organizer.tap('缺席申诉，1 件')
    await organizer.arrivesAt('organizer/appeals')
    await organizer.sees(title)
    await organizer.tap(verdict)
    await organizer.types('reason', words)
    await organizer.tapId('confirm-yes')
  }

  beforeAll(async () => {
    const before = await backstage.publish({ title: first }, { name: '一班', inHours: 1 })
    const missed = await backstage.publish({ title: second }, { name: '一班', inHours: 5 })
    nextId = (await backstage.publish({ title: '下周再来' }, { name: '一班', inHours: 90 }))
      .activityId
    slotId = missed.slotIds[0] ?? ''
    const away = await backstage.as('volunteer')
    for (const id of [before.slotIds[0] ?? '', slotId]) await backstage.signUp(away, id)
    await backstage.signUp(await backstage.as('resident'), slotId)
    await backstage.pass(2)
    const { api } = await backstage.home()
    await api.signups.markAbsent({
      key: randomUUID(),
      slotId: before.slotIds[0] ?? '',
      personIds: [away.personId],
      reason: '没有来也没有说',
    })
    await backstage.pass(4)
    volunteer = await haolin.phone('volunteer')
    organizer = await haolin.phone('organizer')
  })

  it('is marked absent at the door, with what was done to reach them', async () => {
    await openBoard(organizer, slotId)
    await organizer.tap('给林小满签到')
    await organizer.sees('林小满已签到。')
    await organizer.tap('周向阳，更多')
    await organizer.tap('记为未到')
    await organizer.sees('把周向阳记为未到？')
    await organizer.tapId('confirm-yes')
    await organizer.sees('请写明原因，至少 2 个字。')
    await organizer.types('reason', '打了两次电话没人接')
    await organizer.tapId('confirm-yes')
    await organizer.sees('1 人已记为未到。')
    await organizer.untilReads('count-missing', '1')
    await organizer.untilReads('count-here', '1')
  })

  it('reads what it comes to, and finds the reason where the sign-up would be', async () => {
    await readsLetter(volunteer, `未到场：${second}`, /一年内第二次未到场，.*前不能报名。/)
    await openActivity(volunteer, nextId)
    await volunteer.sees(/您有未到场的记录，.*后可以再报名。/)
    await volunteer.tap('看原因和申诉')
    await volunteer.arrivesAt('pages/absences')
    await volunteer.sees(/前不能报名。到期自动恢复，不用做什么。/)
    await absence(second).filter({ hasText: '30天不能报名' }).waitFor()
    await absence(first).filter({ hasText: '提醒一次' }).waitFor()
  })

  it('says why, in a sentence of one’s own', async () => {
    await volunteer.tapIn(absence(second), '申诉')
    await volunteer.seesOff('提交申诉')
    await volunteer.types('appeal-text', '孩子半夜发烧，一早送去了医院。')
    await volunteer.tap('提交申诉')
    await volunteer.sees('申诉已提交，工作人员答复后会发消息告诉您。')
    await absence(second).filter({ hasText: '申诉处理中' }).waitFor()
  })

  it('the organizer reads it, takes the absence back and says so', async () => {
    await organizer.go('organizer/desk')
    await organizer.tap('缺席申诉，1 件')
    await organizer.arrivesAt('organizer/appeals')
    await organizer.sees('孩子半夜发烧，一早送去了医院。')
    await organizer.tap('撤销缺席')
    await organizer.tapId('confirm-yes')
    await organizer.sees('请写一句答复，至少 2 个字。')
    await organizer.types('reason', '看过病历了，孩子早日好起来')
    await organizer.tapId('confirm-yes')
    await organizer.sees('周向阳的缺席已经撤销，答复发给了本人。')
    await organizer.sees('没有等答复的申诉')
  })

  it('may sign up again at once, and reads the answer', async () => {
    await readsLetter(volunteer, '申诉通过', /说明：看过病历了，孩子早日好起来。/)
    await openActivity(volunteer, nextId)
    await volunteer.sees('我要报名')
    await volunteer.go('pages/absences')
    await volunteer.sees('现在可以正常报名。')
    await absence(second).filter({ hasText: '已撤销' }).waitFor()
  })

  it('another appeal is turned down, and it stays as it was', async () => {
    await volunteer.tapIn(absence(first), '申诉')
    await volunteer.types('appeal-text', '那天我忘记了时间。')
    await volunteer.tap('提交申诉')
    await volunteer.sees('申诉已提交，工作人员答复后会发消息告诉您。')
    await answer(first, '维持', '名额空着，别人也没能来')
    await organizer.sees('周向阳的缺席维持不变，答复发给了本人。')
    await readsLetter(volunteer, '申诉未通过', /说明：名额空着，别人也没能来。/)
    await volunteer.go('pages/absences')
    await absence(first).filter({ hasText: '申诉未通过' }).waitFor()
    await volunteer.sees('名额空着，别人也没能来')
  })
})
