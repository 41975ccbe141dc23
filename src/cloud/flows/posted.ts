import { and, eq, sql } from 'drizzle-orm'
import type { Category } from '../../domain/activities'
import { preparedSelect } from '../db/prepared'
import { activity } from '../db/tables'
import type { Work } from '../edge/command'

/** What the service was for, and which community issues the points. */
export interface Posted {
  orgId: string
  communityId: string
  title: string
  category: Category
}

const postedWhat = preparedSelect('posted_what', (from) =>
  from
    .select({
      orgId: activity.orgId,
      communityId: activity.communityId,
      title: activity.title,
      category: activity.category,
    })
    .from(activity)
    .where(
      and(
        eq(activity.districtId, sql.placeholder('districtId')),
        eq(activity.id, sql.placeholder('activityId')),
      ),
    ),
)

export const postedOf = async ({ tx, districtId }: Work, activityId: string): Promise<Posted> => {
  const [row] = await postedWhat(tx, { districtId, activityId })
  if (!row) throw new Error('a slot always has its activity')
  return row
}
