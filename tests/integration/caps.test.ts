import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import * as t from '../../src/cloud/db/tables'
import { plainRules, type PointsRules } from '../../src/domain/points-rules'
import {
  addMonths,
  day,
  dayOf,
  hour,
  later,
  minute,
  mondayOf,
  monthStart,
  startOfDate,
} from '../../src/domain/time'
import { addSpouse, type Adult } from '../support/build'
import { newKey } from '../support/cloud'
import { expectRefused } from '../support/count'
import { servedOn } from '../support/past-service'
import { useServing } from '../support/serving'
import { useStory } from '../support/story'

const story = useStory()
const { cloud, world } = story
const { divides, invite } = useServing(story)

/** A version of the community's rule that has been in force from that day on. */
const ruleFrom = async (version: number, startsOn: Date, caps: Partial<PointsRules['caps']>) => {
  const { builder, community, manager } = world()
  const { db, districtId, auditId, now } = builder
  await db.insert(t.pointsRule).values({
    districtId,
    id: randomUUID(),
    communityId: community.id,
    version,
    startsOn: dayOf(startsOn),
    rules: { ...plainRules, caps: { ...plainRules.caps, ...caps } },
    note: '试行',
    proposedBy: manager.id,
    proposedAt: now,
    auditId,
  })
}

/** A moment of the month before last, so that both of its versions are over. */
const inMonth = (days: number, hours = 8) =>
  later(addMonths(monthStart(world().now), -2), (days - 1) * day + hours * hour)

/** A moment of the week before last. */
const inWeek = (days: number, hours = 8) => {
  const monday = startOfDate(mondayOf(dayOf(later(world().now, -14 * day))))
  return later(monday, days * day + hours * hour)
}

const served = (who: Adult, startsAt: Date, hours: number) =>
  servedOn(world(), who, { startsAt, minutes: hours * 60 })

const correct = (signupId: string, minutes: number) =>
  world()
    .as(world().organizer)
    .hours.correct({ key: newKey(), signupId, minutes, reason: '核对过现场记录' })

const pointsOf = async (who: Adult) => (await world().as(who).points.mine({})).balance

/** Where somebody lives now, for what is put straight into the tables. */
const home = async (who: Adult): Promise<Adult> => {
  const { familyId } = await world().as(who).families.mine({})
  return { ...who, familyId }
}

describe('a correction after the rule has changed', () => {
  it('takes what it takes, though the household earned more since under a version that allows it', async () => {
    const { chen } = world()
    await ruleFrom(1, inMonth(1), { month: 10 })
    await ruleFrom(2, inMonth(15), { month: 20 })
    const early = await served(chen, inMonth(3), 5)
    await served(chen, inMonth(4), 5)
    await served(chen, inMonth(16), 8)
    expect(await pointsOf(chen)).toBe(18)
    expect(await correct(early, 240)).toMatchObject({ counted: 240, points: 4 })
    expect(await pointsOf(chen)).toBe(17)
  })

  it('takes what it takes, though the version of its day allows less than was earned before it', async () => {
    const { chen } = world()
    await ruleFrom(1, inMonth(1), { month: 20 })
    await ruleFrom(2, inMonth(15), { month: 5 })
    const late = await served(chen, inMonth(20), 5)
    await served(chen, inMonth(3), 8)
    expect(await pointsOf(chen)).toBe(13)
    expect(await correct(late, 240)).toMatchObject({ counted: 240, points: 4 })
    expect(await pointsOf(chen)).toBe(12)
  })

  it('is judged by what stood when it was decided, not by which command had begun first', async () => {
    const { chen } = world()
    await ruleFrom(1, inMonth(1), { month: 20 })
    await ruleFrom(2, inMonth(15), { month: 5 })
    await served(chen, inMonth(20), 5)
    const early = await served(chen, inMonth(3), 8)
    // A command that began first and waited for the other one writes the earlier instant.
    await cloud().database.db.transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`)
      await tx.execute(
        sql`update txn set at = at - interval '1 hour' where subject = ${early} and kind = 'award'`,
      )
    })
    expect(await pointsOf(chen)).toBe(13)
  })

  it('to nothing gives the room back, and it is not kept for later', async () => {
    const { chen, superior, street, as } = world()
    await ruleFrom(1, inMonth(1), { month: 5 })
    const first = await served(chen, inMonth(3), 5)
    await correct(first, 0)
    await served(chen, inMonth(4), 3)
    await correct(first, 300)
    const [asked] = await as(superior).hours.consents({ orgId: street.id })
    await as(superior).hours.decideConsent({
      key: newKey(),
      consentId: asked?.consentId ?? '',
      verdict: 'agree',
      answer: '',
    })
    expect(await pointsOf(chen)).toBe(5)
  })
})

describe('a cap goes along with people who move', () => {
  const joins = async (who: Adult, host: Adult) => {
    const { code } = await world().as(host).households.invite({ key: newKey(), kind: 'adult' })
    await world().as(who).households.accept({ key: newKey(), code })
  }
  const leaves = (who: Adult) => world().as(who).households.leave({ key: newKey() })
  const refusesReturn = async (who: Adult, host: Adult) => {
    const code = await invite(host)
    await expectRefused(cloud(), () => world().as(who).households.accept({ key: newKey(), code }), {
      refused: 'earned_apart',
    })
  }

  it('what a person earned on a day counts against the cap of the person and day, with whom ever it was', async () => {
    const { lin, builder } = world()
    await ruleFrom(1, inMonth(1), { personDay: 6 })
    const sister = await addSpouse(builder, lin, '林家小姨')
    await served(sister, inMonth(3, 8), 6)
    await leaves(sister)
    await served(await home(sister), inMonth(3, 15), 5)
    expect(await pointsOf(sister)).toBe(0)
    expect(await pointsOf(lin)).toBe(6)
  })

  it('what somebody earned with a household that has ended counts for the one that was joined', async () => {
    const { lin, chen } = world()
    await ruleFrom(1, inMonth(1), { week: 10 })
    await served(chen, inWeek(0), 6)
    await joins(chen, lin)
    await served(lin, inWeek(1), 8)
    expect(await pointsOf(lin)).toBe(10)
    await served(await home(chen), inWeek(2), 8)
    expect(await pointsOf(lin)).toBe(10)
  })

  it('what somebody earned elsewhere counts where they live now; what they leave behind counts there', async () => {
    const { lin, builder } = world()
    await ruleFrom(1, inMonth(1), { week: 10 })
    const sister = await addSpouse(builder, lin, '林家小姨')
    await served(sister, inWeek(0), 8)
    await leaves(sister)
    const alone = await home(sister)
    await served(alone, inWeek(1), 8)
    expect(await pointsOf(sister)).toBe(2)
    await served(lin, inWeek(2), 8)
    expect(await pointsOf(lin)).toBe(10)
  })
  it('whoever left comes back when the two together have not earned more than one household may', async () => {
    const { lin, chen, as, builder } = world()
    await ruleFrom(1, inMonth(1), { month: 10 })
    const sister = await addSpouse(builder, lin, '林家小姨')
    await served(lin, inMonth(3), 6)
    await leaves(sister)
    const alone = await home(sister)
    await served(alone, inMonth(4), 4)
    await joins(sister, lin)
    expect(await pointsOf(lin)).toBe(10)
    await leaves(sister)
    await served(await home(sister), inMonth(5), 8)
    const { code } = await as(lin).households.invite({ key: newKey(), kind: 'adult' })
    expect((await as(sister).households.look({ code })).refusal).toEqual({ reason: 'earned_apart' })
    await expectRefused(cloud(), () => as(sister).households.accept({ key: newKey(), code }), {
      refused: 'earned_apart',
    })
    // With somebody whom she never lived with she may live at once.
    await joins(sister, chen)
    expect(await pointsOf(chen)).toBe(6)
  })

  it('neither the one who stays nor a third home is a way round, and after 90 days they are two households', async () => {
    const { lin, dad, as, builder } = world()
    await ruleFrom(1, inMonth(1), { month: 10 })
    const sister = await addSpouse(builder, lin, '林家小姨')
    const brother = await addSpouse(builder, lin, '林家小舅')
    await leaves(sister)
    await leaves(brother)
    await served(await home(sister), inMonth(4), 8)
    await served(await home(brother), inMonth(5), 3)
    const invited = async () =>
      (await as(sister).households.invite({ key: newKey(), kind: 'adult' })).code
    const code = await invited()
    const refused = { refused: 'earned_apart' as const }
    const accepts = () => as(brother).households.accept({ key: newKey(), code })
    await expectRefused(cloud(), accepts, refused)
    await served(dad, inMonth(6), 3)
    const back = await as(lin).households.invite({ key: newKey(), kind: 'adult' })
    const returns = () => as(sister).households.accept({ key: newKey(), code: back.code })
    await expectRefused(cloud(), returns, refused)
    cloud().pass(91 * day)
    await joins(brother, sister)
    expect(await pointsOf(sister)).toBe(11)
  })
  it('a correction of what was earned before they lived together is nothing earned since', async () => {
    const { chen, shopkeeper } = world()
    await ruleFrom(1, inMonth(1), { month: 10 })
    await served(chen, inMonth(3), 8)
    const old = await served(shopkeeper, inMonth(4), 8)
    await joins(chen, shopkeeper)
    await leaves(chen)
    cloud().pass(minute)
    await correct(old, 420)
    await joins(chen, shopkeeper)
    expect(await pointsOf(shopkeeper)).toBe(15)
    await leaves(chen)
    await served(await home(chen), inMonth(5), 1)
    await refusesReturn(chen, shopkeeper)
  })

  it('a division takes what was earned along, with the points', async () => {
    const { chen, builder } = world()
    await ruleFrom(1, inMonth(1), { month: 10 })
    const brother = await addSpouse(builder, chen, '陈家弟弟')
    const mate = await addSpouse(builder, chen, '陈家合租人')
    await leaves(brother)
    await leaves(mate)
    await joins(mate, brother)
    await served(chen, inMonth(3), 8)
    const apart = await home(brother)
    await served(apart, inMonth(4), 8)
    await divides(apart, mate, 8)
    await refusesReturn(mate, chen)
    await refusesReturn(brother, chen)
    cloud().pass(91 * day)
    await joins(mate, chen)
    expect(await pointsOf(chen)).toBe(16)
  })
})
