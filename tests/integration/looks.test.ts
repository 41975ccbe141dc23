import { eq } from 'drizzle-orm'
import * as t from '../../src/cloud/db/tables'
import { day, hour, later } from '../../src/domain/time'
import { newKey } from '../support/cloud'
import { addForgotten, addReport } from '../support/history'
import { useServing } from '../support/serving'
import { useStory } from '../support/story'

const story = useStory()
const { cloud, world, signUp } = story
const { serves, correct, signupOf } = useServing(story)

/** Which looks at minors are on record under this name, and at whom. */
const looks = async (command: string) => {
  const rows = await cloud()
    .database.db.select({ by: t.audit.personId, after: t.audit.after })
    .from(t.audit)
    .where(eq(t.audit.command, command))
  return rows.map(({ by, after }) => ({ by, after }))
}

const childSeenBy = (by: string) => [{ by, after: { minors: [world().childId] } }]

describe('staff who read of a minor leave a row in the trail', () => {
  it('on the board of a slot, once within the hour, and again when another child is there', async () => {
    const { lin, chen, teenager, childId, organizer, as } = world()
    const { slotId } = await world().addSlot()
    const look = () => as(organizer).attendance.board({ slotId })
    await signUp(chen, slotId)
    await look()
    expect(await looks('attendance.board')).toEqual([])
    await signUp(lin, slotId, [lin.id, childId])
    await look()
    await look()
    expect(await looks('attendance.board')).toEqual(childSeenBy(organizer.id))
    await signUp(teenager, slotId)
    await look()
    expect(await looks('attendance.board')).toHaveLength(2)
    cloud().pass(hour)
    await look()
    expect(await looks('attendance.board')).toHaveLength(3)
  })

  it('where a sign-up waits for a decision', async () => {
    const { lin, childId, organizer, as } = world()
    const { slotId } = await world().addSlot({ approval: true })
    await signUp(lin, slotId, [childId])
    await as(organizer).signups.pending({ slotId })
    expect(await looks('signups.pending')).toEqual(childSeenBy(organizer.id))
  })

  it('in a record, a dispute and a question to the org above', async () => {
    const { lin, childId, organizer, superior, community, street, as } = world()
    const { signupId } = await serves(lin, 240, { personIds: [childId] })
    await as(organizer).hours.recordOf({ recordId: signupId })
    expect(await looks('hours.recordOf')).toEqual(childSeenBy(organizer.id))
    await as(lin).hours.record({ recordId: signupId })
    expect(await looks('hours.record')).toEqual([])
    await correct(signupId, 60)
    await correct(signupId, 120)
    await as(superior).hours.consents({ orgId: street.id })
    expect(await looks('hours.consents')).toEqual(childSeenBy(superior.id))
    const told = { minutes: 240, reason: '她其实做到了最后。' }
    await as(lin).hours.dispute({ key: newKey(), recordId: signupId, ...told })
    await as(organizer).hours.disputes({ orgId: community.id })
    expect(await looks('hours.disputes')).toEqual(childSeenBy(organizer.id))
  })

  it('in what was forgotten and what was told', async () => {
    const { lin, childId, organizer, community, builder, as } = world()
    const child = { ...lin, id: childId }
    await addReport(builder, child, community, 'open')
    await as(organizer).hours.reported({ orgId: community.id })
    expect(await looks('hours.reported')).toEqual(childSeenBy(organizer.id))
    const startsAt = later(await cloud().now(), day)
    const endsAt = later(startsAt, 2 * hour)
    const { slotId } = await world().addSlot({ startsAt, endsAt, closesAt: startsAt })
    await signUp(lin, slotId, [childId])
    await addForgotten(builder, child, await signupOf(childId, slotId))
    await as(organizer).hours.forgotten({ orgId: community.id })
    expect(await looks('hours.forgotten')).toEqual(childSeenBy(organizer.id))
    // How much waits is a figure and tells nothing of anybody.
    await as(organizer).hours.counts({ orgId: community.id })
    expect(await looks('hours.forgotten')).toHaveLength(1)
  })

  it('in a certificate that waits', async () => {
    const { lin, childId, organizer, community, as } = world()
    await serves(lin, 60, { personIds: [childId] })
    const now = await cloud().now()
    await as(lin).certificates.ask({
      key: newKey(),
      personId: childId,
      from: later(now, -30 * day)
        .toISOString()
        .slice(0, 10),
      until: now.toISOString().slice(0, 10),
      purpose: 'work',
      purposeNote: '',
      identity: { name: '林小满', idType: 'none', idNumber: '' },
    })
    await as(organizer).certificates.desk({ orgId: community.id })
    expect(await looks('certificates.desk')).toEqual(childSeenBy(organizer.id))
  })
})
