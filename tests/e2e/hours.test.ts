import path from 'node:path'
import { dayOf, day, later } from '../../src/domain/time'
import { useHaolin } from '../support/e2e/haolin'
import type { Phone } from '../support/e2e/phone'

/** What waits about hours in the demonstration, from both sides; each story goes on where the one before ended. */
describe('hours that somebody has to look at', () => {
  const haolin = useHaolin()
  let organizer: Phone
  let volunteer: Phone
  const picture = path.resolve(__dirname, '../../src/cloud/demo/pictures/camp.webp')

  const openHours = async () => {
    await organizer.go('organizer/desk')
    await organizer.tapId('open-hours')
    await organizer.arrivesAt('organizer/hours')
  }

  beforeAll(async () => {
    organizer = await haolin.phone('organizer')
    volunteer = await haolin.phone('volunteer')
  })

  it('the organizer settles a forgotten check-out with one tap', async () => {
    await openHours()
    await organizer.sees('驿站值守：晚饭后的最后一班 · 晚班值守')
    await organizer.sees('18:27 签到，没有签退')
    await organizer.page.locator('[id^="settle-"]').click()
    await organizer.sees(/：1小时30分，\+\d+ 分，已通知本人。/)
    await organizer.sees('没有忘记签退的人')
  })

  it('the volunteer has doubts about a record, and sees that they wait for an answer', async () => {
    await volunteer.go('pages/points', { tab: 'hours' })
    await volunteer.page.locator('[id^="hours-"].list-row').first().click()
    await volunteer.arrivesAt('service/entry')
    await volunteer.sees('您的异议已经送到，请等工作人员答复。')
    await volunteer.sees('那天我中途去接了一趟孩子，多记了半小时，请改少一点。')
  })

  it('the organizer upholds it, and the points are counted anew', async () => {
    await openHours()
    await organizer.tap(/^异议/)
    await organizer.sees('那天我中途去接了一趟孩子，多记了半小时，请改少一点。')
    await organizer.tap('采纳')
    await organizer.tapId('confirm-yes')
    await organizer.sees('请写一句答复，至少 2 个字。')
    await organizer.types('reason', '谢谢您的诚实，已经改好')
    await organizer.tapId('confirm-yes')
    await organizer.sees(/的记录已经更正，答复发给了本人。/)
    await organizer.sees('没有等答复的异议')
  })

  it('the volunteer reads the answer, the trail, and every entry of the statement', async () => {
    await volunteer.page.reload()
    await volunteer.settled()
    await volunteer.sees('答复：谢谢您的诚实，已经改好')
    await volunteer.sees('异议成立')
    await volunteer.sees('更正时长')
    await volunteer.go('pages/points')
    await volunteer.sees(/的服务时长有更正，原来的 \d+ 分撤回，按更正后的时长重新计算$/)
  })

  it('tells of service outside of activities with a picture, which the community approves or rejects', async () => {
    const yesterday = dayOf(later(await haolin.cloud().now(), -day))
    await volunteer.go('pages/me')
    await volunteer.tap('服务申报')
    await volunteer.arrivesAt('service/report')
    await volunteer.sees('陪楼上的独居爷爷去医院复诊、取药')
    await volunteer.sees('等社区审核')
    await volunteer.tap('申报一次服务')
    await volunteer.tap('提交申报')
    await volunteer.sees('请选日期和时间。')
    await volunteer.types('when', `${yesterday}T06:10`)
    await volunteer.types('minutes', '45')
    await volunteer.types('what', '清早扫楼道，擦扶手')
    const chosen = volunteer.page.waitForEvent('filechooser')
    await volunteer.tapId('choose-picture')
    await (await chosen).setFiles(picture)
    await volunteer.sees('换一张')
    await volunteer.tap('提交申报')
    await volunteer.sees('已经提交，社区审核后会通知您。')
    await openHours()
    await organizer.tap(/^申报/)
    await organizer.sees('清早扫楼道，擦扶手')
    await organizer.illustrated()
    const width = await organizer.page
      .locator('.hours-picture img')
      .first()
      .evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0))
    expect(width).toBeGreaterThan(0)
    await organizer.page.locator('[id^="approve-"]').first().click()
    await organizer.sees(/的申报通过，计入1小时30分。/)
    await organizer.tap('不通过')
    await organizer.types('reason', '扫楼道由物业负责')
    await organizer.tapId('confirm-yes')
    await organizer.sees(/的申报没有通过，原因发给了本人。/)
    await volunteer.page.reload()
    await volunteer.settled()
    await volunteer.sees('计入1小时30分')
    await volunteer.sees('答复：扫楼道由物业负责')
  })

  it('finds what was approved among the own records, and what was rejected nowhere', async () => {
    await volunteer.go('pages/me')
    await volunteer.tapId('my-record')
    await volunteer.arrivesAt('service/record')
    await volunteer.tapId('category-reported')
    await volunteer.arrivesAt('service/records')
    await volunteer.sees('活动以外的服务')
    await volunteer.sees('陪楼上的独居爷爷去医院复诊、取药')
    await volunteer.seesNo('清早扫楼道，擦扶手')
  })
})
