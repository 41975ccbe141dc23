import { eq } from 'drizzle-orm'
import * as t from '../../src/cloud/db/tables'
import { day, hour, minute } from '../../src/domain/time'
import { newKey } from '../support/cloud'
import { useStory } from '../support/story'

const { cloud, world, signUp, cancel, seatsOf, statusOf, partyRow, mineOn, lettersOf, codeOf } =
  useStory()

/** 陈师傅 sits on the only seat; 林家妈妈 waits for it and has meanwhile taken a seat elsewhere at that time. */
const waitingWithClash = async () => {
  const { chen, lin } = world()
  const { slotId } = await world().addSlot({ capacity: 1 })
  const holder = await signUp(chen, slotId)
  const waiting = await signUp(lin, slotId)
  const meal = await world().addSlot({ inHours: 49 }, { title: '午间送餐' })
  const busy = await signUp(lin, meal.slotId)
  return { slotId, holder, waiting, busy }
}

const toldOf = () => lettersOf(world().lin, 'turn_skipped')

it('whose turn clashes is skipped, told with the other title, and keeps the place', async () => {
  const { chen, lin, organizer } = world()
  const { slotId, holder, waiting } = await waitingWithClash()
  const next = await signUp(organizer, slotId)
  expect(await toldOf()).toEqual([])
  await cancel(chen, holder.partyId)
  expect([await statusOf(waiting.partyId), await statusOf(next.partyId)]).toEqual([
    'waitlisted',
    'confirmed',
  ])
  const [letter, ...more] = await toldOf()
  expect(more).toEqual([])
  expect(letter?.title).toContain('民俗体验日')
  expect(letter?.body).toContain('「午间送餐」')
  expect(letter?.about).toEqual({ what: 'signup', id: waiting.partyId })
  expect(await mineOn(lin, slotId)).toMatchObject({ position: 1 })
  expect((await partyRow(waiting.partyId)).skippedAt).not.toBeNull()
})

it('the notice goes through the outbox, once for each skip', async () => {
  const { chen } = world()
  const { holder } = await waitingWithClash()
  await cancel(chen, holder.partyId)
  await cloud().app.idle()
  await cloud().tick()
  const { db } = cloud().database
  const tasks = await db.select().from(t.outbox).where(eq(t.outbox.kind, 'notice'))
  const skips = tasks.filter(({ payload }) => JSON.stringify(payload).includes('turn_skipped'))
  expect(skips).toHaveLength(1)
  expect(skips[0]?.doneAt).not.toBeNull()
})

it('is told also where nobody else wants the seat', async () => {
  const { chen } = world()
  const { slotId, holder } = await waitingWithClash()
  await cancel(chen, holder.partyId)
  expect(await seatsOf(slotId)).toEqual({ free: 1, waiting: 1 })
  expect(await toldOf()).toHaveLength(1)
})

it('is told where a newcomer gets the seat, of many at once only once', async () => {
  const { chen } = world()
  const { slotId, holder } = await waitingWithClash()
  const { db } = cloud().database
  await cancel(chen, holder.partyId)
  expect(await toldOf()).toHaveLength(1)
  await db.update(t.slot).set({ capacity: 9 }).where(eq(t.slot.id, slotId))
  await db.update(t.party).set({ skippedAt: null })
  await Promise.all(
    [1, 2, 3, 4].map(async (number) => {
      const who = await world().addNeighbour(`邻居${String(number)}`)
      return signUp(who, slotId)
    }),
  )
  expect(await toldOf()).toHaveLength(2)
})

it('is told where staff give the seat to somebody at the desk', async () => {
  const { chen, colleague, organizer, as } = world()
  const { slotId, holder } = await waitingWithClash()
  const { db } = cloud().database
  await cancel(chen, holder.partyId)
  await db.update(t.party).set({ skippedAt: null })
  const code = await codeOf(colleague)
  const ask = { key: newKey(), slotId, code, walkIn: false, reason: '在服务站登记' }
  await as(organizer).signups.addByStaff(ask)
  expect(await toldOf()).toHaveLength(2)
})

it('while it goes on it is not told again and again; a day later it is a new one', async () => {
  const { chen, organizer, colleague } = world()
  const { slotId, holder } = await waitingWithClash()
  await cancel(chen, holder.partyId)
  const passing = await signUp(organizer, slotId)
  cloud().pass(10 * minute)
  await cancel(organizer, passing.partyId)
  expect(await toldOf()).toHaveLength(1)
  const later = await signUp(colleague, slotId)
  cloud().pass(day + hour)
  await cancel(colleague, later.partyId)
  expect(await toldOf()).toHaveLength(2)
})

it('whoever is not first, or too many for what is free, has not been skipped', async () => {
  const { chen, lin, dad, organizer, colleague } = world()
  const { slotId } = await world().addSlot({ capacity: 2 })
  const holder = await signUp(chen, slotId)
  await signUp(colleague, slotId)
  const first = await signUp(organizer, slotId)
  await signUp(lin, slotId, [lin.id, dad.id])
  const meal = await world().addSlot({ inHours: 49 })
  await signUp(lin, meal.slotId)
  await cancel(chen, holder.partyId)
  expect(await statusOf(first.partyId)).toBe('confirmed')
  expect(await toldOf()).toEqual([])
})

it('once the other seat is given back the turn is hers', async () => {
  const { chen, lin } = world()
  const { holder, waiting, busy } = await waitingWithClash()
  await cancel(chen, holder.partyId)
  await cancel(lin, busy.partyId)
  await cloud().app.idle()
  expect(await statusOf(waiting.partyId)).toBe('confirmed')
  expect(await lettersOf(lin, 'signup_promoted')).toHaveLength(1)
})
