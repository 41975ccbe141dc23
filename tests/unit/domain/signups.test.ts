import {
  allocate,
  decideCancel,
  decideSignup,
  promotionEnds,
  type CancelAsk,
  type PartyMember,
  type SignupAsk,
} from '../../../src/domain/signups'
import { day, hour, later, minute } from '../../../src/domain/time'

const now = new Date('2026-03-01T02:00:00.000Z')
const startsAt = later(now, 3 * day)

const slot = {
  startsAt,
  endsAt: later(startsAt, 2 * hour),
  opensAt: later(now, -day),
  closesAt: startsAt,
  cancelUntil: later(startsAt, -3 * hour),
  capacity: 10,
  minAge: 0,
  adultRequired: false,
  waitlist: true,
}

const adult = (wish: Partial<PartyMember> = {}): PartyMember => ({
  personId: 'mother',
  nickname: '妈妈',
  birthYear: null,
  isMinor: false,
  inFamily: true,
  isWard: false,
  isCaller: true,
  signedUp: false,
  otherSeats: [],
  ...wish,
})

const child = (wish: Partial<PartyMember> = {}): PartyMember =>
  adult({
    personId: 'child',
    nickname: '小满',
    birthYear: 2017,
    isMinor: true,
    isWard: true,
    isCaller: false,
    ...wish,
  })

const ask = (wish: Partial<Omit<SignupAsk, 'slot'>> & { slot?: Partial<SignupAsk['slot']> } = {}) =>
  decideSignup({
    published: true,
    inScope: true,
    members: [adult()],
    free: 10,
    waiting: 0,
    now,
    ...wish,
    slot: { ...slot, ...wish.slot },
  })

const seated = { ok: true, value: 'confirmed' }
const inLine = { ok: true, value: 'waitlisted' }
const refused = (reason: string, detail?: string) =>
  detail === undefined ? { ok: false, reason } : { ok: false, reason, detail }

describe('who may sign up, and when', () => {
  it('a parent and a child take two free seats at once', () => {
    expect(ask({ members: [adult(), child()], free: 2 })).toEqual(seated)
  })

  it('nobody signs up for a notice that is not published', () => {
    expect(ask({ published: false })).toEqual(refused('not_published'))
  })

  it('sign-up opens at its instant and not a moment before', () => {
    expect(ask({ slot: { opensAt: later(now, 1) } })).toEqual(refused('not_open_yet'))
    expect(ask({ slot: { opensAt: now } })).toEqual(seated)
  })

  it('sign-up has closed at its closing instant', () => {
    expect(ask({ slot: { closesAt: now } })).toEqual(refused('closed'))
    expect(ask({ slot: { closesAt: later(now, 1) } })).toEqual(seated)
  })

  it('once it has begun the reason is that it has begun', () => {
    expect(ask({ now: startsAt })).toEqual(refused('started'))
    expect(ask({ now: later(startsAt, minute) })).toEqual(refused('started'))
  })

  it('a slot that closes after its start still takes people who come later', () => {
    const open = { closesAt: later(startsAt, hour) }
    expect(ask({ slot: open, now: later(startsAt, minute) })).toEqual(seated)
    expect(ask({ slot: open, now: later(startsAt, hour) })).toEqual(refused('closed'))
  })

  it('only households of the audience may come', () => {
    expect(ask({ inScope: false })).toEqual(refused('out_of_scope'))
  })

  it('nobody signs up people of another household', () => {
    expect(ask({ members: [adult(), child({ inFamily: false })] })).toEqual(
      refused('not_in_family'),
    )
  })
})

describe('minors', () => {
  it('a child needs a recorded guardian, not just any adult of the household', () => {
    expect(ask({ members: [adult(), child({ isWard: false })] })).toEqual(
      refused('guardian_needed', '小满'),
    )
  })

  it('a child under fourteen does not sign up alone', () => {
    expect(ask({ members: [child({ isCaller: true, isWard: false })] })).toEqual(
      refused('guardian_needed', '小满'),
    )
  })

  it('from fourteen on a minor may sign up alone, for oneself only', () => {
    const teenager = child({ birthYear: 2011, isCaller: true, isWard: false })
    expect(ask({ members: [teenager] })).toEqual(seated)
    const sibling = child({ nickname: '弟弟', isWard: false })
    expect(ask({ members: [teenager, sibling] })).toEqual(refused('guardian_needed', '弟弟'))
  })

  it('the youngest age counts completed years that are certain from the birth year', () => {
    // Born in 2017, in March 2026: eight for certain, perhaps already nine.
    expect(ask({ members: [adult(), child()], slot: { minAge: 8 } })).toEqual(seated)
    expect(ask({ members: [adult(), child()], slot: { minAge: 9 } })).toEqual(
      refused('too_young', '小满'),
    )
  })

  it('an adult who gave no birth year is old enough', () => {
    expect(ask({ slot: { minAge: 60 } })).toEqual(seated)
  })

  it('where an adult must come along children do not come alone', () => {
    const slotForFamilies = { adultRequired: true }
    expect(ask({ members: [child()], slot: slotForFamilies })).toEqual(refused('adult_must_come'))
    expect(ask({ members: [adult(), child()], slot: slotForFamilies })).toEqual(seated)
  })
})

describe('once, and in one place at a time', () => {
  it('who is signed up already is named', () => {
    expect(ask({ members: [adult(), child({ signedUp: true })] })).toEqual(
      refused('already_signed_up', '小满'),
    )
  })

  it('a seat elsewhere at that time is refused with its title', () => {
    const meal = {
      title: '午间送餐',
      startsAt: later(startsAt, hour),
      endsAt: later(startsAt, 3 * hour),
    }
    expect(ask({ members: [adult({ otherSeats: [meal] })] })).toEqual(
      refused('time_clash', '午间送餐'),
    )
  })

  it('what ends when this begins does not clash', () => {
    const before = { title: '晨练', startsAt: later(startsAt, -hour), endsAt: startsAt }
    const after = { title: '晚会', startsAt: slot.endsAt, endsAt: later(slot.endsAt, hour) }
    expect(ask({ members: [adult({ otherSeats: [before, after] })] })).toEqual(seated)
  })
})

describe('seats and the line', () => {
  const family = (size: number) =>
    Array.from({ length: size }, (_, index) => adult({ personId: `adult ${String(index)}` }))

  it('a party has six persons at the most, and never more than the slot has seats', () => {
    expect(ask({ members: family(6) })).toEqual(seated)
    expect(ask({ members: family(7) })).toEqual(refused('party_too_large'))
    expect(ask({ members: family(3), slot: { capacity: 2 }, free: 2 })).toEqual(
      refused('party_too_large'),
    )
  })

  it('a party that does not fit waits as a whole', () => {
    expect(ask({ members: family(3), free: 2 })).toEqual(inLine)
  })

  it('while others wait a newcomer joins the line, even when a seat is free', () => {
    expect(ask({ waiting: 1, free: 5 })).toEqual(inLine)
  })

  it('full without a waiting line is full', () => {
    expect(ask({ free: 0, slot: { waitlist: false } })).toEqual(refused('full'))
  })

  it('in the last two hours free seats go to whoever comes first, and nobody joins the line', () => {
    const late = promotionEnds(slot)
    expect(ask({ now: late, free: 1, waiting: 3 })).toEqual(seated)
    expect(ask({ now: late, free: 0, waiting: 3 })).toEqual(refused('full'))
    expect(ask({ now: later(late, -1), free: 1, waiting: 3 })).toEqual(inLine)
  })

  it('of several reasons the first in the order of the contract is told', () => {
    const everything = {
      published: false,
      inScope: false,
      members: family(9),
      free: 0,
      slot: { closesAt: now },
    }
    expect(ask(everything)).toEqual(refused('not_published'))
    expect(ask({ ...everything, published: true })).toEqual(refused('closed'))
    expect(ask({ ...everything, published: true, slot: {} })).toEqual(refused('out_of_scope'))
    expect(ask({ ...everything, published: true, slot: {}, inScope: true })).toEqual(
      refused('party_too_large'),
    )
  })
})

describe('the allocator', () => {
  const party = (partyId: string, size: number, clashes = false) => ({ partyId, size, clashes })
  const early = later(startsAt, -2 * day)
  const lastDay = later(startsAt, -day)

  it('seats the line in order while there is room', () => {
    expect(allocate(slot, 3, [party('a', 1), party('b', 2), party('c', 1)], early)).toEqual([
      'a',
      'b',
    ])
  })

  it('a party that does not fit is not overtaken before the last day', () => {
    expect(allocate(slot, 2, [party('a', 3), party('b', 1)], early)).toEqual([])
    expect(allocate(slot, 2, [party('a', 3), party('b', 1)], later(lastDay, -1))).toEqual([])
  })

  it('in the last day smaller parties may pass it', () => {
    expect(allocate(slot, 2, [party('a', 3), party('b', 1), party('c', 1)], lastDay)).toEqual([
      'b',
      'c',
    ])
  })

  it('a party whose turn would clash is skipped and holds nobody up', () => {
    expect(allocate(slot, 1, [party('a', 1, true), party('b', 1)], early)).toEqual(['b'])
  })

  it('in the last two hours nobody is promoted', () => {
    const line = [party('a', 1)]
    expect(allocate(slot, 1, line, later(promotionEnds(slot), -1))).toEqual(['a'])
    expect(allocate(slot, 1, line, promotionEnds(slot))).toEqual([])
  })

  it('seats nobody where nothing is free', () => {
    expect(allocate(slot, 0, [party('a', 1)], early)).toEqual([])
  })
})

describe('giving a place back', () => {
  const member = (wish: Partial<CancelAsk['members'][number]> = {}) => ({
    status: 'confirmed' as const,
    checkedIn: false,
    isMinor: false,
    isWard: false,
    isCaller: true,
    leaves: true,
    ...wish,
  })
  const cancel = (
    wish: Partial<Omit<CancelAsk, 'slot'>> & { slot?: Partial<CancelAsk['slot']> } = {},
  ) =>
    decideCancel({
      members: [member()],
      byAdult: true,
      now,
      ...wish,
      slot: { cancelUntil: slot.cancelUntil, adultRequired: false, ...wish.slot },
    })
  const free = { ok: true, value: null }

  it('a seat can be given back up to and at the deadline', () => {
    expect(cancel({ now: slot.cancelUntil })).toEqual(free)
    expect(cancel({ now: later(slot.cancelUntil, 1) })).toEqual(refused('too_late_to_cancel'))
  })

  it('who only waits may leave at any time', () => {
    const waiting = [member({ status: 'waitlisted' })]
    expect(cancel({ members: waiting, now: later(slot.cancelUntil, hour) })).toEqual(free)
  })

  it('there must be something to cancel', () => {
    expect(cancel({ members: [] })).toEqual(refused('nothing_to_cancel'))
    expect(cancel({ members: [member({ leaves: false })] })).toEqual(refused('nothing_to_cancel'))
    expect(cancel({ members: [member({ status: 'attended' })] })).toEqual(
      refused('nothing_to_cancel'),
    )
    expect(cancel({ members: [member({ status: 'absent' })] })).toEqual(
      refused('nothing_to_cancel'),
    )
  })

  it('whoever has come does not give the place back any more', () => {
    expect(cancel({ members: [member({ checkedIn: true })] })).toEqual(refused('nothing_to_cancel'))
  })

  it('a minor gives back only the own place', () => {
    const self = member({ isMinor: true })
    const mother = member({ isCaller: false })
    expect(cancel({ byAdult: false, members: [self, { ...mother, leaves: false }] })).toEqual(free)
    expect(cancel({ byAdult: false, members: [self, mother] })).toEqual(refused('guardian_needed'))
  })

  it('where an adult must come along the last adult does not leave the children behind', () => {
    const child = member({ isMinor: true, isCaller: false, leaves: false })
    const slotForFamilies = { adultRequired: true }
    expect(cancel({ slot: slotForFamilies, members: [member(), child] })).toEqual(
      refused('adult_must_come'),
    )
    expect(
      cancel({ slot: slotForFamilies, members: [member(), { ...child, leaves: true }] }),
    ).toEqual(free)
  })
})
