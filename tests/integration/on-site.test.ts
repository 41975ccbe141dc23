import { eq } from 'drizzle-orm'
import * as t from '../../src/cloud/db/tables'
import { hour, later, minute } from '../../src/domain/time'
import type { Adult } from '../support/build'
import { newKey, outcome, useCloud, type Told } from '../support/cloud'
import { expectRefused } from '../support/count'
import { buildWorld, type World } from '../support/world'

const cloud = useCloud()
let world: World
let slotId: string

type Act = 'in' | 'out'

/** Half an hour into a slot of two hours. */
beforeEach(async () => {
  world = await buildWorld(cloud())
  const made = await world.addSlot({ inHours: 0.5, lasts: 120 })
  slotId = made.slotId
})

const begin = () => cloud().pass(hour)
const now = async () => (await cloud().now()).toISOString()
const staff = () => world.as(world.organizer).attendance
const byCode = (code: string) => ({ by: 'code' as const, code })
const byDigits = (digits: string) => ({ by: 'digits' as const, digits })

const signUp = (who: Adult, personIds: string[] = [who.id], on = slotId) =>
  world.as(who).signups.create({ key: newKey(), slotId: on, personIds })

const codesOf = (who: Adult) => world.as(who).attendance.memberCode({})

const rollCall = (act: Act, personIds: string[], at?: string, key = newKey()) =>
  staff().rollCall({ key, slotId, act, personIds, ...(at !== undefined && { at }) })

const refuses = (asked: () => Promise<unknown>, told: Told) => expectRefused(cloud(), asked, told)

const names = ({ people }: { people: { nickname: string }[] }) =>
  people.map(({ nickname }) => nickname).sort()

const recordOf = async (personId: string) => {
  const rows = await cloud()
    .database.db.select({
      in: t.attendance.checkedInAt,
      inBy: t.attendance.inBy,
      out: t.attendance.checkedOutAt,
      minutes: t.attendance.measuredMinutes,
    })
    .from(t.attendance)
    .where(eq(t.attendance.personId, personId))
  return rows[0] ?? null
}

describe('one code for a household', () => {
  it('checks in everybody of the household who is signed up, whoever signed', async () => {
    const { lin, dad, childId } = world
    await signUp(lin, [lin.id, childId])
    await signUp(dad)
    const { family } = await codesOf(dad)
    const input = { slotId, act: 'in' as const, proof: byCode(family.code) }
    expect(names(await staff().checkMember({ key: newKey(), ...input }))).toEqual(
      ['林家妈妈', '林家爸爸', '林小满'].sort(),
    )
    expect(await recordOf(childId)).toMatchObject({ inBy: 'family_code' })
  })

  it('and only those who came, where others are left out', async () => {
    const { lin, childId } = world
    await signUp(lin, [lin.id, childId])
    const { family } = await codesOf(lin)
    const input = { slotId, act: 'in' as const, proof: byDigits(family.digits) }
    const some = await staff().checkMember({ key: newKey(), ...input, personIds: [childId] })
    expect(names(some)).toEqual(['林小满'])
    expect(await recordOf(lin.id)).toBeNull()
    expect(await recordOf(childId)).toMatchObject({ inBy: 'family_digits' })
  })

  it('stands for nobody of another household', async () => {
    const { lin, chen } = world
    await signUp(lin)
    const { family } = await codesOf(chen)
    const input = { slotId, act: 'in' as const, proof: byCode(family.code) }
    await refuses(() => staff().checkMember({ key: newKey(), ...input }), {
      refused: 'not_signed_up',
    })
  })

  it('the digits say first for whom they stand, so that staff can leave out who did not come', async () => {
    const { lin, childId } = world
    await signUp(lin, [lin.id, childId])
    const { digits, family } = await codesOf(lin)
    for (const proof of [byDigits(digits), byDigits(family.digits)]) {
      const told = await staff().whose({ key: newKey(), slotId, proof })
      expect(names(told)).toEqual(['林家妈妈', '林小满'])
    }
    expect(await recordOf(lin.id)).toBeNull()
  })

  it('asking whose digits these are is a try like any other', async () => {
    await signUp(world.lin)
    const ask = () => outcome(staff().whose({ key: newKey(), slotId, proof: byDigits('000000') }))
    for (let tries = 0; tries < 5; tries += 1)
      expect(await ask()).toEqual({ refused: 'digits_wrong' })
    expect(await ask()).toEqual({ refused: 'digits_locked' })
    const { digits } = await codesOf(world.lin)
    const check = { slotId, act: 'in' as const, proof: byDigits(digits) }
    expect(await outcome(staff().checkMember({ key: newKey(), ...check }))).toEqual({
      refused: 'digits_locked',
    })
  })
})

describe('a scan that was made without network', () => {
  it('counts with its own time, and its code is judged at that time', async () => {
    const { lin } = world
    await signUp(lin)
    begin()
    const at = await now()
    const { code } = await codesOf(lin)
    cloud().pass(50 * minute)
    const input = { slotId, act: 'in' as const, proof: byCode(code) }
    await refuses(() => staff().checkMember({ key: newKey(), ...input }), { refused: 'code_stale' })
    const told = await staff().checkMember({ key: newKey(), ...input, at })
    expect(told).toMatchObject({ at, people: [{ nickname: '林家妈妈' }] })
    expect((await recordOf(lin.id))?.in.toISOString()).toBe(at)
  })

  it('cannot pass off an old code for a new scan, nor a new code for an old scan', async () => {
    const { lin } = world
    await signUp(lin)
    begin()
    const { code } = await codesOf(lin)
    const old = later(await cloud().now(), -5 * minute).toISOString()
    cloud().pass(10 * minute)
    const check = (at: string) =>
      staff().checkMember({ key: newKey(), slotId, act: 'in', proof: byCode(code), at })
    const stale: Told = { refused: 'code_stale' }
    await refuses(() => check(old), stale)
    const current = await now()
    await refuses(() => check(current), stale)
  })

  it('is taken for a day, not from the future, and only for the time of the slot', async () => {
    const { lin } = world
    await signUp(lin)
    const start = later(await cloud().now(), 0.5 * hour)
    begin()
    const at = (milliseconds: number) => later(start, milliseconds).toISOString()
    await refuses(() => rollCall('in', [lin.id], at(-hour - minute)), { refused: 'too_early' })
    await refuses(() => rollCall('in', [lin.id], at(0.5 * hour + 2 * minute)), {
      refused: 'scan_in_future',
    })
    cloud().pass(10 * hour)
    await refuses(() => rollCall('in', [lin.id], at(2 * hour + minute)), { refused: 'too_late' })
    await refuses(() => rollCall('out', [lin.id], at(4 * hour + minute)), { refused: 'too_late' })
    cloud().pass(14 * hour)
    await refuses(() => rollCall('in', [lin.id], at(0)), { refused: 'scan_too_old' })
    await rollCall('in', [lin.id], at(hour))
    expect((await recordOf(lin.id))?.in.toISOString()).toBe(at(hour))
  })

  it('is taken once, however often it is sent', async () => {
    const { lin } = world
    await signUp(lin)
    begin()
    const at = await now()
    const key = newKey()
    const first = await rollCall('in', [lin.id], at, key)
    expect(await rollCall('in', [lin.id], at, key)).toEqual(first)
    await refuses(() => rollCall('in', [lin.id], later(new Date(at), 1).toISOString(), key), {
      refused: 'key_reused',
    })
    const scans = await cloud().database.db.select().from(t.scan)
    expect(scans).toHaveLength(1)
  })

  it('of somebody leaving waits for the one of their coming, and says so', async () => {
    const { lin } = world
    await signUp(lin)
    begin()
    const came = await now()
    cloud().pass(hour)
    const left = await now()
    const told = await rollCall('out', [lin.id], left)
    expect(told.people).toMatchObject([{ minutes: null, waits: true }])
    expect(await recordOf(lin.id)).toBeNull()
    const [party] = (await staff().board({ slotId })).parties
    expect(party?.people).toMatchObject([{ checkedInAt: null, leftEarly: true }])
    expect((await rollCall('in', [lin.id], came)).people).toMatchObject([{ minutes: 60 }])
    expect(await recordOf(lin.id)).toMatchObject({ minutes: 60 })
  })

  it('of an earlier coming leaves closed what the timer has closed, and nobody is told again', async () => {
    const { lin } = world
    await signUp(lin)
    begin()
    const came = await now()
    cloud().pass(30 * minute)
    await rollCall('in', [lin.id])
    cloud().pass(4 * hour)
    await cloud().tick()
    const letters = async () => {
      await cloud().tick()
      await cloud().app.idle()
      const { items } = await world.as(lin).inbox.list({})
      return items.filter(({ kind }) => kind === 'check_out_forgotten').length
    }
    const before = await recordOf(lin.id)
    expect([before?.out !== null, await letters()]).toEqual([true, 1])
    await rollCall('in', [lin.id], came)
    const record = await recordOf(lin.id)
    expect(record).toEqual({
      ...before,
      in: new Date(came),
      minutes: (before?.minutes ?? 0) + 30,
    })
    expect(await letters()).toBe(1)
  })

  it('without a time of its own leaving before coming is refused', async () => {
    const { lin } = world
    await signUp(lin)
    begin()
    await refuses(() => rollCall('out', [lin.id]), { refused: 'not_checked_in' })
  })

  it('comes too late for somebody whose service has been confirmed', async () => {
    const { chen } = world
    await signUp(chen)
    begin()
    const at = await now()
    await rollCall('in', [chen.id])
    cloud().pass(2 * hour)
    await rollCall('out', [chen.id])
    await staff().confirm({ key: newKey(), slotId })
    await refuses(() => rollCall('in', [chen.id], at), { refused: 'already_confirmed' })
    await refuses(() => rollCall('out', [chen.id], at), { refused: 'already_confirmed' })
  })

  it('in any order and any number of times, the same scans come to the same record', async () => {
    const people = [world.lin, world.dad, world.chen]
    for (const who of people) await signUp(who)
    begin()
    const start = await cloud().now()
    const scan = (act: Act, minutes: number) => ({
      act,
      at: later(start, minutes * minute).toISOString(),
    })
    // Two phones at the door: one wrote down the coming twice, somebody tapped "out" by mistake before.
    const scans = [scan('out', 2), scan('in', 5), scan('in', 8), scan('out', 60), scan('out', 65)]
    const orders = [
      [0, 1, 2, 3, 4],
      [4, 3, 2, 1, 0],
      [3, 3, 1, 0, 2, 4, 1],
    ]
    cloud().pass(2 * hour)
    for (const [index, who] of people.entries()) {
      const keys = scans.map(() => newKey())
      for (const one of orders[index] ?? []) {
        const { act, at } = scans[one]!
        await outcome(rollCall(act, [who.id], at, keys[one]))
      }
    }
    const records = await Promise.all(people.map(({ id }) => recordOf(id)))
    expect(records[0]).toMatchObject({ in: later(start, 5 * minute), minutes: 55 })
    expect(records[1]).toEqual(records[0])
    expect(records[2]).toEqual(records[0])
  })
})

describe('being there, where the activity asks for it', () => {
  const spot = { latitude: 30.5434, longitude: 114.3421, radius: 300 }

  const check = async (near?: 'inside' | 'outside' | 'unknown') => {
    const { code } = await staff().siteCode({ slotId })
    const proof = byCode(code)
    return world
      .as(world.lin)
      .attendance.checkMyself({ key: newKey(), slotId, act: 'in', proof, ...(near && { near }) })
  }
  const ask = () => cloud().database.db.update(t.activity).set({ spot })
  const nearOnBoard = async () => {
    const [party] = (await staff().board({ slotId })).parties
    return party?.people[0]?.near
  }

  it('who is outside is refused, and may try again with the same code when there', async () => {
    await signUp(world.lin)
    await ask()
    await refuses(() => check('outside'), { refused: 'outside' })
    await check('inside')
    expect(await nearOnBoard()).toBe('inside')
  })

  it('a phone that does not tell passes, and the record says so', async () => {
    await signUp(world.lin)
    await ask()
    await check()
    expect(await nearOnBoard()).toBe('unknown')
  })

  it('where it is not asked nothing about the place is kept', async () => {
    await signUp(world.lin)
    await check('outside')
    expect(await nearOnBoard()).toBeNull()
  })

  it('the household is told where one has to be, and nobody’s position is in any table', async () => {
    await signUp(world.lin)
    await ask()
    const { items } = await world.as(world.lin).signups.mine({ when: 'coming' })
    expect(items[0]?.spot).toEqual(spot)
    const columns = Object.keys(t.scan).concat(Object.keys(t.attendance))
    expect(columns.filter((name) => /lat|lon|position|accuracy/i.test(name))).toEqual([])
  })

  it('an activity that moves asks no more until it is told where', async () => {
    await ask()
    const { items } = await world.as(world.lin).activities.list({})
    const id = items[0]?.id ?? ''
    const change = (place: string) =>
      world
        .as(world.organizer)
        .activities.change({ key: newKey(), id, reach: 'one', change: { place } })
    const [before] = await cloud().database.db.select().from(t.activity)
    await change(before?.place ?? '')
    expect((await cloud().database.db.select().from(t.activity))[0]?.spot).toEqual(spot)
    await change('文化站')
    expect((await cloud().database.db.select().from(t.activity))[0]?.spot).toBeNull()
  })
})

describe('a number to call', () => {
  const give = (who: Adult, phone: string | null, key = newKey()) =>
    world.as(who).families.savePhone({ key, phone })
  const call = (personId: string, by = world.organizer) =>
    world.as(by).attendance.phoneOf({ key: newKey(), slotId, personId })
  const callable = async () => {
    const { parties } = await staff().board({ slotId })
    return parties.flatMap(({ people }) => people.map((one) => one.callable))
  }

  it('is told until three days after the slot, and not offered any longer', async () => {
    const { lin } = world
    await give(lin, '13800000001')
    await signUp(lin)
    const offered = async () => (await staff().board({ slotId })).parties[0]?.people[0]?.callable
    cloud().pass(3 * 24 * hour + 2.5 * hour - minute)
    expect([await offered(), await outcome(call(lin.id))]).toMatchObject([true, { output: {} }])
    cloud().pass(2 * minute)
    expect(await offered()).toBe(false)
    await refuses(() => call(lin.id), { refused: 'call_too_late' })
  })

  it('is sealed in the database, and shown to its owner by its ends only', async () => {
    const { lin, as } = world
    expect(await give(lin, '13812345678')).toEqual({ masked: '138****5678' })
    expect(await as(lin).families.phone({})).toEqual({ masked: '138****5678' })
    const { db } = cloud().database
    const everything = JSON.stringify([
      await db.select().from(t.person),
      await db.select().from(t.audit),
      await db.select().from(t.commandKey),
    ])
    expect(everything).not.toContain('13812345678')
    expect(everything).not.toContain('138****5678')
  })

  it('is told to the staff of a slot for which one is signed up, and each time is on record', async () => {
    const { lin, childId, organizer } = world
    await give(lin, '13812345678')
    await signUp(lin, [lin.id, childId])
    expect(await callable()).toEqual([true, true])
    expect(await call(lin.id)).toEqual({ phone: '13812345678', nickname: '林家妈妈' })
    // For a child one calls whoever signed.
    expect(await call(childId)).toEqual({ phone: '13812345678', nickname: '林家妈妈' })
    const { db } = cloud().database
    const trail = await db
      .select()
      .from(t.audit)
      .where(eq(t.audit.command, 'attendance.phoneOf'))
      .orderBy(t.audit.at, t.audit.id)
    expect(trail).toMatchObject([
      { personId: organizer.id, subject: lin.id, after: { slotId, about: lin.id } },
      { personId: organizer.id, subject: lin.id, after: { slotId, about: childId } },
    ])
    const keys = await db.select({ answer: t.commandKey.answer }).from(t.commandKey)
    expect(JSON.stringify(keys)).not.toContain('13812345678')
  })

  it('is told to nobody else, and about nobody else', async () => {
    const { lin, chen, otherOrganizer } = world
    await give(lin, '13812345678')
    await give(chen, '13912345678')
    await signUp(lin)
    await refuses(() => call(chen.id), { refused: 'not_signed_up' })
    await refuses(() => call(lin.id, otherOrganizer), { failed: 'NOT_FOUND' })
    await refuses(() => call(lin.id, chen), { failed: 'NOT_FOUND' })
  })

  it('taken back is gone, and where there is none nothing is offered', async () => {
    const { lin } = world
    await give(lin, '13812345678')
    await signUp(lin)
    await give(lin, null)
    expect(await callable()).toEqual([false])
    await refuses(() => call(lin.id), { refused: 'phone_unknown' })
    const [row] = await cloud().database.db.select().from(t.person).where(eq(t.person.id, lin.id))
    expect(row).toMatchObject({ phoneSealed: null, phoneIndex: null })
  })

  it('is given by adults only, and once under one key', async () => {
    const { lin, teenager } = world
    await refuses(() => give(teenager, '13812345678'), { refused: 'adult_only' })
    const key = newKey()
    await give(lin, '13812345678', key)
    expect(await give(lin, '13812345678', key)).toEqual({ masked: '138****5678' })
    await refuses(() => give(lin, '13912345678', key), { refused: 'key_reused' })
  })
})

it('who is let in at the door stands on the board as such', async () => {
  const { chen, organizer, as } = world
  await signUp(world.lin)
  const { code } = await codesOf(chen)
  await as(organizer).signups.addByStaff({
    key: newKey(),
    slotId,
    code,
    walkIn: true,
    reason: '路过想参加',
  })
  const { parties } = await staff().board({ slotId })
  expect(parties.map(({ walkIn }) => walkIn)).toEqual([false, true])
})

it('a phone that has been told the keys shows what the cloud takes, until they end', async () => {
  const { codeNow } = await import('../../src/domain/codes')
  const { lin } = world
  await signUp(lin)
  const told = await codesOf(lin)
  cloud().pass(40 * minute)
  const at = await cloud().now()
  const shown = told.keys.map(({ key }) => codeNow(key, 'member', lin.id, at).code)
  const taken = []
  for (const code of shown) {
    const proof = byCode(code)
    taken.push(await outcome(staff().checkMember({ key: newKey(), slotId, act: 'in', proof })))
  }
  expect(taken.filter((one) => 'output' in one)).toHaveLength(1)
})
