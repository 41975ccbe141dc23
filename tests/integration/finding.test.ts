import * as t from '../../src/cloud/db/tables'
import type { Skill } from '../../src/domain/skills'
import { day, hour, later } from '../../src/domain/time'
import { addActivity, type Adult } from '../support/build'
import { newKey, useCloud, type Api } from '../support/cloud'
import { dateIn, onDay } from '../support/draft'
import { buildWorld, type World } from '../support/world'

const cloud = useCloud()
let world: World

beforeEach(async () => {
  world = await buildWorld(cloud())
})

type Filter = NonNullable<Parameters<Api['activities']['list']>[0]>

const titles = async (api: Api, filter: Filter) =>
  (await api.activities.list(filter)).items.map(({ title }) => title)

const forMe = (who: Adult) => titles(world.as(who), { onlyMine: true })

const signUp = (who: Adult, slotId: string) =>
  world.as(who).signups.create({ key: newKey(), slotId, personIds: [who.id] })

const vouch = ({ id }: Adult, skill: Skill) => {
  const { districtId, auditId, now } = world.builder
  return cloud()
    .database.db.insert(t.personSkill)
    .values({ districtId, personId: id, skill, vouchedBy: id, note: '证书', at: now, auditId })
}

describe('only what I can join', () => {
  it('leaves out what is for people elsewhere, and shows visitors everything', async () => {
    const { lin, neighbour, fangqi, builder, visitor } = world
    await world.addSlot({}, { title: '张家湾的' })
    await addActivity(builder, fangqi, { title: '纺器的' })
    expect(await forMe(lin)).toEqual(['张家湾的'])
    expect(await forMe(neighbour)).toEqual(['纺器的'])
    expect((await titles(visitor, { onlyMine: true })).sort()).toEqual(
      ['张家湾的', '纺器的'].sort(),
    )
  })

  it('leaves out what has not opened, has closed or has begun', async () => {
    const { lin, now } = world
    await world.addSlot({ opensAt: later(now, hour) }, { title: '还没开放' })
    await world.addSlot({ closesAt: later(now, -hour) }, { title: '已经截止' })
    await world.addSlot({ inHours: -1 }, { title: '已经开始' })
    await world.addSlot({ inHours: -1, closesAt: later(now, hour) }, { title: '迟到也行' })
    expect(await forMe(lin)).toEqual(['迟到也行'])
  })

  it('in the first hours leaves out whoever had a place this month', async () => {
    const { lin, chen, now } = world
    const had = await world.addSlot({ inHours: 0.4 }, { title: '本月的' })
    await signUp(lin, had.slotId)
    await world.addSlot({ opensAt: later(now, -hour), stagedHours: 24 }, { title: '先给别人' })
    expect(await forMe(lin)).toEqual([])
    expect(await forMe(chen)).toEqual(['本月的', '先给别人'])
  })

  it('keeps the rules of age and of company for a minor', async () => {
    const { teenager } = world
    await world.addSlot({ minAge: 16, inHours: 40 }, { title: '十六岁起' })
    await world.addSlot({ minAge: 14, inHours: 41 }, { title: '十四岁起' })
    await world.addSlot({ adultRequired: true, inHours: 42 }, { title: '大人陪同' })
    expect(await forMe(teenager)).toEqual(['十四岁起'])
  })

  it('asks adults for skills and certificates, all of them', async () => {
    const { lin } = world
    await world.addSlot({ requires: ['cooking'], inHours: 40 }, { title: '做饭' })
    await world.addSlot(
      { requires: ['cooking', 'health_certificate'], inHours: 41 },
      { title: '食堂' },
    )
    expect(await forMe(lin)).toEqual([])
    await vouch(lin, 'cooking')
    expect(await forMe(lin)).toEqual(['做饭'])
    await vouch(lin, 'health_certificate')
    expect(await forMe(lin)).toEqual(['做饭', '食堂'])
  })

  it('shows nothing to whoever is blocked for absence', async () => {
    const { lin, builder } = world
    const { districtId, auditId, now } = builder
    const past = await world.addSlot({ inHours: -5 })
    const { addParty } = await import('../support/history')
    const { slotId } = past
    const { id } = await addParty(builder, {
      slotId,
      signer: lin,
      personIds: [lin.id],
      status: 'absent',
    })
    await world.addSlot({}, { title: '想去的' })
    expect(await forMe(lin)).toEqual(['想去的'])
    await cloud()
      .database.db.insert(t.absence)
      .values({
        districtId,
        id,
        personId: lin.id,
        partyId: id,
        slotId,
        at: now,
        step: 'days_30',
        blockedUntil: later(now, 30 * day),
        appeal: 'none',
        auditId,
      })
    expect(await forMe(lin)).toEqual([])
  })

  it('leaves out what clashes and where one is already signed up, unless another post is free', async () => {
    const { lin } = world
    const mine = await world.addSlot({}, { title: '已报名' })
    await signUp(lin, mine.slotId)
    await world.addSlot({ inHours: 49 }, { title: '冲突' })
    await world.addActivity({
      title: '还有一场',
      slots: [{ inHours: 49 }, { inHours: 60 }],
    })
    expect(await forMe(lin)).toEqual(['还有一场'])
  })

  it('leaves out what is full without a line, or too close for one', async () => {
    const { lin, chen, now } = world
    const wish = { capacity: 1, opensAt: later(now, -hour) }
    const full = await world.addSlot({ ...wish, waitlist: false, inHours: 20 }, { title: '满了' })
    const line = await world.addSlot({ ...wish, inHours: 30 }, { title: '可候补' })
    const close = await world.addSlot({ ...wish, inHours: 1.5 }, { title: '快开始了' })
    for (const { slotId } of [full, line, close]) await signUp(chen, slotId)
    expect(await forMe(lin)).toEqual(['可候补'])
  })

  it('says of everything that it shows that the button would let one in', async () => {
    const { lin, chen, teenager, neighbour, as } = world
    const busy = await world.addSlot({ capacity: 1, waitlist: false, inHours: 30 })
    await signUp(chen, busy.slotId)
    await world.addSlot({ requires: ['first_aid'] })
    await world.addSlot({ minAge: 30, inHours: 70 })
    await world.addSlot({ stagedHours: 48, inHours: 90 })
    await world.addSlot({ inHours: 31 }, { audience: 'district', audiencePath: world.node.path })
    const all = (await world.visitor.activities.list({})).items.map(({ id }) => id)
    for (const who of [lin, chen, teenager, neighbour]) {
      const open = []
      for (const id of all) {
        const { slotViews } = await as(who).activities.get({ id })
        if (slotViews.some(({ refusal }) => refusal === null)) open.push(id)
      }
      const { items } = await as(who).activities.list({ onlyMine: true })
      expect(items.map(({ id }) => id)).toEqual(open)
    }
  })

  it('still comes in whole pages', async () => {
    const { lin } = world
    for (let index = 0; index < 45; index += 1) {
      const minAge = index % 2 === 0 ? 0 : 99
      const requires: Skill[] = index % 2 === 0 ? [] : ['driving']
      await world.addSlot({ inHours: 24 + index, minAge, requires })
    }
    const api = world.as(lin)
    const first = await api.activities.list({ onlyMine: true })
    const second = await api.activities.list({ onlyMine: true, cursor: first.next ?? '' })
    expect([first.items.length, second.items.length, second.next]).toEqual([20, 3, null])
  })
})

describe('what is on is also found', () => {
  it('by the group it serves and by tag', async () => {
    const { visitor } = world
    await world.addSlot({}, { title: '给老人', servedGroups: ['elders'], tags: ['送餐'] })
    await world.addSlot({ inHours: 50 }, { title: '给孩子', servedGroups: ['children'] })
    expect(await titles(visitor, { servedGroup: 'elders' })).toEqual(['给老人'])
    expect(await titles(visitor, { servedGroup: 'children' })).toEqual(['给孩子'])
    expect(await titles(visitor, { tag: '送餐' })).toEqual(['给老人'])
    expect(await titles(visitor, { tag: '送' })).toEqual([])
  })

  it('by day, where any of its posts begins on it', async () => {
    const { visitor, now } = world
    const date = dateIn(now, 3)
    const hoursTo = (instant: string) => (Date.parse(instant) - now.getTime()) / hour
    const morning = hoursTo(onDay(date, 9))
    await world.addSlot({ inHours: morning - 24 }, { title: '前一天' })
    await world.addSlot({ inHours: morning }, { title: '当天' })
    await world.addActivity({
      title: '两天',
      slots: [{ inHours: morning - 23 }, { inHours: morning + 1 }],
    })
    await world.addSlot({ inHours: morning + 24 }, { title: '后一天' })
    const from = onDay(date, 0)
    const until = onDay(date, 24)
    expect(await titles(visitor, { from, until })).toEqual(['两天', '当天'])
    expect(await titles(visitor, { from: until })).toEqual(['后一天'])
    expect(await titles(visitor, { until: from })).toEqual(['前一天', '两天'])
  })
})
