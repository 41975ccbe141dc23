import { and, eq, gte, inArray, not, or, sql, type SQL } from 'drizzle-orm'
import type { KnownGrant } from '../../domain/grants'
import { quarterSpan, quarterNow } from '../../domain/budgets'
import { dayOf } from '../../domain/time'
import { family, grantUndo, org, person, pointsGrant, roleGrant } from '../db/tables'
import type { Work } from '../edge/command'
import { ruleFor } from '../rules/load'

export const staffRoles = ['organizer', 'lead_worker', 'admin'] as const
export const overseerRoles = ['reviewer', 'auditor'] as const

export type GrantRow = typeof pointsGrant.$inferSelect

/** The household with the community that gives to it: the one where it lives. */
export const homeOf = async ({ tx, districtId }: Work, familyId: string) => {
  const [row] = await tx
    .select({
      familyId: family.id,
      alias: family.alias,
      headId: family.headId,
      joinedId: family.joinedId,
      communityId: org.id,
      communityName: org.name,
      path: org.path,
    })
    .from(family)
    .innerJoin(org, and(eq(org.districtId, family.districtId), eq(org.id, family.communityId)))
    .where(and(eq(family.districtId, districtId), eq(family.id, familyId)))
  return row ?? null
}

/** The household stays as it is, with whoever lives there, until the transaction ends. */
export const shareHousehold = async ({ tx, districtId }: Work, familyId: string) => {
  await tx
    .select({ id: family.id })
    .from(family)
    .where(and(eq(family.districtId, districtId), eq(family.id, familyId)))
    .for('share')
}

export const livingIn = async ({ tx, districtId }: Work, familyId: string) => {
  const rows = await tx
    .select({ id: person.id })
    .from(person)
    .where(and(eq(person.districtId, districtId), eq(person.familyId, familyId)))
  return rows.map(({ id }) => id)
}

/** The caps that hold in a community today. */
export const capsOf = async ({ tx, districtId, now }: Work, communityId: string) =>
  (await ruleFor(tx, districtId, communityId, dayOf(now))).rules.grants

/** What a grant's undoing has come to: asked for or agreed to. What was declined or taken back is not found. */
export const openUndo = inArray(grantUndo.state, ['waiting', 'approved'])

/**
 * Whether a grant (by its name in the query) was undone for good. Where staff let go what was owed for it, the household
 * has kept the points, and the grant counts like one that stands.
 */
export const isUndone = (grant: SQL = sql`points_grant`) => sql`exists (
  select 1 from grant_undo undo
  where undo.district_id = ${grant}.district_id and undo.grant_id = ${grant}.id and undo.state = 'approved'
    and not exists (
      select 1 from claim owed
      where owed.district_id = undo.district_id and owed.txn_id = undo.txn_id and owed.waived_at is not null
    )
)`

/** What counts under the caps: of this giver and for this family, waiting or approved and not undone, this quarter. */
export const knownGrants = async (
  { tx, districtId, now }: Work,
  about: { givenBy: string; familyId: string; except?: string },
): Promise<KnownGrant[]> => {
  const rows = await tx
    .select({
      id: pointsGrant.id,
      kind: pointsGrant.kind,
      familyId: pointsGrant.familyId,
      givenBy: pointsGrant.givenBy,
      amount: pointsGrant.amount,
      at: pointsGrant.givenAt,
    })
    .from(pointsGrant)
    .where(
      and(
        eq(pointsGrant.districtId, districtId),
        inArray(pointsGrant.state, ['waiting', 'approved']),
        not(isUndone()),
        gte(pointsGrant.givenAt, quarterSpan(quarterNow(now)).from),
        or(eq(pointsGrant.givenBy, about.givenBy), eq(pointsGrant.familyId, about.familyId)),
      ),
    )
  return rows.filter(({ id }) => id !== about.except)
}

export const lockGrant = async ({ tx, districtId }: Work, grantId: string): Promise<GrantRow> => {
  const [row] = await tx
    .select()
    .from(pointsGrant)
    .where(and(eq(pointsGrant.districtId, districtId), eq(pointsGrant.id, grantId)))
    .for('update')
  if (!row) throw new Error('the grant was there when the scope was checked')
  return row
}

/** Who holds one of these roles over a path, with their families; `above` leaves out the path's own org. */
export const holdersOver = async (
  { tx, districtId }: Work,
  roles: readonly (typeof roleGrant.$inferSelect)['role'][],
  path: string,
  above = false,
) =>
  tx
    .selectDistinct({ personId: person.id, familyId: person.familyId })
    .from(roleGrant)
    .innerJoin(org, and(eq(org.districtId, roleGrant.districtId), eq(org.id, roleGrant.orgId)))
    .innerJoin(
      person,
      and(eq(person.districtId, roleGrant.districtId), eq(person.id, roleGrant.personId)),
    )
    .where(
      and(
        eq(roleGrant.districtId, districtId),
        inArray(roleGrant.role, [...roles]),
        sql`starts_with(${path}, ${org.path})`,
        above ? sql`${org.path} <> ${path}` : undefined,
      ),
    )

/** Those who can be the second person: staff over the community, of none of these families. */
export const secondsOver = async (work: Work, path: string, familyIds: readonly string[]) => {
  const staff = await holdersOver(work, staffRoles, path)
  return staff.filter(({ familyId }) => !familyIds.includes(familyId))
}
