import { sql } from 'drizzle-orm'
import { dayOf, hour, day, minute } from '../../src/domain/time'
import { addAdult, grant } from '../support/build'
import { newKey, useCloud } from '../support/cloud'
import { buildWorld, type World } from '../support/world'

const cloud = useCloud()
let world: World

beforeEach(async () => {
  world = await buildWorld(cloud())
})

/** Two of one household serve together. */
const serveTogether = async (inHours: number) => {
  const { lin, dad, organizer, as } = world
  const { slotId } = await world.addSlot({ inHours, fixedPoints: 3 })
  const personIds = [lin.id, dad.id]
  await as(lin).signups.create({ key: newKey(), slotId, personIds })
  const passed = (await cloud().now()).getTime() - world.now.getTime()
  cloud().pass(inHours * hour - passed + minute)
  await as(organizer).attendance.rollCall({ key: newKey(), slotId, act: 'in', personIds })
  cloud().pass(2 * hour)
  await as(organizer).attendance.rollCall({ key: newKey(), slotId, act: 'out', personIds })
  await as(organizer).attendance.confirm({ key: newKey(), slotId })
}

it('is narrowed to a month, to a member, or to both', async () => {
  const { lin, dad, as } = world
  await serveTogether(24)
  const first = dayOf(await cloud().now()).slice(0, 7)
  await serveTogether(24 + 24 * 40)
  const second = dayOf(await cloud().now()).slice(0, 7)
  const choices = await as(lin).points.statement({})
  expect(choices.months).toEqual([second, first])
  expect(choices.members.map(({ nickname }) => nickname)).toContain('林家爸爸')
  const count = async (filter: { month?: string; personId?: string }) =>
    (await as(lin).points.entries(filter)).items.length
  expect(await count({})).toBe(4)
  expect(await count({ month: first })).toBe(2)
  expect(await count({ personId: dad.id })).toBe(2)
  expect(await count({ month: first, personId: dad.id })).toBe(1)
  expect(await count({ month: '2020-01' })).toBe(0)
  const { items } = await as(lin).points.entries({ personId: dad.id })
  for (const { sentence, personId } of items) {
    expect(sentence).toContain('林家爸爸')
    expect(personId).toBe(dad.id)
  }
})

it("a neighbour's id narrows it to nothing", async () => {
  const { lin, chen, as } = world
  await serveTogether(24)
  expect((await as(lin).points.entries({ personId: chen.id })).items).toEqual([])
})

const fetchCsv = async (url: string) => {
  const { searchParams, pathname } = new URL(url, 'http://x')
  const link = {
    file: pathname.split('/').at(-1) ?? '',
    name: searchParams.get('name') ?? '',
    until: searchParams.get('until') ?? '',
    signature: searchParams.get('signature') ?? '',
  }
  return { link, body: await cloud().files.fetch(link, await cloud().now()) }
}

it('comes as a file that a spreadsheet reads and that holds no formula', async () => {
  const { builder, community, organizer, as } = world
  const who = await addAdult(builder, community, '邻居')
  await cloud().database.db.execute(
    sql`update person set nickname = '=HYPERLINK("http://x","点我")' where id = ${who.id}`,
  )
  const colleague = world.colleague
  await grant(builder, who, 'organizer', community)
  const { grantId } = await as(organizer).grants.give({
    key: newKey(),
    orgId: community.id,
    kind: 'bonus',
    familyId: who.familyId,
    amount: 4,
    reason: 'good_advice',
    note: '"=1+1"',
  })
  await as(colleague).grants.decide({ key: newKey(), grantId, verdict: 'approve', note: '' })
  const { url, name, rows } = await as(who).points.export({ key: newKey() })
  expect(rows).toBe(1)
  expect(name).toMatch(/^好邻积分明细-\d{4}-\d\d-\d\d\.csv$/)
  const { body } = await fetchCsv(url)
  const text = body?.toString('utf8') ?? ''
  expect(text.charCodeAt(0)).toBe(0xfeff)
  const lines = text.slice(1).trimEnd().split('\r\n')
  expect(lines[0]).toBe('"日期","类别","家人","说明","积分"')
  expect(lines[1]).toContain('""=1+1""')
  expect(lines[1]?.endsWith(',4')).toBe(true)
  expect(text).not.toMatch(/(^|,|\n)"?[=+@]/)
})

it('the link is for nobody who changes it, and runs out', async () => {
  const { lin, as } = world
  await serveTogether(24)
  const { url } = await as(lin).points.export({ key: newKey() })
  const { link, body } = await fetchCsv(url)
  expect(body).not.toBeNull()
  const now = await cloud().now()
  const forged = [
    { ...link, file: link.file.replace(/^./, (first) => (first === '0' ? '1' : '0')) },
    { ...link, until: String(Number(link.until) + 1000) },
    { ...link, file: '../../etc/passwd' },
    { ...link, signature: '' },
  ]
  for (const each of forged) expect(await cloud().files.fetch(each, now)).toBeNull()
  cloud().pass(day)
  expect(await cloud().files.fetch(link, await cloud().now())).toBeNull()
})
