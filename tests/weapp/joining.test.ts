import type { Phone } from '../support/weapp/phone'
import { useStory } from '../support/weapp/story'

const story = useStory()

const newcomer = { openid: 'openid-newcomer' }

const fillIn = async (
  phone: Phone,
  { nickname = '江初雪', birthYear = '1990', communityId = story().world.community.id } = {},
) => {
  await phone.type('#nickname', nickname)
  await phone.type('#birth-year', birthYear)
  await phone.tap(`#community-${communityId}`)
}

describe('somebody new', () => {
  test('looks around without being asked who they are', async () => {
    const { world, pickUp } = story()
    const { activityId } = await world.addSlot({}, { title: '民俗体验日' })
    const phone = await pickUp(newcomer)
    expect(phone.has('#join')).toBe(true)
    await phone.tab('activities')
    await phone.tap(`#activity-${activityId}`)
    await phone.see('#title', '民俗体验日')
    await phone.tap('#join')
    expect(phone.at).toBe('pages/join')
  })

  test('joins from the home page and is a neighbour with a household of one', async () => {
    const { world, backstage, pickUp } = story()
    const phone = await pickUp(newcomer)
    await phone.tap('#join')
    await fillIn(phone)
    await phone.tap(`#building-${world.building}`)
    await phone.type('#window-number', '7')
    await phone.tap('#consent-yes')
    await phone.tap('#join')
    await phone.see('#welcome', '江初雪')
    expect(await backstage.read.household(newcomer.openid)).toMatchObject({
      community: '张家湾社区',
      window: 7,
      people: [{ nickname: '江初雪', kind: 'adult' }],
    })
    await phone.tap('#to-activities')
    expect(phone.at).toBe('pages/activities')
    await phone.tab('home')
    await phone.see('#greeting', '江初雪')
  })

  test('reads the consent text before agreeing to it', async () => {
    const phone = await story().pickUp(newcomer, { at: 'pages/join/index' })
    await phone.tap('#read-consent')
    await phone.see('.sheet', '未满14周岁的孩子由监护人添加')
    await phone.tap('#understood')
    await phone.seeGone('.sheet')
  })
})

describe('the form says what is missing, and nothing is kept of it', () => {
  const stays = async () => {
    expect(await story().backstage.read.household(newcomer.openid)).toBeNull()
  }

  test('without agreeing to the rules', async () => {
    const phone = await story().pickUp(newcomer, { at: 'pages/join/index' })
    await fillIn(phone)
    await phone.tap('#join')
    await phone.see('#failure', '请先看须知并打勾')
    await stays()
    expect(phone.calls.map(({ path }) => path)).not.toContain('families.join')
  })

  test('a child under fourteen is told who has to add it', async () => {
    const phone = await story().pickUp(newcomer, { at: 'pages/join/index' })
    await fillIn(phone, { birthYear: String(new Date().getFullYear() - 9) })
    await phone.see('.field-wrong', '请爸爸妈妈先加入')
    await phone.tap('#consent-yes')
    await phone.tap('#join')
    await stays()
  })

  test('a window that the building does not have', async () => {
    const { world, pickUp } = story()
    const phone = await pickUp(newcomer, { at: 'pages/join/index' })
    await fillIn(phone)
    await phone.tap(`#building-${world.building}`)
    await phone.type('#window-number', '99')
    await phone.tap('#consent-yes')
    await phone.tap('#join')
    await phone.see('#failure', '这栋楼没有这个窗号')
    await stays()
  })
})

test('whoever has joined is not asked again', async () => {
  const { world, pickUp } = story()
  const phone = await pickUp(world.lin, { at: 'pages/join/index' })
  await phone.see('#already-joined', '已经加入')
})

test('a mother adds her child under the rule text for its age', async () => {
  const { world, backstage, pickUp } = story()
  const phone = await pickUp(world.chen)
  await phone.tab('me')
  await phone.tap('#my-family')
  await phone.tap('#add-child')
  await phone.type('#child-nickname', '陈小树')
  await phone.type('#child-birth-year', String(new Date().getFullYear() - 8))
  await phone.see('#rule-under-14')
  await phone.tap('#save-child')
  expect(phone.has('#child-problem')).toBe(true)
  await phone.tap('#child-consent-yes')
  await phone.tap('#save-child')
  await phone.see('#toast')
  const household = await backstage.read.household(world.chen.openid)
  expect(household?.people).toEqual([
    { nickname: '陈师傅', kind: 'adult' },
    { nickname: '陈小树', kind: 'minor' },
  ])
})
