import { scenes } from '../../support/e2e/screens/all'

/** Every route of the mini-program, as its own configuration lists them. */
const routes = async (): Promise<string[]> => {
  Object.assign(globalThis, { defineAppConfig: (config: unknown) => config })
  const { default: config } = await import('../../../src/miniprogram/app.config')
  const onDemand = (config.subPackages ?? []).flatMap(({ root, pages }) =>
    pages.map((page) => `${root}/${page}`),
  )
  return [...(config.pages ?? []), ...onDemand].map((page) => page.replace(/\/index$/, ''))
}

it('every route has its picture', async () => {
  const shown = scenes.map(({ route }) => route)
  expect((await routes()).filter((route) => !shown.includes(route))).toEqual([])
})

it('no picture takes the place of another', () => {
  const names = scenes.map(({ name }) => name)
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})
