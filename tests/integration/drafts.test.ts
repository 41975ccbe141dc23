import { eq } from 'drizzle-orm'
import * as t from '../../src/cloud/db/tables'
import type { Adult } from '../support/build'
import { newKey, useCloud, type Told } from '../support/cloud'
import { expectRefused } from '../support/count'
import { dateIn, draftOn } from '../support/draft'
import { buildWorld, type World } from '../support/world'

const cloud = useCloud()
let world: World
let date: string

beforeEach(async () => {
  world = await buildWorld(cloud())
  date = dateIn(world.now, 2)
})

const refuses = (asked: () => Promise<unknown>, told: Told) => expectRefused(cloud(), asked, told)

const save = async (orgId = world.community.id, who: Adult = world.organizer) => {
  const draft = draftOn(date)
  return (await world.as(who).activities.create({ key: newKey(), orgId, draft })).id
}

const discard = (id: string, who: Adult = world.organizer, key = newKey()) =>
  world.as(who).activities.discard({ key, id })

const onDesk = async () =>
  (await world.as(world.organizer).activities.desk({ orgId: world.community.id })).map(
    ({ id, status }) => ({ id, status }),
  )

describe('a draft that nobody wants any more', () => {
  it('is deleted by a colleague too, and is nowhere to be found again', async () => {
    const { organizer, colleague, visitor, lin, as } = world
    const id = await save()
    expect(await onDesk()).toEqual([{ id, status: 'draft' }])
    expect(await discard(id, colleague)).toEqual({ done: true })
    expect(await onDesk()).toEqual([])
    await refuses(() => as(organizer).activities.draft({ id }), { failed: 'NOT_FOUND' })
    await refuses(() => visitor.activities.get({ id }), { failed: 'NOT_FOUND' })
    await refuses(() => as(organizer).activities.publish({ key: newKey(), id }), {
      refused: 'not_a_draft',
    })
    const draft = draftOn(date)
    await refuses(() => as(organizer).activities.edit({ key: newKey(), id, draft }), {
      refused: 'not_a_draft',
    })
    const { db } = cloud().database
    const [slot] = await db.select().from(t.slot).where(eq(t.slot.activityId, id))
    const wish = { key: newKey(), slotId: slot?.id ?? '', personIds: [lin.id] }
    await refuses(() => as(lin).signups.create(wish), { failed: 'NOT_FOUND' })
  })

  it('gets the same answer when the same tap is sent again, and is a draft no more for another', async () => {
    const id = await save()
    const key = newKey()
    expect(await discard(id, world.organizer, key)).toEqual(await discard(id, world.organizer, key))
    await refuses(() => discard(id), { refused: 'not_a_draft' })
  })

  it('only a draft: what is published is cancelled instead, and only by its own staff', async () => {
    const { organizer, otherOrganizer, lin, as } = world
    const id = await save()
    await refuses(() => discard(id, otherOrganizer), { failed: 'NOT_FOUND' })
    await refuses(() => discard(id, lin), { failed: 'NOT_FOUND' })
    await as(organizer).activities.publish({ key: newKey(), id })
    await refuses(() => discard(id), { refused: 'not_a_draft' })
  })
})

describe('a series that begins with a saved draft', () => {
  const publish = (draftId: string) =>
    world.as(world.organizer).series.create({
      key: newKey(),
      orgId: world.community.id,
      draftId,
      draft: draftOn(date),
      rule: { every: 'day', exceptHolidays: false, exceptWeekends: false },
      from: date,
      until: dateIn(world.now, 4),
    })

  it('leaves no draft behind', async () => {
    const draftId = await save()
    expect(await publish(draftId)).toMatchObject({ made: 3 })
    expect(await onDesk()).toMatchObject([
      { status: 'published' },
      { status: 'published' },
      { status: 'published' },
    ])
    await refuses(() => publish(draftId), { refused: 'not_a_draft' })
  })

  it('is made of a draft of that org, and of nothing else', async () => {
    const { fangqi, otherOrganizer, organizer, as } = world
    const elsewhere = await save(fangqi.id, otherOrganizer)
    await refuses(() => publish(elsewhere), { failed: 'NOT_FOUND' })
    const out = await save()
    await as(organizer).activities.publish({ key: newKey(), id: out })
    await refuses(() => publish(out), { refused: 'not_a_draft' })
  })
})
