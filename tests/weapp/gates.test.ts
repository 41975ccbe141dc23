import { measure } from '../support/weapp/figures'
import { pagesOf, readAppJson } from '../support/weapp/stack'
import { useDemo } from '../support/weapp/story'

/** Beyond these WeChat's performance score counts a fault. */
const mostNodes = 1000
const mostDepth = 30
const mostChildren = 60
const mostBytes = 256 * 1024

const stage = useDemo()

const resident = { openid: 'demo-resident' }
const visitor = { openid: null }
const newcomer = { openid: 'openid-nobody-knows' }

/** The one who works with a page. */
const ownerOf = (page: string) => {
  if (page.startsWith('organizer/pickup')) return { openid: 'demo-shopkeeper' }
  return page.startsWith('organizer/') ? { openid: 'demo-organizer' } : resident
}

type Examples = Awaited<ReturnType<typeof stage.backstage.read.examples>>

let examples: Examples

beforeAll(async () => {
  examples = await stage.backstage.read.examples(resident.openid)
})

/** The page as it is opened from elsewhere, with something of the demonstration that it is about. */
const addressOf = (page: string) => {
  const { activityId, slotId, itemId, communityId } = examples
  const queries: Record<string, string> = {
    'pages/activity/index': `id=${activityId}`,
    'pages/signup/index': `activityId=${activityId}&slotId=${slotId}`,
    'pages/check-in/index': `slotId=${slotId}`,
    'pages/item/index': `id=${itemId}`,
    'pages/community/index': `id=${communityId}`,
    'organizer/slot/index': `id=${slotId}`,
    'organizer/site-code/index': `slotId=${slotId}`,
  }
  const query = queries[page]
  return query === undefined ? page : `${page}?${query}`
}

describe.each(pagesOf(readAppJson()))('%s', (page) => {
  test('opens for whoever works with it, within the bounds of WeChat', async () => {
    const phone = await stage.pickUp(ownerOf(page), { at: addressOf(page) })
    await phone.see('.screen', /\S/)
    const { nodes, depth, children } = measure(phone.page.host)
    expect(nodes).toBeLessThan(mostNodes)
    expect(depth).toBeLessThan(mostDepth)
    expect(children).toBeLessThanOrEqual(mostChildren)
    expect(phone.page.largest).toBeLessThanOrEqual(mostBytes)
  })

  test.each([
    ['a visitor', visitor],
    ['somebody who has not joined', newcomer],
  ])('opens for %s without a wall', async (_, who) => {
    const phone = await stage.pickUp(who, { at: addressOf(page) })
    await phone.see('.screen', /\S/)
  })
})
