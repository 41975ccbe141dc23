import { createHash, createHmac } from 'node:crypto'
import { codeNow, freshSteps, partsOfCode, memberStep, siteStep } from '../../../src/domain/codes'
import { maskPhone, phonePattern } from '../../../src/domain/contact'
import { distance, nearness, onChinaMap, usualRadius } from '../../../src/domain/place'
import { hmacSha256 } from '../../../src/domain/sha256'
import { later } from '../../../src/domain/time'

const key = createHash('sha256').update('a key').digest('hex')
const now = new Date('2026-03-01T02:00:10.000Z')

describe('codes that a phone makes by itself', () => {
  it('are signed as the cloud would sign them', () => {
    for (const message of ['', 'a', 'member|29541720', 'x'.repeat(200)]) {
      const expected = createHmac('sha256', key).update(message).digest('hex')
      expect(Buffer.from(hmacSha256(key, message)).toString('hex')).toBe(expected)
    }
  })

  it('say what they are, and when the next one comes', () => {
    const { code, digits, validUntil } = codeNow(key, 'family', 'household', now)
    expect(code).toMatch(/^HLF\.household\.\d+\.[0-9a-f]{24}$/)
    expect(digits).toMatch(/^\d{6}$/)
    expect(validUntil).toEqual(new Date('2026-03-01T02:01:00.000Z'))
    expect(partsOfCode(code)).toMatchObject({ kind: 'family', id: 'household' })
  })

  it('change with each step and with each kind', () => {
    const shown = [
      codeNow(key, 'member', 'one', now),
      codeNow(key, 'member', 'one', later(now, memberStep)),
      codeNow(key, 'family', 'one', now),
    ]
    expect(new Set(shown.map(({ code }) => code)).size).toBe(3)
    expect(codeNow(key, 'member', 'one', later(now, 40_000))).toEqual(shown[0])
  })

  it('are good while they run and one step longer, and just before for a clock that is slow', () => {
    expect(freshSteps(now, siteStep)).toHaveLength(2)
    expect(freshSteps(later(now, 16_000), siteStep)).toHaveLength(3)
  })

  it.each([
    '',
    'HLM',
    'HLM.a.1',
    'HLM.a.1.b.c',
    'HLX.a.1.b',
    'HLM.a.x.b',
    'HLM.a.-1.b',
    'HLM..1.b',
  ])('nothing else is one: «%s»', (text) => {
    expect(partsOfCode(text)).toBeNull()
  })
})

describe('being there', () => {
  const square = { latitude: 30.5434, longitude: 114.3421 }
  const spot = { ...square, radius: usualRadius }
  const north = (metres: number) => ({
    ...square,
    latitude: square.latitude + metres / 111_195,
    accuracy: 0,
  })

  it('distances are those of the globe', () => {
    const wuhan = { latitude: 30.5928, longitude: 114.3055 }
    const yinchuan = { latitude: 38.4872, longitude: 106.2309 }
    expect(distance(wuhan, yinchuan) / 1000).toBeCloseTo(1142, -1)
    expect(distance(wuhan, wuhan)).toBe(0)
    expect(distance({ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 180 })).toBeCloseTo(
      Math.PI * 6_371_008.8,
      0,
    )
  })

  it('is inside up to the radius and outside beyond it', () => {
    expect(nearness(spot, north(299))).toBe('inside')
    expect(nearness(spot, north(302))).toBe('outside')
  })

  it('is inside where the phone is so unsure that it may be', () => {
    expect(nearness(spot, { ...north(1000), accuracy: 800 })).toBe('inside')
  })

  it('is not known of a phone that does not tell', () => {
    expect(nearness(spot, null)).toBe('unknown')
  })

  it('a browser’s coordinates lie some hundred metres from those of maps in China', () => {
    const shifted = onChinaMap(square)
    const metres = distance(square, shifted)
    expect(metres).toBeGreaterThan(300)
    expect(metres).toBeLessThan(800)
    // 天安门: WGS-84 39.90734, 116.39089 is drawn at GCJ-02 39.90874, 116.39713.
    const gate = onChinaMap({ latitude: 39.90734, longitude: 116.39089 })
    expect(distance(gate, { latitude: 39.90874, longitude: 116.39713 })).toBeLessThan(20)
  })
})

describe('a number to call', () => {
  it('is a mobile number of eleven digits, shown by its ends', () => {
    expect(phonePattern.test('13812345678')).toBe(true)
    for (const wrong of ['1381234567', '138123456789', '23812345678', '12812345678', ''])
      expect(phonePattern.test(wrong)).toBe(false)
    expect(maskPhone('13812345678')).toBe('138****5678')
  })
})
