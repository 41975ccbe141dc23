import { consentState, currentConsent, mostMembers, ruleFor } from '../../../src/domain/families'
import {
  answerSplit,
  checkAccept,
  checkCarryOutSplit,
  checkInvite,
  checkLeave,
  keepsGuardians,
  type Housemate,
} from '../../../src/domain/households'
import { starsOf } from '../../../src/domain/minors'

const yes = { ok: true, value: null }
const no = (reason: string) => ({ ok: false, reason })

const mother: Housemate = { personId: 'mother', isMinor: false, guardians: [], consenting: [] }
const father: Housemate = { personId: 'father', isMinor: false, guardians: [], consenting: [] }
const child: Housemate = {
  personId: 'child',
  isMinor: true,
  guardians: ['mother'],
  consenting: ['mother'],
}

describe('an invitation', () => {
  const invite = (wish: Partial<Parameters<typeof checkInvite>[0]> = {}) =>
    checkInvite({
      kind: 'adult',
      byAdult: true,
      byHead: true,
      members: 2,
      consent: null,
      ward: null,
      ...wish,
    })

  it('is the head’s to give, and an adult’s', () => {
    expect(invite()).toEqual(yes)
    expect(invite({ byHead: false })).toEqual(no('head_only'))
    expect(invite({ byAdult: false })).toEqual(no('adult_only'))
    expect(invite({ members: mostMembers })).toEqual(no('family_full'))
  })

  it('for somebody under eighteen carries the consent of who gives it', () => {
    expect(invite({ kind: 'minor' })).toEqual(no('consent_outdated'))
    expect(invite({ kind: 'minor', consent: currentConsent })).toEqual(yes)
  })

  it('for a ward is any guardian’s, from fourteen on, and once', () => {
    const ward = { isMine: true, isOldEnough: true, hasAccount: false }
    const own = { kind: 'ward' as const, byHead: false, consent: currentConsent }
    expect(invite({ ...own, ward })).toEqual(yes)
    expect(invite({ ...own, ward: { ...ward, isMine: false } })).toEqual(no('not_a_ward'))
    expect(invite({ ...own, ward: { ...ward, hasAccount: true } })).toEqual(no('not_a_ward'))
    expect(invite({ ...own, ward: { ...ward, isOldEnough: false } })).toEqual(no('too_young'))
  })
})

describe('moving in', () => {
  const accept = (wish: Partial<Parameters<typeof checkAccept>[0]> = {}) =>
    checkAccept({
      owed: 0,
      invite: { kind: 'adult', isOwn: false },
      ownMembers: 1,
      isMinor: false,
      members: 3,
      liveSignups: 0,
      held: 0,
      favoured: false,
      gains: false,
      ...wish,
    })

  it('is for somebody who lives alone and has nothing under way', () => {
    expect(accept()).toEqual(yes)
    expect(accept({ invite: null })).toEqual(no('invite_unknown'))
    expect(accept({ invite: { kind: 'adult', isOwn: true } })).toEqual(no('already_in_family'))
    expect(accept({ ownMembers: 2 })).toEqual(no('not_alone'))
    expect(accept({ members: mostMembers })).toEqual(no('family_full'))
    expect(accept({ liveSignups: 1 })).toEqual(no('signups_first'))
    expect(accept({ held: 5 })).toEqual(no('redemption_waiting'))
    expect(accept({ owed: 5 })).toMatchObject(no('claim_open'))
    expect(accept({ favoured: true })).toEqual(no('favoured_lately'))
    expect(accept({ gains: true })).toEqual(no('earned_apart'))
  })

  it('an adult’s code is not for a minor, nor the other way round', () => {
    expect(accept({ isMinor: true })).toEqual(no('invite_for_others'))
    expect(accept({ invite: { kind: 'minor', isOwn: false } })).toEqual(no('invite_for_others'))
    expect(accept({ invite: { kind: 'ward', isOwn: false } })).toEqual(no('invite_unknown'))
  })
})

describe('going', () => {
  const leave = (wish: Partial<Parameters<typeof checkLeave>[0]> = {}) =>
    checkLeave({
      personId: 'father',
      isHead: false,
      people: [mother, father, child],
      liveSignups: 0,
      ...wish,
    })

  it('is for an adult who is not head and leaves nobody without a guardian', () => {
    expect(leave()).toEqual(yes)
    expect(leave({ isHead: true })).toEqual(no('hand_over_first'))
    expect(leave({ people: [father] })).toEqual(no('alone_already'))
    expect(leave({ personId: 'child' })).toEqual(no('adult_only'))
    expect(leave({ personId: 'mother' })).toEqual(no('ward_left_behind'))
    expect(leave({ liveSignups: 2 })).toEqual(no('signups_first'))
  })

  it('every child keeps a guardian on its side', () => {
    const both = ['mother', 'father']
    const people = [mother, father, { ...child, guardians: both, consenting: both }]
    expect(keepsGuardians(people, new Set(['mother']))).toBe(true)
    expect(keepsGuardians(people, new Set(['child']))).toBe(false)
    expect(keepsGuardians(people, new Set(['father', 'child']))).toBe(true)
    expect(keepsGuardians([mother, child], new Set(['child']))).toBe(false)
  })

  it('and where a consent stood, a guardian whose consent stands', () => {
    const named = { ...child, guardians: ['mother', 'father'] }
    expect(keepsGuardians([mother, father, named], new Set(['mother']))).toBe(false)
    expect(keepsGuardians([mother, father, named], new Set(['father']))).toBe(true)
    const nobody = { ...named, consenting: [] }
    expect(keepsGuardians([mother, father, nobody], new Set(['mother']))).toBe(true)
  })
})

describe('dividing a household', () => {
  const open = {
    status: 'proposed' as const,
    isHead: false,
    isNewHead: false,
    headAgreed: false,
    newHeadAgreed: false,
    agree: true,
  }

  it('takes both words, each once, and one no ends it', () => {
    expect(answerSplit(open)).toEqual(no('not_asked'))
    expect(answerSplit({ ...open, isHead: true })).toMatchObject({
      value: { status: 'proposed', headAgreed: true },
    })
    const half = { ...open, headAgreed: true }
    expect(answerSplit({ ...half, isHead: true })).toEqual(no('already_answered'))
    expect(answerSplit({ ...half, isNewHead: true })).toMatchObject({
      value: { status: 'agreed' },
    })
    expect(answerSplit({ ...half, isNewHead: true, agree: false })).toMatchObject({
      value: { status: 'declined' },
    })
    expect(answerSplit({ ...open, isHead: true, status: 'declined' })).toEqual(
      no('already_answered'),
    )
  })

  it('is carried out as it was agreed, or not at all', () => {
    const ask = {
      isOwnFamily: false,
      status: 'agreed' as const,
      isUnchanged: true,
      people: [mother, father, child],
      personIds: ['father'],
      liveSignups: 0,
      points: 5,
      owed: 0,
      spendable: 5,
    }
    expect(checkCarryOutSplit(ask)).toEqual(yes)
    expect(checkCarryOutSplit({ ...ask, isOwnFamily: true })).toEqual(no('own_family'))
    expect(checkCarryOutSplit({ ...ask, status: 'proposed' })).toEqual(no('not_agreed'))
    expect(checkCarryOutSplit({ ...ask, status: 'done' })).toEqual(no('already_answered'))
    expect(checkCarryOutSplit({ ...ask, isUnchanged: false })).toEqual(no('household_changed'))
    expect(checkCarryOutSplit({ ...ask, liveSignups: 1 })).toEqual(no('signups_first'))
    expect(checkCarryOutSplit({ ...ask, personIds: ['mother'] })).toEqual(no('ward_left_behind'))
    expect(checkCarryOutSplit({ ...ask, owed: 3 })).toMatchObject(no('claim_open'))
    expect(checkCarryOutSplit({ ...ask, spendable: 4 })).toMatchObject(no('not_enough_points'))
  })
})

describe('a guardian’s consent', () => {
  it('stands under the text for the child’s age', () => {
    const now = new Date('2026-06-01T00:00:00.000Z')
    expect([ruleFor(2013, now), ruleFor(2011, now)]).toEqual(['under_14', 'from_14'])
    const link = {
      rule: 'under_14' as const,
      version: currentConsent,
      isGiven: true,
      isWithdrawn: false,
    }
    expect(consentState(link, 'under_14')).toBe('standing')
    expect(consentState(link, 'from_14')).toBe('outdated')
    expect(consentState({ ...link, version: '2020-01' }, 'under_14')).toBe('outdated')
    expect(consentState({ ...link, isWithdrawn: true }, 'under_14')).toBe('withdrawn')
    expect(consentState({ ...link, isGiven: false }, 'under_14')).toBe('named')
  })
})

it('a minor’s part is told in stars: none for nothing, one for little, five for all', () => {
  expect([starsOf(0, 10), starsOf(1, 100), starsOf(5, 10), starsOf(10, 10), starsOf(0, 0)]).toEqual(
    [0, 1, 3, 5, 0],
  )
})
