import {
  certainAge,
  checkAddChild,
  checkJoin,
  currentConsent,
  isMinor,
  mostMembers,
  needsGuardian,
} from '../../../src/domain/families'

const now = new Date('2026-03-01T02:00:00.000Z')

describe('age from the birth year alone', () => {
  it('is the younger of the two possible ages', () => {
    expect(certainAge(2018, now)).toBe(7)
  })

  it('is never below zero', () => {
    expect(certainAge(2026, now)).toBe(0)
    expect(certainAge(2030, now)).toBe(0)
  })

  it('changes with the year of UTC+8, eight hours before the year of UTC', () => {
    expect(certainAge(2018, new Date('2025-12-31T15:59:59.999Z'))).toBe(6)
    expect(certainAge(2018, new Date('2025-12-31T16:00:00.000Z'))).toBe(7)
  })

  it('a person is a minor until eighteen is certain', () => {
    expect(isMinor(2008, now)).toBe(true)
    expect(isMinor(2007, now)).toBe(false)
  })

  it('a minor needs a guardian until fourteen is certain', () => {
    expect(needsGuardian(2012, now)).toBe(true)
    expect(needsGuardian(2011, now)).toBe(false)
  })
})

describe('joining', () => {
  const join = (wish: Partial<Parameters<typeof checkJoin>[0]> = {}) =>
    checkJoin({
      joined: false,
      consent: currentConsent,
      birthYear: 1985,
      window: null,
      now,
      ...wish,
    })

  it('an account joins once', () => {
    expect(join()).toEqual({ ok: true, value: null })
    expect(join({ joined: true })).toEqual({ ok: false, reason: 'already_joined' })
  })

  it('the consent is to the rules as they stand', () => {
    expect(join({ consent: '2020-01' })).toEqual({ ok: false, reason: 'consent_outdated' })
  })

  it('under fourteen one does not join alone', () => {
    expect(join({ birthYear: 2012 })).toEqual({ ok: false, reason: 'minor_needs_guardian' })
    expect(join({ birthYear: 2011 })).toEqual({ ok: true, value: null })
  })

  it('the window is one that the building has', () => {
    expect(join({ window: { number: 12, windows: 12 } })).toEqual({ ok: true, value: null })
    expect(join({ window: { number: 13, windows: 12 } })).toEqual({
      ok: false,
      reason: 'window_unknown',
    })
    expect(join({ window: { number: 1, windows: null } })).toEqual({
      ok: false,
      reason: 'window_unknown',
    })
  })
})

describe('adding a child', () => {
  const add = (wish: Partial<Parameters<typeof checkAddChild>[0]> = {}) =>
    checkAddChild({
      byAdult: true,
      consent: currentConsent,
      rule: 'under_14',
      birthYear: 2018,
      members: 2,
      now,
      ...wish,
    })

  it('an adult of the household becomes the guardian', () => {
    expect(add()).toEqual({ ok: true, value: null })
    expect(add({ byAdult: false })).toEqual({ ok: false, reason: 'adult_only' })
  })

  it('the consent is to the rules as they stand', () => {
    expect(add({ consent: '2020-01' })).toEqual({ ok: false, reason: 'consent_outdated' })
  })

  it('the text is the one for the age of the child', () => {
    expect(add({ rule: 'from_14' })).toEqual({ ok: false, reason: 'consent_outdated' })
    expect(add({ birthYear: 2011, rule: 'from_14' })).toEqual({ ok: true, value: null })
    expect(add({ birthYear: 2011 })).toEqual({ ok: false, reason: 'consent_outdated' })
  })

  it('a child is under eighteen and has been born', () => {
    expect(add({ birthYear: 2007 })).toEqual({ ok: false, reason: 'not_a_minor' })
    expect(add({ birthYear: 2026 })).toEqual({ ok: true, value: null })
    expect(add({ birthYear: 2027 })).toEqual({ ok: false, reason: 'not_a_minor' })
  })

  it('a household has an end', () => {
    expect(add({ members: mostMembers - 1 })).toEqual({ ok: true, value: null })
    expect(add({ members: mostMembers })).toEqual({ ok: false, reason: 'family_full' })
  })
})
