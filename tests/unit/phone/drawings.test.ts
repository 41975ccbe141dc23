import { drawFacade } from '../../../src/miniprogram/parts/facade-drawing'
import type { FacadeBuilding } from '../../../src/miniprogram/parts/facade-drawing'
import { qrPicture } from '../../../src/miniprogram/parts/qr'

function buildings(count: number, floors: number, perFloor: number, litEvery: number) {
  return Array.from({ length: count }, (_, index): FacadeBuilding => {
    const windows = floors * perFloor - (index % perFloor)
    const numbers = Array.from({ length: windows }, (_none, place) => place + 1)
    return {
      id: `b${String(index)}`,
      name: String(index),
      floors,
      perFloor,
      windows,
      lit: numbers.filter((number) => (number + index) % litEvery === 0),
    }
  })
}

const litOf = (picture: string): number => picture.split('h6v7h-6z').length - 1

test('A lit household is one lit window, however many buildings there are.', () => {
  const community = buildings(17, 15, 6, 4)
  const lit = community.reduce((sum, building) => sum + building.lit.length, 0)
  // One more of the same shape is the pattern of all the unlit windows.
  expect(litOf(drawFacade(community, null, 'night').picture)).toBe(lit + 1)
})

test('A community of 1,481 households, a third of them lit, is a picture of under 20 KB.', () => {
  const drawing = drawFacade(buildings(17, 15, 6, 3), null, 'day')
  expect(drawing.picture.length).toBeLessThan(20_000)
})

test('One’s own window is found even when it is dark, and glows more with each service.', () => {
  const community = buildings(3, 6, 8, 5)
  const glow = (shine: 0 | 1 | 2 | 3): number => {
    const own = { buildingId: 'b1', window: 10, shine }
    const found = /r='(\d+)' fill='url\(%23o\)/.exec(drawFacade(community, own, 'night').picture)
    return Number(found?.[1] ?? 0)
  }
  expect(glow(0)).toBe(0)
  expect(glow(1)).toBeLessThan(glow(3))
  const dark = drawFacade(community, { buildingId: 'b1', window: 10, shine: 0 }, 'night')
  expect(dark.picture).toContain('h7v8h-7z')
})

test('A community without buildings is an empty evening, not an error.', () => {
  const { picture, ratio } = drawFacade([], null, 'night')
  expect(picture.startsWith('data:image/svg+xml')).toBe(true)
  expect(ratio).toBeGreaterThan(0)
})

test('A member code becomes a small picture that needs no network.', () => {
  const picture = qrPicture('m.0198c0de-0000-7000-8000-000000000001.1234567.c2lnbmF0dXJl')
  expect(picture.startsWith('data:image/svg+xml')).toBe(true)
  expect(picture).not.toMatch(/[<>#"]/)
  expect(picture.length).toBeLessThan(12_000)
})
