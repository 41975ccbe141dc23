import { measure, tellFigure } from '../support/weapp/figures'
import { useStory } from '../support/weapp/story'

const story = useStory()

const cardBytes = 14 * 1024
const feedbackBytes = 200

/** Something is on every few hours for the next two weeks. */
const fillThePlan = async (activities: number) => {
  for (let number = 1; number <= activities; number += 1) {
    await story().world.addSlot({ inHours: 5 * number }, { title: `第${number}次楼道清扫` })
  }
}

test('the first twenty cards come in one setData', async () => {
  const { world, pickUp } = story()
  await fillThePlan(25)
  const phone = await pickUp(world.lin)
  await phone.tab('activities')
  const withCards = phone.page.payloads.filter(({ text }) => text.includes('activity-card-title'))
  expect(phone.page.idsBeginning('activity-')).toHaveLength(1 + 20)
  expect(withCards).toHaveLength(1)
  tellFigure('the first twenty cards', withCards[0]?.bytes ?? 0, 'B', cardBytes)
})

test('a long list comes page by page, and each page adds its own cards only', async () => {
  const { world, pickUp } = story()
  await fillThePlan(45)
  const phone = await pickUp(world.lin)
  await phone.tab('activities')
  const first = phone.page.largest
  await phone.scrollToEnd()
  await phone.scrollToEnd()
  await phone.scrollToEnd()
  await phone.see('#activity-list', '第45次楼道清扫')
  expect(phone.page.idsBeginning('activity-')).toHaveLength(1 + 45)
  tellFigure('45 cards', measure(phone.page.host).nodes, 'nodes', 1000)
  tellFigure('largest setData while scrolling', phone.page.largest, 'B', 256 * 1024)
  expect(phone.page.largest).toBeLessThan(2 * first)
})

test('a tap is answered at once with little to draw', async () => {
  const { world, pickUp } = story()
  const { activityId } = await world.addSlot({})
  await world.givePoints(world.lin, 40)
  const itemId = await world.addItem({ price: 15 })
  const tell = (what: string, { drawn }: { drawn: number[] }) => {
    tellFigure(`first feedback of ${what}`, drawn[0] ?? 0, 'B', feedbackBytes)
    expect(drawn.length).toBeGreaterThan(0)
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
