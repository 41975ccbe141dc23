import { and, eq } from 'drizzle-orm'
import * as t from '../../../src/cloud/db/tables'
import type { Adult } from '../../support/build'
import type { Cloud, Told } from '../../support/cloud'
import { askOne } from '../../support/database'
import type { World } from '../../support/world'

/** One sequence's own people and things, in a world that many sequences share. */
export interface Scene {
  cloud: Cloud
  world: World
  people: readonly Adult[]
  items: readonly string[]
  redemptions: { who: Adult; redemptionId: string; code: string }[]
  services: string[]
  grants: string[]
  /** What was posted of them, and what was given long ago: it can be undone. */
  given: string[]
}

/** Numbers choose among what is there by then, whatever that is; nothing when there is nothing. */
export const chosen = <T>(among: readonly T[], number: number): T | undefined =>
  among[number % Math.max(1, among.length)]

export const person = ({ people }: Scene, number: number): Adult => {
  const found = chosen(people, number)
  if (!found) throw new Error('there is somebody to choose')
  return found
}

/** Somebody with the household in which they live by now. */
export const atHome = async ({ world }: Scene, who: Adult): Promise<Adult> => {
  const { db, districtId } = world.builder
  const [row] = await db
    .select({ familyId: t.person.familyId })
    .from(t.person)
    .where(and(eq(t.person.districtId, districtId), eq(t.person.id, who.id)))
  return { ...who, familyId: row?.familyId ?? who.familyId }
}

/** People and things of a household in which one does not live, or not any more, are not there for one. */
export const notSeen = (told: Told) =>
  'failed' in told && told.failed === 'NOT_FOUND' ? null : told

/** Conservation: whatever was just done, all postings sum to zero and each balance is its postings. */
export const expectConserved = async ({ cloud }: Scene) => {
  const told = await askOne(
    cloud.database.db,
    `select (select coalesce(sum(amount), 0) from posting) || ' in all, ' || count(*) || ' balances are wrong'
     from account a
     where a.balance <> (
       select coalesce(sum(p.amount), 0) from posting p
       where p.district_id = a.district_id and p.account_id = a.id
     )`,
  )
  expect(told).toBe('0 in all, 0 balances are wrong')
}
