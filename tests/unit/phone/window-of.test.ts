import fc from 'fast-check'
import { fitted, windowOf } from '../../../src/miniprogram/parts/window-of'

const heights = [100, 200, 300, 400]

describe('what of a long list is drawn', () => {
  it('from the top: what the screen reaches, and the space of the rest', () => {
    const drawn = windowOf(heights, { from: -50, to: 250 })
    expect(drawn).toEqual({ pieces: 4, first: 0, end: 2, above: 0, below: 700 })
  })

  it('in the middle: space on both sides', () => {
    const drawn = windowOf(heights, { from: 150, to: 550 })
    expect(drawn).toEqual({ pieces: 4, first: 1, end: 3, above: 100, below: 400 })
  })

  it('beyond the end the last one, so that there is something to measure', () => {
    const drawn = windowOf(heights, { from: 5000, to: 6000 })
    expect(drawn).toEqual({ pieces: 4, first: 3, end: 4, above: 600, below: 0 })
  })

  it('of nothing nothing', () => {
    const drawn = windowOf([], { from: 0, to: 500 })
    expect(drawn).toEqual({ pieces: 0, first: 0, end: 0, above: 0, below: 0 })
  })

  it('whatever the heights and the place: nothing seen is left out, and the page stays as long', () => {
    const anyHeights = fc.array(fc.integer({ min: 1, max: 600 }), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(
        anyHeights,
        fc.integer({ min: 0, max: 40_000 }),
        fc.nat(2000),
        (all, from, size) => {
          const drawn = windowOf(all, { from, to: from + size })
          const sum = (part: number[]) => part.reduce((total, height) => total + height, 0)
          expect(drawn.above).toBe(sum(all.slice(0, drawn.first)))
          expect(drawn.below).toBe(sum(all.slice(drawn.end)))
          expect(drawn.end).toBeGreaterThan(drawn.first)
          const whole = sum(all)
          if (from < whole) expect(drawn.above).toBeLessThanOrEqual(from)
          expect(whole - drawn.below).toBeGreaterThanOrEqual(Math.min(whole, from + size))
        },
      ),
    )
  })
})

describe('when the list became another one', () => {
  const before = windowOf(heights, { from: 150, to: 550 })
  const fromTop = () => windowOf([50], { from: 0, to: 100 })

  it('more has come: the space below grows, what is drawn stays', () => {
    expect(fitted(before, 6, 250, fromTop)).toEqual({ ...before, pieces: 6, below: 900 })
  })

  it('less is there: it begins at the top', () => {
    expect(fitted(before, 1, 250, fromTop)).toEqual(fromTop())
  })

  it('as much as before: nothing changes', () => {
    expect(fitted(before, 4, 250, fromTop)).toBe(before)
  })
})
