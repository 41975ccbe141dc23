import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Persona } from '../../src/domain/demo'
import { useHaolin } from '../support/e2e/haolin'
import { inspect } from '../support/e2e/inspect'
import { screenSize, type Look, type Phone } from '../support/e2e/phone'

const folder = path.resolve(__dirname, '../../reports/screens')

const looks: Record<string, Look> = {
  light: {},
  dark: { theme: 'dark' },
  large: { bigType: true },
}

/** ★ The sizes of a finger and of readable type; larger where someone asked for large type. */
const barOf = (look: Look) => ({
  width: screenSize.width,
  target: look.bigType ? 60 : 44,
  type: look.bigType ? 18 : 12,
})

interface Scene {
  /** What the picture is called. */
  name: string
  route: string
  persona: Persona | null
  query?: () => Record<string, string>
  /** What is tapped before the picture is taken. */
  then?: (phone: Phone) => Promise<void>
}

const haolin = useHaolin()
const ids = { activity: '', slot: '', item: '', dutySlot: '', community: '', draft: '', org: '' }

const scenes: Scene[] = [
  { name: 'home', route: 'pages/home', persona: 'resident' },
  { name: 'home-visitor', route: 'pages/home', persona: null },
  { name: 'activities', route: 'pages/activities', persona: 'resident' },
  {
    name: 'activities-filter',
    route: 'pages/activities',
    persona: 'resident',
    then: async (phone) => {
      await phone.tapId('filter-category')
      await phone.sees('全部分类')
    },
  },
  {
    name: 'activities-nothing',
    route: 'pages/activities',
    persona: 'resident',
    then: async (phone) => {
      await phone.types('search', '没有这样的活动')
      await phone.sees('没有找到合适的活动')
    },
  },
  { name: 'shop', route: 'pages/shop', persona: 'resident' },
  { name: 'shop-visitor', route: 'pages/shop', persona: null },
  { name: 'me', route: 'pages/me', persona: 'resident' },
  { name: 'me-organizer', route: 'pages/me', persona: 'organizer' },
  { name: 'me-visitor', route: 'pages/me', persona: null },
  {
    name: 'activity',
    route: 'pages/activity',
    persona: 'resident',
    query: () => ({ id: ids.activity }),
  },
  {
    name: 'signup',
    route: 'pages/signup',
    persona: 'resident',
    query: () => ({ activityId: ids.activity, slotId: ids.slot }),
  },
  { name: 'my-signups', route: 'pages/my-signups', persona: 'resident' },
  {
    name: 'my-signups-over',
    route: 'pages/my-signups',
    persona: 'resident',
    then: (phone) => phone.tap('已结束'),
  },
  {
    name: 'my-signups-cancel',
    route: 'pages/my-signups',
    persona: 'resident',
    then: async (phone) => {
      await phone.tap('改动或取消')
      await phone.tap('全家都不来了')
      await phone.sees('确定要取消吗？')
    },
  },
  {
    name: 'check-in',
    route: 'pages/check-in',
    persona: 'resident',
    query: () => ({ slotId: ids.dutySlot }),
  },
  { name: 'code', route: 'pages/code', persona: 'resident' },
  { name: 'points', route: 'pages/points', persona: 'resident' },
  {
    name: 'points-hours',
    route: 'pages/points',
    persona: 'resident',
    query: () => ({ tab: 'hours' }),
  },
  { name: 'my-record', route: 'service/record', persona: 'volunteer' },
  {
    name: 'my-record-family',
    route: 'service/record',
    persona: 'resident',
    then: (phone) => phone.tap('全家'),
  },
  { name: 'my-records', route: 'service/records', persona: 'volunteer' },
  { name: 'certificates', route: 'service/certificates', persona: 'volunteer' },
  {
    name: 'certificate',
    route: 'service/certificates',
    persona: 'volunteer',
    then: async (phone) => {
      await phone.page.locator('[id^="certificate-"]', { hasText: '已开具' }).first().click()
      await phone.arrivesAt('service/certificate')
      await phone.sees('证明开好了')
    },
  },
  { name: 'certificate-unknown', route: 'service/certificate', persona: 'volunteer' },
  { name: 'ask-certificate', route: 'service/ask', persona: 'volunteer' },
  { name: 'verify', route: 'service/verify', persona: null },
  {
    name: 'issuing',
    route: 'organizer/certificates',
    persona: 'organizer',
    query: () => ({ orgId: ids.org }),
  },
  { name: 'item', route: 'pages/item', persona: 'resident', query: () => ({ id: ids.item }) },
  {
    name: 'item-confirm',
    route: 'pages/item',
    persona: 'resident',
    query: () => ({ id: ids.item }),
    then: async (phone) => {
      await phone.tap('兑换')
      await phone.sees('再想想')
    },
  },
  { name: 'redemptions', route: 'pages/redemptions', persona: 'volunteer' },
  { name: 'family', route: 'pages/family', persona: 'resident' },
  {
    name: 'family-add-child',
    route: 'pages/family',
    persona: 'resident',
    then: async (phone) => {
      await phone.tap('添加孩子')
      await phone.types('child-birth-year', '2018')
      await phone.sees('不满 14 周岁儿童个人信息规则')
    },
  },
  { name: 'inbox', route: 'pages/inbox', persona: 'resident' },
  { name: 'join', route: 'pages/join', persona: 'newcomer' },
  { name: 'community', route: 'pages/community', persona: 'resident' },
  { name: 'settings', route: 'pages/settings', persona: 'resident' },
  { name: 'demo', route: 'pages/demo', persona: 'resident' },
  { name: 'desk', route: 'organizer/desk', persona: 'organizer' },
  {
    name: 'desk-menu',
    route: 'organizer/desk',
    persona: 'organizer',
    then: async (phone) => {
      await phone.tap(/更多$/)
      await phone.sees('居民看到的样子')
    },
  },
  {
    name: 'edit',
    route: 'organizer/edit',
    persona: 'organizer',
    query: () => ({ id: ids.draft }),
  },
  {
    name: 'slot',
    route: 'organizer/slot',
    persona: 'organizer',
    query: () => ({ id: ids.dutySlot }),
  },
  {
    name: 'site-code',
    route: 'organizer/site-code',
    persona: 'organizer',
    query: () => ({ slotId: ids.dutySlot }),
  },
  { name: 'pickup', route: 'organizer/pickup', persona: 'shopkeeper' },
  { name: 'absences', route: 'pages/absences', persona: 'resident' },
  {
    name: 'change',
    route: 'organizer/change',
    persona: 'organizer',
    query: () => ({ id: ids.activity }),
  },
  ...[
    'series',
    'templates',
    'appeals',
    'comments',
    'vouch',
    'grants',
    'points-rules',
    'budget',
  ].map((name) => ({
    name,
    route: `organizer/${name}`,
    persona: 'organizer' as const,
    query: () => ({ orgId: ids.org }),
  })),
  {
    name: 'grants-form',
    route: 'organizer/grants',
    persona: 'organizer',
    query: () => ({ orgId: ids.org }),
    then: (phone) => phone.tap('提出奖励或扣减'),
  },
  {
    name: 'points-rules-preview',
    route: 'organizer/points-rules',
    persona: 'organizer',
    query: () => ({ orgId: ids.org }),
    then: async (phone) => {
      await phone.tap('提出新规则')
      await phone.tap('看看上个月会怎样')
      await phone.sees('变化最大的家庭')
    },
  },
  ...['pending', 'admit'].map((name) => ({
    name,
    route: `organizer/${name}`,
    persona: 'organizer' as const,
    query: () => ({ slotId: ids.dutySlot }),
  })),
]

/** Every route of the mini-program, as its own configuration lists them. */
const routes = async (): Promise<string[]> => {
  Object.assign(globalThis, { defineAppConfig: (config: unknown) => config })
  const { default: config } = await import('../../src/miniprogram/app.config')
  const organizer = (config.subPackages ?? []).flatMap(({ root, pages }) =>
    pages.map((page) => `${root}/${page}`),
  )
  return [...(config.pages ?? []), ...organizer].map((page) => page.replace(/\/index$/, ''))
}

/** The phone's picture; and once, in the light look, the whole length of a page that is longer than the phone. */
const photograph = async (phone: Phone, look: string, name: string) => {
  mkdirSync(path.join(folder, look), { recursive: true })
  await phone.page.screenshot({ path: path.join(folder, look, `${name}.png`) })
  const below = await phone.page.evaluate(() => {
    const pages = [...document.querySelectorAll('.taro_page')]
    return Math.max(...pages.map((page) => page.scrollHeight - page.clientHeight))
  })
  if (below <= 0 || look !== 'light') return
  await phone.page.setViewportSize({ ...screenSize, height: screenSize.height + below })
  await phone.illustrated()
  await phone.page.screenshot({ path: path.join(folder, look, `${name}-whole.png`) })
  await phone.page.setViewportSize(screenSize)
}

const idOf = async (phone: Phone, role: 'button' | 'radio', name: RegExp) => {
  const id = await phone.page.getByRole(role, { name }).first().getAttribute('id')
  return (id ?? '').replace(/^[a-z]+-/, '')
}

const queryOf = (phone: Phone) => new URLSearchParams(phone.page.url().split('?').at(-1))

/** Signs the resident up for what begins within the hour, and learns what everything is called. */
const prepare = async () => {
  const resident = await haolin.phone('resident')
  await resident.go('pages/activities')
  await resident.tap(/^民俗体验日/)
  await resident.arrivesAt('pages/activity')
  ids.activity = queryOf(resident).get('id') ?? ''
  await resident.go('pages/activities')
  await resident.tap(/^邻里驿站值守/)
  await resident.arrivesAt('pages/activity')
  ids.dutySlot = await idOf(resident, 'radio', /^今日值守/)
  await resident.tap('我要报名')
  await resident.arrivesAt('pages/signup')
  await resident.tap(/^小豆子/)
  await resident.tap('我看过了风险告知，会照顾好自己和同行的家人')
  await resident.tap('确认报名 · 2人')
  await resident.sees('报名成功')
  await resident.go('pages/activity', { id: ids.activity })
  ids.slot = await idOf(resident, 'radio', /^剪纸窗花/)
  await resident.go('pages/shop')
  ids.item = await idOf(resident, 'button', /^剪发一次/)
  const organizer = await haolin.phone('organizer')
  await organizer.go('organizer/desk')
  const draft = organizer.page.locator('[id^="activity-"]', { hasText: '冬天的第一场雪' })
  ids.draft = ((await draft.first().getAttribute('id')) ?? '').replace('activity-', '')
  await organizer.tapId('open-series')
  await organizer.arrivesAt('organizer/series')
  ids.org = queryOf(organizer).get('orgId') ?? ''
}

beforeAll(prepare)

/** Walked by stories but not photographed yet; whoever photographs one takes it off this list, and nobody adds to it. */
const onlyWalked = [
  'organizer/hours',
  'organizer/record',
  'organizer/consents',
  'organizer/households',
  'organizer/shelf',
  'organizer/shelf-item',
  'organizer/stock',
  'service/entry',
  'service/report',
  'household/invite',
  'household/accept',
  'household/member',
  'household/split',
  'household/book',
]

it('every route has its picture', async () => {
  const shown = scenes.map(({ route }) => route)
  expect((await routes()).filter((route) => !shown.includes(route))).toEqual(onlyWalked)
})

describe.each(Object.keys(looks))('in the %s look', (name) => {
  const look = looks[name] ?? {}
  const phones = new Map<Persona | null, Phone>()

  it.each(scenes)('$name is whole, readable and easy to tap', async (scene) => {
    const phone = phones.get(scene.persona) ?? (await haolin.phone(scene.persona, look))
    phones.set(scene.persona, phone)
    await phone.go(scene.route, scene.query?.())
    await scene.then?.(phone)
    await phone.illustrated()
    await photograph(phone, name, scene.name)
    expect(await inspect(phone, barOf(look))).toEqual([])
  })
})

it('what is drawn as a button takes the keys of one', async () => {
  const phone = await haolin.phone('resident')
  const button = phone.page.getByRole('button', { name: '我的成员码' })
  await button.focus()
  await phone.page.keyboard.press('Enter')
  await phone.arrivesAt('pages/code')
})
