import type { SlotView } from '../../../src/miniprogram/stores/activity'
import { nextTurn, ownStep, stepOf } from '../../../src/miniprogram/stores/step'
import { member, party } from './party'

const at = (clock: string) => new Date(`2026-05-02T${clock}:00.000Z`)

const slot: SlotView = {
  id: 'slot',
  name: '下午场',
  startsAt: '2026-05-02T06:00:00.000Z',
  endsAt: '2026-05-02T08:00:00.000Z',
  opensAt: '2026-05-01T00:00:00.000Z',
  closesAt: '2026-05-02T06:00:00.000Z',
  cancelUntil: '2026-05-02T03:00:00.000Z',
  capacity: 10,
  free: 4,
  waiting: 0,
  minAge: 0,
  earnAge: 10,
  adultRequired: false,
  waitlist: true,
  waitMode: 'auto',
  approval: false,
  stagedHours: 0,
  requires: [],
  othersFirstUntil: '2026-05-01T00:00:00.000Z',
  points: { fixed: 0, perHourThousandths: 1000 },
  mine: [],
  refusal: null,
}

const look = (change: {
  slot?: Partial<SlotView>
  parties?: ReturnType<typeof party>[]
  now?: Date
  isVisitor?: boolean
  status?: 'published' | 'cancelled'
}) =>
  stepOf({
    activity: { status: change.status ?? 'published' },
    slot: { ...slot, ...change.slot },
    parties: change.parties ?? [],
    isVisitor: change.isVisitor ?? false,
    now: change.now ?? at('01:00'),
  })

describe('What the one button says', () => {
  test('before sign-up opens it counts down', () => {
    expect(look({ now: new Date('2026-04-30T00:00:00.000Z') }).is).toBe('not_open')
  })

  test('with free seats it signs up; a full slot, or one with a line, offers the line', () => {
    expect(look({}).is).toBe('sign_up')
    expect(look({ slot: { free: 0 } }).is).toBe('wait')
    expect(look({ slot: { free: 2, waiting: 1 } }).is).toBe('wait')
  })

  test('a visitor is invited to join, but not to what is closed', () => {
    expect(look({ isVisitor: true }).is).toBe('join')
    expect(look({ isVisitor: true, now: at('06:30') }).is).toBe('closed')
  })

  test('what stands in the way of the caller alone leaves the way open for the family', () => {
    expect(look({ slot: { refusal: { reason: 'time_clash', detail: '送餐' } } }).is).toBe(
      'for_family',
    )
    expect(look({ slot: { refusal: { reason: 'out_of_scope' } } }).is).toBe('refused')
    expect(look({ slot: { refusal: { reason: 'full' } } }).is).toBe('full')
    expect(look({ slot: { refusal: { reason: 'started' } } }).is).toBe('closed')
  })

  test('where a person decides, one applies, full or not', () => {
    expect(look({ slot: { approval: true, free: 0, waiting: 2 } }).is).toBe('apply')
  })

  test('in the first hours it counts down for those who had a place this month', () => {
    const others = {
      stagedHours: 2,
      othersFirstUntil: '2026-05-01T02:00:00.000Z',
      refusal: { reason: 'others_first' as const },
    }
    const during = new Date('2026-05-01T01:00:00.000Z')
    expect(look({ slot: others, now: during }).is).toBe('others_first')
    expect(look({ slot: others, now: new Date('2026-05-01T02:00:00.000Z') }).is).toBe('sign_up')
  })

  test('once it has opened, what was refused before the opening no longer counts', () => {
    const refusal = { reason: 'not_open_yet' as const }
    expect(look({ slot: { refusal }, now: new Date('2026-05-01T00:00:00.000Z') }).is).toBe(
      'sign_up',
    )
  })

  test('whoever is kept from signing up by absences is shown the way to them', () => {
    expect(look({ slot: { refusal: { reason: 'blocked_for_absence' } } }).is).toBe('blocked')
  })

  test('a skill that one lacks, another of the family may have', () => {
    expect(look({ slot: { refusal: { reason: 'skill_missing', detail: 'guiding' } } }).is).toBe(
      'for_family',
    )
  })

  test('the page asks anew when the slot opens, opens for everyone, its line ends and it closes, and then no more', () => {
    const staged = { ...slot, othersFirstUntil: '2026-05-01T02:00:00.000Z' }
    expect(nextTurn(staged, new Date('2026-04-30T00:00:00.000Z'))).toBe(slot.opensAt)
    expect(nextTurn(staged, new Date('2026-05-01T00:00:00.000Z'))).toBe(staged.othersFirstUntil)
    expect(nextTurn(staged, at('01:00'))).toBe('2026-05-02T04:00:00.000Z')
    expect(nextTurn(staged, at('04:00'))).toBe(slot.closesAt)
    expect(nextTurn(staged, at('06:00'))).toBeNull()
  })

  test('in the last two hours whoever waits may take a free seat like anyone else', () => {
    const waiting = party({ members: [member({ status: 'waitlisted' })], position: 1 })
    const free = { free: 1, waiting: 1 }
    expect(look({ parties: [waiting], slot: free, now: at('03:59') }).is).toBe('waiting')
    expect(look({ parties: [waiting], slot: free, now: at('04:00') }).is).toBe('take_seat')
    expect(look({ slot: free, now: at('04:00') }).is).toBe('sign_up')
    const full = { free: 0, waiting: 1, refusal: { reason: 'full' as const } }
    expect(look({ parties: [waiting], slot: full, now: at('04:00') }).is).toBe('waiting')
  })

  test('of two parties of one household the one speaks that has something to do', () => {
    const waiting = party({ members: [member({ status: 'waitlisted' })], position: 2 })
    const until = '2026-05-02T04:00:00.000Z'
    const offered = party({ members: [member({ status: 'offered' })], offeredUntil: until })
    expect(look({ parties: [waiting, offered] })).toEqual({ is: 'offered', until })
    expect(look({ parties: [waiting, party()] }).is).toBe('signed')
  })

  test('a cancelled activity says so to everyone, those signed up included', () => {
    expect(look({ status: 'cancelled', parties: [party()] }).is).toBe('cancelled')
  })

  test('whoever cancelled can sign up again', () => {
    const left = party({ members: [member({ status: 'cancelled' })] })
    expect(look({ parties: [left] }).is).toBe('sign_up')
  })
})

describe('What a household that is signed up does next', () => {
  test('it waits until an hour before the start, then checks in', () => {
    expect(ownStep(party(), at('04:59'))).toEqual({ is: 'signed' })
    expect(ownStep(party(), at('05:00'))).toEqual({ is: 'check_in' })
  })

  test('while one of the family is there it checks out, until two hours after the end', () => {
    const arrived = member({ checkedInAt: '2026-05-02T06:01:00.000Z' })
    const here = party({ members: [arrived, member({ personId: 'child' })] })
    expect(ownStep(here, at('07:00'))).toEqual({ is: 'check_out' })
    expect(ownStep(here, at('10:00'))).toEqual({ is: 'check_out' })
    expect(ownStep(here, at('10:01'))).toEqual({ is: 'settling' })
  })

  test('whoever has left, or never came, waits for the organizer', () => {
    const left = member({
      checkedInAt: '2026-05-02T06:01:00.000Z',
      checkedOutAt: '2026-05-02T07:50:00.000Z',
    })
    expect(ownStep(party({ members: [left] }), at('07:55'))).toEqual({ is: 'settling' })
    expect(ownStep(party(), at('08:01'))).toEqual({ is: 'settling' })
  })

  test('on the waiting line it sees its place', () => {
    const waiting = party({ position: 3, members: [member({ status: 'waitlisted' })] })
    expect(ownStep(waiting, at('01:00'))).toEqual({ is: 'waiting', position: 3 })
  })

  test('an offered seat waits for its answer until the hour that was told', () => {
    const until = '2026-05-02T02:00:00.000Z'
    const offered = party({ offeredUntil: until, members: [member({ status: 'offered' })] })
    expect(ownStep(offered, at('01:59'))).toEqual({ is: 'offered', until })
    expect(ownStep(offered, at('02:00'))).toEqual({ is: 'offer_over' })
  })

  test('what an organizer has to decide on is pending; what was refused or let go is over', () => {
    expect(ownStep(party({ members: [member({ status: 'pending' })] }), at('01:00'))).toEqual({
      is: 'pending',
    })
    expect(ownStep(party({ members: [member({ status: 'rejected' })] }), at('01:00'))).toBeNull()
    expect(ownStep(party({ members: [member({ status: 'declined' })] }), at('01:00'))).toBeNull()
  })

  test("afterwards it sees the whole family's time and points", () => {
    const served = party({
      members: [
        member({ status: 'attended', minutes: 110, points: 1 }),
        member({ status: 'attended', minutes: 100, points: null, personId: 'child' }),
      ],
    })
    expect(ownStep(served, at('12:00'))).toEqual({ is: 'done', minutes: 210, points: 1 })
  })

  test('someone excused is not absent', () => {
    expect(ownStep(party({ members: [member({ status: 'excused' })] }), at('12:00'))).toEqual({
      is: 'excused',
    })
    expect(ownStep(party({ members: [member({ status: 'absent' })] }), at('12:00'))).toEqual({
      is: 'absent',
    })
  })
})
