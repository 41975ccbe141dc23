import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { useHaolin, type Haolin } from '../haolin'
import { inspect } from '../inspect'
import { screenSize, type Look, type Phone } from '../phone'
import { scenes } from './all'
import { prepare } from './prepare'
import { tokens, type Scene } from './scene'

const folder = path.resolve(__dirname, '../../../../reports/screens')

/** ★ The sizes of a finger and of readable type; larger where someone asked for large type. */
const barOf = (look: Look) => ({
  width: screenSize.width,
  target: look.bigType ? 60 : 44,
  type: look.bigType ? 18 : 12,
})

/** The phone's picture and, beside it, the whole length of a page that is longer than the phone. */
const photograph = async (phone: Phone, look: string, name: string) => {
  mkdirSync(path.join(folder, look), { recursive: true })
  await phone.page.screenshot({ path: path.join(folder, look, `${name}.png`) })
  const below = await phone.page.evaluate(() => {
    const pages = [...document.querySelectorAll('.taro_page')]
    return Math.max(...pages.map((page) => page.scrollHeight - page.clientHeight))
  })
  if (below <= 0) return
  await phone.page.setViewportSize({ ...screenSize, height: screenSize.height + below })
  await phone.illustrated()
  await phone.page.screenshot({ path: path.join(folder, look, `${name}-whole.png`) })
  await phone.page.setViewportSize(screenSize)
}

/** Light, dark and large, as a story takes pictures of what only a story can bring about. */
export const looks: readonly (readonly [string, Look])[] = [
  ['light', {}],
  ['dark', { theme: 'dark' }],
  ['large', { bigType: true }],
]

/** Takes the picture of one moment of a story; answers what is not whole, readable or easy to tap. */
export const photographStory = async (phone: Phone, look: string, how: Look, name: string) => {
  await phone.illustrated()
  await photograph(phone, look, `story-${name}`)
  return inspect(phone, barOf(how))
}

const phoneOf = (haolin: Haolin, { persona }: Scene, look: Look) =>
  persona === 'moved in together' || persona === 'lives alone' || persona === 'called by name'
    ? haolin.phoneOf({ token: tokens[persona] }, look)
    : haolin.phone(persona, look)

/** Takes every screen's picture in one look, and holds it to the rules; answers the cloud that it shows. */
export const photographAll = (name: string, look: Look): Haolin => {
  const haolin = useHaolin()
  const phones = new Map<Scene['persona'], Phone>()

  beforeAll(() => prepare(haolin))

  it.each(scenes)(`$name is whole, readable and easy to tap in the ${name} look`, async (scene) => {
    const phone = phones.get(scene.persona) ?? (await phoneOf(haolin, scene, look))
    phones.set(scene.persona, phone)
    await phone.go(scene.route, scene.query?.())
    await scene.then?.(phone)
    await phone.illustrated()
    await photograph(phone, name, scene.name)
    expect(await inspect(phone, barOf(look))).toEqual([])
  })
  return haolin
}
