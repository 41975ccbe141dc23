import { measure, tellFigure } from '../support/weapp/figures'
import type { Phone } from '../support/weapp/phone'
import { useStory } from '../support/weapp/story'

const story = useStory()

const cardBytes = 14 * 1024
const feedbackBytes = 200
const mostNodes = 300
const listBytes = 50 * 1024

const cardsOn = (phone: Phone) => phone.page.idsBeginning('activity-').slice(1)

/** Something is on every few hours for the next two weeks. */
const fillThePlan = async (activities: number) => {
  for (let number = 1; number <= activities; number += 1) {
    await story().world.addSlot({ inHours: 5 * number }, { title: `第${number}次楼道清扫` })
  }
}

test('the first page of cards comes in one setData', async () => {
  const { world, pickUp } = story()
  await fillThePlan(25)
  const phone = await pickUp(world.lin)
  await phone.tab('activities')
  const withCards = phone.page.payloads.filter(({ text }) => text.includes('act-title'))
  expect(withCards).toHaveLength(1)
  const [first] = withCards
  tellFigure('the first cards', first?.bytes ?? 0, 'B', cardBytes)
  expect(first?.bytes).toBeLessThanOrEqual(cardBytes)
  // What fits on the screen and half a screen more stands there.
  expect(cardsOn(phone).length).toBeGreaterThanOrEqual(7)
})

test('of a list of a thousand only what lies around the screen is drawn', async () => {
  const { world, pickUp } = story()
  await fillThePlan(1000)
  const phone = await pickUp(world.lin)
  await phone.tab('activities')
  let most = 0
  const look = async (scrollTop: number) => {
    await phone.scrollTo(scrollTop)
    most = Math.max(most, measure(phone.page.host).nodes)
    return cardsOn(phone).length
  }
  for (let pages = 1; pages < 50; pages += 1) await phone.scrollToEnd()
  const cards = 1000
  const about = 140
  expect(await look((cards * about) / 2)).toBeGreaterThan(5)
  expect(phone.page.text).toContain('第500次楼道清扫')
  expect(phone.page.text).not.toContain('第400次楼道清扫')
  expect(await look(cards * about)).toBeGreaterThan(2)
  expect(phone.page.text).toContain('第1000次楼道清扫')
  expect(await look(0)).toBeGreaterThan(5)
  expect(phone.page.text).toContain('第1次楼道清扫')
  tellFigure('a list of 1,000', most, 'nodes', mostNodes)
  tellFigure('largest setData meanwhile', phone.page.largest, 'B', listBytes)
  expect(most).toBeLessThanOrEqual(mostNodes)
  expect(phone.page.largest).toBeLessThanOrEqual(listBytes)
})

test('a tap is answered at once with little to draw', async () => {
  const { world, pickUp } = story()
  const { activityId } = await world.addSlot({})
  await world.givePoints(world.lin, 40)
  const itemId = await world.addItem({ price: 15 })
  const tell = (what: string, { drawn }: { drawn: number[] }) => {
    tellFigure(`first feedback of ${what}`, drawn[0] ?? 0, 'B', feedbackBytes)
    expect(drawn.length).toBeGreaterThan(0)
    expect(drawn[0]).toBeLessThanOrEqual(feedbackBytes)
  }

  const phone = await pickUp(world.lin, { at: `pages/activity/index?id=${activityId}` })
  await phone.tap('#sign-up')
  tell('a tick', await phone.tap(`#party-member-${world.childId}`))
  tell('accepting the risk notice', await phone.tap('#accept-risk'))
  tell('signing up', await phone.tap('#confirm-sign-up'))

  const shop = await pickUp(world.lin, { at: `pages/item/index?id=${itemId}` })
  tell('asking to redeem', await shop.tap('#redeem'))
  tell('redeeming', await shop.tap('#confirm-yes'))

  const settings = await pickUp(world.lin, { at: 'pages/settings/index' })
  tell('大字', await settings.tap('#big-type'))
})
