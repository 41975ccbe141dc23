import { randomUUID } from 'node:crypto'
import { dayOf, later, day } from '../../domain/time'
import { usualStarHours } from '../../domain/stars'
import type { App } from '../app'
import type { Org } from './orgs'
import { personaNickname, personaOpenid } from './personas'
import type { Author } from './plan'

/** The stars of the district, as usual. */
export const setStars = (author: Author) => {
  usualStarHours.forEach((hours, index) => {
    author.plan.starLevel.push({ ...author.under('orgs'), level: index + 1, hours })
  })
}

/** In whose name a community certifies. The people and the telephone number are invented. */
export const certifyAs = (author: Author, community: Org, inCharge: string, handler: string) => {
  author.plan.issuer.push({
    ...author.under('orgs'),
    orgId: community.id,
    inCharge,
    handler,
    contact: `${community.name}服务站 000-0000 0000`,
  })
}

const ask = async (
  app: App,
  personId: string,
  wish: { from: string; until: string; purpose: string },
) => {
  const identity = { name: personaNickname('volunteer'), idType: 'none', idNumber: '' }
  const asked = await app.dispatch(
    {
      path: ['certificates', 'ask'],
      input: { key: randomUUID(), personId, purposeNote: '', identity, ...wish },
    },
    { openid: personaOpenid('volunteer') },
  )
  if (!asked.ok)
    throw new Error(`the demonstration has no certificate: ${JSON.stringify(asked.error)}`)
}

/**
 * The volunteer of the demonstration has one certificate, of what is long settled, and waits for another one of
 * the last days. Both were asked for by the same procedure as everybody's: a number is drawn and the name is
 * sealed, so they cannot be among the planned rows.
 */
export const certifyVolunteer = async (app: App, now: Date): Promise<void> => {
  const openid = personaOpenid('volunteer')
  const who = await app.dispatch({ path: ['certificates', 'holders'], input: {} }, { openid })
  const personId = who.ok ? firstHolder(who.output) : null
  if (personId === null) throw new Error('the volunteer of the demonstration is not there')
  const daysAgo = (days: number) => dayOf(later(now, -days * day))
  await ask(app, personId, { from: daysAgo(180), until: daysAgo(30), purpose: 'award' })
  await ask(app, personId, { from: daysAgo(29), until: daysAgo(0), purpose: 'work' })
}

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined

const firstHolder = (output: unknown): string | null => {
  const holders = memberOf(output, 'holders')
  const personId = Array.isArray(holders) ? memberOf(holders[0], 'personId') : undefined
  return typeof personId === 'string' ? personId : null
}
