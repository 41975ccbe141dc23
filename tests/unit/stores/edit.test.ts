import {
  copyOf,
  emptyDraft,
  nextQuestion,
  nextSlot,
  problemAt,
  problemsOf,
  withUsualTimes,
} from '../../../src/miniprogram/organizer/stores/draft'
import { EditStore } from '../../../src/miniprogram/organizer/stores/edit'
import { offline, phoneWith, Refused } from './cloud'
import type { Cloud } from './cloud'

const now = new Date('2026-05-02T06:05:00.000Z')

const written = {
  title: '周六民俗日',
  content: '请老师来教剪纸，材料都备好。',
  place: '社区活动室',
}

const filled = () => ({ ...emptyDraft('event', now), ...written })

function desk(cloud: Cloud) {
  const phone = phoneWith(cloud)
  const edit = new EditStore(phone.api, phone.platform, phone.clock)
  return { ...phone, edit }
}

test('A new activity is tomorrow from nine to eleven for twenty people, one point an hour.', () => {
  const [slot] = emptyDraft('event', now).slots
  expect(slot).toMatchObject({
    startsAt: '2026-05-03T01:00:00.000Z',
    endsAt: '2026-05-03T03:00:00.000Z',
    capacity: 20,
    points: { fixed: 0, perHourThousandths: 1000 },
  })
})

test('Each field says beside itself what it lacks.', () => {
  const problems = problemsOf(emptyDraft('event', now), now)
  expect(problemAt(problems, 'title')).toMatch('标题')
  expect(problemAt(problems, 'place')).toMatch('地点')
  expect(problemAt(problems, 'content')).toMatch('做什么')
  expect(problemAt(problems, 'riskNotice')).toBeNull()
  expect(problemsOf(filled(), now)).toEqual([])
})

test('A slot that ends before it begins is told at its end, and only there.', () => {
  const draft = filled()
  const [slot] = draft.slots
  const problems = problemsOf({ ...draft, slots: [{ ...slot!, endsAt: slot!.startsAt }] }, now)
  expect(problems).toEqual(['slots.0.endsAt'])
})

test('A slot in the past is told at its beginning.', () => {
  const draft = filled()
  const [slot] = draft.slots
  const past = {
    ...slot!,
    startsAt: '2026-05-01T01:00:00.000Z',
    endsAt: '2026-05-01T03:00:00.000Z',
  }
  expect(problemsOf({ ...draft, slots: [slot!, past] }, now)).toEqual(['slots.1.startsAt'])
})

test('Cancelling cannot stay open beyond the start, nor sign-up beyond the end.', () => {
  const draft = filled()
  const [slot] = draft.slots
  const late = '2026-05-03T09:00:00.000Z'
  expect(problemsOf({ ...draft, slots: [{ ...slot!, cancelUntil: late }] }, now)).toEqual([
    'slots.0.cancelUntil',
  ])
  expect(problemsOf({ ...draft, slots: [{ ...slot!, closesAt: late }] }, now)).toEqual([
    'slots.0.closesAt',
  ])
})

test('A copy lies ahead, on the same weekday at the same hour.', () => {
  const draft = filled()
  const [slot] = draft.slots
  const old = {
    ...slot!,
    id: 'old',
    startsAt: '2026-04-11T01:00:00.000Z',
    endsAt: '2026-04-11T03:00:00.000Z',
  }
  const [copied] = copyOf({ ...draft, slots: [old] }, now).slots
  expect(copied).toMatchObject({
    startsAt: '2026-05-09T01:00:00.000Z',
    endsAt: '2026-05-09T03:00:00.000Z',
  })
  expect(copied).not.toHaveProperty('id')
})

test('One more slot begins where the last one ends.', () => {
  const [slot] = filled().slots
  expect(nextSlot(slot!)).toMatchObject({
    startsAt: '2026-05-03T03:00:00.000Z',
    endsAt: '2026-05-03T05:00:00.000Z',
  })
})

test('An unfinished form is not sent; a finished one is created once and edited afterwards.', async () => {
  const { edit, inputsTo } = desk({
    'activities.create': () => ({ id: 'activity' }),
    'activities.edit': () => ({ id: 'activity' }),
  })
  await edit.open({ from: 'nothing', kind: 'job', orgId: 'org' })
  expect(await edit.save()).toBeNull()
  expect(inputsTo('activities.create')).toEqual([])
  edit.set('title', written.title)
  edit.set('content', written.content)
  edit.set('place', written.place)
  expect(await edit.save()).toBe('activity')
  edit.setSlot(0, { capacity: 30 })
  expect(await edit.save()).toBe('activity')
  expect(inputsTo('activities.create')).toMatchObject([{ orgId: 'org', draft: { kind: 'job' } }])
  expect(inputsTo('activities.edit')).toMatchObject([
    { id: 'activity', draft: { slots: [{ capacity: 30 }] } },
  ])
})

test('A refused cover says why, and the form keeps the drawing.', async () => {
  const { edit, platform } = desk({ 'files.begin': () => new Refused('file_too_large') })
  platform.choosePicture = () =>
    Promise.resolve({ path: 'picture', bytes: 20_000_000, type: 'image/jpeg' })
  await edit.chooseCover()
  expect(edit.uploadFailure).toEqual({ kind: 'refused', reason: 'file_too_large' })
  expect(edit.draft.coverFileId).toBeNull()
})

test('A cover that arrived is shown and belongs to the draft.', async () => {
  const { edit, platform } = desk({
    'files.begin': () => ({ fileId: 'file', upload: { to: 'http', url: '/files/file' } }),
    'files.finish': () => ({ fileId: 'file', url: '/files/file?proof=1' }),
  })
  platform.choosePicture = () =>
    Promise.resolve({ path: 'picture', bytes: 2_000, type: 'image/png' })
  platform.upload = () => Promise.resolve({})
  await edit.chooseCover()
  expect(edit.draft.coverFileId).toBe('file')
  expect(edit.coverUrl).toBe('/files/file?proof=1')
  edit.removeCover()
  expect(edit.draft.coverFileId).toBeNull()
})

test('A draft that cannot be opened says so.', async () => {
  const { edit } = desk({ 'activities.draft': () => offline })
  await edit.open({ from: 'draft', id: 'activity' })
  expect(edit.failure).toEqual({ kind: 'offline' })
})

test('A question has an id of its own, also after another one was taken out.', () => {
  const first = nextQuestion([])
  const second = nextQuestion([first])
  expect([first.id, second.id]).toEqual(['q1', 'q2'])
  expect(nextQuestion([second]).id).toBe('q1')
})

test('A choice needs two options, and a question its words.', () => {
  const asked = { ...nextQuestion([]), kind: 'choice' as const, options: ['小号'] }
  const problems = problemsOf({ ...filled(), questions: [asked] }, now)
  expect(problemAt(problems, 'questions.0.label')).toMatch('问题')
  expect(problemAt(problems, 'questions.0.options')).toMatch('2 个选项')
})

test('More skills than five are told beside the slot they belong to.', () => {
  const draft = filled()
  const [slot] = draft.slots
  const requires = ['first_aid', 'driving', 'cooking', 'guiding', 'teaching', 'repairs'] as const
  const problems = problemsOf({ ...draft, slots: [{ ...slot!, requires: [...requires] }] }, now)
  expect(problemAt(problems, 'slots.0.requires')).toMatch('5')
})

test('A saved draft that kept the usual times follows its slot again; a time of its own stays.', () => {
  const draft = filled()
  const [slot] = draft.slots
  const saved = {
    ...slot!,
    opensAt: '2026-05-01T00:00:00.000Z',
    closesAt: slot!.startsAt,
    cancelUntil: '2026-05-02T12:00:00.000Z',
  }
  const [opened] = withUsualTimes({ ...draft, slots: [saved] }, now).slots
  expect(opened).not.toHaveProperty('opensAt')
  expect(opened).not.toHaveProperty('closesAt')
  expect(opened).toMatchObject({ cancelUntil: '2026-05-02T12:00:00.000Z' })
})

test('What recurs is published as a series, from the day of its first slot.', async () => {
  const { edit, inputsTo } = desk({ 'series.create': () => ({ id: 'series', made: 3 }) })
  await edit.open({ from: 'nothing', kind: 'event', orgId: 'org' })
  edit.set('title', written.title)
  edit.set('content', written.content)
  edit.set('place', written.place)
  edit.repeating.choose('week', edit.firstDay)
  edit.setFirstDay('2026-05-09')
  expect(await edit.publishSeries()).toEqual({ id: 'series', made: 3 })
  expect(inputsTo('series.create')).toMatchObject([
    {
      orgId: 'org',
      rule: { every: 'week', weekdays: [0] },
      from: '2026-05-09',
      until: null,
      draft: { slots: [{ startsAt: '2026-05-09T01:00:00.000Z' }] },
    },
  ])
})

test('A rule that names no day is told before anything is sent.', async () => {
  const { edit, inputsTo } = desk({})
  await edit.open({ from: 'nothing', kind: 'event', orgId: 'org' })
  edit.repeating.choose('week', edit.firstDay)
  edit.repeating.setUntil('2026-05-01')
  expect(await edit.publishSeries()).toBeNull()
  expect(edit.problems).toContain('repeat')
  expect(inputsTo('series.create')).toEqual([])
})

test('A template keeps everything but the cover, and begins again in the days ahead.', async () => {
  const kept: unknown[] = []
  const { edit, inputsTo } = desk({
    'series.saveTemplate': () => ({ id: 'template' }),
    'series.templates': () => kept,
  })
  await edit.open({ from: 'nothing', kind: 'event', orgId: 'org' })
  edit.set('title', written.title)
  edit.set('content', written.content)
  edit.set('place', written.place)
  edit.set('coverFileId', '0197f21f-ee3c-7086-ac41-ff0d16986b24')
  expect(await edit.keepAsTemplate('民俗日')).toBe(true)
  expect(inputsTo('series.saveTemplate')).toMatchObject([
    { orgId: 'org', name: '民俗日', draft: { title: written.title, coverFileId: null } },
  ])
  const [slot] = filled().slots
  const past = {
    ...slot!,
    startsAt: '2026-04-11T01:00:00.000Z',
    endsAt: '2026-04-11T03:00:00.000Z',
  }
  kept.push({ id: 'template', name: '民俗日', draft: { ...filled(), slots: [past] } })
  await edit.open({ from: 'template', id: 'template', orgId: 'org' })
  expect(edit.begunWith).toBe('民俗日')
  expect(edit.draft.slots[0]?.startsAt).toBe('2026-05-09T01:00:00.000Z')
  await edit.open({ from: 'template', id: 'gone', orgId: 'org' })
  expect(edit.failure).toEqual({ kind: 'not_found' })
})

test('A saved draft becomes the series that is made of it, and can be deleted instead.', async () => {
  const draft = { id: 'draft', orgId: 'org', status: 'draft', coverUrl: null, draft: filled() }
  const { edit, inputsTo } = desk({
    'activities.draft': () => draft,
    'series.create': () => ({ id: 'series', made: 3 }),
    'activities.discard': () => ({ done: true }),
  })
  await edit.open({ from: 'nothing', kind: 'event', orgId: 'org' })
  expect(await edit.discardDraft()).toBe(false)
  await edit.open({ from: 'draft', id: 'draft' })
  edit.repeating.choose('week', edit.firstDay)
  await edit.publishSeries()
  expect(inputsTo('series.create')).toMatchObject([{ orgId: 'org', draftId: 'draft' }])
  expect(await edit.discardDraft()).toBe(true)
  expect(inputsTo('activities.discard')).toMatchObject([{ id: 'draft' }])
})
