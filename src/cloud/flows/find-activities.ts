import { sql, type SQL } from 'drizzle-orm'
import { certainAge, needsGuardian } from '../../domain/families'
import { promotionHours } from '../../domain/signups'
import { listActivities, type ListInput } from '../activities/queries'
import { readNow } from '../db/connect'
import { activity } from '../db/tables'
import type { Call, Caller } from '../edge/call'
import { blockOf, hadPlaceThisMonth, skillsOf } from '../signups/load'

/** Nothing is for whoever may not sign up at all just now. */
const nothing = sql`false`

/** Some rules look at the person alone, whatever the slot. */
const mayNotAtAll = async ({ deps, districtId }: Call, caller: Caller, now: Date) => {
  const { kind, birthYear, personId } = caller
  if (kind === 'minor' && (birthYear === null || needsGuardian(birthYear, now))) return true
  return (await blockOf(deps.db, districtId, personId, now)) !== null
}

/** The rules of one slot for the caller alone, in the order of the domain's `checkSignup`. */
const rulesOfSlot = async ({ deps, districtId }: Call, caller: Caller, now: Date) => {
  const { personId, familyId, birthYear, kind } = caller
  const instant = sql`${now.toISOString()}::timestamptz`
  const rules: SQL[] = [sql`s.opens_at <= ${instant} and ${instant} < s.closes_at`]
  if (await hadPlaceThisMonth(deps.db, districtId, familyId, now)) {
    rules.push(sql`${instant} >= s.opens_at + make_interval(hours => s.staged_hours)`)
  }
  if (birthYear !== null) rules.push(sql`s.min_age <= ${Math.max(0, certainAge(birthYear, now))}`)
  if (kind === 'minor') rules.push(sql`not s.adult_required`)
  else {
    const skills = await skillsOf(deps.db, districtId, [personId])
    rules.push(sql`s.requires <@ ${sql.param(skills.map(({ skill }) => skill))}::text[]`)
  }
  rules.push(
    sql`not exists (
      select 1 from signup g
      where g.district_id = s.district_id and g.person_id = ${personId} and (
        (g.slot_id = s.id
          and g.status in ('pending', 'confirmed', 'waitlisted', 'offered', 'attended', 'absent'))
        or (g.slot_id <> s.id and g.status in ('confirmed', 'offered', 'attended')
          and g.starts_at < s.ends_at and g.ends_at > s.starts_at)
      )
    )`,
    sql`(s.approval or s.taken < s.capacity
      or (s.waitlist and ${instant} < s.starts_at - make_interval(hours => ${promotionHours})))`,
  )
  return sql.join(rules, sql` and `)
}

/** An activity with at least one slot that would not be refused to the caller alone just now. */
const isMine = async (call: Call, caller: Caller, now: Date): Promise<SQL> => {
  if (await mayNotAtAll(call, caller, now)) return nothing
  return sql`starts_with(${caller.communityPath}, ${activity.audiencePath}) and exists (
    select 1 from slot s
    where s.district_id = ${activity.districtId} and s.activity_id = ${activity.id}
      and ${await rulesOfSlot(call, caller, now)}
  )`
}

/** What is on; for a person who asks so, only what the person alone could sign up for now. */
export const findActivities = async (
  call: Call,
  input: ListInput & { onlyMine?: boolean | undefined },
) => {
  const { deps, caller } = call
  const now = await readNow(deps.db, deps.offset.milliseconds)
  const only = input.onlyMine && caller !== null ? await isMine(call, caller, now) : undefined
  return listActivities(call, input, now, only)
}
