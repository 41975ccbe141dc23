import { eq } from 'drizzle-orm'
import * as t from '../../src/cloud/db/tables'
import { hour, later } from '../../src/domain/time'
import type { Adult } from '../support/build'
import { useCloud } from '../support/cloud'
import { addReport, addService } from '../support/history'
import { buildWorld, type World } from '../support/world'

const cloud = useCloud()
let world: World

beforeEach(async () => {
  world = await buildWorld(cloud())
})

/** Someone served so many minutes at this instant. */
const serve = async (
  who: Pick<Adult, 'id' | 'familyId'>,
  startsAt: string,
  minutes: number,
  category: 'culture' | 'elderly' = 'culture',
) => {
  const inHours = (new Date(startsAt).getTime() - world.now.getTime()) / hour
  const { slotId } = await world.addSlot(
    { inHours, lasts: minutes },
    { title: `${category}服务`, status: 'settled', category },
  )
  const { signupId } = await addService(
    world.builder,
    world.community,
    { openid: '', ...who },
    slotId,
  )
  return signupId
}

const mine = (who: Adult) => world.as(who).myRecord.mine({})

const at2026 = (month: number, day: number) =>
  `2026-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}T02:00:00.000Z`

describe('my record', () => {
  it('begins empty, with the first star ahead', async () => {
    expect(await mine(world.lin)).toMatchObject({
      mine: { minutes: 0, times: 0 },
      family: { minutes: 0, times: 0 },
      volunteerNumber: null,
      star: { level: 0, next: { level: 1, hours: 100, missingMinutes: 6000 } },
      months: [],
      categories: [],
    })
  })

  it('counts hours by month and by category, the own ones beside the household’s', async () => {
    const { lin, dad } = world
    await serve(lin, at2026(3, 5), 120)
    await serve(lin, at2026(4, 5), 60, 'elderly')
    await serve(dad, at2026(4, 6), 90)
    const record = await mine(lin)
    expect(record.mine).toEqual({ minutes: 180, times: 2 })
    expect(record.family).toEqual({ minutes: 270, times: 3 })
    expect(record.months).toEqual([
      { month: '2026-04', mine: 60, family: 150 },
      { month: '2026-03', mine: 120, family: 120 },
    ])
    expect(record.categories).toEqual([
      { category: 'culture', mine: 120, family: 210 },
      { category: 'elderly', mine: 60, family: 60 },
    ])
  })

  it('a month ends at midnight in UTC+8', async () => {
    await serve(world.lin, '2026-03-31T14:59:00.000Z', 60)
    await serve(world.lin, '2026-03-31T16:00:00.000Z', 60)
    expect((await mine(world.lin)).months.map(({ month }) => month)).toEqual(['2026-04', '2026-03'])
  })

  it('shows what a child brought in as stars', async () => {
    const { lin, childId } = world
    await serve({ id: childId, familyId: lin.familyId }, at2026(5, 1), 120)
    const { people } = await mine(lin)
    expect(people.find(({ personId }) => personId === childId)).toMatchObject({
      kind: 'minor',
      minutes: 120,
      stars: 5,
    })
    expect(people.find(({ personId }) => personId === lin.id)).toMatchObject({ stars: 0 })
  })

  it('reads the levels from the table of the district', async () => {
    const { lin } = world
    await serve(lin, at2026(5, 1), 600)
    await cloud().database.db.update(t.starLevel).set({ hours: 10 }).where(eq(t.starLevel.level, 1))
    expect((await mine(lin)).star).toEqual({
      level: 1,
      next: { level: 2, hours: 300, missingMinutes: 290 * 60 },
    })
    await cloud().database.db.delete(t.starLevel)
    expect((await mine(lin)).star).toEqual({ level: 0, next: null })
  })

  it('every figure opens to its records', async () => {
    const { lin, dad } = world
    const march = await serve(lin, at2026(3, 5), 120)
    const april = await serve(lin, at2026(4, 5), 60, 'elderly')
    const his = await serve(dad, at2026(4, 6), 90)
    const list = async (wanted: Parameters<ReturnType<World['as']>['myRecord']['list']>[0]) =>
      (await world.as(lin).myRecord.list(wanted)).items.map(({ recordId }) => recordId)
    expect(await list({ whose: 'mine' })).toEqual([april, march])
    expect(await list({ whose: 'family' })).toEqual([his, april, march])
    expect(await list({ whose: 'family', month: '2026-04' })).toEqual([his, april])
    expect(await list({ whose: 'mine', category: 'elderly' })).toEqual([april])
    expect(await list({ whose: 'family', personId: dad.id })).toEqual([his])
  })

  it('comes in pages', async () => {
    const { lin } = world
    for (let index = 0; index < 22; index += 1) {
      const startsAt = later(new Date(at2026(1, 5)), index * 24 * hour).toISOString()
      await serve(lin, startsAt, 60)
    }
    const first = await world.as(lin).myRecord.list({ whose: 'mine' })
    const second = await world.as(lin).myRecord.list({ whose: 'mine', cursor: first.next ?? '' })
    expect([first.items.length, second.items.length, second.next]).toEqual([20, 2, null])
  })

  it('is nobody else’s', async () => {
    const { lin, chen, organizer, there } = world
    await serve(lin, at2026(3, 5), 120)
    for (const who of [chen, organizer, there.resident]) {
      const asked = { whose: 'family' as const, personId: lin.id }
      expect((await world.as(who).myRecord.list(asked)).items).toEqual([])
    }
  })

  it('counts service outside of activities once it was approved', async () => {
    const { lin, builder, community } = world
    await addReport(builder, lin, community, 'open')
    expect((await mine(lin)).mine.minutes).toBe(0)
    await addReport(builder, lin, community, 'approved')
    expect((await mine(lin)).categories).toEqual([{ category: 'reported', mine: 480, family: 480 }])
    const { items } = await world.as(lin).myRecord.list({ whose: 'mine', category: 'reported' })
    expect(items).toMatchObject([{ kind: 'self_report', title: '帮邻居搬东西', slotName: null }])
  })
})
