import { useStory } from '../support/weapp/story'

const story = useStory()

describe('without a cloud environment the app says so in a plain sentence', () => {
  const sentence = '这个版本还没有连接云服务，请按照使用说明配置云环境后重新打开。'

  test.each(['nothing', 'closed'] as const)('when there is %s behind it', async (behind) => {
    const { world, pickUp } = story()
    const phone = await pickUp(world.lin, { behind })
    await phone.see('#failure', sentence)
    for (const tab of ['activities', 'shop', 'me'] as const) {
      await phone.tab(tab)
      await phone.see('#failure', sentence)
    }
  })
})

test('without a network it says so, and a tap tries again', async () => {
  const { world, pickUp } = story()
  const phone = await pickUp(world.lin, { behind: 'no network' })
  await phone.tab('activities')
  await phone.see('#failure', '网络好像断开了')
  phone.reach('cloud')
  await phone.tap('#retry')
  await phone.see('.screen', '眼下没有活动')
})

test('a sign-up whose answer was lost on the way is sent again and counts once', async () => {
  const { world, backstage, pickUp } = story()
  const { activityId, slotId } = await world.addSlot({})
  const phone = await pickUp(world.lin, { at: `pages/activity/index?id=${activityId}` })
  await phone.tap('#sign-up')
  await phone.tap('#accept-risk')
  phone.reach('answer lost')
  await phone.tap('#confirm-sign-up')
  await phone.see('#failure', '网络好像断开了')
  phone.reach('cloud')
  await phone.tap('#confirm-sign-up')
  await phone.see('#signed-up', '报名成功')
  expect(await backstage.read.signups(slotId)).toMatchObject([{ status: 'confirmed' }])
})

describe('settings', () => {
  const rootClass = (phone: { attribute: (selector: string, name: string) => unknown }) =>
    phone.attribute('.screen', 'class')

  test('大字 changes every page, gives a home page of three large buttons, and is kept', async () => {
    const { world, pickUp } = story()
    const phone = await pickUp(world.lin)
    expect(rootClass(phone)).not.toContain('big-type')
    await phone.tab('me')
    await phone.tap('#open-settings')
    await phone.tap('#big-type')
    expect(rootClass(phone)).toContain('big-type')
    expect(phone.attribute('.screen', 'style')).toContain('--fs: 1.4')

    const again = await pickUp(world.lin, { storage: phone.storage })
    expect(rootClass(again)).toContain('big-type')
    expect(again.has('#nearby')).toBe(true)
    expect(again.has('#scan')).toBe(true)
    await again.tap('#points')
    expect(again.at).toBe('pages/points')
  })

  test('a theme that was chosen stands against the one of the phone', async () => {
    const { world, pickUp } = story()
    const phone = await pickUp(world.lin, { theme: 'dark' })
    expect(rootClass(phone)).toContain('theme-dark')
    await phone.tab('me')
    await phone.tap('#open-settings')
    await phone.tap('#theme-light')
    expect(rootClass(phone)).toContain('theme-light')
    const again = await pickUp(world.lin, { theme: 'dark', storage: phone.storage })
    expect(rootClass(again)).toContain('theme-light')
  })

  test('whoever signs out is a visitor, and a tap brings them back', async () => {
    const { world, pickUp } = story()
    const phone = await pickUp(world.lin)
    await phone.tab('me')
    await phone.see('#nickname', '林家妈妈')
    await phone.tap('#sign-out')
    await phone.tap('#confirm-yes')
    await phone.seeGone('#nickname')
    expect(phone.page.text).not.toContain('林家妈妈')
    await phone.tap('#join')
    await phone.see('#greeting', '林家妈妈')
  })
})
