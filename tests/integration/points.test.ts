import { useCloud } from '../support/cloud'
import { addService } from '../support/history'
import { buildWorld, type World } from '../support/world'

const cloud = useCloud()
let world: World

beforeEach(async () => {
  world = await buildWorld(cloud())
})

/** Served and confirmed some time ago, one slot after the other. */
const serve = async (times: number) => {
  for (let index = 0; index < times; index += 1) {
    const { slotId } = await world.addSlot({ inHours: -200 + 3 * index })
    await addService(world.builder, world.community, world.chen, slotId)
  }
}

it('a household without points has none, and no entries', async () => {
  const { chen, as } = world
  expect(await as(chen).points.mine({})).toEqual({
    balance: 0,
    owed: 0,
    claims: [],
    held: 0,
    earned: 0,
    spent: 0,
    minutes: 0,
    personTimes: 0,
    nextExpiry: null,
  })
  expect(await as(chen).points.entries({})).toEqual({ items: [], next: null })
})

it('the statement comes in pages, newest first, each entry once, and sums to the balance', async () => {
  const { chen, as } = world
  await serve(23)
  const first = await as(chen).points.entries({})
  const second = await as(chen).points.entries({ cursor: first.next ?? '' })
  const items = [...first.items, ...second.items]
  expect([first.items.length, second.items.length, second.next]).toEqual([20, 3, null])
  expect(new Set(items.map(({ txnId }) => txnId)).size).toBe(23)
  const { balance } = await as(chen).points.mine({})
  expect(items.reduce((sum, { amount }) => sum + amount, 0)).toBe(balance)
})

it('hours come in pages and sum to the minutes of the household', async () => {
  const { chen, as } = world
  await serve(21)
  const first = await as(chen).attendance.hours({})
  const second = await as(chen).attendance.hours({ cursor: first.next ?? '' })
  const items = [...first.items, ...second.items]
  expect(items).toHaveLength(21)
  expect(items.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(first.minutes)
  expect(first).toMatchObject({ minutes: 21 * 120, personTimes: 21 })
})

it("a neighbour's points, entries and hours are nobody else's", async () => {
  const { lin, as } = world
  await serve(2)
  expect(await as(lin).points.mine({})).toMatchObject({ balance: 0, minutes: 0 })
  expect(await as(lin).points.entries({})).toMatchObject({ items: [] })
  expect(await as(lin).attendance.hours({})).toMatchObject({ minutes: 0, items: [] })
})

it('the figures of community and district are counted from the records', async () => {
  const { community, fangqi, visitor } = world
  await serve(3)
  const figure = (figures: { code: string; value: number }[], code: string) =>
    figures.find((one) => one.code === code)?.value ?? 0
  const own = await visitor.orgs.community({ communityId: community.id })
  expect(figure(own.figures, 'person_times')).toBe(3)
  expect(figure(own.figures, 'service_hours')).toBe(6)
  expect(figure(own.figures, 'points_awarded')).toBe(6)
  const other = await visitor.orgs.community({ communityId: fangqi.id })
  expect(figure(other.figures, 'person_times')).toBe(0)
  const whole = await visitor.orgs.district({})
  expect(figure(whole.figures, 'person_times')).toBe(3)
  expect(figure(whole.figures, 'communities')).toBe(2)
})
