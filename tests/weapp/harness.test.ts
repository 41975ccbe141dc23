import { eq } from 'drizzle-orm'
import * as t from '../../src/cloud/db/tables'
import { asJson } from '../support/weapp/json'
import { useStory } from '../support/weapp/story'

/** The simulated phone itself: what a real one would not put up with must not pass here either. */
const story = useStory()

test('a template that the build lacks is a mishap', async () => {
  const { world, pickUp, takeMishaps } = story()
  const phone = await pickUp(world.lin)
  phone.page.instance.setData({ 'root.cn.[0].nn': '9999' })
  const [mishap] = takeMishaps()
  expect(mishap).toMatch(/Template `tmpl_0_9999` not found/)
})

test('a message on the console is a mishap', () => {
  const { error } = console
  error('something that nobody caught')
  expect(story().takeMishaps()).toEqual(['something that nobody caught'])
})

describe('what WeChat refuses is a mishap', () => {
  const go = async (method: 'navigateTo' | 'switchTab' | 'redirectTo', url: string) => {
    const { world, pickUp, takeMishaps } = story()
    const phone = await pickUp(world.lin)
    const wx = Reflect.get(globalThis, 'wx') as Record<string, (asked: object) => void>
    wx[method]?.({ url, fail: () => undefined })
    await phone.rest()
    return takeMishaps().join()
  }

  test('navigating to a tab', async () => {
    expect(await go('navigateTo', '/pages/shop/index')).toContain(
      'can not navigateTo a tabbar page',
    )
  })

  test('redirecting to a tab', async () => {
    expect(await go('redirectTo', '/pages/shop/index')).toContain(
      'can not redirectTo a tabbar page',
    )
  })

  test('switching to what is no tab', async () => {
    expect(await go('switchTab', '/pages/code/index')).toContain('can not switch to no-tabBar page')
  })

  test('opening what is not there', async () => {
    expect(await go('navigateTo', '/pages/nowhere/index')).toContain('is not found')
  })
})

test.each(['fetch', 'AbortController', 'Headers', 'Request', 'Response', 'localStorage', 'crypto'])(
  'the mini-program has no %s',
  (name) => {
    expect(Reflect.get(globalThis, name)).toBeUndefined()
  },
)

describe('between phone and cloud only JSON crosses', () => {
  test.each([
    ['a date', { at: new Date(0) }, 'data.at'],
    ['a map', { kept: new Map() }, 'data.kept'],
    ['a function', { input: [() => undefined] }, 'data.input[0]'],
    ['what is no number', { input: { minutes: Number.NaN } }, 'data.input.minutes'],
    ['a very large number', 12n, 'data'],
  ])('%s is refused by its place', (_, value, place) => {
    expect(() => asJson(value, 'data')).toThrow(`JSON cannot carry ${place}`)
  })

  test('a member that is left out does no harm', () => {
    expect(asJson({ cursor: undefined, input: { when: 'coming' } }, 'data')).toBe(
      '{"input":{"when":"coming"}}',
    )
  })
})

test('a broken invariant is seen', async () => {
  const { world, backstage } = story()
  const { slotId } = await world.addSlot({ capacity: 3 })
  const { db } = world.builder
  await db.update(t.slot).set({ taken: 2 }).where(eq(t.slot.id, slotId))
  expect(await backstage.violations()).toEqual([expect.stringContaining(slotId)])
  await db.update(t.slot).set({ taken: 0 }).where(eq(t.slot.id, slotId))
})

test('another phone knows nothing of the last one', async () => {
  const { world, pickUp } = story()
  const first = await pickUp(world.lin)
  await first.see('#greeting', '林家妈妈')
  const second = await pickUp({ openid: null })
  expect(second.page.text).not.toContain('林家妈妈')
  expect(second.storage.size).toBeLessThan(2)
})

test('a button that is off takes no tap', async () => {
  const { world, pickUp } = story()
  const { activityId } = await world.addSlot({})
  const phone = await pickUp(world.lin, { at: `pages/activity/index?id=${activityId}` })
  await phone.tap('#sign-up')
  await expect(phone.tap('#confirm-sign-up')).rejects.toThrow('cannot be tapped')
})
