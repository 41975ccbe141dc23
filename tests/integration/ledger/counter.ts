import type { Adult } from '../../support/build'
import { newKey, outcome, type Told } from '../../support/cloud'
import { chosen, notSeen, type Scene } from './scene'

export const reserve = async (
  { world, items, redemptions }: Scene,
  who: Adult,
  number: number,
): Promise<Told | null> => {
  const itemId = chosen(items, number)
  if (itemId === undefined) return null
  return outcome(
    world
      .as(who)
      .shop.reserve({ key: newKey(), itemId })
      .then((answer) => {
        redemptions.push({ who, ...answer })
        return answer
      }),
  )
}

type Ending = 'cancel' | 'pick up' | 'turn down'

const tryToEnd = async (
  { world }: Scene,
  act: Ending,
  { who, redemptionId, code }: Scene['redemptions'][number],
): Promise<Told | null> => {
  const { as, shopkeeper, shop } = world
  const key = newKey()
  // Whoever has moved out sees the redemptions of the household no more.
  if (act === 'cancel') return notSeen(await outcome(as(who).shop.cancel({ key, redemptionId })))
  return act === 'pick up'
    ? outcome(as(shopkeeper).shop.pickUp({ key, orgId: shop.id, code }))
    : outcome(as(shopkeeper).shop.refuse({ key, redemptionId, reason: '缺货' }))
}

/** One in five stays on the list, so that now and then something is ended twice. */
export const end = async (scene: Scene, act: Ending, number: number): Promise<Told | null> => {
  const { redemptions } = scene
  const redemption = chosen(redemptions, number)
  if (!redemption) return null
  const told = await tryToEnd(scene, act, redemption)
  const isOver = told !== null && 'output' in told
  if (isOver && number % 5 > 0) redemptions.splice(redemptions.indexOf(redemption), 1)
  return told
}

export const stock = (
  { world, items }: Scene,
  act: 'receive' | 'count',
  pieces: number,
): Promise<Told> => {
  const { shelf } = world.as(world.shopkeeper)
  const [itemId = ''] = items
  const key = newKey()
  return act === 'receive'
    ? outcome(shelf.receive({ key, itemId, quantity: pieces + 1, sponsorId: null, note: '补货' }))
    : outcome(shelf.count({ key, itemId, counted: pieces, reason: '月底盘点' }))
}
