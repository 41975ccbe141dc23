import { day, dayStart, hour, later } from '../../src/domain/time'
import type { Adult } from '../support/build'
import { newKey } from '../support/cloud'
import { servedOn } from '../support/past-service'
import { useStory } from '../support/story'

const { cloud, world } = useStory()

/** So many hours into the day before yesterday, in UTC+8. */
const at = (hours: number) => later(dayStart(later(world().now, -2 * day)), hours * hour)

const served = (who: Adult, fromHour: number, minutes: number, planned = minutes) =>
  servedOn(world(), who, { startsAt: at(fromHour), minutes, planned })

const correct = (signupId: string, minutes: number) =>
  world()
    .as(world().organizer)
    .hours.correct({ key: newKey(), signupId, minutes, reason: '核对过现场记录' })

/** The org above decides on what waits. */
const decide = async (verdict: 'agree' | 'refuse') => {
  const { superior, street, as } = world()
  const [first] = await as(superior).hours.consents({ orgId: street.id })
  if (!first) throw new Error('something waits')
  const answer = verdict === 'refuse' ? '证据不足' : ''
  const { consentId } = first
  return as(superior).hours.decideConsent({ key: newKey(), consentId, verdict, answer })
}

const has = async (who: Adult) => {
  await cloud().app.idle()
  const { minutes, balance, owed } = await world().as(who).points.mine({})
  return { minutes, points: balance, owed }
}

describe('a correction on a day on which the org above agreed to more than eight hours', () => {
  it('by ten minutes takes ten minutes', async () => {
    const { lin } = world()
    const long = await served(lin, 8, 480)
    await served(lin, 17, 240)
    await decide('agree')
    expect(await has(lin)).toMatchObject({ minutes: 720, points: 12 })
    expect(await correct(long, 470)).toMatchObject({ counted: 470, points: 7 })
    expect(await has(lin)).toMatchObject({ minutes: 710, points: 11 })
  })

  it('upwards takes nothing, and what it adds waits', async () => {
    const { lin } = world()
    const long = await served(lin, 8, 400, 480)
    await served(lin, 17, 240)
    await decide('agree')
    expect(await has(lin)).toMatchObject({ minutes: 640, points: 10 })
    expect(await correct(long, 420)).toMatchObject({ counted: 400, points: 6, waits: true })
    expect(await has(lin)).toMatchObject({ minutes: 640, points: 10 })
    await decide('agree')
    expect(await has(lin)).toMatchObject({ minutes: 660, points: 11 })
  })
})
