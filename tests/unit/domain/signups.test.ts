import { decideCancel, type CancelAsk } from '../../../src/domain/cancel'
import {
  allocate,
  checkAnswer,
  checkSignup,
  offerUntil,
  othersFirstUntil,
  overtakingBegins,
  placeNewcomer,
  promotionEnds,
  type PartyMember,
  type SignupAsk,
  type Slot,
  type WaitingParty,
} from '../../../src/domain/signups'
import { day, hour, later, minute } from '../../../src/domain/time'

const now = new Date('2026-03-01T02:00:00.000Z')
const startsAt = later(now, 3 * day)

const slot: Slot = {
  startsAt,
  endsAt: later(startsAt, 2 * hour),
  opensAt: later(now, -day),
  closesAt: startsAt,
  cancelUntil: later(startsAt, -3 * hour),
  capacity: 10,
  minAge: 0,
  adultRequired: false,
  waitlist: true,
  waitMode: 'auto',
  approval: false,
  stagedHours: 0,
  requires: [],
}

const adult = (wish: Partial<PartyMember> = {}): PartyMember => ({
  personId: 'mother',
  nickname: '妈妈',
  birthYear: null,
  isMinor: false,
  inFamily: true,
  isWard: false,
  actsAlone: true,
  isCaller: true,
  skills: [],
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
  checkSignup({
    published: true,
    inScope: true,
    members: [adult()],
    hadPlaceThisMonth: false,
    blockedUntil: null,
    now,
    ...wish,
    slot: { ...slot, ...wish.slot },
  })

const welcome = { ok: true, value: null }
const refused = (reason: string, detail?: string) =>
  detail === undefined ? { ok: false, reason } : { ok: false, reason, detail }

describe('who may sign up, and when', () => {
  it('a parent and a child come together', () => {
    expect(ask({ members: [adult(), child()] })).toEqual(welcome)
  })

  it('nobody signs up for a notice that is not published', () => {
    expect(ask({ published: false })).toEqual(refused('not_published'))
  })

  it('sign-up opens at its instant and not a moment before', () => {
    const opensAt = later(now, 1)
    expect(ask({ slot: { opensAt } })).toEqual(refused('not_open_yet', opensAt.toISOString()))
    expect(ask({ slot: { opensAt: now } })).toEqual(welcome)
  })

  it('sign-up has closed at its closing instant', () => {
    expect(ask({ slot: { closesAt: now } })).toEqual(refused('closed'))
    expect(ask({ slot: { closesAt: later(now, 1) } })).toEqual(welcome)
  })

  it('once it has begun the reason is that it has begun', () => {
    expect(ask({ now: startsAt })).toEqual(refused('started'))
    expect(ask({ now: later(startsAt, minute) })).toEqual(refused('started'))
  })

  it('a slot that closes after its start still takes people who come later', () => {
    const open = { closesAt: later(startsAt, hour) }
    expect(ask({ slot: open, now: later(startsAt, minute) })).toEqual(welcome)
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
    expect(ask({ members: [teenager] })).toEqual(welcome)
    expect(ask({ members: [{ ...teenager, actsAlone: false }] })).toEqual(
      refused('guardian_needed', '小满'),
    )
    const sibling = child({ nickname: '弟弟', isWard: false })
    expect(ask({ members: [teenager, sibling] })).toEqual(refused('guardian_needed', '弟弟'))
  })

  it('the youngest age counts completed years that are certain from the birth year', () => {
    // Born in 2017, in March 2026: eight for certain, perhaps already nine.
    expect(ask({ members: [adult(), child()], slot: { minAge: 8 } })).toEqual(welcome)
    expect(ask({ members: [adult(), child()], slot: { minAge: 9 } })).toEqual(
      refused('too_young', '小满'),
    )
  })

  it('an adult who gave no birth year is old enough', () => {
    expect(ask({ slot: { minAge: 60 } })).toEqual(welcome)
  })

  it('where an adult must come along children do not come alone', () => {
    const slotForFamilies = { adultRequired: true }
    expect(ask({ members: [child()], slot: slotForFamilies })).toEqual(refused('adult_must_come'))
    expect(ask({ members: [adult(), child()], slot: slotForFamilies })).toEqual(welcome)
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
    expect(ask({ members: [adult({ otherSeats: [before, after] })] })).toEqual(welcome)
  })
})

describe('fair to those who had no place yet', () => {
  const staged = { opensAt: now, stagedHours: 24 }

  it('in the first hours only households come in that had no place this month', () => {
    const until = later(now, day).toISOString()
    expect(ask({ slot: staged, hadPlaceThisMonth: true })).toEqual(refused('others_first', until))
    expect(ask({ slot: staged })).toEqual(welcome)
  })

  it('after them everybody is welcome', () => {
    const after = othersFirstUntil({ ...slot, ...staged })
    expect(ask({ slot: staged, hadPlaceThisMonth: true, now: after })).toEqual(welcome)
    expect(ask({ hadPlaceThisMonth: true })).toEqual(welcome)
  })
})

describe('what a post asks for', () => {
  it('every adult of the party needs the skill, a child does not', () => {
    const cook = adult({ skills: ['cooking'] })
    const kitchen: Partial<Slot> = { requires: ['cooking'] }
    expect(ask({ members: [cook, child()], slot: kitchen })).toEqual(welcome)
    expect(ask({ members: [cook, adult()], slot: kitchen })).toEqual(
      refused('skill_missing', 'cooking'),
    )
  })

  it('a certificate is told apart from a skill', () => {
    expect(ask({ slot: { requires: ['health_certificate'] } })).toEqual(
      refused('certificate_missing', 'health_certificate'),
    )
  })

  it('whoever is blocked for absence hears until when', () => {
    const blockedUntil = later(now, day)
    expect(ask({ blockedUntil })).toEqual(
      refused('blocked_for_absence', blockedUntil.toISOString()),
    )
    expect(ask({ blockedUntil: now })).toEqual(welcome)
  })
})

const waits = (partyId: string, size: number, wish: Partial<WaitingParty> = {}): WaitingParty => ({
  partyId,
  size,
  clashes: false,
  passedOverAt: null,
  ...wish,
})

describe('seats and the line', () => {
  const family = (size: number) =>
    Array.from({ length: size }, (_, index) => adult({ personId: `adult ${String(index)}` }))
  const place = (
    size: number,
    free: number,
    wish: { line?: WaitingParty[]; waitlist?: boolean; at?: Date } = {},
  ) => {
    const { line = [], waitlist = true, at = now } = wish
    return placeNewcomer({ ...slot, waitlist }, free, line, waits('newcomer', size), at)
  }
  const seat = { ok: true, value: 'seat' }
  const wait = { ok: true, value: 'wait' }

  it('a party has six persons at the most, and never more than the slot has seats', () => {
    expect(ask({ members: family(6) })).toEqual(welcome)
    expect(ask({ members: family(7) })).toEqual(refused('party_too_large'))
    expect(ask({ members: family(3), slot: { capacity: 2 } })).toEqual(refused('party_too_large'))
  })

  it('a party that fits sits down, one that does not waits as a whole', () => {
    expect(place(2, 2)).toEqual(seat)
    expect(place(3, 2)).toEqual(wait)
  })

  it('while a party is waited for, a newcomer joins the line behind it', () => {
    expect(place(1, 2, { line: [waits('large', 3)] })).toEqual(wait)
  })

  it('those who clash hold nobody up', () => {
    expect(place(1, 1, { line: [waits('elsewhere', 1, { clashes: true })] })).toEqual(seat)
  })

  it('full without a waiting line is full', () => {
    expect(place(1, 0, { waitlist: false })).toEqual(refused('full'))
  })

  it('in the last two hours free seats go to whoever comes first, and nobody joins the line', () => {
    const late = promotionEnds(slot)
    const line = [waits('large', 3), waits('small', 1)]
    expect(place(1, 1, { at: late, line })).toEqual(seat)
    expect(place(1, 0, { at: late, line })).toEqual(refused('full'))
    expect(place(1, 1, { at: later(late, -1), line })).toEqual(wait)
  })

  it('of several reasons the first in the order of the contract is told', () => {
    const everything = {
      published: false,
      inScope: false,
      members: family(9),
      hadPlaceThisMonth: true,
      blockedUntil: later(now, day),
      slot: { closesAt: now, opensAt: now, stagedHours: 1 },
    }
    const open = { ...everything, published: true, slot: {} }
    expect(ask(everything)).toEqual(refused('not_published'))
    expect(ask({ ...everything, published: true })).toMatchObject({ reason: 'others_first' })
    expect(ask({ ...open, slot: { closesAt: now } })).toEqual(refused('closed'))
    expect(ask(open)).toEqual(refused('out_of_scope'))
    expect(ask({ ...open, inScope: true })).toMatchObject({ reason: 'blocked_for_absence' })
    expect(ask({ ...open, inScope: true, blockedUntil: null })).toEqual(refused('party_too_large'))
  })
})

describe('the allocator', () => {
  const early = later(startsAt, -2.5 * day)
  const lastDay = later(startsAt, -day)
  const seats = (free: number, line: WaitingParty[], at: Date) =>
    allocate(slot, free, line, at).seated

  it('seats the line in order while there is room', () => {
    expect(seats(3, [waits('a', 1), waits('b', 2), waits('c', 1)], early)).toEqual(['a', 'b'])
  })

  it('a party that does not fit is not overtaken, and its day of patience begins', () => {
    expect(allocate(slot, 2, [waits('a', 3), waits('b', 1)], early)).toEqual({
      seated: [],
      passedOver: ['a'],
    })
  })

  it('a day after it was first passed over smaller parties may pass it', () => {
    const line = [waits('a', 3, { passedOverAt: early }), waits('b', 1), waits('c', 1)]
    expect(seats(2, line, later(early, day - 1))).toEqual([])
    expect(allocate(slot, 2, line, later(early, day))).toEqual({
      seated: ['b', 'c'],
      passedOver: [],
    })
  })

  it('on the last day nobody is waited for any more', () => {
    const passedOverAt = later(lastDay, -hour)
    const line = [waits('a', 3, { passedOverAt }), waits('b', 1)]
    expect(seats(2, line, later(lastDay, -1))).toEqual([])
    expect(seats(2, line, lastDay)).toEqual(['b'])
    expect(overtakingBegins(slot, passedOverAt)).toEqual(lastDay)
  })

  it('where nothing is free nobody has been passed over', () => {
    expect(allocate(slot, 0, [waits('a', 1)], early)).toEqual({ seated: [], passedOver: [] })
  })

  it('a party whose turn would clash is skipped and holds nobody up', () => {
    expect(seats(1, [waits('a', 1, { clashes: true }), waits('b', 1)], early)).toEqual(['b'])
  })

  it('in the last two hours nobody is promoted', () => {
    const line = [waits('a', 1)]
    expect(seats(1, line, later(promotionEnds(slot), -1))).toEqual(['a'])
    expect(seats(1, line, promotionEnds(slot))).toEqual([])
  })
})

describe('an offered seat', () => {
  it('is held for twelve hours, and never into the last two before the start', () => {
    expect(offerUntil(slot, now)).toEqual(later(now, 12 * hour))
    expect(offerUntil(slot, later(startsAt, -5 * hour))).toEqual(promotionEnds(slot))
  })

  it('is answered by an adult of the household or by whoever signed, in time', () => {
    const answer = (wish: Partial<Parameters<typeof checkAnswer>[0]> = {}) =>
      checkAnswer({
        status: 'offered',
        offeredUntil: later(now, hour),
        byAdult: true,
        isSigner: false,
        now,
        ...wish,
      })
    expect(answer()).toEqual(welcome)
    expect(answer({ byAdult: false, isSigner: true })).toEqual(welcome)
    expect(answer({ byAdult: false })).toEqual(refused('guardian_needed'))
    expect(answer({ now: later(now, hour) })).toEqual(refused('offer_expired'))
    expect(answer({ status: 'confirmed' })).toEqual(refused('no_offer'))
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
      acceptsAbsence: false,
      now,
      ...wish,
      slot: { startsAt, cancelUntil: slot.cancelUntil, adultRequired: false, ...wish.slot },
    })
  const free = { ok: true, value: { isAbsence: false } }

  it('a seat can be given back for nothing up to and at the deadline', () => {
    expect(cancel({ now: slot.cancelUntil })).toEqual(free)
    expect(cancel({ now: slot.cancelUntil, acceptsAbsence: true })).toEqual(free)
  })

  it('after it until the start, as an absence, by whoever knows that', () => {
    const late = later(slot.cancelUntil, 1)
    expect(cancel({ now: late })).toEqual(refused('cancel_is_absence'))
    const known = { ok: true, value: { isAbsence: true } }
    expect(cancel({ now: late, acceptsAbsence: true })).toEqual(known)
    expect(cancel({ now: later(startsAt, -1), acceptsAbsence: true })).toEqual(known)
    expect(cancel({ now: startsAt, acceptsAbsence: true })).toEqual(refused('too_late_to_cancel'))
  })

  it('an offered or undecided place is no seat that one stayed away from', () => {
    for (const status of ['offered', 'pending'] as const)
      expect(cancel({ members: [member({ status })], now: later(slot.cancelUntil, 1) })).toEqual(
        free,
      )
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
