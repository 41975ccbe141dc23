import { giveNumbers } from '../../src/cloud/demo/calling'
import { personaOpenid, otherDistrictOpenid } from '../../src/cloud/demo/personas'
import { seedCommand } from '../../src/cloud/demo/main'
import { isEmpty, planDemo, seedDemo } from '../../src/cloud/demo/seed'
import { readNow } from '../../src/cloud/db/connect'
import { expectSound } from '../support/check'
import { newKey, openCloud, outcome, type Api, type Cloud } from '../support/cloud'
import { askOne } from '../support/database'

const seeded = async (size: 'demo' | 'full') => {
  const cloud = await openCloud()
  const now = await readNow(cloud.database.db, 0)
  const lines: string[] = []
  const say = (line: string) => lines.push(line)
  await seedDemo(cloud.database.db, { size, seed: 1, now, say })
  return { cloud, now, lines }
}

const asFigures = (figures: readonly { code: string; value: number }[]) =>
  Object.fromEntries(figures.map(({ code, value }) => [code, value]))

const communityNamed = async (api: Api, name: string) => {
  const found = (await api.orgs.communities({})).find((community) => community.name === name)
  if (!found) throw new Error(`there is no ${name}`)
  return found
}

describe('the districts at the size that they report of', () => {
  let cloud: Cloud
  let now: Date
  let lines: string[]
  const wuchang = () => cloud.api({ openid: personaOpenid('resident') })
  const xingqing = () => cloud.api({ openid: otherDistrictOpenid })

  beforeAll(async () => {
    ;({ cloud, now, lines } = await seeded('full'))
  })
  afterAll(() => cloud.close())

  test('it says how far it is while it works', () => {
    expect(lines.filter((line) => /\d\/\d/.test(line))).toHaveLength(6)
  })

  test('every invariant holds', async () => {
    await expectSound(cloud.database.db)
  })

  test('what was planned was written, row for row', async () => {
    const plan = planDemo({ size: 'full', seed: 1, now })
    for (const [name, rows] of Object.entries(plan)) {
      const table = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
      const written = await askOne(cloud.database.db, `select count(*) from ${table}`)
      expect(`${table} ${written}`).toBe(`${table} ${String(rows.length)}`)
    }
  })

  test('武昌区 shows the figures of its programmes', async () => {
    const { name, figures } = await wuchang().orgs.district({})
    expect(name).toBe('武昌区')
    expect(asFigures(figures)).toMatchObject({
      teams: 530,
      core_volunteers: 2800,
      social_workers: 46,
      universities: 5,
      community_schools: 52,
      rider_teams: 22,
      rider_members: 566,
      residents_served: 2142,
      station_sessions: 62,
    })
  })

  test('张家湾社区 shows its 3,500 person-times of family points', async () => {
    const { id } = await communityNamed(wuchang(), '张家湾社区')
    const { figures } = await wuchang().orgs.community({ communityId: id })
    expect(asFigures(figures)).toMatchObject({ person_times: 3500, buildings: 12 })
  })

  test('世博城市花园 has 17 buildings, 1,481 households with a window each, and 100 shops', async () => {
    const { id } = await communityNamed(xingqing(), '春城社区')
    const { figures } = await xingqing().orgs.community({ communityId: id })
    expect(asFigures(figures)).toMatchObject({
      buildings: 17,
      households: 1481,
      registered_households: 1481,
      shops: 100,
    })
    const windows = `select count(distinct (building_id, window_number)) from family
      where district_id = '640104'`
    expect(await askOne(cloud.database.db, windows)).toBe('1481')
  })

  test('the two districts share no person, no household and no activity', async () => {
    for (const table of ['person', 'family', 'activity', 'slot', 'org', 'txn', 'account']) {
      const shared = `select count(*) from ${table} one join ${table} other
        on other.id = one.id and other.district_id <> one.district_id`
      expect(`${table} ${await askOne(cloud.database.db, shared)}`).toBe(`${table} 0`)
    }
  })

  test('someone of 兴庆区 finds nothing of 武昌区, not even by its id', async () => {
    const theirs = await wuchang().activities.list({})
    const own = await xingqing().activities.list({})
    expect(new Set(own.items.map((card) => card.communityName))).toEqual(new Set(['春城社区']))
    const [card] = theirs.items
    expect(await outcome(xingqing().activities.get({ id: card!.id }))).toEqual({
      failed: 'NOT_FOUND',
    })
    const [item] = await wuchang().shop.items({})
    expect(await outcome(xingqing().shop.item({ id: item!.id }))).toEqual({ failed: 'NOT_FOUND' })
  })
})

describe('a seed number', () => {
  const now = new Date('2026-11-22T01:00:00.000Z')

  test('gives the same rows each time', () => {
    expect(planDemo({ size: 'demo', seed: 7, now })).toEqual(
      planDemo({ size: 'demo', seed: 7, now }),
    )
  })

  test('gives other people than another number', () => {
    const names = (seed: number) =>
      planDemo({ size: 'demo', seed, now }).person.map(({ nickname }) => nickname)
    expect(names(7)).not.toEqual(names(8))
  })

  test.each(['demo', 'full'] as const)('calls no two households alike at size %s', (size) => {
    const aliases = planDemo({ size, seed: 1, now }).family.map(({ alias }) => alias)
    expect(new Set(aliases).size).toBe(aliases.length)
  })

  test.each([
    ['in the first minutes of a year', '2026-12-31T16:05:00.000Z'],
    ['in the morning of the first of a month', '2026-12-01T02:00:00.000Z'],
    ['late in the evening', '2027-06-05T14:50:00.000Z'],
    ['on a leap day', '2028-02-29T10:00:00.000Z'],
  ])('leaves nothing in the future that has already happened %s', (_, when) => {
    const then = new Date(when)
    const plan = planDemo({ size: 'demo', seed: 3, now: then })
    const happened = [
      ...plan.txn.map(({ at }) => at),
      ...plan.party.map(({ joinedAt }) => joinedAt),
      ...plan.attendance.flatMap(({ checkedInAt, confirmedAt }) => [checkedInAt, confirmedAt]),
      ...plan.redemption.flatMap(({ reservedAt, endedAt }) => [reservedAt, endedAt]),
    ]
    expect(happened.filter((at) => at && at > then)).toEqual([])
  })
})

describe('the demonstration', () => {
  let cloud: Cloud
  const as = (persona: Parameters<typeof personaOpenid>[0]) =>
    cloud.api({ openid: personaOpenid(persona) })

  beforeAll(async () => {
    const { cloud: filled, now } = await seeded('demo')
    cloud = filled
    await giveNumbers(cloud.deps, now)
  })
  afterAll(() => cloud.close())
  afterEach(async () => {
    await cloud.app.idle()
    await expectSound(cloud.database.db)
  })

  const find = async (api: Api, search: string) => {
    const [card] = (await api.activities.list({ search })).items
    if (!card) throw new Error(`nothing is called ${search}`)
    return api.activities.get({ id: card.id })
  }
  const refusalOf = async (api: Api, search: string, index = 0) =>
    (await find(api, search)).slotViews[index]?.refusal?.reason ?? null

  test('the resident has a child, a window that is her own, and some points', async () => {
    const family = await as('resident').families.mine({})
    expect(family.members.map(({ kind }) => kind).sort()).toEqual(['adult', 'adult', 'minor'])
    expect(family.windowNumber).not.toBeNull()
    const { balance } = await as('resident').points.mine({})
    expect(balance).toBeGreaterThan(0)
    expect(balance).toBeLessThan(44)
  })

  test('she can sign up with her child for something that begins within the hour and a half', async () => {
    const api = as('resident')
    const duty = await find(api, '邻里驿站值守')
    const [slot] = duty.slotViews
    const startsIn = new Date(slot!.startsAt).getTime() - (await cloud.now()).getTime()
    expect(startsIn).toBeGreaterThan(30 * 60_000)
    expect(startsIn).toBeLessThan(90 * 60_000)
    const people = (await api.families.mine({})).members
    const party = people.filter(({ isMe, isMyWard }) => isMe || isMyWard)
    const personIds = party.map(({ personId }) => personId)
    expect(personIds).toHaveLength(2)
    const { status } = await api.signups.create({ key: newKey(), slotId: slot!.id, personIds })
    expect(status).toBe('confirmed')
  })

  test('each way of being refused can be seen', async () => {
    const api = as('resident')
    expect(await refusalOf(api, '社会工作师')).toBe('not_open_yet')
    expect(await refusalOf(api, '楼栋议事会')).toBe('out_of_scope')
    expect(await refusalOf(api, '一对一上门陪学')).toBe('full')
    expect(await refusalOf(as('neighbour'), '社区清洁日')).toBe('out_of_scope')
    const salon = await find(api, '心理沙龙')
    expect(salon.slotViews[0]).toMatchObject({ free: 0, waiting: 3 })
    const stories = await find(as('volunteer'), '绘本共读')
    expect(stories.slotViews[0]!.free).toBe(2)
  })

  test('the shop has what the volunteer can afford, what nobody can, the last one, and none', async () => {
    const items = new Map((await as('volunteer').shop.items({})).map((item) => [item.name, item]))
    const named = (start: string) => [...items].find(([name]) => name.startsWith(start))?.[1]
    expect(named('东北大米')).toMatchObject({ price: 44, refusal: null })
    expect(named('亲子研学营')).toMatchObject({ refusal: { reason: 'not_enough_points' } })
    expect(named('晴雨伞')).toMatchObject({ stock: 0, refusal: { reason: 'stock_out' } })
    expect(named('儿童绘本')).toMatchObject({ stock: 1 })
  })

  test('the shopkeeper hands over what waits for the volunteer', async () => {
    const [waiting] = (await as('volunteer').shop.mine({})).items
    const { grants } = (await cloud.api({ openid: personaOpenid('shopkeeper') }).session.who({}))
      .me!
    const orgId = grants[0]!.orgId
    expect(waiting).toMatchObject({ status: 'reserved' })
    const { itemName } = await as('shopkeeper').shop.pickUp({
      key: newKey(),
      orgId,
      code: waiting!.code!,
    })
    expect(itemName).toBe(waiting!.itemName)
  })

  test("the organizer confirms yesterday's service: nine came, one did not", async () => {
    const [org] = await as('organizer').orgs.mine({})
    const desk = await as('organizer').activities.desk({ orgId: org!.id })
    const open = desk.find(({ title }) => title.startsWith('昨天'))
    const slotId = open!.slotList[0]!.id
    const result = await as('organizer').attendance.confirm({ key: newKey(), slotId })
    expect(result).toMatchObject({ confirmed: 9, absent: 1, left: 0 })
    expect(result.points).toBeGreaterThan(0)
  })

  test('what is beyond eight hours of a day waits for the reviewer of the street, who agrees', async () => {
    const { grants } = (await as('reviewer').session.who({})).me!
    expect(grants.map(({ role }) => role)).toEqual(['reviewer'])
    const [{ orgId } = { orgId: '' }] = grants
    const [waiting] = await as('reviewer').hours.consents({ orgId })
    expect(waiting).toMatchObject({ orgName: '张家湾社区', over: 120, raised: 0 })
    const consentId = waiting!.consentId
    const decision = { key: newKey(), consentId, verdict: 'agree' as const, answer: '' }
    await as('reviewer').hours.decideConsent(decision)
    expect(await as('reviewer').hours.consents({ orgId })).toEqual([])
  })

  test('some of those who come today can be called, by numbers that are nobody’s', async () => {
    const duty = await find(as('resident'), '邻里驿站值守')
    const slotId = duty.slotViews[0]!.id
    const { parties } = await as('organizer').attendance.board({ slotId })
    const callable = parties.flatMap(({ people }) => people).filter((one) => one.callable)
    expect(callable.length).toBeGreaterThan(0)
    const asked = { key: newKey(), slotId, personId: callable[0]!.personId }
    const { phone } = await as('organizer').attendance.phoneOf(asked)
    expect(phone).toMatch(/^1540000000\d$/)
  })

  test('the community has its windows, one of them her own, and every activity its picture', async () => {
    const { id } = await communityNamed(as('resident'), '张家湾社区')
    const lights = await as('resident').orgs.lights({ communityId: id })
    expect(lights.total).toBe(902)
    expect(lights.own).not.toBeNull()
    const { items } = await as('resident').activities.list({})
    expect(items.filter(({ coverUrl }) => coverUrl === null)).toEqual([])
  })

  test('a database that holds something is left as it is, with a sentence that says what to do', async () => {
    const { database } = cloud
    const before = await askOne(database.db, 'select count(*) from person')
    await expect(seedCommand(database, [], () => undefined)).rejects.toThrow('npm run reset')
    expect(await askOne(database.db, 'select count(*) from person')).toBe(before)
    expect(await isEmpty(database.db)).toBe(false)
  })
})
