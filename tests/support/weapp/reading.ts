import { and, eq, gt, sql } from 'drizzle-orm'
import type { Db } from '../../../src/cloud/db/connect'
import * as t from '../../../src/cloud/db/tables'

/**
 * What a test reads from the database, as it stands: never from the screen, never by asking the app. The
 * stories' world has one household of a nickname and one activity of a title.
 */
export const readingOf = (db: Db) => ({
  /** The household of a WeChat account: its people, community and window; null before joining. */
  household: (openid: string) => household(db, openid),

  /** Who is on a slot and how, by nickname. */
  signups: async (slotId: string) =>
    db
      .select({ nickname: t.person.nickname, status: t.signup.status, party: t.signup.partyId })
      .from(t.signup)
      .innerJoin(t.person, eq(t.person.id, t.signup.personId))
      .where(eq(t.signup.slotId, slotId))
      .orderBy(t.person.nickname, t.signup.createdAt),

  /** Who came to a slot, how it was proved, and what was confirmed. */
  attendance: async (slotId: string) =>
    db
      .select({
        nickname: t.person.nickname,
        inBy: t.attendance.inBy,
        outBy: t.attendance.outBy,
        minutes: t.attendance.measuredMinutes,
        confirmed: sql<boolean>`${t.attendance.confirmedAt} is not null`,
        noAward: t.attendance.noAward,
      })
      .from(t.attendance)
      .innerJoin(t.person, eq(t.person.id, t.attendance.personId))
      .where(eq(t.attendance.slotId, slotId))
      .orderBy(t.person.nickname),

  /** The household's points: free to spend, and held for redemptions. */
  purse: async (familyId: string) => {
    const rows = await db
      .select({ kind: t.account.kind, balance: t.account.balance })
      .from(t.account)
      .where(eq(t.account.ownerId, familyId))
    const of = (kind: 'family' | 'held') => rows.find((row) => row.kind === kind)?.balance ?? 0
    return { balance: of('family'), held: of('held') }
  },

  /** Every movement of the household's points, oldest first. */
  movements: async (familyId: string) =>
    db
      .select({ kind: t.txn.kind, sentence: t.txn.sentence })
      .from(t.txn)
      .where(eq(t.txn.familyId, familyId))
      .orderBy(t.txn.at, t.txn.id),

  redemptions: async (familyId: string) =>
    db
      .select({
        item: t.shopItem.name,
        status: t.redemption.status,
        code: t.redemption.code,
        reason: t.redemption.endedReason,
      })
      .from(t.redemption)
      .innerJoin(t.shopItem, eq(t.shopItem.id, t.redemption.itemId))
      .where(eq(t.redemption.familyId, familyId))
      .orderBy(t.redemption.reservedAt),

  stock: async (itemId: string) => {
    const [row] = await db
      .select({
        stock: t.shopItem.stock,
        reserved: t.shopItem.reserved,
        pickedUp: t.shopItem.pickedUp,
      })
      .from(t.shopItem)
      .where(eq(t.shopItem.id, itemId))
    return row ?? null
  },

  /** An activity with its slots; null when nobody wrote one of that title. */
  activity: (title: string) => activity(db, title),

  /** One of each that is on in an account's community, for opening the pages that are about one. */
  examples: (openid: string) => examples(db, openid),

  /** What an account was told in the app. */
  notices: async (openid: string) =>
    db
      .select({ kind: t.inboxItem.kind, title: t.inboxItem.title })
      .from(t.inboxItem)
      .innerJoin(t.identity, eq(t.identity.personId, t.inboxItem.personId))
      .where(eq(t.identity.openid, openid))
      .orderBy(t.inboxItem.at, t.inboxItem.id),
})

export type Reading = ReturnType<typeof readingOf>

const household = async (db: Db, openid: string) => {
  const [own] = await db
    .select({ familyId: t.person.familyId, community: t.org.name, window: t.family.windowNumber })
    .from(t.identity)
    .innerJoin(t.person, eq(t.person.id, t.identity.personId))
    .innerJoin(t.family, eq(t.family.id, t.person.familyId))
    .innerJoin(t.org, eq(t.org.id, t.family.communityId))
    .where(eq(t.identity.openid, openid))
  if (!own) return null
  const people = await db
    .select({ nickname: t.person.nickname, kind: t.person.kind })
    .from(t.person)
    .where(eq(t.person.familyId, own.familyId))
    .orderBy(t.person.createdAt, t.person.id)
  return { ...own, people }
}

const activity = async (db: Db, title: string) => {
  const [found] = await db
    .select({
      id: t.activity.id,
      kind: t.activity.kind,
      status: t.activity.status,
      place: t.activity.place,
      riskNotice: t.activity.riskNotice,
      audience: t.activity.audience,
    })
    .from(t.activity)
    .where(eq(t.activity.title, title))
  if (!found) return null
  const slots = await db
    .select({ id: t.slot.id, capacity: t.slot.capacity, taken: t.slot.taken })
    .from(t.slot)
    .where(eq(t.slot.activityId, found.id))
    .orderBy(t.slot.ordinal)
  return { ...found, slots }
}

const examples = async (db: Db, openid: string) => {
  const [one] = await db
    .select({
      activityId: t.activity.id,
      slotId: t.slot.id,
      communityId: t.activity.communityId,
      itemId: t.shopItem.id,
    })
    .from(t.identity)
    .innerJoin(t.person, eq(t.person.id, t.identity.personId))
    .innerJoin(t.family, eq(t.family.id, t.person.familyId))
    .innerJoin(t.activity, eq(t.activity.communityId, t.family.communityId))
    .innerJoin(t.slot, eq(t.slot.activityId, t.activity.id))
    .innerJoin(t.shopItem, eq(t.shopItem.districtId, t.identity.districtId))
    .where(
      and(
        eq(t.identity.openid, openid),
        eq(t.activity.status, 'published'),
        gt(t.slot.startsAt, sql`now()`),
      ),
    )
    .orderBy(t.slot.startsAt, t.shopItem.id)
    .limit(1)
  if (!one) throw new Error('nothing is on')
  return one
}
