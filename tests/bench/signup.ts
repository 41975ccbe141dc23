import { setTimeout } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { askOne } from '../support/database'
import { endOf, signUp, type Bench, type End } from './app'
import { rush } from './crowd'
import { overHttp } from './http'
import { idExpression } from './ids'
import { knownOf, nextBase, person, recorded, scriptOf, type Statement } from './record'
import { figureRow, quantile, ratioRow, type Row } from './rows'
import type { Group, Stand } from './stand'
import { districtId, openSlots, settle, slotOf, timesOf, type Round, type World } from './world'

/** Sign-up under a rush: through the cloud app in this process, and over HTTP to one of its own. */

const clients = 500
const requests = 6000
/** Fewer seats than people, so that an oversold seat would be seen. */
const seats = 5400
const manySlots = 1000
/** How many sign-ups pgbench does in one round. */
const referenceRequests = 2400
/** Numbers of clients that pgbench is tried with; the best one is the reference. */
const tried = [1, 2, 4, 8, 16]

let dayNumber = 10

/** Each round has slots of its own, on a day of its own, so that nobody's time clashes with an earlier round. */
const openRound = (world: World, slots: number, capacity: number) => {
  dayNumber += 1
  return openSlots(world, { slots, capacity, dayNumber })
}

const oversold = async ({ connection }: Bench, round: Round) => {
  const slotIds = Array.from({ length: round.count }, (_, number) => slotOf(round, number))
  const [row] = await connection.db
    .select({ over: sql<number>`count(*) filter (where held > capacity)::int` })
    .from(
      sql`(
        select s.capacity, (
          select count(*) from signup u
          where u.district_id = s.district_id and u.slot_id = s.id and u.status = 'confirmed'
        ) as held
        from slot s where s.district_id = ${districtId} and s.id = any(${sql.param(slotIds)}::uuid[])
      ) as filled`,
    )
  return row?.over
}

type Send = (slotId: string, number: number) => Promise<End>

interface Measured {
  /** Places given in a second. */
  perSecond: number
  /** Milliseconds within which 99 of 100 had their answer. */
  p99: number
}

/** Until every message has left, here or from the server: they belong to this rush and not to the next one. */
const told = async ({ bench }: Stand) => {
  await bench.app.idle()
  for (;;) {
    const left = await askOne(
      bench.connection.db,
      'select count(*) as answer from outbox where done_at is null and failed_at is null',
    )
    if (left === '0') return
    await setTimeout(100)
  }
}

/** One rush. A place too many, a place too few or an answer that nobody expects ends the measurement. */
const rushOn = async (
  stand: Stand,
  round: Round,
  confirmedAtMost: number,
  send: Send,
): Promise<Measured> => {
  const { took, waits, answers } = await rush(clients, requests, (index) =>
    send(slotOf(round, index), index + 1),
  )
  await told(stand)
  const confirmed = answers.filter((end) => end === 'confirmed').length
  const wanted = Math.min(requests, confirmedAtMost)
  const over = await oversold(stand.bench, round)
  const errors = new Set(answers.flatMap((end) => (typeof end === 'object' ? [end.error] : [])))
  if (confirmed !== wanted || errors.size > 0 || over !== 0) {
    throw new Error(
      `A rush gave ${String(confirmed)} places instead of ${String(wanted)} and oversold ${String(over)} slots. ${[...errors].join('\n')}`,
    )
  }
  return { perSecond: confirmed / took, p99: quantile(waits, 0.99) }
}

/** Like no other number in a sign-up, so that the place in the line is found among the values. */
const oddLine = 777_000

interface Recording {
  statements: readonly Statement[]
  recordedOn: Round
  person: number
}

/** What one sign-up asks of the database, from who is calling to the commit. Messages go out after that. */
const recordOne = async ({ bench, world }: Stand): Promise<Recording> => {
  const recordedOn = await openRound(world, 1, 10)
  const slotId = slotOf(recordedOn, 0)
  const person = world.people
  await signUp(bench, slotId, person - 1)
  await bench.app.idle()
  await bench.connection.db.execute(
    sql`update party set line = ${oddLine} where district_id = ${districtId} and slot_id = ${slotId}`,
  )
  const all = await recorded(() => signUp(bench, slotId, person))
  await bench.app.idle()
  return { statements: all, recordedOn, person }
}

const slotExpression = ({ count, dayNumber }: Round) =>
  idExpression('slot', `(${person} % ${String(count)})`, dayNumber)

/** The recorded slot and its times, as those of this round. */
const slotKnown = (recordedOn: Round, round: Round): [string, string][] => [
  [slotOf(recordedOn, 0), slotExpression(round)],
  ...timesOf(recordedOn).map((time, index): [string, string] => [
    time.toISOString(),
    `'${timesOf(round)[index]?.toISOString() ?? ''}'`,
  ]),
]

/** The same statements in pgbench, one commit for each sign-up; client `k` signs up people of its own. */
const referenceOn = (
  { world }: Stand,
  { statements, recordedOn, person: recorded_ }: Recording,
  round: Round,
  each: number,
) =>
  scriptOf(statements, {
    known: [...knownOf(recorded_), ...slotKnown(recordedOn, round)],
    constants: [world.community.id],
    counter: oddLine + 1,
    each,
    first: 1,
    base: nextBase(),
  })

const pgbenchRound = async (
  stand: Stand,
  recording: Recording,
  shape: { slots: number; capacity: number },
  pgbenchClients: number,
  inAll = referenceRequests,
) => {
  const round = await openRound(stand.world, shape.slots, shape.capacity)
  const each = Math.floor(inAll / pgbenchClients)
  const script = referenceOn(stand, recording, round, each)
  return stand.pgbench.run(script, { clients: pgbenchClients, each })
}

/** The number of clients with which pgbench is fastest here. */
const bestClients = async (
  stand: Stand,
  recording: Recording,
  shape: { slots: number; capacity: number },
) => {
  let best = { clients: 1, perSecond: 0 }
  for (const count of tried) {
    const perSecond = await pgbenchRound(stand, recording, shape, count, 600)
    if (perSecond > best.perSecond) best = { clients: count, perSecond }
  }
  stand.say(`  pgbench is fastest with ${String(best.clients)} clients`)
  return best.clients
}

const shapes = {
  'one-slot': { slots: 1, capacity: seats },
  'many-slots': { slots: manySlots, capacity: 100 },
} as const

const inProcess =
  ({ bench }: Stand): Send =>
  (slotId, number) =>
    signUp(bench, slotId, number).then(endOf)

/** Ours and pgbench in turn, so that a slow minute of the machine slows both. */
const compare = async (stand: Stand, recording: Recording, name: keyof typeof shapes) => {
  const shape = shapes[name]
  const count = await bestClients(stand, recording, shape)
  const rounds: (Measured & { reference: number })[] = []
  for (let round = 1; round <= stand.rounds; round += 1) {
    const slots = await openRound(stand.world, shape.slots, shape.capacity)
    // A rush comes after hours in which the server has tidied up, not seconds after another one.
    await settle(stand.bench.connection.db)
    const ours = await rushOn(stand, slots, shape.slots * shape.capacity, inProcess(stand))
    const reference = await pgbenchRound(stand, recording, shape, count)
    stand.say(
      `  round ${String(round)}: ours ${ours.perSecond.toFixed(0)}/s (p99 ${ours.p99.toFixed(0)} ms), pgbench ${reference.toFixed(0)}/s`,
    )
    rounds.push({ ...ours, reference })
  }
  return rounds
}

const pairs = (rounds: readonly (Measured & { reference: number })[]) =>
  rounds.map(({ perSecond, reference }) => ({ ours: perSecond, reference }))

const overTheNet = async (stand: Stand, name: keyof typeof shapes) => {
  const shape = shapes[name]
  const server = await overHttp(stand)
  try {
    const rounds: Measured[] = []
    for (let round = 0; round <= stand.rounds; round += 1) {
      const slots = await openRound(stand.world, shape.slots, shape.capacity)
      await settle(stand.bench.connection.db)
      const ours = await rushOn(stand, slots, shape.slots * shape.capacity, server.signUp)
      stand.say(
        `  ${round === 0 ? 'warm-up' : `round ${String(round)}`}: ${ours.perSecond.toFixed(0)}/s (p99 ${ours.p99.toFixed(0)} ms)`,
      )
      if (round > 0) rounds.push(ours)
    }
    return rounds
  } finally {
    await server.stop()
  }
}

/** The tables fill, the plans settle and the code warms up before anything counts. */
const warmUp = async (stand: Stand) => {
  const slots = await openRound(stand.world, 1, seats)
  await rushOn(stand, slots, seats, inProcess(stand))
  await settle(stand.bench.connection.db)
}

export const signupRows: Group = async (stand, wants) => {
  const rows: Row[] = []
  await warmUp(stand)
  const recording = await recordOne(stand)
  stand.show('One sign-up', recording.statements)
  if (wants('signup-one-slot') || wants('signup-one-slot-p99')) {
    stand.say('A rush on one slot, 500 clients')
    const rounds = await compare(stand, recording, 'one-slot')
    rows.push(ratioRow('signup-one-slot', pairs(rounds), 5))
    const waits = rounds.map(({ p99 }) => p99)
    rows.push(figureRow('signup-one-slot-p99', waits, { most: 150 }, stand.cores, 'ms'))
  }
  if (wants('signup-many-slots')) {
    stand.say('A rush on 1,000 slots, 500 clients')
    rows.push(
      ratioRow('signup-many-slots', pairs(await compare(stand, recording, 'many-slots')), 0.6),
    )
  }
  for (const [name, least] of [
    ['one-slot', 2500],
    ['many-slots', 1500],
  ] as const) {
    if (!wants(`signup-http-${name}`)) continue
    stand.say(`Over HTTP, ${name === 'one-slot' ? 'one slot' : '1,000 slots'}, 500 connections`)
    const rounds = await overTheNet(stand, name)
    const perSecond = rounds.map((round) => round.perSecond)
    rows.push(figureRow(`signup-http-${name}`, perSecond, { least }, stand.cores, '/s'))
  }
  return rows
}
