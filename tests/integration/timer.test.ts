import { eq, sql } from 'drizzle-orm'
import * as t from '../../src/cloud/db/tables'
import { hour } from '../../src/domain/time'
import { addActivity } from '../support/build'
import { useStory } from '../support/story'

const { cloud, world, signUp, cancel, statusOf, lettersOf } = useStory()

const run = (statement: string) => cloud().database.db.execute(sql.raw(statement))

afterEach(async () => {
  await run('drop trigger if exists broken on signup')
  await run('drop function if exists refuse_it()')
})

/** Two offers that run out; the database cannot let go of the first one. */
const withABrokenOffer = async () => {
  const { lin, chen, organizer, colleague } = world()
  const offered: string[] = []
  for (const [sits, waits] of [
    [organizer, lin],
    [colleague, chen],
  ] as const) {
    const { slotId } = await world().addSlot({ inHours: 40, capacity: 1, waitMode: 'offer' })
    const seat = await signUp(sits, slotId)
    const waiting = await signUp(waits, slotId)
    await cancel(sits, seat.partyId)
    offered.push(waiting.partyId)
  }
  const [broken = '', sound = ''] = offered
  await run(`create function refuse_it() returns trigger language plpgsql as
    $$ begin raise exception 'a row that always fails'; end $$`)
  await run(`create trigger broken before update on signup for each row
    when (old.party_id = '${broken}' and new.status = 'declined') execute function refuse_it()`)
  return { broken, sound }
}

describe('what the timer cannot do', () => {
  it('holds up neither the other rows, nor the steps after it, nor another district', async () => {
    const { there, dad } = world()
    const { broken, sound } = await withABrokenOffer()
    const soon = await world().addSlot({ inHours: 15 })
    await signUp(dad, soon.slotId)
    const elsewhere = await addActivity(there.builder, there.community, {
      slots: [{ inHours: 1, lasts: 60 }],
    })
    cloud().pass(13 * hour)
    await expect(cloud().tick()).rejects.toThrow('timer: ending an offer failed')
    expect([await statusOf(broken), await statusOf(sound)]).toEqual(['offered', 'declined'])
    expect(await lettersOf(dad, 'activity_soon')).toHaveLength(1)
    const [row] = await cloud()
      .database.db.select({ status: t.activity.status })
      .from(t.activity)
      .where(eq(t.activity.id, elsewhere.id))
    expect(row?.status).toBe('settled')
    await run('drop trigger broken on signup')
    await cloud().tick()
    expect(await statusOf(broken)).toBe('declined')
  })
})
