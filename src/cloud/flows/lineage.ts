import { sql } from 'drizzle-orm'

/**
 * The household, with all from which points may have come to it: those that moved in with it, and those that
 * it was divided from.
 */
export const lineage = (districtId: string, familyId: string) => sql`
  with recursive line (id) as (
    values (${familyId}::uuid)
    union
    select f.id from line
    cross join lateral (
      select joined.id from family joined
      where joined.district_id = ${districtId} and joined.joined_id = line.id
      union all
      select s.family_id from family_split s
      where s.district_id = ${districtId} and s.new_family_id = line.id
    ) f
  )
  select id from line`
