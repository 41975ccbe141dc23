import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { liveCode, readCode, stepOfDigits } from '../../src/cloud/codes'
import { recordOf, type Scan } from '../../src/domain/attendance'
import { codeKinds, codePrefix, partsOfCode, stepLength } from '../../src/domain/codes'
import { hmacSha256 } from '../../src/domain/sha256'
import { later } from '../../src/domain/time'

const secret = 'a secret of the tests'
const cases = 10_000
/** The same cases each time; one that ever fails is added by name. */
const seed = 640104

const kinds = fc.constantFrom(...codeKinds)
const ids = fc.uuid()
const instants = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
  .map((date) => new Date(Math.floor(date.getTime() / 1000) * 1000))

test('the arithmetic of the phone is the one of the cloud', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary-ascii', maxLength: 64 }),
      fc.string({ unit: 'binary-ascii', maxLength: 300 }),
      (key, message) => {
        const expected = createHmac('sha256', key).update(message).digest('hex')
        expect(Buffer.from(hmacSha256(key, message)).toString('hex')).toBe(expected)
      },
    ),
    { numRuns: 2000, seed },
  )
})

test('a code is good for what it stands for, at its time and one step later', () => {
  fc.assert(
    fc.property(kinds, ids, instants, fc.nat(), (kind, id, now, wait) => {
      const { code, digits, validUntil } = liveCode(secret, kind, id, now)
      const at = later(now, wait % (validUntil.getTime() - now.getTime() + stepLength[kind]))
      expect(readCode(secret, [kind], code, at)).toMatchObject({ ok: true, value: { kind, id } })
      expect(stepOfDigits(secret, kind, id, digits, at)).not.toBeNull()
    }),
    { numRuns: 2000, seed },
  )
})

describe(`of ${String(cases)} codes that are none, not one is taken`, () => {
  /** Refused, whatever for; and for what else but these two reasons. */
  const isRefused = (
    code: string,
    kind: (typeof codeKinds)[number],
    at: Date,
    expected: string,
  ) => {
    const read = readCode(secret, [kind], code, at)
    expect(read).toMatchObject({ ok: false, reason: expected })
  }

  test('stale: older than the step before', () => {
    fc.assert(
      fc.property(
        kinds,
        ids,
        instants,
        fc.integer({ min: 0, max: 10_000_000 }),
        (kind, id, now, more) => {
          const { code, validUntil } = liveCode(secret, kind, id, now)
          isRefused(code, kind, later(validUntil, stepLength[kind] + more * 1000), 'code_stale')
        },
      ),
      { numRuns: cases, seed },
    )
  })

  test('not yet: of a step that is still to come', () => {
    fc.assert(
      fc.property(
        kinds,
        ids,
        instants,
        fc.integer({ min: 1, max: 500_000 }),
        (kind, id, now, steps) => {
          const { code } = liveCode(secret, kind, id, later(now, steps * stepLength[kind] + 5000))
          isRefused(code, kind, now, 'code_stale')
        },
      ),
      { numRuns: cases, seed },
    )
  })

  test('of another slot, person or household, or of another kind', () => {
    fc.assert(
      fc.property(kinds, kinds, ids, ids, instants, (kind, other, id, another, now) => {
        const { code } = liveCode(secret, kind, id, now)
        // The other one's name on this one's signature.
        const forged = code.replace(id, another)
        if (another !== id) isRefused(forged, kind, now, 'code_invalid')
        const asOther = code.replace(codePrefix[kind], codePrefix[other])
        if (other !== kind) isRefused(asOther, other, now, 'code_invalid')
        const read = readCode(secret, [kind], code, now)
        expect(read.ok && read.value.id).toBe(id)
      }),
      { numRuns: cases, seed },
    )
  })

  test('altered in any place', () => {
    fc.assert(
      fc.property(kinds, ids, instants, fc.nat(), fc.nat(), (kind, id, now, where, what) => {
        const { code } = liveCode(secret, kind, id, now)
        const index = where % code.length
        const alphabet = '0123456789abcdefHLMSF.-'
        const character = alphabet[what % alphabet.length] ?? ''
        const altered = code.slice(0, index) + character + code.slice(index + 1)
        const read = readCode(secret, [kind], altered, now)
        // An altered one never stands for anything; the same one again is no alteration.
        if (altered !== code) expect(read.ok).toBe(false)
      }),
      { numRuns: cases, seed },
    )
  })

  test('made with another secret', () => {
    fc.assert(
      fc.property(kinds, ids, instants, (kind, id, now) => {
        isRefused(liveCode('another secret', kind, id, now).code, kind, now, 'code_invalid')
      }),
      { numRuns: 1000, seed },
    )
  })

  test('made up', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), instants, (text, now) => {
        expect(readCode(secret, codeKinds, text, now)).toMatchObject({ ok: false })
        expect(readCode(secret, codeKinds, `HLM.${text}`, now)).toMatchObject({ ok: false })
      }),
      { numRuns: cases, seed },
    )
  })
})

test('another spelling of the number is another code, and none', () => {
  const now = new Date('2026-03-01T02:00:00.000Z')
  const { code } = liveCode(secret, 'site', '0b9f4c1e-0000-7000-8000-000000000000', now)
  const step = String(partsOfCode(code)?.step)
  for (const spelled of [`0${step}`, `+${step}`, `${step}.0`, ` ${step}`, `${step}e0`])
    expect(readCode(secret, ['site'], code.replace(step, spelled), now)).toMatchObject({
      reason: 'code_invalid',
    })
})

describe('what scans come to', () => {
  const start = new Date('2026-03-01T02:00:00.000Z')
  const scan = fc.record({
    act: fc.constantFrom('in' as const, 'out' as const),
    at: fc.integer({ min: 0, max: 240 }).map((minutes) => later(start, minutes * 60_000)),
  })
  const told = (scans: readonly Scan[]) => {
    const { in: arrival, out } = recordOf(scans)
    return [arrival?.at ?? null, out?.at ?? null]
  }

  test('does not depend on the order in which they arrive, nor on how often', () => {
    fc.assert(
      fc.property(
        fc.array(scan, { maxLength: 8 }).chain((scans) =>
          fc.record({
            scans: fc.constant(scans),
            shuffled: fc.shuffledSubarray(scans, { minLength: scans.length }),
            again: fc.subarray(scans),
          }),
        ),
        ({ scans, shuffled, again }) => {
          expect(told([...shuffled, ...again])).toEqual(told(scans))
        },
      ),
      { numRuns: 5000, seed },
    )
  })

  test('is the same whether one keeps all scans, or the record with those that have no effect yet', () => {
    fc.assert(
      fc.property(fc.array(scan, { maxLength: 8 }), (scans) => {
        // As the cloud does it: the record so far, the leaving scans it kept, and one more.
        let record = recordOf<Scan>([])
        const leaving: Scan[] = []
        for (const one of scans) {
          const known = [record.in, record.out].filter((each) => each !== null)
          record = recordOf([...known, ...leaving, one])
          if (one.act === 'out') leaving.push(one)
        }
        expect([record.in?.at ?? null, record.out?.at ?? null]).toEqual(told(scans))
      }),
      { numRuns: 5000, seed },
    )
  })
})
