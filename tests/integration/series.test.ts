import { randomUUID } from 'node:crypto'
import { and, asc, eq } from 'drizzle-orm'
import * as t from '../../src/cloud/db/tables'
import { aheadDays, dateAfter } from '../../src/domain/series'
import { day, dayOf, hour } from '../../src/domain/time'
import type { Adult, Place } from '../support/build'
import { newKey, useCloud, type Api, type Told } from '../support/cloud'
import { expectRefused } from '../support/count'
import { dateIn, draftOn, onDay, slotOn, type Draft } from '../support/draft'
import { buildWorld, type World } from '../support/world'

const cloud = useCloud()
let world: World
let today: string
let tomorrow: string

beforeEach(async () => {
  world = await buildWorld(cloud())
  today = dayOf(world.now)
  tomorrow = dateIn(world.now, 1)
})

type Rule = Parameters<Api['series']['create']>[0]['rule']

const daily: Rule = { every: 'day', exceptHolidays: false, exceptWeekends: false }

interface Wish {
  draft?: Partial<Draft>
  rule?: Rule
  from?: string
  until?: string | null
  org?: Place
}

const create = (who: Adult, wish: Wish = {}) => {
  const { rule = daily, from = tomorrow, until = null, org = world.community } = wish
  const draft = draftOn(from, wish.draft)
  return world.as(who).series.create({ key: newKey(), orgId: org.id, draft, rule, from, until })
}

const occurrences = (seriesId: string) =>
  cloud()
    .database.db.select({
      id: t.activity.id,
      date: t.activity.seriesDate,
      title: t.activity.title,
      status: t.activity.status,
      slotId: t.slot.id,
      startsAt: t.slot.startsAt,
      endsAt: t.slot.endsAt,
      capacity: t.slot.capacity,
    })
    .from(t.activity)
    .innerJoin(t.slot, eq(t.slot.activityId, t.activity.id))
    .where(and(eq(t.activity.seriesId, seriesId)))
    .orderBy(asc(t.activity.seriesDate), asc(t.slot.ordinal))

const refuses = (asked: () => Promise<unknown>, told: Told) => expectRefused(cloud(), asked, told)

const list = async (who: Adult) => world.as(who).series.list({ orgId: world.community.id })

describe('a series is made', () => {
  it('day by day for three weeks, published at once, each with its own post at its hour', async () => {
    const { organizer, visitor } = world
    const { id, made } = await create(organizer)
    expect(made).toBe(aheadDays)
    const rows = await occurrences(id)
    expect(rows.map(({ date }) => date)).toEqual(
      Array.from({ length: aheadDays }, (_, index) => dateAfter(tomorrow, index)),
    )
    expect(rows.map(({ startsAt }) => startsAt.toISOString())).toEqual(
      rows.map(({ date }) => onDay(date ?? '', 9)),
    )
    expect(await list(organizer)).toMatchObject([
      { id, title: '午间送餐', status: 'running', coming: aheadDays, rule: daily },
    ])
    const shown = await visitor.activities.get({ id: rows[0]?.id ?? '' })
    expect(shown).toMatchObject({ status: 'published', seriesId: id, leadWorker: '周老师' })
  })

  it('on the weekdays that were chosen, whatever day the draft was written for', async () => {
    const { organizer } = world
    const from = dateIn(world.now, 3)
    const weekday = new Date(`${from}T00:00:00Z`).getUTCDay()
    const draft = { slots: [slotOn(today)] }
    const { id } = await create(organizer, {
      from,
      draft,
      rule: { every: 'week', weekdays: [weekday] },
    })
    const rows = await occurrences(id)
    expect(rows.map(({ date }) => date)).toEqual([from, dateAfter(from, 7), dateAfter(from, 14)])
    expect(rows[0]?.startsAt.toISOString()).toBe(onDay(from, 9))
  })

  it('windows that were given move along with each day', async () => {
    const { organizer, as } = world
    const slots = [
      slotOn(tomorrow, {
        opensAt: onDay(tomorrow, -48),
        closesAt: onDay(tomorrow, 8),
        cancelUntil: onDay(tomorrow, 7),
      }),
    ]
    const { id } = await create(organizer, { draft: { slots } })
    const fifth = (await occurrences(id))[4]
    const date = fifth?.date ?? ''
    const { draft } = await as(organizer).activities.draft({ id: fifth?.id ?? '' })
    expect(draft.slots[0]).toMatchObject({
      opensAt: onDay(date, -48),
      closesAt: onDay(date, 8),
      cancelUntil: onDay(date, 7),
    })
  })

  it('a post of today that has begun already is left out', async () => {
    const { organizer, now } = world
    const hoursNow = (now.getTime() - Date.parse(onDay(today, 0))) / hour
    const slots = [
      slotOn(today, { startsAt: onDay(today, hoursNow - 1), endsAt: onDay(today, hoursNow + 1) }),
    ]
    const { id } = await create(organizer, { from: today, draft: { slots } })
    expect((await occurrences(id))[0]?.date).toBe(tomorrow)
  })

  it('a gathering whose next day is weeks away begins with none and is made in time', async () => {
    const { organizer } = world
    const from = dateIn(world.now, 40)
    const { id, made } = await create(organizer, { from })
    expect(made).toBe(0)
    await cloud().tick()
    cloud().pass(day)
    await cloud().tick()
    expect(await occurrences(id)).toEqual([])
    cloud().pass(21 * day)
    await cloud().tick()
    expect((await occurrences(id)).map(({ date }) => date)).toEqual([
      from,
      dateAfter(from, 1),
      dateAfter(from, 2),
      dateAfter(from, 3),
    ])
  })
})

describe('as time passes', () => {
  it('the timer makes what has come due, and nothing twice', async () => {
    const { organizer } = world
    const { id } = await create(organizer)
    cloud().pass(7 * day)
    await cloud().tick()
    await cloud().tick()
    const dates = (await occurrences(id)).map(({ date }) => date)
    expect(dates).toHaveLength(aheadDays + 7)
    expect(new Set(dates).size).toBe(aheadDays + 7)
  })

  it('even when three timers run at once', async () => {
    const { organizer } = world
    const { id } = await create(organizer)
    cloud().pass(7 * day)
    await Promise.all([cloud().tick(), cloud().tick(), cloud().tick()])
    expect(await occurrences(id)).toHaveLength(aheadDays + 7)
  })

  it('even when it has forgotten how far it came', async () => {
    const { organizer } = world
    const { id } = await create(organizer)
    await cloud().database.db.update(t.series).set({ madeUntil: null })
    await cloud().tick()
    expect(await occurrences(id)).toHaveLength(aheadDays)
  })

  it('a day that was cancelled is not made again', async () => {
    const { organizer, as } = world
    const { id } = await create(organizer)
    const [first] = await occurrences(id)
    await as(organizer).activities.cancel({
      key: newKey(),
      id: first?.id ?? '',
      reason: '食堂检修',
    })
    await cloud().database.db.update(t.series).set({ madeUntil: null })
    await cloud().tick()
    const rows = await occurrences(id)
    expect(rows.map(({ status }) => status).filter((status) => status === 'cancelled')).toEqual([
      'cancelled',
    ])
    expect(rows).toHaveLength(aheadDays)
  })

  it('it ends with its last day', async () => {
    const { organizer } = world
    const { id, made } = await create(organizer, { until: dateIn(world.now, 3) })
    expect(made).toBe(3)
    cloud().pass(30 * day)
    await cloud().tick()
    expect(await occurrences(id)).toHaveLength(3)
  })

  it('once stopped nothing further is made, and what has been made stays', async () => {
    const { organizer, as } = world
    const { id } = await create(organizer)
    const stop = () => as(organizer).series.stop({ key: newKey(), seriesId: id })
    expect(await stop()).toEqual({ coming: aheadDays })
    await refuses(stop, { refused: 'already_ended' })
    cloud().pass(7 * day)
    await cloud().tick()
    expect(await occurrences(id)).toHaveLength(aheadDays)
    expect(await list(organizer)).toMatchObject([{ status: 'stopped' }])
  })

  it('one that cannot be made any more holds up no other', async () => {
    const { organizer } = world
    const broken = await create(organizer, { draft: { title: '旧规矩' } })
    const sound = await create(organizer)
    const { db } = cloud().database
    await db.update(t.series).set({ draft: {} }).where(eq(t.series.id, broken.id))
    cloud().pass(2 * day)
    await expect(cloud().tick()).rejects.toThrow('timer: making a series failed')
    expect(await occurrences(broken.id)).toHaveLength(aheadDays)
    expect(await occurrences(sound.id)).toHaveLength(aheadDays + 2)
  })
})

describe('a series is refused rightly and leaves nothing behind', () => {
  const addCover = async (status: 'pending' | 'passed') => {
    const { builder, organizer } = world
    const { districtId, auditId, now } = builder
    const id = randomUUID()
    await cloud().database.db.insert(t.file).values({
      districtId,
      id,
      ownerId: organizer.id,
      type: 'image/webp',
      bytes: 1,
      status,
      place: id,
      at: now,
      auditId,
    })
    return id
  }

  it('for the same reasons as a single activity', async () => {
    const { organizer, team } = world
    const backwards = [slotOn(tomorrow, { endsAt: onDay(tomorrow, 8) })]
    const rich = [slotOn(tomorrow, { points: { fixed: 0, perHourThousandths: 3001 } })]
    await refuses(() => create(organizer, { draft: { slots: backwards } }), {
      refused: 'slot_times_wrong',
    })
    await refuses(() => create(organizer, { draft: { slots: rich } }), {
      refused: 'factor_too_high',
    })
    await refuses(() => create(organizer, { draft: { coverFileId: randomUUID() } }), {
      refused: 'file_unknown',
    })
    await refuses(() => create(organizer, { org: team }), { refused: 'needs_review' })
    const coverFileId = await addCover('pending')
    await refuses(() => create(organizer, { draft: { coverFileId } }), {
      refused: 'cover_unchecked',
    })
    const passed = await addCover('passed')
    expect((await create(organizer, { draft: { coverFileId: passed } })).made).toBe(aheadDays)
  })

  it('when the rule names no day at all', async () => {
    const { organizer } = world
    const weekday = (new Date(`${tomorrow}T00:00:00Z`).getUTCDay() + 3) % 7
    const rule: Rule = { every: 'week', weekdays: [weekday] }
    await refuses(() => create(organizer, { rule, until: dateIn(world.now, 3) }), {
      refused: 'no_dates',
    })
    await refuses(() => create(organizer, { until: today, from: tomorrow }), {
      refused: 'no_dates',
    })
  })

  it('to anyone but the staff of the org', async () => {
    const { organizer, otherOrganizer, lin, there } = world
    const { id } = await create(organizer)
    for (const who of [otherOrganizer, lin, there.organizer]) {
      await refuses(() => create(who), { failed: 'NOT_FOUND' })
      await refuses(() => world.as(who).series.stop({ key: newKey(), seriesId: id }), {
        failed: 'NOT_FOUND',
      })
      await refuses(() => list(who), { failed: 'NOT_FOUND' })
    }
  })
})

describe('from one on', () => {
  const signUp = (who: Adult, slotId: string) =>
    world.as(who).signups.create({ key: newKey(), slotId, personIds: [who.id] })

  const notices = async (who: Adult, kind: string) => {
    await cloud().app.idle()
    const { items } = await world.as(who).inbox.list({})
    return items.filter((item) => item.kind === kind)
  }

  it('this and the following are changed, those still to be made too, the earlier ones not', async () => {
    const { organizer, lin, as } = world
    const { id } = await create(organizer)
    const rows = await occurrences(id)
    const [first, , third] = rows
    await signUp(lin, first?.slotId ?? '')
    await signUp(lin, third?.slotId ?? '')
    const changed = await as(organizer).activities.change({
      key: newKey(),
      id: rows[1]?.id ?? '',
      reach: 'following',
      change: {
        title: '午间送餐（新）',
        slots: [{ id: rows[1]?.slotId ?? '', shiftMinutes: 60, lengthMinutes: 90, capacity: 6 }],
      },
    })
    expect(changed).toEqual({ changed: aheadDays - 1, told: 1 })
    cloud().pass(2 * day)
    await cloud().tick()
    const after = await occurrences(id)
    expect(after[0]).toMatchObject({ title: '午间送餐', capacity: 4, startsAt: first?.startsAt })
    for (const row of after.slice(1)) {
      expect(row).toMatchObject({ title: '午间送餐（新）', capacity: 6 })
      expect(row.startsAt.toISOString()).toBe(onDay(row.date ?? '', 10))
      expect(row.endsAt.toISOString()).toBe(onDay(row.date ?? '', 11.5))
    }
    expect(after).toHaveLength(aheadDays + 2)
    const [told] = await notices(lin, 'activity_changed')
    expect(told?.body).toContain('10:00–11:30')
    expect(told?.body).toContain('午间送餐（新）')
  })

  it('someone signed up for two days in a row keeps both when everything moves by a day', async () => {
    const { organizer, lin, as } = world
    const { id } = await create(organizer)
    const [first, second] = await occurrences(id)
    await signUp(lin, first?.slotId ?? '')
    await signUp(lin, second?.slotId ?? '')
    const shift = (minutes: number) =>
      as(organizer).activities.change({
        key: newKey(),
        id: first?.id ?? '',
        reach: 'following',
        change: { slots: [{ id: first?.slotId ?? '', shiftMinutes: minutes }] },
      })
    const starts = async () =>
      (await as(lin).signups.mine({ when: 'coming' })).items.map(({ startsAt }) => startsAt)
    const before = await starts()
    expect(await shift(24 * 60)).toEqual({ changed: aheadDays, told: 1 })
    expect(await starts()).toEqual([before[1], onDay(dateAfter(tomorrow, 2), 9)])
    await shift(-24 * 60)
    expect(await starts()).toEqual(before)
  })

  it('this and the following are taken back, everyone is told, and the series ends', async () => {
    const { organizer, lin, chen, as } = world
    const { id } = await create(organizer)
    const rows = await occurrences(id)
    await signUp(chen, rows[0]?.slotId ?? '')
    await signUp(lin, rows[1]?.slotId ?? '')
    await signUp(lin, rows[2]?.slotId ?? '')
    const told = await as(organizer).activities.cancel({
      key: newKey(),
      id: rows[1]?.id ?? '',
      reach: 'following',
      reason: '食堂停业',
    })
    expect(told).toEqual({ told: 1 })
    cloud().pass(2 * hour)
    await cloud().tick()
    const after = await occurrences(id)
    expect(after.map(({ status }) => status)).toEqual([
      'published',
      ...Array.from({ length: aheadDays - 1 }, () => 'cancelled'),
    ])
    expect(await list(organizer)).toMatchObject([{ status: 'stopped', coming: 1 }])
    expect(await notices(lin, 'activity_cancelled')).toHaveLength(2)
    expect(await notices(chen, 'activity_cancelled')).toHaveLength(0)
  })
})

describe('templates', () => {
  it('an org keeps drafts to begin with, and drops them', async () => {
    const { organizer, colleague, otherOrganizer, as } = world
    const orgId = world.community.id
    const draft = draftOn(tomorrow)
    const { id } = await as(organizer).series.saveTemplate({
      key: newKey(),
      orgId,
      name: '送餐',
      draft,
    })
    const [kept] = await as(colleague).series.templates({ orgId })
    expect(kept).toMatchObject({ id, name: '送餐', draft: { title: '午间送餐' } })
    const drop = { key: newKey(), templateId: id }
    await refuses(() => as(otherOrganizer).series.dropTemplate(drop), { failed: 'NOT_FOUND' })
    expect(await as(colleague).series.dropTemplate(drop)).toEqual({ id })
    expect(await as(colleague).series.templates({ orgId })).toEqual([])
    expect(await as(colleague).series.dropTemplate(drop)).toEqual({ id })
    await refuses(() => as(otherOrganizer).series.dropTemplate(drop), { failed: 'NOT_FOUND' })
  })
})
