import { KeptBoards } from '../../../src/miniprogram/organizer/stores/kept-boards'
import { ScanQueue } from '../../../src/miniprogram/organizer/stores/scan-queue'
import { SlotStore } from '../../../src/miniprogram/organizer/stores/slot'
import type { Board, BoardPerson } from '../../../src/miniprogram/organizer/stores/slot'
import { phoneWith } from './cloud'

const arrived = '2026-05-02T05:58:00.000Z'

function person(change: Partial<BoardPerson> = {}): BoardPerson {
  return {
    signupId: 'signup',
    personId: 'parent',
    nickname: '林阿姨',
    kind: 'adult',
    status: 'confirmed',
    checkedInAt: null,
    inBy: null,
    near: null,
    leftEarly: false,
    byHousehold: false,
    presence: null,
    callable: false,
    checkedOutAt: null,
    minutes: null,
    points: null,
    confirmed: false,
    ...change,
  }
}

function slotStore({ api, platform, clock }: ReturnType<typeof phoneWith>) {
  const nobody = () => null
  const queue = new ScanQueue(api, platform, nobody)
  return new SlotStore(api, platform, clock, queue, new KeptBoards(platform, nobody))
}

/** The phone's clock stands at 06:05: five minutes into the slot, or long after it. */
async function standAt(people: BoardPerson[], endsAt = '2026-05-02T08:00:00.000Z') {
  const board: Board = {
    activityId: 'activity',
    title: '剪纸体验',
    slotId: 'slot',
    slotName: '下午场',
    place: '社区活动室',
    startsAt: '2026-05-02T06:00:00.000Z',
    endsAt,
    capacity: 20,
    waiting: 0,
    confirmedAt: null,
    line: [],
    gaveBack: [],
    parties: [{ partyId: 'party', familyId: 'family', signedBy: 'parent', walkIn: false, people }],
  }
  const phone = phoneWith({ 'attendance.board': () => board })
  const slot = slotStore(phone)
  await slot.load('slot')
  return slot
}

const over = '2026-05-02T06:04:00.000Z'

test('The board counts who is still coming, who is here and who has gone.', async () => {
  const slot = await standAt([
    person(),
    person({ personId: 'b', checkedInAt: arrived }),
    person({ personId: 'c', checkedInAt: arrived, checkedOutAt: '2026-05-02T06:04:00.000Z' }),
    person({ personId: 'd', status: 'excused' }),
    person({ personId: 'e', status: 'waitlisted' }),
    person({ personId: 'f', status: 'cancelled' }),
  ])
  expect(slot.counts).toEqual({ arriving: 1, here: 1, gone: 1, missing: 0, excused: 1 })
})

test('Who has not come when the slot is over is missing.', async () => {
  const slot = await standAt([person()], over)
  expect(slot.counts.missing).toBe(1)
  expect(slot.act).toBe('out')
})

test('Roll-call offers the one act that can still happen to a person.', async () => {
  const coming = person()
  const here = person({ personId: 'b', checkedInAt: arrived })
  const slot = await standAt([coming, here])
  expect([slot.canMark(coming), slot.canMark(here)]).toEqual([true, false])
  slot.chooseAct('out')
  expect([slot.canMark(coming), slot.canMark(here)]).toEqual([false, true])
  expect([slot.canExcuse(coming), slot.canExcuse(here)]).toEqual([true, false])
})

test('A slot is confirmed when it is over and somebody still waits for it.', async () => {
  const running = await standAt([person({ checkedInAt: arrived })])
  expect(running.canConfirm).toBe(false)
  const ended = await standAt([person({ checkedInAt: arrived })], over)
  expect(ended.canConfirm).toBe(true)
  const settled = await standAt([person({ status: 'attended', confirmed: true })], over)
  expect(settled.canConfirm).toBe(false)
})

test('A party moves as a whole, and only while none of it has come.', async () => {
  const slot = await standAt([person(), person({ personId: 'b' })])
  const [coming] = slot.parties
  expect(slot.canMove(coming!)).toBe(true)
  const [here] = (await standAt([person(), person({ personId: 'b', checkedInAt: arrived })]))
    .parties
  expect(slot.canMove(here!)).toBe(false)
})

test('Nobody is marked absent before the beginning, and nobody who has come.', async () => {
  const running = await standAt([person(), person({ personId: 'b', checkedInAt: arrived })])
  const [party] = running.parties
  expect(running.whoMayBeAbsent(party!).map(({ personId }) => personId)).toEqual(['parent'])
  const board = { ...running.board.value!, startsAt: '2026-05-02T07:00:00.000Z' }
  const phone = phoneWith({ 'attendance.board': () => board })
  const early = slotStore(phone)
  await early.load('slot')
  expect(early.whoMayBeAbsent(party!)).toEqual([])
})
