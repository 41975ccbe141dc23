import path from 'node:path'
import { moveHours, moveToNineOn, tomorrow } from '../support/e2e/days'
import { useHaolin } from '../support/e2e/haolin'
import type { Phone } from '../support/e2e/phone'

/** From an organizer's idea to a family's points: each story goes on where the one before ended. */
describe('a Saturday in 张家湾, from the notice to the points', () => {
  const haolin = useHaolin()
  const title = '一起包汤圆'
  const jobTitle = '图书角整理员'
  const picture = path.resolve(__dirname, '../../src/cloud/demo/pictures/camp.webp')
  let organizer: Phone
  let resident: Phone
  let eventDay = ''

  const openDesk = async () => {
    await organizer.go('pages/me')
    await organizer.tap('组织者工作台')
    await organizer.arrivesAt('organizer/desk')
  }

  beforeAll(async () => {
    organizer = await haolin.phone('organizer')
    resident = await haolin.phone('resident')
    eventDay = tomorrow(await haolin.cloud().now())
  })

  it('is told what is missing before anything is published', async () => {
    await openDesk()
    await organizer.tap('发布活动')
    await organizer.arrivesAt('organizer/edit')
    await organizer.tap('发布')
    await organizer.sees('标题要 2 到 40 个字。')
    await organizer.sees('请写清做什么，5 到 2000 个字。')
    await organizer.sees(/还有 \d+ 处要改，已经标出来了。/)
  })

  it('the organizer posts an event with a cover, two sessions and a risk notice', async () => {
    await organizer.types('title', title)
    await organizer.types(
      'content',
      '社区食堂备好糯米粉和黑芝麻馅，大家围着长桌一起包，包好就下锅，带一碗回家。',
    )
    await organizer.types('place', '张家湾社区食堂')
    const chosen = organizer.page.waitForEvent('filechooser')
    await organizer.tap('选一张图片')
    await (await chosen).setFiles(picture)
    await organizer.sees('换一张')
    await organizer.types('slot-0-starts', `${eventDay}T09:30`)
    await organizer.types('slot-0-ends', `${eventDay}T11:30`)
    await organizer.types('slot-0-name', '上午场')
    await organizer.types('slot-0-capacity', '6')
    await organizer.tapId('slot-0-fixed-more')
    await organizer.sees('按计划时长，每人最多 3 分')
    await organizer.tap('再加一场')
    await organizer.types('slot-1-name', '下午场')
    await organizer.types('slot-1-starts', `${eventDay}T14:00`)
    await organizer.types('slot-1-ends', `${eventDay}T16:00`)
    await organizer.types(
      'risk-notice',
      '灶台有明火和滚水，孩子不进操作间；对芝麻过敏的邻居请提前说。',
    )
    await organizer.tap('发布')
    await organizer.sees('现在发布？')
    await organizer.tapId('confirm-yes')
    await organizer.sees('已经发布，居民现在就能看到。')
    await organizer.tap('看看发布的样子')
    await organizer.arrivesAt('pages/activity')
    await organizer.sees(title)
    await organizer.sees('灶台有明火和滚水，孩子不进操作间；对芝麻过敏的邻居请提前说。')
    await organizer.sees('余 6 / 6')
  })

  it('the organizer posts a service job likewise', async () => {
    await openDesk()
    await organizer.tap('发布服务岗位')
    await organizer.arrivesAt('organizer/edit')
    await organizer.types('title', jobTitle)
    await organizer.tap('学习培训')
    await organizer.types('content', '把归还的绘本擦干净、放回架上，顺便给来看书的孩子指指路。')
    await organizer.types('place', '张家湾社区儿童书屋')
    await organizer.types('slot-0-capacity', '2')
    await organizer.tap('发布')
    await organizer.tapId('confirm-yes')
    await organizer.sees('已经发布，居民现在就能看到。')
    await organizer.tap('回工作台')
    await organizer.arrivesAt('organizer/desk')
    await organizer.sees(jobTitle)
  })

  it('the resident finds it by its category, by free seats and by its name', async () => {
    await resident.tap('活动')
    await resident.arrivesAt('pages/activities')
    await resident.tap('分类')
    await resident.tap('学习培训')
    await resident.sees(jobTitle)
    await resident.seesNo(title)
    await resident.tap('学习培训')
    await resident.tap('全部分类')
    await resident.tap('只看有名额')
    await resident.seesNo('心理沙龙')
    await resident.types('search', '汤圆')
    await resident.seesNo(jobTitle)
    await resident.sees(/还有 12 个名额/)
    await resident.tap(title)
    await resident.arrivesAt('pages/activity')
  })

  it('the resident signs up with the child as one party', async () => {
    await resident.tap(/^上午场/)
    await resident.tap('我要报名')
    await resident.arrivesAt('pages/signup')
    await resident.sees(/来不了请在 .* 前取消，名额留给别人。/)
    await resident.tap(/^小豆子/)
    await resident.seesOff('确认报名 · 2人')
    await resident.tap('我看过了风险告知，会照顾好自己和同行的家人')
    await resident.tap('确认报名 · 2人')
    await resident.sees('报名成功')
    await resident.sees(/林小满、小豆子，.*见。/)
    await resident.tap('看我的报名')
    await resident.arrivesAt('pages/my-signups')
    await resident.sees(title)
  })

  it('the resident cancels another one before its deadline, after a question', async () => {
    const stories = resident.page.locator('[id^="party-"]', { hasText: '绘本共读' })
    await resident.tapIn(stories, '改动或取消')
    await resident.tap('全家都不来了')
    await resident.sees('确定要取消吗？')
    await resident.tap('先不取消')
    await resident.sees('绘本共读')
    await resident.tapIn(stories, '改动或取消')
    await resident.tap('全家都不来了')
    await resident.tap('确定取消')
    await resident.sees('已取消 2 人的报名，名额让给了别人。')
    await resident.seesNo('绘本共读')
    await resident.sees(title)
  })

  it('on the day the organizer types the digits of the member code, and the whole party is in', async () => {
    await moveToNineOn(resident, eventDay)
    await resident.go('pages/my-signups')
    await resident.sees('可以签到了。')
    await resident.tap('出示成员码')
    await resident.arrivesAt('pages/code')
    const digits = (await resident.reads('code-digits')).replace(/\D/g, '')
    expect(digits).toMatch(/^\d{6}$/)

    await openDesk()
    await organizer.tap(/打开场次 上午场/)
    await organizer.arrivesAt('organizer/slot')
    await organizer.types('digits', digits)
    await organizer.sees('没来的，把勾去掉。')
    await organizer.tap('签到 2 人')
    await organizer.sees('林小满、小豆子已签到。')
    await organizer.untilReads('count-here', '2')
    await organizer.untilReads('count-arriving', '0')
  })

  it('at the end the resident types the digits of the site code, and is told the minutes', async () => {
    await moveHours(resident, 3)
    await organizer.tap('打开现场码')
    await organizer.arrivesAt('organizer/site-code')
    await resident.go('pages/my-signups')
    await resident.tap('去签退')
    await resident.arrivesAt('pages/check-in')
    const digits = (await organizer.reads('code-digits')).replace(/\D/g, '')
    await resident.types('digits', digits)
    await resident.tap('确认签退')
    await resident.sees(/12:0\d 签退成功/)
    await resident.sees('林小满、小豆子已签退，辛苦了。')
    expect(await resident.text('2小时').count()).toBe(2)
  })

  it('the organizer confirms, and the points go to the family', async () => {
    await organizer.back()
    await organizer.arrivesAt('organizer/slot')
    await organizer.untilReads('count-gone', '2')
    await organizer.tap('确认并发放积分')
    await organizer.sees('来了 2 人，会按规则发放积分。')
    await organizer.tapId('confirm-yes')
    await organizer.sees('确认了 2 人，给 1 家发放了 6 分。')
    await organizer.sees(/已确认$/)
  })

  it('the family sees the balance, the sentence of the entry and the hours', async () => {
    const points = await haolin.phone('resident')
    await points.go('pages/points')
    const balance = await points.readsNumber('points-balance')
    expect(balance).toBeGreaterThan(6)
    await points.sees(
      `林小满参加「${title}」（上午场），服务2小时，按时长 2 分，固定 1 分，共 3 分`,
    )
    await points.sees(
      `小豆子参加「${title}」（上午场），服务2小时，按时长 2 分，固定 1 分，共 3 分`,
    )
    expect(await points.text('+3').count()).toBeGreaterThanOrEqual(2)
    await points.tap('服务时长')
    await points.sees(/^小豆子 · 今天$/)
    await points.sees('2小时')
  })
})
