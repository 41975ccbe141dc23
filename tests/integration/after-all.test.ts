import { eq } from 'drizzle-orm'
import * as t from '../../src/cloud/db/tables'
import { hour, later, minute } from '../../src/domain/time'
import { grant, type Adult } from '../support/build'
import { newKey, outcome } from '../support/cloud'
import { useStory } from '../support/story'

/** Who came is not absent for good, because somebody else confirmed first or nobody checked them in. */

const { cloud, world, signUp, seatsOf, statusOf, lettersOf, refuses } = useStory()
let slotId: string
let arrived: string

/** A slot of two hours; the story goes on half an hour into it. */
beforeEach(async () => {
  slotId = (await world().addSlot({ inHours: 0.5, lasts: 120 })).slotId
})

const begin = async () => {
  cloud().pass(hour)
  arrived = (await cloud().now()).toISOString()
}
const staff = (by: Adult = world().organizer) => world().as(by).attendance
const call = (act: 'in' | 'out', who: Adult[], at?: string, by?: Adult) =>
  staff(by).rollCall({
    key: newKey(),
    slotId,
    act,
    personIds: who.map(({ id }) => id),
    ...(at !== undefined && { at }),
  })
const confirm = () => staff().confirm({ key: newKey(), slotId })

/** Chen comes and goes; the slot is confirmed by somebody who knows nothing of the others. */
const confirmWithout = async (): Promise<void> => {
  const { chen } = world()
  await signUp(chen, slotId)
  await begin()
  await call('in', [chen])
  cloud().pass(1.75 * hour)
  await call('out', [chen])
  await confirm()
}
const absencesOf = (who: Adult) => world().as(who).signups.absences({})
const minutesLater = (minutes: number) => later(new Date(arrived), minutes * minute).toISOString()

/** Another slot of an hour, so many minutes from now. */
const addLater = async (minutes: number, title = '河边捡垃圾') => {
  const startsAt = later(await cloud().now(), minutes * minute)
  const times = { startsAt, endsAt: later(startsAt, hour), closesAt: startsAt }
  return world().addSlot(times, { title })
}

const recordOf = async (personId: string) => {
  const { db } = cloud().database
  const [row] = await db.select().from(t.attendance).where(eq(t.attendance.personId, personId))
  if (!row) throw new Error('no record')
  return row
}

describe('a scan from a second door that arrives after the slot was confirmed', () => {
  it('still counts, takes the absence back, and the slot is confirmed once more', async () => {
    const { lin } = world()
    const { partyId } = await signUp(lin, slotId)
    await confirmWithout()
    expect(await statusOf(partyId)).toBe('absent')

    await call('in', [lin], arrived, world().colleague)
    expect(await statusOf(partyId)).toBe('confirmed')
    expect((await absencesOf(lin)).items).toMatchObject([{ appeal: 'revoked' }])
    const [told] = await lettersOf(lin, 'absence_lifted')
    expect(told?.body).toContain('不再影响报名')

    await call('out', [lin], minutesLater(60), world().colleague)
    expect(await confirm()).toMatchObject({ confirmed: 1, absent: 0, points: 1 })
    expect(await statusOf(partyId)).toBe('attended')
  })

  it('counts in whichever order the two scans arrive', async () => {
    const { lin } = world()
    const { partyId } = await signUp(lin, slotId)
    await confirmWithout()
    await call('out', [lin], minutesLater(60))
    expect(await statusOf(partyId)).toBe('absent')
    expect((await call('in', [lin], arrived)).people).toMatchObject([{ minutes: 60 }])
    expect(await statusOf(partyId)).toBe('confirmed')
  })

  it('makes the later absences of that person lighter', async () => {
    const { lin } = world()
    await signUp(lin, slotId)
    await confirmWithout()
    const next = await addLater(60)
    await signUp(lin, next.slotId)
    cloud().pass(1.5 * hour)
    const marked = { key: newKey(), slotId: next.slotId, personIds: [lin.id], reason: '没有来' }
    await world().as(world().organizer).signups.markAbsent(marked)
    expect((await absencesOf(lin)).items[0]).toMatchObject({ step: 'days_30' })
    await call('in', [lin], arrived)
    expect(await absencesOf(lin)).toMatchObject({
      blockedUntil: null,
      items: [{ step: 'warning' }, { appeal: 'revoked' }],
    })
  })

  it('keeps the absence of a party while another of its people is missing', async () => {
    const { lin, dad } = world()
    await signUp(lin, slotId, [lin.id, dad.id])
    await confirmWithout()
    await call('in', [lin], arrived)
    expect((await absencesOf(lin)).items).toMatchObject([{ appeal: 'none' }])
    await call('in', [dad], arrived)
    expect((await absencesOf(lin)).items).toMatchObject([{ appeal: 'revoked' }])
  })

  it('closes an appeal that waits, so that nobody decides on it', async () => {
    const { lin } = world()
    await signUp(lin, slotId)
    await confirmWithout()
    const [absence] = (await absencesOf(lin)).items
    const appeal = { key: newKey(), absenceId: absence?.id ?? '', text: '我到了，在东门签的到。' }
    await world().as(lin).signups.appeal(appeal)
    await call('in', [lin], arrived)
    const answer = { ...appeal, key: newKey(), verdict: 'uphold' as const, reason: '没有记录' }
    await refuses(() => world().as(world().organizer).signups.answerAppeal(answer), {
      refused: 'nothing_pending',
    })
  })

  it('is refused when it says nothing of its own time, or is older than a day', async () => {
    const { lin } = world()
    await signUp(lin, slotId)
    await confirmWithout()
    await refuses(() => call('in', [lin]), { refused: 'already_confirmed' })
    cloud().pass(23 * hour)
    await refuses(() => call('in', [lin], arrived), { refused: 'scan_too_old' })
  })

  it('is refused when the person served elsewhere at that time meanwhile', async () => {
    const { lin } = world()
    await signUp(lin, slotId)
    await begin()
    const mark = { key: newKey(), slotId, personIds: [lin.id], reason: '没有来' }
    await world().as(world().organizer).signups.markAbsent(mark)
    const elsewhere = await addLater(15)
    await signUp(lin, elsewhere.slotId)
    await refuses(() => call('in', [lin], arrived), { refused: 'already_confirmed' })
  })

  it('is refused when who scanned it lives with the person', async () => {
    const { lin } = world()
    await grant(world().builder, world().dad, 'organizer', world().community)
    await signUp(lin, slotId)
    await confirmWithout()
    await refuses(() => call('in', [lin], arrived, world().dad), { refused: 'already_confirmed' })
  })

  it('leaves nothing to count or confirm once the activity was taken back', async () => {
    const { lin } = world()
    const { activityId, slotId: other } = await world().addSlot({ inHours: 1, lasts: 60 })
    await signUp(lin, other)
    cloud().pass(1.25 * hour)
    const mark = { key: newKey(), slotId: other, personIds: [lin.id], reason: '没有来' }
    await world().as(world().organizer).signups.markAbsent(mark)
    const at = (await cloud().now()).toISOString()
    const cancel = { key: newKey(), id: activityId, reason: '下大雨，活动取消' }
    await world().as(world().organizer).activities.cancel(cancel)
    const scan = { key: newKey(), slotId: other, act: 'in' as const, personIds: [lin.id], at }
    await refuses(() => staff().rollCall(scan), { refused: 'not_signed_up' })
  })

  it('opens an activity again that was settled', async () => {
    const { lin } = world()
    await signUp(lin, slotId)
    await confirmWithout()
    await cloud().tick()
    const statusOfActivity = async () => {
      const [row] = await cloud().database.db.select().from(t.activity)
      return row?.status
    }
    expect(await statusOfActivity()).toBe('settled')
    await call('in', [lin], arrived)
    expect(await statusOfActivity()).toBe('ended')
  })
})

describe('the own household', () => {
  it('is excused and marked absent by a colleague, never by oneself', async () => {
    const { organizer, colleague } = world()
    await signUp(organizer, slotId)
    await begin()
    const about = { slotId, reason: '家里有事' }
    const excuse = (by: Adult) =>
      staff(by).excuse({ key: newKey(), personId: organizer.id, ...about })
    const mark = { key: newKey(), personIds: [organizer.id], ...about }
    await refuses(() => excuse(organizer), { refused: 'own_family' })
    await refuses(() => world().as(organizer).signups.markAbsent(mark), { refused: 'own_family' })
    expect(await excuse(colleague)).toEqual({ status: 'excused' })
  })

  it('keeps the place of a child on a slot that is over when the consent is taken back', async () => {
    const { lin, childId } = world()
    const { partyId } = await signUp(lin, slotId, [lin.id, childId])
    await begin()
    cloud().pass(2 * hour)
    const withdraw = { key: newKey(), minorId: childId }
    expect(await world().as(lin).households.withdrawConsent(withdraw)).toEqual({ cancelled: 0 })
    expect(await statusOf(partyId)).toBe('confirmed')
  })
})

describe('coming after all, entered by hand', () => {
  const enter = (who: Adult, minutes = 90, by?: Adult) =>
    staff(by).enter({
      key: newKey(),
      slotId,
      personId: who.id,
      minutes,
      reason: '在东门帮忙，没有签到',
    })

  it('makes an absent person one who served, with author and reason on record', async () => {
    const { lin, organizer } = world()
    const { partyId } = await signUp(lin, slotId)
    await confirmWithout()
    expect(await enter(lin)).toMatchObject({ minutes: 90, counted: 90, points: 1 })
    expect(await statusOf(partyId)).toBe('attended')
    expect((await absencesOf(lin)).items).toMatchObject([
      { appeal: 'revoked', answer: '在东门帮忙，没有签到' },
    ])
    const row = await recordOf(lin.id)
    expect(row).toMatchObject({ measuredMinutes: 0, correctedMinutes: 90, inBy: 'by_hand' })
    expect(row.inById).toBe(organizer.id)
    const record = await world().as(lin).hours.record({ recordId: row.signupId })
    expect(record.trail).toMatchObject([
      { kind: 'entered', reason: '在东门帮忙，没有签到' },
      { kind: 'settled', before: 0, after: 90 },
    ])
    expect(await lettersOf(lin, 'minutes_settled')).toHaveLength(1)
  })

  it('serves somebody whose check-in was forgotten before anybody is marked absent', async () => {
    const { lin } = world()
    const { partyId } = await signUp(lin, slotId)
    await begin()
    await refuses(() => enter(lin), { refused: 'not_over_yet' })
    cloud().pass(2 * hour)
    await enter(lin, 120)
    expect(await statusOf(partyId)).toBe('attended')
    expect((await absencesOf(lin)).items).toEqual([])
    await refuses(() => enter(lin), { refused: 'already_confirmed' })
  })

  it('gives hours and points after an appeal was granted, on a seat that is added where none is free', async () => {
    const { lin, chen } = world()
    const full = await world().addSlot({ inHours: 0.5, lasts: 120, capacity: 1 })
    slotId = full.slotId
    const { partyId } = await signUp(lin, slotId)
    await staff().excuse({ key: newKey(), slotId, personId: lin.id, reason: '发烧在家' })
    await signUp(chen, slotId)
    cloud().pass(3 * hour)
    await enter(lin, 60)
    expect(await statusOf(partyId)).toBe('attended')
    expect(await seatsOf(slotId)).toMatchObject({ free: 0 })
  })

  it('is never for the own household, nor longer than planned, nor for who is on record', async () => {
    const { lin, dad, chen } = world()
    await grant(world().builder, dad, 'organizer', world().community)
    await signUp(lin, slotId)
    await confirmWithout()
    await refuses(() => enter(lin, 60, dad), { refused: 'own_family' })
    await refuses(() => enter(lin, 121), { refused: 'longer_than_planned', detail: '120' })
    await refuses(() => enter(chen), { refused: 'already_confirmed' })
    await refuses(() => enter(world().neighbour), { refused: 'not_signed_up' })
  })

  it('is refused for who is checked in, and for who served elsewhere or reported that time', async () => {
    const { lin, dad, chen } = world()
    await signUp(lin, slotId)
    await signUp(chen, slotId)
    await signUp(dad, slotId)
    await begin()
    await call('in', [chen])
    for (const who of [lin, dad]) {
      const mark = { key: newKey(), slotId, personIds: [who.id], reason: '没有来' }
      await world().as(world().organizer).signups.markAbsent(mark)
    }
    const elsewhere = await addLater(15)
    await signUp(lin, elsewhere.slotId)
    const report = { key: newKey(), personId: dad.id, startsAt: arrived, minutes: 30 }
    cloud().pass(2 * hour)
    const { reportId } = await world()
      .as(dad)
      .hours.report({ ...report, what: '帮邻居修门锁', fileId: null })
    const verdict = { key: newKey(), reportId, verdict: 'approve' as const, answer: '' }
    await world().as(world().organizer).hours.decideReport(verdict)
    await refuses(() => enter(chen), { refused: 'already_checked_in' })
    await refuses(() => enter(lin), { refused: 'time_clash', detail: '河边捡垃圾' })
    await refuses(() => enter(dad), { refused: 'record_overlaps', detail: '帮邻居修门锁' })
  })

  it('is carried out once, however often it is sent', async () => {
    const { lin } = world()
    await signUp(lin, slotId)
    await confirmWithout()
    const input = { key: newKey(), slotId, personId: lin.id, minutes: 60, reason: '忘了签到' }
    const first = await outcome(staff().enter(input))
    expect(await outcome(staff().enter(input))).toEqual(first)
  })
})
