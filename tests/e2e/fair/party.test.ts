import { useBackstage } from '../../support/e2e/backstage'
import { useHaolin } from '../../support/e2e/haolin'
import type { Phone } from '../../support/e2e/phone'
import { acceptRisk, beginSignUp, openBoard, partyCard } from '../../support/e2e/ways'

/** A family is one party: together in, together in the line, and no child without a grown-up. */
describe('a family signs up together', () => {
  const haolin = useHaolin()
  const backstage = useBackstage(haolin)
  const title = '亲子风筝：一起糊一只'
  let slotId = ''
  let mother: Phone
  let organizer: Phone

  const findIt = async (phone: Phone) => {
    await phone.go('pages/activities')
    await phone.types('search', '风筝')
    await phone.tap(new RegExp(`^${title}`))
    await phone.arrivesAt('pages/activity')
  }

  beforeAll(async () => {
    const post = { name: '上午场', inHours: 40, capacity: 3, minAge: 5, adultRequired: true }
    const made = await backstage.publish({ title }, post)
    slotId = made.slotIds[0] ?? ''
    mother = await haolin.phone('resident')
    organizer = await haolin.phone('organizer')
  })

  it('a child alone cannot be signed up, and the button says what is missing', async () => {
    await findIt(mother)
    await mother.sees('孩子要有大人陪同')
    await beginSignUp(mother)
    await mother.tap(/^小豆子/)
    await mother.tap(/^林小满（我）/)
    await mother.sees('孩子要有大人陪同，请再选一位大人。')
    await mother.seesOff('确认报名 · 1人')
  })

  it('the guardian comes along, and both are in with one tap', async () => {
    await mother.tap(/^林小满（我）/)
    await acceptRisk(mother)
    await mother.tap('确认报名 · 2人')
    await mother.sees('报名成功')
    await mother.sees(/林小满、小豆子，.*见。/)
    await mother.tap('回到活动')
    await mother.arrivesAt('pages/activity')
    await mother.sees('林小满、小豆子 已报名')
    await mother.sees('余 1 / 3')
  })

  it('the organizer finds them on the board as one family, the child marked as one', async () => {
    await openBoard(organizer, slotId)
    await organizer.untilReads('count-arriving', '2')
    const family = organizer.page.locator('[id^="party-"]:visible')
    expect(await family.count()).toBe(1)
    await family.filter({ hasText: '林小满' }).filter({ hasText: '小豆子' }).waitFor()
    expect(await organizer.text('孩子').count()).toBe(1)
  })

  it('two more do not fit into one seat: alone there is a place, together the line', async () => {
    await findIt(organizer)
    await beginSignUp(organizer)
    await organizer.seesNo('小豆子')
    await acceptRisk(organizer)
    await organizer.tap(/^乔南风/)
    await organizer.sees('名额不够，要先排候补：有人退出就按先后补上，全家一起补。')
    await organizer.tap('排候补 · 2人')
    await organizer.sees('已进入候补')
    await organizer.sees('您排在第 1 位。')
    await findIt(mother)
    await mother.sees('余 1 / 3')
    await mother.sees('1 组候补')
  })

  it('the mother cannot stay away and send the child', async () => {
    await mother.go('pages/my-signups')
    await mother.tapIn(partyCard(mother, title), '改动或取消')
    await mother.tap('林小满不来了')
    await mother.sees(`林小满不参加「${title}」，其他家人照常。`)
    await mother.tap('确定取消')
    await mother.sees('这一场孩子要有大人陪同。请至少留一位大人一起。')
  })

  it('the child stays at home, and the seat lets the waiting two in together', async () => {
    await mother.tap('小豆子不来了')
    await mother.tap('确定取消')
    await mother.sees('已取消 1 人的报名，名额让给了别人。')
    await organizer.go('pages/my-signups')
    await partyCard(organizer, title).filter({ hasText: '已报名' }).waitFor()
    await openBoard(organizer, slotId)
    await organizer.untilReads('count-arriving', '3')
    await organizer.sees('许清禾')
    await organizer.sees('乔南风')
    await organizer.byId('gave-back').filter({ hasText: '小豆子' }).waitFor()
    const rows = organizer.page.locator('[id^="person-"]')
    expect(await rows.filter({ hasText: '许清禾' }).count()).toBe(1)
    expect(await rows.filter({ hasText: '小豆子' }).count()).toBe(0)
  })
})
