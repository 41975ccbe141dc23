import { yearOf } from '../../src/domain/time'
import { useHaolin } from '../support/e2e/haolin'
import type { Phone } from '../support/e2e/phone'

/** From looking around without a name to a household with a child, and what everybody is told about it. */
describe('a new neighbour', () => {
  const haolin = useHaolin()
  let newcomer: Phone
  let thisYear = 0

  beforeAll(async () => {
    newcomer = await haolin.phone('newcomer')
    thisYear = yearOf(await haolin.cloud().now())
  })

  it('a visitor looks around without any registration', async () => {
    const visitor = await haolin.phone(null)
    await visitor.sees('做邻里的一盏灯')
    await visitor.tap('活动')
    await visitor.arrivesAt('pages/activities')
    await visitor.tap(/^民俗体验日/)
    await visitor.arrivesAt('pages/activity')
    await visitor.sees('加入后报名')
    await visitor.go('pages/my-signups')
    await visitor.sees('先加入好邻')
  })

  it('is told beside each field what is missing', async () => {
    await newcomer.tap('加入好邻')
    await newcomer.arrivesAt('pages/join')
    await newcomer.tap('加入好邻')
    await newcomer.sees('请写下怎么称呼您，20个字以内。')
    await newcomer.sees('请写下四位数的出生年份。')
    await newcomer.sees('请选择您住的社区。')
    await newcomer.sees('请先看须知并打勾。')
  })

  it('a child of ten is told that a parent has to add it', async () => {
    await newcomer.types('birth-year', String(thisYear - 10))
    await newcomer.sees('未满14周岁不能自己加入。请爸爸妈妈先加入，再在「我的家庭」里添加孩子。')
  })

  it('joins with a nickname, a year of birth, a community and a window', async () => {
    await newcomer.types('nickname', '江初雪')
    await newcomer.types('birth-year', '1990')
    await newcomer.tap('水果湖街道 张家湾社区')
    await newcomer.tap('2 号楼')
    await newcomer.types('window-number', '7')
    await newcomer.tap('看全文')
    await newcomer.sees(/别的居民看不到您的姓名和住址/)
    await newcomer.tapId('understood')
    await newcomer.tap('我同意《居民须知》和《个人信息说明》')
    await newcomer.tap('加入好邻')
    await newcomer.sees('江初雪，欢迎您！')
  })

  it('adds a child with a guardian’s consent, and not without', async () => {
    await newcomer.tap('添加家里的孩子')
    await newcomer.arrivesAt('pages/family')
    await newcomer.sees('2 号楼 · 第 7 扇窗')
    await newcomer.tap('添加孩子')
    await newcomer.types('child-nickname', '小石头')
    await newcomer.types('child-birth-year', String(thisYear - 8))
    await newcomer.sees('不满 14 周岁儿童个人信息规则')
    await newcomer.tap('同意并添加')
    await newcomer.sees('请先读规则，再勾选同意。')
    await newcomer.tap('我是孩子的监护人，已经读过并同意以上规则')
    await newcomer.tap('同意并添加')
    await newcomer.sees('小石头已经加入家庭，可以一起报名了。')
    // Only the year is known, so the child counts as the younger of two possible ages.
    await newcomer.sees('7 岁 · 由我监护')
  })

  it('signs up with the child at once', async () => {
    await newcomer.go('pages/activities')
    await newcomer.tap(/^民俗体验日/)
    await newcomer.arrivesAt('pages/activity')
    await newcomer.tap(/^剪纸窗花/)
    await newcomer.tap('我要报名')
    await newcomer.arrivesAt('pages/signup')
    await newcomer.tap(/^小石头/)
    await newcomer.tap('我看过了风险告知，会照顾好自己和同行的家人')
    await newcomer.tap('确认报名 · 2人')
    await newcomer.sees('报名成功')
  })

  it('reads about it in the messages, and marks them as read', async () => {
    await newcomer.go('pages/inbox')
    await newcomer.sees('报名成功')
    await newcomer.sees(/民俗体验日：雕版拓印和剪纸/)
    await newcomer.tap('全部标为已读')
    await newcomer.sees('都看过了')
  })

  it('the demonstration lists what WeChat would have delivered, and to whom', async () => {
    await newcomer.go('pages/demo')
    await newcomer.untilReads('sent', '民俗体验日：雕版拓印和剪纸')
    await newcomer.untilReads('sent', '发给 江初雪')
  })

  it('on the demonstration’s page one becomes somebody else', async () => {
    await newcomer.tap(/^苏半夏/)
    await newcomer.arrivesAt('pages/home')
    await newcomer.sees(/苏半夏/)
    await newcomer.tap('我的')
    await newcomer.arrivesAt('pages/me')
    await newcomer.sees('兑换点柜台')
  })
})
