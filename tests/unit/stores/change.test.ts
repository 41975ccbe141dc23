import {
  changedIn,
  changeProblems,
  ChangeStore,
  differenceOf,
} from '../../../src/miniprogram/organizer/stores/change'
import type { ChangeForm } from '../../../src/miniprogram/organizer/stores/change'
import { phoneWith, Refused } from './cloud'
import type { Cloud } from './cloud'

const now = new Date('2026-05-02T06:05:00.000Z')

const form: ChangeForm = {
  title: '剪纸体验',
  place: '社区活动室',
  address: '',
  content: '请老师来教剪纸。',
  conditions: '',
  riskNotice: '用剪刀时注意安全。',
  spot: null,
  slots: [
    {
      id: 'slot',
      name: '全场',
      startsAt: '2026-05-03T01:00:00.000Z',
      endsAt: '2026-05-03T03:00:00.000Z',
      capacity: 20,
      taken: 8,
      waiting: 1,
    },
  ],
}

const withSlot = (change: Partial<ChangeForm['slots'][number]>): ChangeForm => ({
  ...form,
  slots: form.slots.map((slot) => ({ ...slot, ...change })),
})

function desk(cloud: Cloud) {
  const { title, place, address, content, conditions, riskNotice, spot } = form
  const slotViews = form.slots.map(({ taken, ...slot }) => ({
    ...slot,
    free: slot.capacity - taken,
    approval: false,
  }))
  const phone = phoneWith({
    'activities.draft': () => ({
      draft: { title, place, address, content, conditions, riskNotice, spot },
    }),
    'activities.get': () => ({ seriesId: 'series', slotViews }),
    ...cloud,
  })
  return { ...phone, change: new ChangeStore(phone.api, phone.platform, phone.clock) }
}

test('Only what is different is sent, so that the rest stays as others left it.', () => {
  expect(differenceOf(form, form)).toEqual({})
  const after = { ...withSlot({ capacity: 25 }), place: ' 社区会客厅 ' }
  expect(differenceOf(form, after)).toEqual({
    place: '社区会客厅',
    slots: [{ id: 'slot', capacity: 25 }],
  })
})

test('A later beginning is a shift, a later end alone is another length.', () => {
  const shifted = withSlot({
    startsAt: '2026-05-03T02:00:00.000Z',
    endsAt: '2026-05-03T04:00:00.000Z',
  })
  expect(differenceOf(form, shifted).slots).toEqual([{ id: 'slot', shiftMinutes: 60 }])
  const longer = withSlot({ endsAt: '2026-05-03T03:30:00.000Z' })
  expect(differenceOf(form, longer).slots).toEqual([{ id: 'slot', lengthMinutes: 150 }])
  expect(changedIn(differenceOf(form, shifted))).toEqual(['time'])
})

test('What the cloud would not take is told beside its field.', () => {
  expect(changeProblems(form, { ...form, title: '剪' }, now)).toEqual(['title'])
  const ended = withSlot({ endsAt: '2026-05-03T00:30:00.000Z' })
  expect(changeProblems(form, ended, now)).toEqual(['slots.0.endsAt'])
  const past = withSlot({
    startsAt: '2026-05-02T01:00:00.000Z',
    endsAt: '2026-05-02T03:00:00.000Z',
  })
  expect(changeProblems(form, past, now)).toEqual(['slots.0.startsAt'])
  expect(changeProblems(form, withSlot({ capacity: 0 }), now)).toEqual(['slots.0.capacity'])
})

test('A new beginning takes the end along, and later ones of the series follow when asked to.', async () => {
  const { change, inputsTo } = desk({ 'activities.change': () => ({ changed: 4, told: 9 }) })
  await change.open('activity')
  expect(change.concerned).toEqual({ taken: 8, waiting: 1, approving: false })
  change.setStart(0, '2026-05-03T02:00:00.000Z')
  expect(change.form.slots[0]?.endsAt).toBe('2026-05-03T04:00:00.000Z')
  change.setReach('following')
  expect(await change.save()).toEqual({ changed: 4, told: 9 })
  expect(inputsTo('activities.change')).toMatchObject([
    {
      id: 'activity',
      reach: 'following',
      change: { slots: [{ id: 'slot', shiftMinutes: 60 }] },
    },
  ])
})

const square = { latitude: 30.5434, longitude: 114.3421, radius: 300 }

test('The point for checking in is sent when it is another one or none any more, and named as changed.', () => {
  const withSpot = { ...form, spot: square }
  expect(differenceOf(withSpot, { ...withSpot, spot: { ...square } })).toEqual({})
  expect(differenceOf(form, withSpot)).toEqual({ spot: square })
  expect(differenceOf(withSpot, form)).toEqual({ spot: null })
  expect(changedIn({ spot: null })).toEqual(['spot'])
})

test('At another place the point that was set is lost, unless a new one is chosen.', async () => {
  const { title, place, address, content, conditions, riskNotice } = form
  const draft = { title, place, address, content, conditions, riskNotice, spot: square }
  const { change } = desk({ 'activities.draft': () => ({ draft }) })
  await change.open('activity')
  expect([change.hadSpot, change.losesSpot]).toEqual([true, false])
  change.setText('place', '社区会客厅')
  expect(change.losesSpot).toBe(true)
  change.setSpot({ ...square, radius: 150 })
  expect(change.losesSpot).toBe(false)
  expect(change.changed).toEqual(['place', 'spot'])
})

test('A form with a mistake is not sent, and a refusal is kept to be told.', async () => {
  const { change, inputsTo } = desk({
    'activities.change': () => new Refused('capacity_below_taken', '8'),
  })
  await change.open('activity')
  change.setText('title', '')
  expect(await change.save()).toBeNull()
  expect(inputsTo('activities.change')).toEqual([])
  change.setText('title', form.title)
  change.setSlot(0, { capacity: 5 })
  expect(await change.save()).toBeNull()
  expect(change.change.failure).toEqual({
    kind: 'refused',
    reason: 'capacity_below_taken',
    detail: '8',
  })
})

test('Opening another activity never shows the last one.', async () => {
  const { change } = desk({})
  await change.open('activity')
  const opening = change.open('other')
  expect(change.id).toBeNull()
  await opening
  expect(change.id).toBe('other')
  expect(change.changed).toEqual([])
})
