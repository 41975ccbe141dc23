import { asc, eq } from 'drizzle-orm'
import * as t from '../../src/cloud/db/tables'
import type { Answers } from '../../src/domain/questions'
import type { Adult } from './build'
import { newKey, useCloud, type Told } from './cloud'
import { expectRefused } from './count'
import { buildWorld, type World } from './world'

/** The world of a sign-up story, with what its people do and see in few words. */
export const useStory = () => {
  const cloud = useCloud()
  let built: World | undefined
  const world = () => {
    if (!built) throw new Error('the world is built before each test')
    return built
  }
  beforeEach(async () => {
    built = await buildWorld(cloud())
  })

  const signUp = (
    who: Adult,
    slotId: string,
    personIds: string[] = [who.id],
    answers: Answers = {},
  ) => world().as(who).signups.create({ key: newKey(), slotId, personIds, answers })

  const seatsOf = async (slotId: string) => {
    const { db } = cloud().database
    const [row] = await db.select().from(t.slot).where(eq(t.slot.id, slotId))
    if (!row) throw new Error('no such slot')
    return { free: row.capacity - row.taken, waiting: row.waiting }
  }

  /** The statuses of the people of a party, in one word where they agree. */
  const statusOf = async (partyId: string) => {
    const { db } = cloud().database
    const rows = await db
      .select({ status: t.signup.status })
      .from(t.signup)
      .where(eq(t.signup.partyId, partyId))
      .orderBy(asc(t.signup.status))
    return [...new Set(rows.map(({ status }) => status))].join(', ')
  }

  const partyRow = async (partyId: string) => {
    const { db } = cloud().database
    const [row] = await db.select().from(t.party).where(eq(t.party.id, partyId))
    if (!row) throw new Error('no such party')
    return row
  }

  const lettersOf = async (who: Adult, kind: string) => {
    await cloud().app.idle()
    const { items } = await world().as(who).inbox.list({})
    return items.filter((item) => item.kind === kind)
  }

  return {
    cloud,
    world,
    signUp,
    seatsOf,
    statusOf,
    partyRow,
    lettersOf,
    cancel: (who: Adult, partyId: string, personIds?: string[]) =>
      world()
        .as(who)
        .signups.cancel({ key: newKey(), partyId, ...(personIds && { personIds }) }),
    /** The sign-up as the household sees it under 我的报名. */
    mineOn: async (who: Adult, slotId: string) => {
      const { items } = await world().as(who).signups.mine({ when: 'coming' })
      return items.find((item) => item.slotId === slotId)
    },
    refuses: (asked: () => Promise<unknown>, told: Told) => expectRefused(cloud(), asked, told),
    codeOf: async (who: Adult) => (await world().as(who).attendance.memberCode({})).code,
  }
}
