import { CheckInStore } from '../../../src/miniprogram/stores/check-in'
import { SignupsStore } from '../../../src/miniprogram/stores/signups'
import { phoneWith, Refused } from './cloud'
import type { Cloud } from './cloud'
import { member, party } from './party'

const checked = {
  act: 'in',
  at: '2026-05-02T06:05:00.000Z',
  people: [{ personId: 'parent', nickname: '林阿姨', minutes: null }],
}

function arrive(cloud: Cloud) {
  const phone = phoneWith({
    'signups.mine': () => ({ items: [party()], next: null }),
    'attendance.checkMyself': () => checked,
    ...cloud,
  })
  const signups = new SignupsStore(phone.api, phone.platform)
  return { ...phone, checkIn: new CheckInStore(phone.api, phone.platform, signups) }
}

test('A parent and a child arrive: one code checks in both.', async () => {
  const { checkIn, inputsTo } = arrive({})
  await checkIn.open('slot', null)
  checkIn.typeDigits('123456')
  await checkIn.checkDigits()
  expect(inputsTo('attendance.checkMyself')).toMatchObject([
    {
      slotId: 'slot',
      act: 'in',
      proof: { by: 'digits', digits: '123456' },
      personIds: ['parent', 'child'],
    },
  ])
  expect(checkIn.result?.people).toHaveLength(1)
})

test('The child stayed at home: its tick is taken away.', async () => {
  const { checkIn, inputsTo } = arrive({})
  await checkIn.open('slot', 'scanned-code')
  checkIn.setWhoCame(['parent'])
  await checkIn.checkScanned()
  expect(inputsTo('attendance.checkMyself')).toMatchObject([
    { proof: { by: 'code', code: 'scanned-code' }, personIds: ['parent'] },
  ])
})

test('When everyone has arrived the page is about leaving.', async () => {
  const here = member({ checkedInAt: '2026-05-02T06:00:00.000Z' })
  const { checkIn } = arrive({
    'signups.mine': () => ({ items: [party({ members: [here] })], next: null }),
  })
  await checkIn.open('slot', null)
  expect(checkIn.act).toBe('out')
  expect(checkIn.canChooseAct).toBe(false)
  expect(checkIn.whoCame).toEqual(['parent'])
})

test('While the child is still on the way the parent may leave already.', async () => {
  const here = member({ checkedInAt: '2026-05-02T06:00:00.000Z' })
  const coming = member({ personId: 'child', nickname: '小满' })
  const { checkIn } = arrive({
    'signups.mine': () => ({ items: [party({ members: [here, coming] })], next: null }),
  })
  await checkIn.open('slot', null)
  expect(checkIn.act).toBe('in')
  expect(checkIn.whoCame).toEqual(['child'])
  checkIn.chooseAct('out')
  expect(checkIn.whoCame).toEqual(['parent'])
})

test('Wrong digits are refused with a reason and have to be typed anew.', async () => {
  const { checkIn } = arrive({ 'attendance.checkMyself': () => new Refused('digits_wrong') })
  await checkIn.open('slot', null)
  checkIn.typeDigits('999999')
  await checkIn.checkDigits()
  expect(checkIn.check.failure).toEqual({ kind: 'refused', reason: 'digits_wrong' })
  expect(checkIn.digits).toBe('')
  expect(checkIn.result).toBeNull()
})

test('Someone who leaves late finds the slot among what is over.', async () => {
  const here = member({ checkedInAt: '2026-05-02T06:00:00.000Z' })
  const { checkIn } = arrive({
    'signups.mine': (input) =>
      JSON.stringify(input).includes('over')
        ? { items: [party({ members: [here] })], next: null }
        : { items: [], next: null },
  })
  await checkIn.open('slot', null)
  expect(checkIn.party?.partyId).toBe('party')
})

test('Who is on the waiting line cannot check in.', async () => {
  const waiting = member({ status: 'waitlisted' })
  const { checkIn } = arrive({
    'signups.mine': () => ({ items: [party({ members: [waiting] })], next: null }),
  })
  await checkIn.open('slot', null)
  expect(checkIn.party).toBeNull()
})
