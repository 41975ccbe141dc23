import { useHaolin } from '../support/e2e/haolin'
import type { Phone } from '../support/e2e/phone'

/** What a family's points become at the counter, and how they come back when nothing is picked up. */
describe('a family at the counter', () => {
  const haolin = useHaolin()
  let resident: Phone
  let shopkeeper: Phone
  let code = ''

  const openItem = async (name: string) => {
    await resident.go('pages/shop')
    await resident.tap(name)
    await resident.arrivesAt('pages/item')
  }

  /** What can be seen of the family's account and of the shelf. */
  const figures = async (name: string) => {
    await resident.go('pages/points')
    const balance = await resident.readsNumber('points-balance')
    await openItem(name)
    const stock = await resident.readsNumber('stock')
    return { balance, stock }
  }

  const redeem = async (name: string, price: number) => {
    const before = await figures(name)
    await resident.tap('兑换')
    await resident.sees(`兑换“${name}”？`)
    await resident.sees(`会用 ${price} 分，兑换后家里还剩 ${before.balance - price} 分。`)
    await resident.tap(`用 ${price} 分兑换`)
    await resident.sees('兑换好了')
    const digits = (await resident.reads('code-digits')).replace(/\D/g, '')
    expect(digits).toMatch(/^\d{8}$/)
    return { before, digits }
  }

  beforeAll(async () => {
    resident = await haolin.phone('resident')
    shopkeeper = await haolin.phone('shopkeeper')
  })

  it('reserves points and stock together', async () => {
    const { before, digits } = await redeem('社区健身房 1 小时', 8)
    code = digits
    expect(await figures('社区健身房 1 小时')).toEqual({
      balance: before.balance - 8,
      stock: before.stock - 1,
    })
    await resident.go('pages/points')
    await resident.sees('兑换「社区健身房 1 小时」，预留 8 分，等待领取')
  })

  it('a wrong code says so, and hands nothing over', async () => {
    await shopkeeper.go('pages/me')
    await shopkeeper.tap('兑换点柜台')
    await shopkeeper.arrivesAt('organizer/pickup')
    const wrong = code === '00000000' ? '00000001' : '00000000'
    await shopkeeper.types('pick-up-code', wrong)
    await shopkeeper.sees('没有找到这个取货码。请和居民核对一下数字。')
    await shopkeeper.seesNo('确认交付')
  })

  it('the shopkeeper types the eight digits, sees what it is and hands it over', async () => {
    await shopkeeper.types('pick-up-code', code)
    await shopkeeper.sees('请核对后交付')
    await shopkeeper.sees('社区健身房 1 小时')
    await shopkeeper.tap('确认交付')
    await shopkeeper.sees('“社区健身房 1 小时”已经交付，积分结清了。')
    await resident.go('pages/redemptions')
    await resident.sees(/今天 \d\d:\d\d 已领取/)
    await resident.go('pages/points')
    await resident.sees('已领取「社区健身房 1 小时」，8 分结清')
  })

  it('a code is good for one thing only', async () => {
    await shopkeeper.types('pick-up-code', code)
    await shopkeeper.sees(/这笔兑换已经结束|没有找到这个取货码/)
    await shopkeeper.seesNo('确认交付')
  })

  it('what is given back before it was picked up returns points and stock', async () => {
    const { before } = await redeem('剪发一次', 12)
    await resident.tap('查看我的兑换')
    await resident.arrivesAt('pages/redemptions')
    await resident.tap('不要了，退回积分')
    await resident.sees('退回“剪发一次”？')
    await resident.tap('先留着')
    await resident.tap('不要了，退回积分')
    await resident.tapId('confirm-yes')
    await resident.sees('已退回 12 分。')
    await resident.sees(/已退回 · 原因：家庭取消兑换/)
    expect(await figures('剪发一次')).toEqual(before)
  })

  it('the shopkeeper who cannot hand it over says why, and everything returns', async () => {
    const { before } = await redeem('剪发一次', 12)
    await shopkeeper.go('organizer/pickup')
    const waiting = shopkeeper.page.locator('[id^="waiting-"]', { hasText: '剪发一次' }).last()
    await shopkeeper.tapIn(waiting, '交不了货')
    await shopkeeper.sees('“剪发一次”交不了货？')
    await shopkeeper.tap('退回并告诉对方')
    await shopkeeper.sees('请写明原因，至少 2 个字。')
    await shopkeeper.types('reason', '理发师傅这周请假')
    await shopkeeper.tap('退回并告诉对方')
    await shopkeeper.sees('已经退回 12 分。')
    expect(await figures('剪发一次')).toEqual(before)
    await resident.go('pages/redemptions')
    await resident.sees(/原因：理发师傅这周请假/)
  })

  it('a household takes as many as its limit allows, and what is given back makes room', async () => {
    const name = '儿童绘本一套（4 册）'
    const full = '每户最多兑换 1 件，这一期已经换满了。家人在别家换过的也算。'
    await openItem(name)
    await resident.sees('每户每季度最多 1 份')
    const { before } = await redeem(name, 10)
    await openItem(name)
    await resident.sees(full)
    await resident.seesOff('兑换')
    await resident.go('pages/redemptions')
    await resident.tap('不要了，退回积分')
    await resident.tapId('confirm-yes')
    await resident.sees('已退回 10 分。')
    expect(await figures(name)).toEqual(before)
    await resident.seesNo(full)
  })

  it('what nobody picks up returns by itself after its days', async () => {
    const { before } = await redeem('儿童绘本一套（4 册）', 10)
    await resident.go('pages/demo')
    await resident.tap('快进 7 天')
    await resident.sees(/^现在是 /)
    await resident.go('pages/demo')
    await resident.tap('快进 1 天')
    await resident.sees(/^现在是 /)
    expect(await figures('儿童绘本一套（4 册）')).toEqual(before)
    await resident.go('pages/redemptions')
    await resident.sees(/已退回 · 原因：超过领取期限/)
    await resident.go('pages/inbox')
    await resident.sees('兑换已取消：儿童绘本一套（4 册）')
    await resident.sees('10 分已全部退回家庭账户。原因：超过领取期限。')
  })
})
