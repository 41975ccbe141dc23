import { expiryOf } from '../../src/domain/points'
import { day, dayStart, hour, later } from '../../src/domain/time'
import type { Adult } from '../support/build'
import { newKey } from '../support/cloud'
import { servedOn } from '../support/past-service'
import { useStory } from '../support/story'

const { cloud, world } = useStory()

/** So many hours into the day before yesterday, in UTC+8. */
const at = (hours: number) => later(dayStart(later(world().now, -2 * day)), hours * hour)

const served = (who: Adult, fromHour: number, minutes: number, planned = minutes) =>
  servedOn(world(), who, { startsAt: at(fromHour), minutes, planned })

const correct = (signupId: string, minutes: number) =>
  world()
    .as(world().organizer)
    .hours.correct({ key: newKey(), signupId, minutes, reason: '核对过现场记录' })

/** The org above decides on what waits. */
const decide = async (verdict: 'agree' | 'refuse') => {
  const { superior, street, as } = world()
  const [first] = await as(superior).hours.consents({ orgId: street.id })
  if (!first) throw new Error('something waits')
  const answer = verdict === 'refuse' ? '证据不足' : ''
  const { consentId } = first
  return as(superior).hours.decideConsent({ key: newKey(), consentId, verdict, answer })
}

const has = async (who: Adult) => {
  await cloud().app.idle()
  const { minutes, balance, owed } = await world().as(who).points.mine({})
  return { minutes, points: balance, owed }
}

const trailOf = async (who: Adult, signupId: string) =>
  (await world().as(who).hours.record({ recordId: signupId })).trail.map(({ kind }) => kind)

describe('a correction on a day on which the org above agreed to more than eight hours', () => {
  it('by ten minutes takes ten minutes', async () => {
    const { lin } = world()
    const long = await served(lin, 8, 480)
    await served(lin, 17, 240)
    await decide('agree')
    expect(await has(lin)).toMatchObject({ minutes: 720, points: 12 })
    expect(await correct(long, 470)).toMatchObject({ counted: 470, points: 7 })
    expect(await has(lin)).toMatchObject({ minutes: 710, points: 11 })
  })

  it('upwards takes nothing, and what it adds waits', async () => {
    const { lin } = world()
    const long = await served(lin, 8, 400, 480)
    await served(lin, 17, 240)
    await decide('agree')
    expect(await has(lin)).toMatchObject({ minutes: 640, points: 10 })
    expect(await correct(long, 420)).toMatchObject({ counted: 400, points: 6, waits: true })
    expect(await has(lin)).toMatchObject({ minutes: 640, points: 10 })
    await decide('agree')
    expect(await has(lin)).toMatchObject({ minutes: 660, points: 11 })
  })
})

describe('hours of the eight that a correction sets free', () => {
  it('go to what else was served on that day, also where the org above had refused more', async () => {
    const { lin } = world()
    const long = await served(lin, 8, 480)
    const other = await served(lin, 17, 240)
    await decide('refuse')
    expect(await has(lin)).toMatchObject({ minutes: 480, points: 8 })
    expect(await correct(long, 360)).toMatchObject({ counted: 360 })
    expect(await has(lin)).toMatchObject({ minutes: 480, points: 8 })
    expect(await trailOf(lin, other)).toEqual(['asked', 'refused', 'recounted'])
    await correct(long, 100)
    expect(await has(lin)).toMatchObject({ minutes: 340, points: 5 })
    expect(await world().as(lin).hours.record({ recordId: other })).toMatchObject({
      counted: 240,
      points: 4,
      waiting: null,
    })
  })

  it('lower what the org above is asked for, and end the question when nothing is left of it', async () => {
    const { lin, superior, street, as } = world()
    const asked = () => as(superior).hours.consents({ orgId: street.id })
    const long = await served(lin, 8, 480)
    await served(lin, 17, 240)
    expect(await asked()).toMatchObject([{ minutes: 240, over: 240 }])
    await correct(long, 400)
    expect(await has(lin)).toMatchObject({ minutes: 480 })
    expect(await asked()).toMatchObject([{ minutes: 240, over: 160 }])
    await correct(long, 200)
    expect(await has(lin)).toMatchObject({ minutes: 440, points: 7 })
    expect(await asked()).toEqual([])
  })

  it('go to service outside of activities too, which earns nothing', async () => {
    const { lin, organizer, as } = world()
    const long = await served(lin, 8, 480)
    const startsAt = at(17).toISOString()
    const told = { startsAt, minutes: 120, what: '照看生病的邻居', fileId: null }
    const { reportId } = await as(lin).hours.report({ key: newKey(), personId: lin.id, ...told })
    const verdict = { reportId, verdict: 'approve' as const, answer: '' }
    await as(organizer).hours.decideReport({ key: newKey(), ...verdict })
    expect(await has(lin)).toMatchObject({ minutes: 480, points: 8 })
    await correct(long, 420)
    expect(await has(lin)).toMatchObject({ minutes: 480, points: 7 })
    await correct(long, 60)
    expect(await has(lin)).toMatchObject({ minutes: 180, points: 1 })
  })
})

describe('a correction long afterwards', () => {
  /** Until so many days before the points of what was served just now expire. */
  const passUntil = async (days: number) => {
    const now = await cloud().now()
    cloud().pass(later(expiryOf(now), -days * day).getTime() - now.getTime())
  }
  const lasting = (who: Adult, amount: number) =>
    world().givePoints(who, amount, expiryOf(expiryOf(world().now)))
  const spends = async (who: Adult, price: number) => {
    const { shop, shopkeeper, as } = world()
    const itemId = await world().addItem({ price })
    const { code } = await as(who).shop.reserve({ key: newKey(), itemId })
    await as(shopkeeper).shop.pickUp({ key: newKey(), orgId: shop.id, code })
  }
  const kinds = async (who: Adult) =>
    (await world().as(who).points.entries({})).items.map(({ kind, amount }) => [kind, amount])

  it('gives no point a longer life', async () => {
    const { lin, as } = world()
    const signupId = await served(lin, 8, 480)
    const { nextExpiry } = await as(lin).points.mine({})
    await passUntil(2)
    expect(await correct(signupId, 420)).toMatchObject({ points: 7 })
    expect(await as(lin).points.mine({})).toMatchObject({
      nextExpiry: { ...nextExpiry, amount: 7 },
    })
    cloud().pass(3 * day)
    await cloud().tick()
    expect(await has(lin)).toMatchObject({ minutes: 420, points: 0, owed: 0 })
  })

  it('takes nothing for what has expired, and gives nothing that lives', async () => {
    const { lin } = world()
    const signupId = await served(lin, 8, 480)
    await lasting(lin, 10)
    await passUntil(-1)
    await cloud().tick()
    expect(await has(lin)).toMatchObject({ points: 10 })
    await correct(signupId, 420)
    await cloud().tick()
    expect(await has(lin)).toMatchObject({ minutes: 420, points: 10, owed: 0 })
    await correct(signupId, 480)
    await decide('agree')
    await cloud().tick()
    expect(await has(lin)).toMatchObject({ minutes: 480, points: 10, owed: 0 })
    await correct(signupId, 0)
    expect(await has(lin)).toMatchObject({ minutes: 0, points: 10, owed: 0 })
  })

  it('takes what is past its date and not yet gone from where it is', async () => {
    const { lin } = world()
    const signupId = await served(lin, 8, 480)
    await lasting(lin, 10)
    await passUntil(-1)
    await correct(signupId, 420)
    await cloud().tick()
    expect(await has(lin)).toMatchObject({ points: 10, owed: 0 })
    expect(await kinds(lin)).toEqual([
      ['expire', -7],
      ['award', 7],
      ['reverse', -8],
      ['award', 8],
      ['bonus', 10],
    ])
  })

  it('owes what was spent, and not what came back from the shop and expired then', async () => {
    const { lin, as } = world()
    const signupId = await served(lin, 8, 480)
    await spends(lin, 3)
    await passUntil(2)
    const itemId = await world().addItem({ price: 4 })
    const { redemptionId } = await as(lin).shop.reserve({ key: newKey(), itemId })
    await as(lin).shop.cancel({ key: newKey(), redemptionId })
    // Five are left: one expires with its date, four live another week.
    cloud().pass(3 * day)
    await cloud().tick()
    expect(await has(lin)).toMatchObject({ points: 4 })
    cloud().pass(8 * day)
    await cloud().tick()
    expect(await has(lin)).toMatchObject({ points: 0 })
    await correct(signupId, 0)
    expect(await has(lin)).toMatchObject({ points: 0, owed: 3 })
  })
})
