import { useHaolin } from '../support/e2e/haolin'
import type { Phone } from '../support/e2e/phone'

/** Two people become one household and two again, as they themselves agree. */
describe('coming together and parting', () => {
  const haolin = useHaolin()
  let resident: Phone
  let newcomer: Phone
  let organizer: Phone

  beforeAll(async () => {
    resident = await haolin.phone('resident')
    newcomer = await haolin.phone('newcomer')
    organizer = await haolin.phone('organizer')
  })

  it('a newcomer joins and moves in with the code of the head, by the own word', async () => {
    await newcomer.go('pages/join')
    await newcomer.types('nickname', '江初雪')
    await newcomer.types('birth-year', '1990')
    await newcomer.tap('水果湖街道 张家湾社区')
    await newcomer.tap('我同意《居民须知》和《个人信息说明》')
    await newcomer.tap('加入好邻')
    await newcomer.sees('江初雪，欢迎您！')

    await resident.go('pages/family')
    await resident.tap('邀请家人')
    await resident.arrivesAt('household/invite')
    await resident.tap('生成邀请码')
    await resident.sees('给一位大人')
    const code = (await resident.reads('code-digits')).replace(/\s/g, '')

    await newcomer.go('pages/family')
    await newcomer.tap('输入邀请码')
    await newcomer.arrivesAt('household/accept')
    await newcomer.types('invite-code', code)
    await newcomer.tap('看看是哪一家')
    await newcomer.sees(/您现在没有积分要带去/)
    await newcomer.tap('我自己愿意加入这一家')
    await newcomer.tap('同意并加入')
    await newcomer.sees('已经加入，欢迎回家。')
    await newcomer.tap('看看我的家庭')
    await newcomer.arrivesAt('pages/family')
    await newcomer.sees('林小满')
  })

  it('a guardian takes the consent back and gives it again under the text for the age', async () => {
    await resident.go('pages/family')
    await resident.tap(/小豆子/)
    await resident.arrivesAt('household/member')
    await resident.tap('收回同意')
    await resident.tapId('confirm-yes')
    await resident.sees('已收回同意')
    await resident.tap('看规则并同意')
    await resident.sees('不满 14 周岁儿童个人信息规则')
    await resident.tap('我是孩子的监护人，已经读过并同意以上规则')
    await resident.tapId('save-consent')
    await resident.sees('同意已经记下，可以给孩子报名了。')
  })

  it('staff divide the household when both heads have agreed, and the points go along', async () => {
    await resident.go('pages/points')
    const before = await resident.readsNumber('points-balance')
    await resident.go('pages/code')
    await resident.tapId('show-text')
    const code = await resident.reads('code-text')
    await organizer.go('organizer/desk')
    await organizer.tap('家庭事务')
    await organizer.arrivesAt('organizer/households')
    await organizer.types('member-code', code)
    await organizer.tap('看看是哪一家')
    await organizer.sees('分户')
    await organizer.tap('江初雪')
    await organizer.tapId(await headOf(organizer))
    await organizer.types('split-points', '5')
    await organizer.types('split-reason', '分开居住')
    await organizer.tap('登记，请两位户主答复')
    await organizer.sees('等户主答复')

    for (const phone of [resident, newcomer]) {
      await phone.go('pages/family')
      await phone.tap('有一份分户约定等您答复')
      await phone.arrivesAt('household/split')
      await phone.tapId('agree-split')
      await phone.tapId('confirm-yes')
      await phone.sees('已同意')
    }

    await organizer.go('organizer/desk')
    await organizer.tap('家庭事务')
    await organizer.sees('可以办理')
    await organizer.tap('办理分户')
    await organizer.tapId('confirm-yes')
    await organizer.sees('分户已经办好，告诉了两位户主。')
    await newcomer.go('pages/points')
    await newcomer.sees('分户，按两位户主的约定分得 5 分，到期日不变')
    await resident.go('pages/points')
    expect(await resident.readsNumber('points-balance')).toBe(before - 5)
  })
})

/** The choice of the new head carries the person's id. */
const headOf = async (phone: Phone) =>
  (await phone.page.locator('[id^="new-head-"]').first().getAttribute('id')) ?? ''

describe('a shopkeeper minds the shelf', () => {
  const haolin = useHaolin()

  it('takes stock in and counts it, and everybody can read what became of the gifts', async () => {
    const shopkeeper = await haolin.phone('shopkeeper')
    await shopkeeper.go('pages/me')
    await shopkeeper.tap('兑换点货架')
    await shopkeeper.arrivesAt('organizer/shelf')
    await shopkeeper.tap(/草本香皂一块/)
    await shopkeeper.arrivesAt('organizer/stock')
    await shopkeeper.types('received', '4')
    await shopkeeper.tap('3 号楼的王奶奶')
    await shopkeeper.types('receive-note', '新做的一批')
    await shopkeeper.tap('入库')
    await shopkeeper.sees(/已经入库/)
    await shopkeeper.settled()
    const [held = 0] = /\d+/.exec(await shopkeeper.reads('on-shelf')) ?? []
    await shopkeeper.types('counted', String(Number(held) - 1))
    await shopkeeper.sees(/比账上少 1 份/)
    await shopkeeper.types('count-reason', '压碎一块，已核对')
    await shopkeeper.tap('记下盘点')
    await shopkeeper.sees('盘点和差异已经记下。')

    const visitor = await haolin.phone(null)
    await visitor.go('pages/shop')
    await visitor.tap('东西从哪来、到哪去')
    await visitor.arrivesAt('household/book')
    await visitor.sees('3 号楼的王奶奶')
    await visitor.sees(/压碎一块，已核对/)
    await visitor.seesNo('林小满')
  })
})
