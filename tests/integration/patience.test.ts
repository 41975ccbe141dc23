import { hour } from '../../src/domain/time'
import type { Adult, SlotWish } from '../support/build'
import { useStory } from '../support/story'

const { cloud, world, signUp, cancel, seatsOf, statusOf, lettersOf } = useStory()

/** Two of four seats are taken; a family of four waits, and after it one neighbour. */
const familyOfFour = async (wish: SlotWish = {}) => {
  const { lin, dad, childId, teenager, chen, colleague, organizer } = world()
  const { slotId } = await world().addSlot({ inHours: 96, capacity: 4, ...wish })
  const holders: { who: Adult; partyId: string }[] = []
  for (const who of [chen, colleague]) {
    holders.push({ who, partyId: (await signUp(who, slotId)).partyId })
  }
  const family = await signUp(lin, slotId, [lin.id, dad.id, childId, teenager.id])
  const single = await signUp(organizer, slotId)
  return { slotId, holders, family: family.partyId, single: single.partyId }
}

const passHours = async (hours: number) => {
  cloud().pass(hours * hour)
  await cloud().tick()
}

const waits = async ({ family, single }: { family: string; single: string }) => [
  await statusOf(family),
  await statusOf(single),
]

describe('a family too large for what is free', () => {
  it('is not overtaken for a day, then it is, and keeps its place', async () => {
    const line = await familyOfFour()
    await passHours(23.9)
    expect(await waits(line)).toEqual(['waitlisted', 'waitlisted'])
    await passHours(0.1)
    expect(await waits(line)).toEqual(['waitlisted', 'confirmed'])
    expect(await lettersOf(world().organizer, 'signup_promoted')).toHaveLength(1)
    expect(await seatsOf(line.slotId)).toEqual({ free: 1, waiting: 1 })
  })

  it('gets its seats first when enough come free in that day', async () => {
    const line = await familyOfFour()
    await passHours(20)
    for (const { who, partyId } of line.holders) await cancel(who, partyId)
    expect(await waits(line)).toEqual(['confirmed', 'waitlisted'])
  })

  it('is waited for from the first time that seats are free, not from its joining', async () => {
    const { neighbour } = world()
    const two = [await world().addNeighbour(), await world().addNeighbour()]
    const { lin, dad, childId, teenager, organizer } = world()
    const { slotId } = await world().addSlot({ inHours: 120, capacity: 4 })
    const more = [await world().addNeighbour(), await world().addNeighbour()]
    const [first] = await Promise.all([...two, ...more].map((who) => signUp(who, slotId)))
    const family = await signUp(lin, slotId, [lin.id, dad.id, childId, teenager.id])
    const single = await signUp(organizer, slotId)
    const line = { family: family.partyId, single: single.partyId }
    await passHours(30)
    await cancel(two[0] ?? neighbour, first?.partyId ?? '')
    expect(await waits(line)).toEqual(['waitlisted', 'waitlisted'])
    await passHours(23.9)
    expect(await waits(line)).toEqual(['waitlisted', 'waitlisted'])
    await passHours(0.2)
    expect(await waits(line)).toEqual(['waitlisted', 'confirmed'])
  })

  it('is passed by newcomers too, once its day is over, and not before', async () => {
    const line = await familyOfFour({ capacity: 5 })
    const newcomer = await world().addNeighbour()
    expect(await signUp(newcomer, line.slotId)).toMatchObject({ status: 'waitlisted', position: 3 })
    await passHours(24)
    expect(await seatsOf(line.slotId)).toEqual({ free: 1, waiting: 1 })
    const late = await world().addNeighbour()
    expect(await signUp(late, line.slotId)).toMatchObject({ status: 'confirmed' })
  })

  it('is overtaken on the last day before the start, however short its patience was', async () => {
    const line = await familyOfFour({ inHours: 30 })
    await passHours(5.9)
    expect(await waits(line)).toEqual(['waitlisted', 'waitlisted'])
    await passHours(0.2)
    expect(await waits(line)).toEqual(['waitlisted', 'confirmed'])
  })

  it('in the last two hours nobody moves up; whoever comes takes what is free', async () => {
    const line = await familyOfFour({ inHours: 20, cancelUntil: world().now })
    expect(await waits(line)).toEqual(['waitlisted', 'confirmed'])
    await passHours(18)
    expect(await waits(line)).toEqual(['waitlisted', 'confirmed'])
    const late = await world().addNeighbour()
    expect(await signUp(late, line.slotId)).toMatchObject({ status: 'confirmed' })
    expect(await seatsOf(line.slotId)).toEqual({ free: 0, waiting: 1 })
  })

  it('that takes a seat elsewhere at that time lets the next one pass at once', async () => {
    const line = await familyOfFour()
    const meal = await world().addSlot({ inHours: 97 })
    await signUp(world().dad, meal.slotId)
    await cloud().app.idle()
    expect(await waits(line)).toEqual(['waitlisted', 'confirmed'])
  })
})
