import fc from 'fast-check'
import {
  isIdNumber,
  isResidentId,
  isVolunteerNumber,
  maskId,
  maskName,
  plainId,
  readSerial,
  serialLength,
  serialOf,
  spelledSerial,
  volunteerNumberOf,
} from '../../../src/domain/certificates'
import { standingOf, usualStarHours } from '../../../src/domain/stars'

const lawful = '420106199003072417'
const levels = usualStarHours.map((hours, index) => ({ level: index + 1, hours }))
const drawn = fc.array(fc.integer({ min: 0, max: 31 }), {
  minLength: serialLength,
  maxLength: serialLength,
})

describe('a resident’s identity number', () => {
  it('is right when its check letter is', () => {
    expect(isResidentId(lawful)).toBe(true)
    expect(isResidentId('11010519491231002X')).toBe(true)
  })

  it('no other last letter will do', () => {
    const others = Array.from('0123456789X').filter((letter) => letter !== lawful.at(-1))
    for (const letter of others) expect(isResidentId(lawful.slice(0, -1) + letter)).toBe(false)
  })

  it('one wrong digit is always found', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 16 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const wrong = String((Number(lawful[at]) + by) % 10)
        expect(isResidentId(lawful.slice(0, at) + wrong + lawful.slice(at + 1))).toBe(false)
      }),
    )
  })

  it.each(['', '42010619900307241', '420106199013072414', '4201061990023024１7', 'abc'])(
    '%j is none',
    (text) => {
      expect(isResidentId(text)).toBe(false)
    },
  )

  it('may be typed with blanks and a small x', () => {
    expect(plainId(' 110105 19491231 002x')).toBe('11010519491231002X')
  })

  it('other documents have letters and digits; none has no number', () => {
    expect(isIdNumber('passport', 'E12345678')).toBe(true)
    expect(isIdNumber('hk_macao', 'H0123456700')).toBe(true)
    expect(isIdNumber('passport', 'E1')).toBe(false)
    expect(isIdNumber('none', '')).toBe(true)
    expect(isIdNumber('none', lawful)).toBe(false)
  })
})

describe('masks', () => {
  it.each([
    ['林小满', '林**'],
    ['周一', '周*'],
    ['林', '林'],
    ['𠮷田一', '𠮷**'],
    ['古丽·买买提', '古*·***'],
  ])('%s is shown as %s', (name, masked) => {
    expect(maskName(name)).toBe(masked)
  })

  it('a number shows its first three and last four', () => {
    expect(maskId(lawful)).toBe('420***********2417')
    expect(maskId('E12345678')).toBe('E12**5678')
    expect(maskId('A12345')).toBe('A***45')
  })

  it('never show more than half of a number', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z0-9]{6,18}$/), (text) => {
        const shown = Array.from(maskId(text)).filter((one) => one !== '*').length
        expect(maskId(text)).toHaveLength(text.length)
        expect(shown).toBeLessThanOrEqual(7)
        expect(shown).toBeLessThan(text.length)
      }),
    )
  })
})

describe('a serial number', () => {
  it('is read as it is spelled, and as people type it', () => {
    fc.assert(
      fc.property(drawn, (values) => {
        const serial = serialOf('420106', values)
        expect(readSerial(serial)).toBe(serial)
        expect(readSerial(spelledSerial(serial))).toBe(serial)
        expect(readSerial(` ${spelledSerial(serial).toLowerCase()} `)).toBe(serial)
        expect(readSerial(serial.replaceAll('0', 'o').replaceAll('1', 'I'))).toBe(serial)
      }),
    )
  })

  it('one wrong letter is always found', () => {
    const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
    fc.assert(
      fc.property(
        drawn,
        fc.integer({ min: 0, max: 17 }),
        fc.constantFrom(...Array.from(letters)),
        (values, at, letter) => {
          const serial = serialOf('420106', values)
          fc.pre(serial[at] !== letter)
          expect(readSerial(serial.slice(0, at) + letter + serial.slice(at + 1))).toBeNull()
        },
      ),
      { numRuns: 2000 },
    )
  })

  it.each(['', '420106', 'x'.repeat(18), '420106-7F3K9-QWXTC', "420106'; drop table"])(
    '%j is none',
    (text) => {
      expect(readSerial(text)).toBeNull()
    },
  )
})

describe('a volunteer number', () => {
  it('has sixteen digits of which the last one checks the others', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999_999_999 }),
        fc.integer({ min: 0, max: 15 }),
        fc.integer({ min: 1, max: 9 }),
        (value, at, by) => {
          const number = volunteerNumberOf('420106', value)
          expect(isVolunteerNumber(number)).toBe(true)
          const wrong = String((Number(number[at]) + by) % 10)
          expect(isVolunteerNumber(number.slice(0, at) + wrong + number.slice(at + 1))).toBe(false)
        },
      ),
    )
  })
})

describe('stars', () => {
  it.each([
    [0, 0, 1, 6000],
    [5999, 0, 1, 1],
    [6000, 1, 2, 12_000],
    [89_999, 4, 5, 1],
  ])(
    'with %i minutes it is %i, and the next one is %i after %i more',
    (minutes, level, next, missing) => {
      expect(standingOf(levels, minutes)).toMatchObject({
        level,
        next: { level: next, missingMinutes: missing },
      })
    },
  )

  it('the fifth is the last', () => {
    expect(standingOf(levels, 90_000)).toEqual({ level: 5, next: null })
  })

  it('a district without levels has none', () => {
    expect(standingOf([], 90_000)).toEqual({ level: 0, next: null })
  })
})
