import { readFileSync } from 'node:fs'
import path from 'node:path'

const tokens = readFileSync(
  path.resolve(__dirname, '../../../src/miniprogram/styles/tokens.scss'),
  'utf8',
)

/** Each ink with every ground it is written on. */
const pairs: readonly (readonly [ink: string, grounds: readonly string[]])[] = [
  [
    'ink',
    ['paper', 'card', 'wash', 'lamp-wash', 'accent-wash', 'leaf-wash', 'sheet', 'sheet-wash'],
  ],
  ['ink-2', ['paper', 'card', 'wash', 'accent-wash', 'sheet', 'sheet-wash']],
  ['ink-3', ['paper', 'card', 'wash', 'sheet', 'sheet-wash']],
  ['accent-ink', ['paper', 'card', 'accent-wash', 'sheet']],
  ['lamp-ink', ['card', 'lamp-wash']],
  ['leaf-ink', ['paper', 'card', 'leaf-wash']],
  ['on-accent', ['accent', 'accent-press']],
  ['on-lamp', ['lamp']],
  ['paper', ['ink']],
]

function coloursOf(mixin: string): Map<string, string> {
  const body = new RegExp(`@mixin ${mixin} \\{([^}]*)\\}`).exec(tokens)?.[1] ?? ''
  return new Map(
    [...body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((found) => [
      found[1] ?? '',
      found[2] ?? '',
    ]),
  )
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

describe.each(['light', 'dark'])('the %s colours', (mixin) => {
  const colours = coloursOf(mixin)

  test.each(pairs.flatMap(([ink, grounds]) => grounds.map((ground) => [ink, ground] as const)))(
    '%s can be read on %s (at least 4.5 to 1)',
    (ink, ground) => {
      const inkColour = colours.get(ink)
      const groundColour = colours.get(ground)
      expect(inkColour).toBeDefined()
      expect(groundColour).toBeDefined()
      expect(contrast(inkColour ?? '#000000', groundColour ?? '#000000')).toBeGreaterThanOrEqual(
        4.5,
      )
    },
  )
})

test('in 大字 the smallest text is at least 18 pixels and a target at least 60', () => {
  const smallest = Number(/--t-1: calc\((\d+)px/.exec(tokens)?.[1])
  const target = Number(/\.big-type \{\s*--target: (\d+)px/.exec(tokens)?.[1])
  expect(smallest * 1.4).toBeGreaterThanOrEqual(18)
  expect(target).toBeGreaterThanOrEqual(60)
})
