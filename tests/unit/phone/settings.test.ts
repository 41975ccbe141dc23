import { SettingsStore } from '../../../src/miniprogram/stores/settings'
import { fakePlatform } from '../../support/fake-platform'

test('The theme follows the phone until the person chooses one.', () => {
  const platform = fakePlatform({ theme: 'light' })
  const settings = new SettingsStore(platform)
  platform.changeTheme('dark')
  expect(settings.theme).toBe('dark')
  settings.chooseTheme('light')
  platform.changeTheme('dark')
  expect(settings.theme).toBe('light')
  expect(platform.painted.at(-1)).toBe('light')
})

test('大字 and the theme are kept on the phone and found again.', () => {
  const first = fakePlatform()
  const settings = new SettingsStore(first)
  settings.setBigType(true)
  settings.chooseTheme('dark')
  const again = new SettingsStore(fakePlatform({ kept: Object.fromEntries(first.kept) }))
  expect(again.rootClass).toBe('theme-dark big-type')
  expect(again.textScale).toBe(1.4)
})

test('Whoever uses a large type on the phone itself finds 大字 switched on.', () => {
  expect(new SettingsStore(fakePlatform({ textScale: 1.3 })).bigType).toBe(true)
  expect(new SettingsStore(fakePlatform({ textScale: 1.1 })).bigType).toBe(false)
  expect(new SettingsStore(fakePlatform({ textScale: 1.1 })).textScale).toBe(1.1)
})

test('Switching 大字 off by hand is respected on a phone with a large type.', () => {
  const settings = new SettingsStore(fakePlatform({ textScale: 1.5, kept: { bigType: 'no' } }))
  expect(settings.bigType).toBe(false)
  expect(settings.textScale).toBeLessThanOrEqual(1.2)
})

test('大字 reaches the bars around the page, at once and when the app is opened again.', () => {
  const platform = fakePlatform()
  const settings = new SettingsStore(platform)
  expect(platform.painted.at(-1)).toBe('light')
  settings.setBigType(true)
  expect(platform.painted.at(-1)).toBe('light, large')
  const again = fakePlatform({ kept: Object.fromEntries(platform.kept) })
  expect(new SettingsStore(again).bigType).toBe(true)
  expect(again.painted).toEqual(['light, large'])
})
