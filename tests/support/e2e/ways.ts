import type { Phone } from './phone'

/** What every story does in the same way, by hand. */

export const openActivity = (phone: Phone, activityId: string) =>
  phone.go('pages/activity', { id: activityId })

/** On the form: the risk notice is read and ticked. */
export const acceptRisk = (phone: Phone) => phone.tap('我看过了风险告知，会照顾好自己和同行的家人')

/** From the activity's page to the form of the chosen post. */
export const beginSignUp = async (phone: Phone, button = '我要报名') => {
  await phone.tap(button)
  await phone.arrivesAt('pages/signup')
}

/** Under 我的报名: the card that says so. */
export const partyCard = (phone: Phone, title: string) =>
  phone.page.locator('[id^="party-"]:visible', { hasText: title })

/** Messages are written just after the deed: looks into the inbox until this one is there. */
export const readsLetter = async (phone: Phone, title: string, body: string | RegExp) => {
  for (let looks = 0; looks < 10; looks += 1) {
    await phone.go('pages/inbox')
    if ((await phone.text(title).count()) > 0) break
  }
  await phone.sees(title)
  await phone.sees(body)
}

/** On the desk a few stand there at first, and the later ones of a series not at all: asks for more until it is there. */
export const findOnDesk = async (organizer: Phone, id: string) => {
  await organizer.go('organizer/desk')
  for (const more of ['show-more-coming', 'show-later', 'show-more-coming', 'show-more-coming']) {
    if (await organizer.byId(id).isVisible()) return
    if (await organizer.byId(more).isVisible()) await organizer.tapId(more)
  }
}

/** From the desk to the board of a post. */
export const openBoard = async (organizer: Phone, slotId: string) => {
  await findOnDesk(organizer, `slot-${slotId}`)
  await organizer.tapId(`slot-${slotId}`)
  await organizer.arrivesAt('organizer/slot')
}

/** From the desk to what can be done with an activity. */
export const openMenu = async (organizer: Phone, activityId: string) => {
  await findOnDesk(organizer, `more-${activityId}`)
  await organizer.tapId(`more-${activityId}`)
}

/** One's own member code as text, for a desk without a camera. */
export const showsCode = async (phone: Phone) => {
  await phone.go('pages/code')
  await phone.tapId('show-text')
  return phone.reads('code-text')
}
