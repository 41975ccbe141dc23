import { sql } from 'drizzle-orm'
import type { Db } from '../../src/cloud/db/connect'
import { readNow } from '../../src/cloud/db/connect'
import { day, hour, later, minute } from '../../src/domain/time'
import { addActivity, addOrg, openDistrict, type Builder, type Place } from '../support/build'
import { idExpression, idOf, openidExpression } from './ids'

export const districtId = '420106'

/** One community with a crowd of households of one. */
export interface World {
  builder: Builder
  community: Place
  people: number
}

const crowdSql = (people: number, { id }: Place, auditId: string, now: Date) => [
  sql`insert into family (district_id, id, head_id, alias, community_id, created_at, audit_id)
    select ${districtId}, ${sql.raw(idExpression('family', 'n'))}, ${sql.raw(idExpression('person', 'n'))},
      '家' || n, ${id}::uuid, ${now.toISOString()}::timestamptz, ${auditId}::uuid
    from generate_series(1, ${people}::int) n`,
  sql`insert into person (district_id, id, family_id, nickname, kind, created_at, audit_id)
    select ${districtId}, ${sql.raw(idExpression('person', 'n'))}, ${sql.raw(idExpression('family', 'n'))},
      '邻居' || n, 'adult', ${now.toISOString()}::timestamptz, ${auditId}::uuid
    from generate_series(1, ${people}::int) n`,
  sql`insert into identity (openid, district_id, person_id, audit_id)
    select ${sql.raw(openidExpression('n'))}, ${districtId}, ${sql.raw(idExpression('person', 'n'))}, ${auditId}::uuid
    from generate_series(1, ${people}::int) n`,
]

export const openWorld = async (db: Db, people: number): Promise<World> => {
  const now = await readNow(db, 0)
  const { builder, node } = await openDistrict(db, now, districtId, '武昌区')
  const street = await addOrg(builder, node, 'street', '紫阳街道')
  const community = await addOrg(builder, street, 'community', '花园社区')
  for (const statement of crowdSql(people, community, builder.auditId, now)) {
    await db.execute(statement)
  }
  await settle(db)
  return { builder, community, people }
}

/** Plans made on empty tables would serve a full one badly. */
export const settle = async (db: Db) => {
  await db.execute(sql`vacuum analyze`)
}

/**
 * Slots of one activity, `dayNumber` days from now so that nobody's clash with those of another round. There is
 * no waiting line: who finds it full is told so.
 */
export const openSlots = async (
  { builder, community }: World,
  wish: { slots: number; capacity: number; dayNumber: number },
): Promise<Round> => {
  const now = later(builder.now, wish.dayNumber * day)
  await addActivity({ ...builder, now }, community, {
    slots: Array.from({ length: wish.slots }, (_, ordinal) => ({
      id: idOf('slot', ordinal, wish.dayNumber),
      capacity: wish.capacity,
      inHours: 48,
      lasts: lasts / minute,
      waitlist: false,
      opensAt: later(builder.now, -day),
    })),
  })
  // A thousand rows at once: the server's own daemon would learn of them within a minute.
  await builder.db.execute(sql`analyze slot`)
  return { count: wish.slots, dayNumber: wish.dayNumber, startsAt: later(now, 2 * day) }
}

/** The slots of one round: all at one time. */
export interface Round {
  count: number
  dayNumber: number
  startsAt: Date
}

const lasts = 2 * hour

export const timesOf = ({ startsAt }: Round) => [startsAt, later(startsAt, lasts)]

export const slotOf = ({ count, dayNumber }: Round, number: number) =>
  idOf('slot', number % count, dayNumber)
