import { sql } from 'drizzle-orm'
import { hour, later } from '../../domain/time'
import { readNow } from '../db/connect'
import { newId } from '../ids'
import type { ResidentCall } from './call'
import { inTransaction } from './command'

/** ★ Whoever looks at the same minors again within this time has left a row already. */
const oneLook = hour

interface Looked {
  subject: string
  /** Everybody who was shown; those of them who are minors are written down. */
  personIds: readonly string[]
}

/** Staff who read what is about minors leave a row in the trail, like those who change something. */
export const recordLook = async (
  { deps, districtId, caller }: ResidentCall,
  command: string,
  { subject, personIds }: Looked,
) => {
  if (personIds.length === 0) return
  const ids = sql.param([...new Set(personIds)])
  await inTransaction(deps, async (tx) => {
    const now = await readNow(tx, deps.offset.milliseconds)
    const since = later(now, -oneLook).toISOString()
    await tx.execute(sql`
      insert into audit (district_id, id, at, person_id, command, subject, after)
      select ${districtId}, ${newId()}::uuid, ${now.toISOString()}::timestamptz, ${caller.personId}::uuid,
        ${command}, ${subject}::uuid, jsonb_build_object('minors', seen.minors)
      from (
        select jsonb_agg(p.id order by p.id) as minors from person p
        where p.district_id = ${districtId} and p.id = any(${ids}::uuid[]) and p.kind = 'minor'
      ) seen
      where seen.minors is not null and not exists (
        select 1 from audit a
        where a.district_id = ${districtId} and a.subject = ${subject}::uuid
          and a.at > ${since}::timestamptz and a.person_id = ${caller.personId}::uuid
          and a.command = ${command} and a.after -> 'minors' @> seen.minors
      )`)
  })
}

/** A list of what waits at the desk of an org, with a row in the trail for the minors who are in it. */
export const looking =
  <I extends { orgId: string }, R extends { personId: string }>(
    command: string,
    list: (call: ResidentCall, input: I) => Promise<R[]>,
  ) =>
  async (call: ResidentCall, input: I) => {
    const rows = await list(call, input)
    const personIds = rows.map(({ personId }) => personId)
    await recordLook(call, command, { subject: input.orgId, personIds })
    return rows
  }
