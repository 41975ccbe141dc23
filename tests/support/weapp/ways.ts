import type { World } from '../world'
import type { Phone } from './phone'
import type { Story } from './story'

/** An activity as the page of a shared card opens it. */
export const activityPage = (activityId: string) => `pages/activity/index?id=${activityId}`

interface Chosen {
  /** Those who come along with the one who holds the phone. */
  also?: readonly string[]
}

/** From the activity's page: choose who comes, read the risk notice, confirm. */
export const signUp = async (phone: Phone, { also = [] }: Chosen = {}): Promise<void> => {
  await phone.tap('#sign-up')
  await phone.seePage('pages/signup')
  for (const personId of also) await phone.tap(`#party-member-${personId}`)
  await phone.tap('#accept-risk')
  await phone.tap('#confirm-sign-up')
}

/** Somebody opens a shared activity and signs up; answers with the phone, on the result. */
export const openAndSignUp = async (
  { pickUp }: Pick<Story, 'pickUp'>,
  who: World['lin'],
  activityId: string,
  chosen: Chosen = {},
): Promise<Phone> => {
  const phone = await pickUp(who, { at: activityPage(activityId) })
  await signUp(phone, chosen)
  return phone
}
