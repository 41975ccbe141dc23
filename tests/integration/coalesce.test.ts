import { randomUUID } from 'node:crypto'
import { asc, eq, sql } from 'drizzle-orm'
import * as t from '../../src/cloud/db/tables'
import { monthStart, later, day, hour } from '../../src/domain/time'
import type { Adult } from '../support/build'
import { newKey, outcome } from '../support/cloud'
import { times } from '../support/race'
import { useStory } from '../support/story'

const { cloud, world, signUp, seatsOf, statusOf, lettersOf, mineOn } = useStory()

const neighbours = (count: number): Promise<Adult[]> =>
  Promise.all(times(count, (index) => world().addNeighbour(`邻居${String(index)}`)))

const ask = (who: Adult, slotId: string, key = newKey(), personIds = [who.id]) =>
  outcome(world().as(who).signups.create({ key, slotId, personIds }))

const partiesOn = (slotId: string) =>
  cloud()
    .database.db.select()
    .from(t.party)
    .where(eq(t.party.slotId, slotId))
    .orderBy(asc(t.party.line))

const auditedSignups = async () => {
  const rows = await cloud()
    .database.db.select({ subject: t.audit.subject })
    .from(t.audit)
    .where(eq(t.audit.command, 'signups.create'))
  return new Set(rows.map(({ subject }) => subject)).size
}

describe('requests that arrive together', () => {
  it('for one slot: whoever comes first sits, the rest wait in order, each with the own answer', async () => {
    const { slotId } = await world().addSlot({ capacity: 20 })
    const people = await neighbours(100)
    const answers = await Promise.all(people.map((who) => signUp(who, slotId)))
    expect(await seatsOf(slotId)).toEqual({ free: 0, waiting: 80 })
    const parties = await partiesOn(slotId)
    expect(parties.map(({ line }) => line)).toEqual(times(100, (index) => index + 1))
    const statuses = await Promise.all(parties.map(({ id }) => statusOf(id)))
    expect(statuses).toEqual(times(100, (index) => (index < 20 ? 'confirmed' : 'waitlisted')))
    for (const [index, who] of people.entries()) {
      const place = parties.find(({ id }) => id === answers[index]?.partyId)
      expect(place?.signedBy).toBe(who.id)
      const position = (place?.line ?? 0) <= 20 ? null : (place?.line ?? 0) - 20
      expect(answers[index]?.position).toBe(position)
    }
    expect(await auditedSignups()).toBe(100)
  })

  it('share transactions: far fewer of those than requests', async () => {
    const { slotId } = await world().addSlot({ capacity: 100 })
    await Promise.all((await neighbours(100)).map((who) => signUp(who, slotId)))
    const [row] = await cloud()
      .database.db.select({ n: sql<number>`count(distinct xmin::text)::int` })
      .from(t.signup)
      .where(eq(t.signup.slotId, slotId))
    expect(row?.n).toBeLessThan(20)
  })

  it('for many slots: each has its own order and its own seats', async () => {
    const { slotIds } = await world().addActivity({
      slots: times(8, (index) => ({ capacity: 3, inHours: 48 + 3 * index })),
    })
    const people = await neighbours(10)
    await Promise.all(people.flatMap((who) => slotIds.map((slotId) => signUp(who, slotId))))
    for (const slotId of slotIds) expect(await seatsOf(slotId)).toEqual({ free: 0, waiting: 7 })
  })

  it('everyone is told what became of the own request', async () => {
    const { lin, chen } = world()
    const { slotId } = await world().addSlot({ capacity: 1 })
    const answers = await Promise.all([lin, chen].map((who) => signUp(who, slotId)))
    expect(answers.map(({ status }) => status).sort()).toEqual(['confirmed', 'waitlisted'])
    for (const [index, who] of [lin, chen].entries()) {
      const kind = `signup_${answers[index]?.status ?? ''}`
      expect(await lettersOf(who, kind)).toHaveLength(1)
    }
  })

  it('one of them for a slot that is not there, or may not be, fails alone', async () => {
    const { neighbour, lin } = world()
    const { slotId } = await world().addSlot({ capacity: 40 })
    const people = await neighbours(20)
    const told = await Promise.all([
      ...people.slice(0, 10).map((who) => ask(who, slotId)),
      ask(lin, randomUUID()),
      ask(neighbour, slotId),
      ask(lin, slotId, newKey(), [randomUUID()]),
      ...people.slice(10).map((who) => ask(who, slotId)),
    ])
    expect(told.slice(10, 13)).toEqual([
      { failed: 'NOT_FOUND' },
      { refused: 'out_of_scope' },
      { refused: 'not_in_family' },
    ])
    expect(told.filter((one) => 'output' in one)).toHaveLength(20)
    expect(await seatsOf(slotId)).toEqual({ free: 20, waiting: 0 })
    const keys = await cloud()
      .database.db.select({ account: t.commandKey.account })
      .from(t.commandKey)
      .where(eq(t.commandKey.command, 'signups.create'))
    expect(keys).toHaveLength(20)
  })
})

describe('one key', () => {
  it('sent many times in one rush is one sign-up with one answer', async () => {
    const { lin } = world()
    const { slotId } = await world().addSlot()
    const key = newKey()
    const people = await neighbours(10)
    const told = await Promise.all([
      ...times(20, () => ask(lin, slotId, key)),
      ...people.map((who) => ask(who, slotId)),
      ask(lin, slotId, key),
    ])
    const own = [...told.slice(0, 20), told[30]]
    expect(new Set(own.map((one) => JSON.stringify(one))).size).toBe(1)
    expect(own[0]).toMatchObject({ output: { status: 'confirmed' } })
    expect(await partiesOn(slotId)).toHaveLength(11)
  })

  it('with other content is refused, in the same rush and later', async () => {
    const { lin } = world()
    const one = await world().addSlot()
    const other = await world().addSlot({ inHours: 72 })
    const key = newKey()
    const told = await Promise.all([ask(lin, one.slotId, key), ask(lin, other.slotId, key)])
    // Which of two that come together is first is nobody's promise; that only one is served is ours.
    const isFirst = 'output' in told[0]
    const served = { output: { status: 'confirmed' } }
    const refused = { refused: 'key_reused' }
    expect(told).toMatchObject(isFirst ? [served, refused] : [refused, served])
    const left = isFirst ? other : one
    expect(await ask(lin, left.slotId, key)).toEqual(refused)
    expect(await seatsOf(left.slotId)).toEqual({ free: 10, waiting: 0 })
  })

  it('of two people is two keys', async () => {
    const { lin, chen } = world()
    const { slotId } = await world().addSlot()
    const key = newKey()
    const told = await Promise.all([ask(lin, slotId, key), ask(chen, slotId, key)])
    expect(told).toMatchObject(times(2, () => ({ output: { status: 'confirmed' } })))
  })

  it('that was refused once is free for another try', async () => {
    const { lin, chen } = world()
    const { slotId } = await world().addSlot({ capacity: 1, waitlist: false })
    const holder = await signUp(chen, slotId)
    const key = newKey()
    expect(await ask(lin, slotId, key)).toEqual({ refused: 'full' })
    await world().as(chen).signups.cancel({ key: newKey(), partyId: holder.partyId })
    expect(await ask(lin, slotId, key)).toMatchObject({ output: { status: 'confirmed' } })
  })
})

describe('requests that touch each other are decided one after the other', () => {
  /** More than can be under way at once, so that those which matter share a transaction. */
  const crowd = async () => {
    const { slotId } = await world().addSlot({ capacity: 50, inHours: 500 })
    return (await neighbours(8)).map((who) => () => ask(who, slotId))
  }

  it('one person on two overlapping slots has one seat', async () => {
    const { lin } = world()
    const one = await world().addSlot({}, { title: '早场' })
    const two = await world().addSlot({ inHours: 49 }, { title: '晚场' })
    const before = await crowd()
    const told = await Promise.all([
      ...before.map((start) => start()),
      ask(lin, one.slotId),
      ask(lin, two.slotId),
    ])
    expect(told.slice(-2)).toMatchObject([
      { output: { status: 'confirmed' } },
      { refused: 'time_clash', detail: '早场' },
    ])
  })

  it('two of a household who name the same child have it signed up once', async () => {
    const { lin, teenager } = world()
    const { slotId } = await world().addSlot()
    const before = await crowd()
    const told = await Promise.all([
      ...before.map((start) => start()),
      ask(lin, slotId, newKey(), [lin.id, teenager.id]),
      ask(teenager, slotId),
    ])
    expect(told.slice(-2)).toMatchObject([
      { output: { status: 'confirmed' } },
      { refused: 'already_signed_up', detail: '林大满' },
    ])
  })

  it('a family of three gets all or none of the two seats that are left', async () => {
    const { lin, dad, childId, chen } = world()
    const { slotId } = await world().addSlot({ capacity: 4 })
    await signUp(chen, slotId)
    await signUp(world().organizer, slotId)
    const before = await crowd()
    const [late] = await neighbours(1)
    const told = await Promise.all([
      ...before.map((start) => start()),
      ask(lin, slotId, newKey(), [lin.id, dad.id, childId]),
      ask(late ?? chen, slotId),
    ])
    expect(told.slice(-2)).toMatchObject([
      { output: { status: 'waitlisted', position: 1 } },
      { output: { status: 'waitlisted', position: 2 } },
    ])
    expect(await seatsOf(slotId)).toEqual({ free: 2, waiting: 2 })
  })

  it('who takes a seat elsewhere stands in nobody’s way any more', async () => {
    const { lin, dad, chen, organizer, colleague } = world()
    const { slotId } = await world().addSlot({ capacity: 2 })
    const meal = await world().addSlot({ inHours: 49 })
    await signUp(chen, slotId)
    await signUp(lin, slotId, [lin.id, dad.id])
    const before = await crowd()
    await Promise.all([
      ...before.map((start) => start()),
      ask(dad, meal.slotId),
      ask(organizer, slotId),
      ask(colleague, slotId),
    ])
    await cloud().app.idle()
    expect(await seatsOf(slotId)).toEqual({ free: 0, waiting: 2 })
    expect(await mineOn(organizer, slotId)).toMatchObject({ members: [{ status: 'confirmed' }] })
  })

  it('a household that has just got its place of the month is not let in twice', async () => {
    const { lin, dad, now } = world()
    const month = monthStart(now)
    // The calendar must not decide whether there is a rest of the month: it is begun anew.
    cloud().pass(monthStart(later(month, 32 * day)).getTime() - now.getTime() + hour)
    const opensAt = await cloud().now()
    const staged = { opensAt, stagedHours: 12 }
    const startsAt = later(opensAt, 2 * day)
    const endsAt = later(startsAt, hour)
    const { slotIds } = await world().addActivity({
      slots: times(2, (index) => ({
        ...staged,
        startsAt: later(startsAt, index * day),
        endsAt: later(endsAt, index * day),
        closesAt: later(startsAt, index * day),
      })),
    })
    const [one = '', two = ''] = slotIds
    const { slotId } = await world().addSlot({
      ...staged,
      stagedHours: 0,
      startsAt: later(startsAt, 5 * day),
      endsAt: later(endsAt, 5 * day),
      closesAt: later(startsAt, 5 * day),
      capacity: 50,
    })
    const told = await Promise.all([
      ...(await neighbours(8)).map((who) => ask(who, slotId)),
      ask(lin, one),
      ask(dad, two),
    ])
    expect(told.slice(-2)).toMatchObject([
      { output: { status: 'confirmed' } },
      { refused: 'others_first' },
    ])
  })
})
