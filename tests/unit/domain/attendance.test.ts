import {
  checkScanTime,
  decideCheck,
  decideAffirm,
  decideConfirm,
  measuredMinutes,
  presenceOf,
  recordOf,
  type Act,
  type AttendanceMethod,
  type LeaveMethod,
  type Presence,
  type PresenceProof,
} from '../../../src/domain/attendance'
import { isFresh, memberStep, siteStep, stepOf } from '../../../src/domain/codes'
import { day, hour, later, minute } from '../../../src/domain/time'

const startsAt = new Date('2026-03-01T02:00:00.000Z')
const endsAt = later(startsAt, 2 * hour)
const slot = { startsAt, endsAt }

const coming: Presence = { status: 'confirmed', checkedInAt: null, checkedOutAt: null }
const here: Presence = { ...coming, checkedInAt: startsAt }
const gone: Presence = { ...here, checkedOutAt: endsAt }

const refused = (reason: string, detail?: string) =>
  detail === undefined ? { ok: false, reason } : { ok: false, reason, detail }

describe('codes that rotate', () => {
  it('a code is good during its step and the one after', () => {
    const step = stepOf(startsAt, siteStep)
    expect(isFresh(step, startsAt, siteStep)).toBe(true)
    expect(isFresh(step, later(startsAt, siteStep), siteStep)).toBe(true)
    expect(isFresh(step, later(startsAt, 2 * siteStep), siteStep)).toBe(false)
  })

  it('a code of the future is not good, save for the difference of two clocks', () => {
    const next = stepOf(startsAt, memberStep) + 1
    expect(isFresh(next, startsAt, memberStep)).toBe(false)
    expect(isFresh(next, later(startsAt, memberStep - 6000), memberStep)).toBe(false)
    expect(isFresh(next, later(startsAt, memberStep - 5000), memberStep)).toBe(true)
  })
})

describe('checking in', () => {
  const checkIn = (people: Presence[], at: Date) =>
    decideCheck({ act: 'in', slot, people, at, mayWait: false })

  it('people may arrive an hour early and until the slot ends', () => {
    expect(checkIn([coming], later(startsAt, -hour - 1))).toEqual(refused('too_early'))
    expect(checkIn([coming], later(startsAt, -hour))).toEqual({ ok: true, value: [coming] })
    expect(checkIn([coming], endsAt)).toEqual({ ok: true, value: [coming] })
    expect(checkIn([coming], later(endsAt, 1))).toEqual(refused('too_late'))
  })

  it('one act checks in those of the party who have not arrived yet', () => {
    expect(checkIn([here, coming], startsAt)).toEqual({ ok: true, value: [coming] })
    expect(checkIn([here, here], startsAt)).toEqual(refused('already_checked_in'))
  })

  it('only those who hold a seat are checked in', () => {
    expect(checkIn([], startsAt)).toEqual(refused('not_signed_up'))
    for (const status of ['waitlisted', 'cancelled', 'excused'] as const) {
      expect(checkIn([{ ...coming, status }], startsAt)).toEqual(refused('not_signed_up'))
    }
    for (const status of ['attended', 'absent'] as const) {
      expect(checkIn([{ ...coming, status }], startsAt)).toEqual(refused('already_confirmed'))
    }
  })
})

describe('a scan with its own time', () => {
  it('is taken for a day, and not before it can have been made', () => {
    expect(checkScanTime(later(startsAt, -day), startsAt).ok).toBe(true)
    expect(checkScanTime(later(startsAt, -day - 1), startsAt)).toEqual(refused('scan_too_old'))
    expect(checkScanTime(later(startsAt, minute), startsAt).ok).toBe(true)
    expect(checkScanTime(later(startsAt, minute + 1), startsAt)).toEqual(refused('scan_in_future'))
  })

  const scan = (act: Act, at: Date, mayWait: boolean, person: Presence) =>
    decideCheck({ act, slot, people: [person], at, mayWait })

  it('may say that somebody left whose coming is not known yet; without one that is refused', () => {
    expect(scan('out', endsAt, true, coming)).toEqual({ ok: true, value: [coming] })
    expect(scan('out', endsAt, false, coming)).toEqual(refused('not_checked_in'))
  })

  it('counts when it says that somebody came or left earlier, and not when later', () => {
    const tenLater = { ...here, checkedInAt: later(startsAt, 10 * minute) }
    expect(scan('in', startsAt, true, tenLater)).toEqual({ ok: true, value: [tenLater] })
    expect(scan('in', later(startsAt, 11 * minute), true, tenLater)).toEqual(
      refused('already_checked_in'),
    )
    const earlier = later(endsAt, -minute)
    expect(scan('out', earlier, true, gone)).toEqual({ ok: true, value: [gone] })
    expect(scan('out', later(endsAt, minute), true, gone)).toEqual(refused('already_checked_out'))
  })

  it('without a time of its own nobody comes or leaves a second time', () => {
    const tenLater = { ...here, checkedInAt: later(startsAt, 10 * minute) }
    expect(scan('in', startsAt, false, tenLater)).toEqual(refused('already_checked_in'))
    expect(scan('out', later(endsAt, -minute), false, gone)).toEqual(refused('already_checked_out'))
  })

  it('of several the first counts: in, and out from then on', () => {
    const at = (minutes: number) => later(startsAt, minutes * minute)
    const [arrival, again] = [
      { act: 'in' as const, at: at(0) },
      { act: 'in' as const, at: at(5) },
    ]
    const [wrong, leaving, late] = [-5, 90, 95].map((minutes) => ({
      act: 'out' as const,
      at: at(minutes),
    }))
    expect(recordOf([late!, wrong!, again, leaving!, arrival])).toEqual({
      in: arrival,
      out: leaving,
    })
    expect(recordOf([leaving!])).toEqual({ in: null, out: null })
    expect(recordOf([])).toEqual({ in: null, out: null })
  })
})

describe('checking out', () => {
  const checkOut = (people: Presence[], at: Date) =>
    decideCheck({ act: 'out', slot, people, at, mayWait: false })

  it('is taken until two hours after the planned end', () => {
    expect(checkOut([here], later(endsAt, 2 * hour))).toEqual({ ok: true, value: [here] })
    expect(checkOut([here], later(endsAt, 2 * hour + 1))).toEqual(refused('too_late'))
  })

  it('is for those who came and have not left', () => {
    expect(checkOut([coming], endsAt)).toEqual(refused('not_checked_in'))
    expect(checkOut([gone], endsAt)).toEqual(refused('already_checked_out'))
    expect(checkOut([coming, here, gone], endsAt)).toEqual({ ok: true, value: [here] })
  })
})

describe('measured minutes', () => {
  it('only what lies inside the planned slot counts', () => {
    expect(measuredMinutes(slot, later(startsAt, -hour), later(endsAt, hour))).toBe(120)
  })

  it('only whole minutes count', () => {
    expect(measuredMinutes(slot, startsAt, later(startsAt, 2 * minute - 1))).toBe(1)
  })

  it('whoever leaves before it begins has served no minutes', () => {
    expect(measuredMinutes(slot, later(startsAt, -hour), later(startsAt, -minute))).toBe(0)
  })
})

describe('what speaks for it that somebody came', () => {
  const proof = (inBy: AttendanceMethod, outBy: LeaveMethod | null, affirmed = false) =>
    presenceOf({ inBy, outBy }, affirmed)

  it('is a code of theirs, coming or leaving, before any word', () => {
    expect(proof('member_code', 'roll_call')).toBe('scanned')
    expect(proof('roll_call', 'site_digits', true)).toBe('scanned')
  })

  it('is only the word of staff where nothing else was scanned, until they say so themselves', () => {
    expect([
      proof('roll_call', null),
      proof('roll_call', 'timer'),
      proof('by_hand', 'by_hand'),
    ]).toEqual(['unaffirmed', 'unaffirmed', 'unaffirmed'])
    expect(proof('roll_call', 'roll_call', true)).toBe('affirmed')
  })

  const said = (presence: PresenceProof, but: Partial<Parameters<typeof decideAffirm>[0]> = {}) => {
    const ask = { presence, disputed: false, isNothing: false, isOwnCall: false, ...but }
    const decided = decideAffirm(ask)
    return decided.ok ? 'ok' : decided.reason
  }

  it('is said once, and not while it is disputed', () => {
    expect([said('unaffirmed'), said('unaffirmed', { disputed: true })]).toEqual([
      'ok',
      'dispute_open',
    ])
    expect([said('affirmed'), said('scanned')]).toEqual(['nothing_pending', 'nothing_pending'])
  })

  it('is not asked for where it came to nothing, nor of whoever called the name', () => {
    expect(said('unaffirmed', { isNothing: true })).toBe('nothing_pending')
    expect(said('unaffirmed', { isOwnCall: true })).toBe('nothing_pending')
  })
})

describe('confirming a slot', () => {
  const someone = (presence: Presence, familyId = 'lin', confirmed = false, forgotten = false) => ({
    ...presence,
    familyId,
    confirmed,
    forgotten,
    disputed: false,
  })
  const confirm = (people: ReturnType<typeof someone>[], now = endsAt) =>
    decideConfirm({ slot, people, byFamilyId: 'organizer', now })

  it('those who came have served, the others were absent', () => {
    const [served, missing] = [someone(gone), someone(coming, 'chen')]
    expect(confirm([served, missing])).toEqual({
      ok: true,
      value: { served: [served], absent: [missing], left: 0, unsettled: 0 },
    })
  })

  it('leaves out who says not to have come, and waits for nobody who does', () => {
    const [served, denied] = [someone(gone), { ...someone(here, 'chen'), disputed: true }]
    expect(confirm([served, denied])).toEqual({
      ok: true,
      value: { served: [served], absent: [], left: 0, unsettled: 1 },
    })
  })

  it('waits until everyone who came has left, and says how many are still here', () => {
    expect(confirm([someone(gone), someone(here), someone(here)])).toEqual(
      refused('still_here', '2'),
    )
  })

  it('before the planned end nobody is called absent', () => {
    expect(confirm([someone(gone), someone(coming)], later(endsAt, -1))).toEqual(
      refused('not_over_yet'),
    )
    expect(confirm([someone(gone)], later(endsAt, -1)).ok).toBe(true)
  })

  it("leaves the confirmer's own household to a colleague", () => {
    const [own, other] = [someone(gone, 'organizer'), someone(gone)]
    expect(confirm([own, other])).toEqual({
      ok: true,
      value: { served: [other], absent: [], left: 1, unsettled: 0 },
    })
    expect(confirm([own])).toEqual(refused('nothing_to_confirm'))
  })

  it('leaves those who forgot to check out to be settled one by one', () => {
    const [served, forgotten] = [someone(gone), someone(gone, 'chen', false, true)]
    expect(confirm([served, forgotten])).toEqual({
      ok: true,
      value: { served: [served], absent: [], left: 0, unsettled: 1 },
    })
    expect(confirm([forgotten])).toEqual(refused('nothing_to_confirm'))
  })

  it('confirms nobody twice', () => {
    expect(confirm([someone(gone, 'lin', true)])).toEqual(refused('nothing_to_confirm'))
    expect(confirm([{ ...someone(gone), status: 'attended' }])).toEqual(
      refused('nothing_to_confirm'),
    )
  })
})
