import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { hour, later } from '../../src/domain/time'
import { addActivity, grant } from '../support/build'
import { measureFlow, type Flow } from './flow'
import { idExpression, idOf, openidOf } from './ids'
import { accountsKnown, givePoints, issuing } from './ledger'
import type { Group, Stand } from './stand'
import { districtId } from './world'

/**
 * One person is called by name and checked in on one slot, and another slot on which the person served is
 * confirmed, which posts the points.
 */

/** Who checks in and confirms: nobody's neighbour by number. */
const staff = ({ world }: Stand) => world.people

const arriving = 1
const served = 2

const slotRows = (stand: Stand, first: number, count: number) => {
  const { now } = stand.world.builder
  return [
    { salt: arriving, inHours: 0.5 },
    { salt: served, inHours: -3 },
  ].flatMap(({ salt, inHours }) =>
    Array.from({ length: count }, (_, index) => ({
      id: idOf('slot', first + index, salt),
      inHours,
      lasts: 120,
      capacity: 1,
      taken: 1,
      opensAt: later(now, -48 * hour),
    })),
  )
}

/** A confirmed sign-up on both slots, and on the second one an attendance that waits to be confirmed. */
const signedUp = async ({ bench, world }: Stand, first: number, count: number) => {
  const { auditId, now } = world.builder
  const { db } = bench.connection
  const people = sql`generate_series(${first}::int, ${first + count - 1}::int) n`
  const at = (hours: number) => sql`${later(now, hours * hour).toISOString()}::timestamptz`
  const own = (kind: 'person' | 'family' | 'slot' | 'party' | 'signup', salt = 0) =>
    sql.raw(idExpression(kind, 'n', salt))
  for (const salt of [arriving, served]) {
    await db.execute(sql`insert into party
      (district_id, id, slot_id, family_id, signed_by, line, joined_at, waited, seated_at, size_when_seated, audit_id)
      select ${districtId}, ${own('party', salt)}, ${own('slot', salt)}, ${own('family')}, ${own('person')}, 1,
        ${at(-24)}, false, ${at(-24)}, 1, ${auditId}::uuid from ${people}`)
    await db.execute(sql`insert into signup
      (district_id, id, party_id, slot_id, person_id, status, starts_at, ends_at, created_at, audit_id)
      select ${districtId}, ${own('signup', salt)}, ${own('party', salt)}, ${own('slot', salt)}, ${own('person')}, 'confirmed',
        s.starts_at, s.ends_at, ${at(-24)}, ${auditId}::uuid
      from ${people} join slot s on s.district_id = ${districtId} and s.id = ${own('slot', salt)}`)
  }
  await db.execute(sql`insert into attendance
    (district_id, signup_id, slot_id, person_id, family_id, checked_in_at, in_by, in_by_id, checked_out_at, out_by,
      out_by_id, measured_minutes, audit_id)
    select ${districtId}, ${own('signup', served)}, ${own('slot', served)}, ${own('person')}, ${own('family')},
      ${at(-3)}, 'roll_call', ${own('person')}, ${at(-1)}, 'roll_call', ${own('person')}, 120, ${auditId}::uuid
    from ${people}`)
}

const flow: Flow = {
  name: 'check-in-and-award',
  title: 'Check-in and award, 64 clients',
  bar: 0.5,
  people: 240,
  prepare: async (stand, first, count) => {
    await addActivity(stand.world.builder, stand.world.community, {
      slots: slotRows(stand, first, count),
    })
    await signedUp(stand, first, count)
  },
  requests: (stand, number) => [
    {
      openid: openidOf(staff(stand)),
      path: ['attendance', 'rollCall'],
      input: {
        key: randomUUID(),
        slotId: idOf('slot', number, arriving),
        act: 'in',
        personIds: [idOf('person', number)],
      },
    },
    {
      openid: openidOf(staff(stand)),
      path: ['attendance', 'confirm'],
      input: { key: randomUUID(), slotId: idOf('slot', number, served) },
    },
  ],
  known: (_, number) => [
    ...accountsKnown(number),
    ...[arriving, served].flatMap((salt) =>
      (['slot', 'party', 'signup'] as const).map((kind): [string, string] => [
        idOf(kind, number, salt),
        idExpression(kind, '(:n)::int', salt),
      ]),
    ),
  ],
  constants: (stand) => [
    stand.world.community.id,
    issuing,
    idOf('person', staff(stand)),
    idOf('family', staff(stand)),
  ],
}

export const checkInRows: Group = async (stand, wants) => {
  if (!wants(flow.name)) return []
  const { builder, community, people } = stand.world
  const id = idOf('person', people)
  await grant(
    builder,
    { id, familyId: idOf('family', people), openid: openidOf(people) },
    'organizer',
    community,
  )
  await givePoints(stand)
  return [await measureFlow(stand, flow)]
}
