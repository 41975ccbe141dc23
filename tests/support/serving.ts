import { eq } from 'drizzle-orm'
import * as t from '../../src/cloud/db/tables'
import { minute } from '../../src/domain/time'
import type { Adult } from './build'
import { newKey } from './cloud'
import type { useStory } from './story'

/** Service, and moving from one household to another, in few words. */
export const useServing = ({ cloud, world, signUp }: ReturnType<typeof useStory>) => {
  const signupOf = async (personId: string, slotId: string) => {
    const { db } = cloud().database
    const rows = await db.select().from(t.signup).where(eq(t.signup.slotId, slotId))
    const found = rows.find((row) => row.personId === personId)
    if (!found) throw new Error('not signed up')
    return found.id
  }

  /** Someone serves a whole slot of so many minutes, which somebody confirms. */
  const serves = async (
    who: Adult,
    lasts = 120,
    { by = world().organizer, personIds = [who.id] }: { by?: Adult; personIds?: string[] } = {},
  ) => {
    const startsAt = new Date((await cloud().now()).getTime() + minute)
    const endsAt = new Date(startsAt.getTime() + lasts * minute)
    const { slotId } = await world().addSlot({ startsAt, endsAt, closesAt: startsAt })
    await signUp(who, slotId, personIds)
    const call = { slotId, personIds }
    await world()
      .as(world().organizer)
      .attendance.rollCall({ key: newKey(), act: 'in', ...call })
    cloud().pass((lasts + 2) * minute)
    await world()
      .as(world().organizer)
      .attendance.rollCall({ key: newKey(), act: 'out', ...call })
    await world().as(by).attendance.confirm({ key: newKey(), slotId })
    return { slotId, signupId: await signupOf(personIds[0] ?? who.id, slotId) }
  }

  const correct = (signupId: string, minutes: number, by: Adult = world().organizer) =>
    world().as(by).hours.correct({ key: newKey(), signupId, minutes, reason: '核对过现场记录' })

  const invite = async (head: Adult) =>
    (await world().as(head).households.invite({ key: newKey(), kind: 'adult' })).code

  /** Somebody joins the household of another by an invitation; answers who it is from then on. */
  const joins = async (who: Adult, head: Adult): Promise<Adult> => {
    const code = await invite(head)
    const { familyId } = await world().as(who).households.accept({ key: newKey(), code })
    return { ...who, familyId }
  }

  const leaves = async (who: Adult): Promise<Adult> => {
    const { familyId } = await world().as(who).households.leave({ key: newKey() })
    return { ...who, familyId }
  }

  /** A household divides as both heads agree: who goes, the first of them as head, with so many points. */
  const divides = async (head: Adult, goes: Adult, points: number, staff = world().organizer) => {
    const { splitId } = await world()
      .as(staff)
      .households.proposeSplit({
        key: newKey(),
        familyId: head.familyId,
        personIds: [goes.id],
        newHeadId: goes.id,
        points,
        reason: '分开居住',
      })
    for (const who of [head, goes])
      await world().as(who).households.answerSplit({ key: newKey(), splitId, agree: true })
    const { familyId } = await world()
      .as(staff)
      .households.carryOutSplit({ key: newKey(), splitId })
    return { ...goes, familyId }
  }

  const spend = async (who: Adult, price: number) => {
    const itemId = await world().addItem({ price })
    return world().as(who).shop.reserve({ key: newKey(), itemId })
  }

  const pointsOf = (who: Adult) => world().as(who).points.mine({})

  return { signupOf, serves, correct, invite, joins, leaves, divides, spend, pointsOf }
}
