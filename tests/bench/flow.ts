import type { Answer } from '../../src/cloud/app'
import type { Bench } from './app'
import { rush } from './crowd'
import { knownOf, nextBase, recorded, scriptOf, type Statement } from './record'
import { ratioRow, type Row } from './rows'
import type { Stand } from './stand'
import { settle } from './world'

/** Something that is done for one person after another: through the app, and by pgbench with the same statements. */
export interface Flow {
  name: string
  title: string
  bar: number
  /** How many people of each round go through the app, and how many through pgbench. */
  people: number
  /** Puts what it needs into the tables for the people of these numbers. */
  prepare: (stand: Stand, first: number, count: number) => Promise<void>
  /** The requests of one person, one after the other. */
  requests: (stand: Stand, number: number) => { openid: string; path: string[]; input: object }[]
  /** The ids of one person beyond those that everyone has, as expressions over `:n`. */
  known: (stand: Stand, number: number) => [string, string][]
  constants: (stand: Stand) => string[]
  ownText?: { form: RegExp; expression: string }
}

const clients = 64
const tried = [4, 8, 16, 32]

const gone = new Map<string, number>()

/** Nobody goes twice: each round takes the next people. */
const nextPeople = async (stand: Stand, flow: Flow, count: number) => {
  const first = gone.get(flow.name) ?? 1
  gone.set(flow.name, first + count)
  if (first + count > stand.world.people)
    throw new Error('The community has too few people for this.')
  await flow.prepare(stand, first, count)
  return first
}

const go = async ({ app }: Bench, stand: Stand, flow: Flow, number: number): Promise<Answer[]> => {
  const answers: Answer[] = []
  for (const { openid, path, input } of flow.requests(stand, number)) {
    answers.push(await app.dispatch({ path, input }, { openid }))
  }
  return answers
}

const must = (answers: readonly Answer[]) => {
  const refused = answers.find(({ ok }) => !ok)
  if (refused) throw new Error(`A request was not answered as expected: ${JSON.stringify(refused)}`)
}

const ours = async (stand: Stand, flow: Flow, count: number) => {
  const first = await nextPeople(stand, flow, count)
  const { took, answers } = await rush(clients, count, (index) =>
    go(stand.bench, stand, flow, first + index),
  )
  must(answers.flat())
  await stand.bench.app.idle()
  return count / took
}

interface Recording {
  statements: readonly Statement[]
  number: number
}

const record = async (stand: Stand, flow: Flow): Promise<Recording> => {
  const number = await nextPeople(stand, flow, 1)
  const statements: Statement[] = []
  for (const { openid, path, input } of flow.requests(stand, number)) {
    const seen = await recorded(async () => {
      must([await stand.bench.app.dispatch({ path, input }, { openid })])
    })
    statements.push(...seen)
    await stand.bench.app.idle()
  }
  return { statements, number }
}

const reference = async (
  stand: Stand,
  flow: Flow,
  recording: Recording,
  threads: number,
  count: number,
) => {
  const each = Math.floor(count / threads)
  const first = await nextPeople(stand, flow, each * threads)
  const script = scriptOf(recording.statements, {
    known: [...knownOf(recording.number), ...flow.known(stand, recording.number)],
    constants: flow.constants(stand),
    ...(flow.ownText ? { ownText: flow.ownText } : {}),
    each,
    first,
    base: nextBase(),
  })
  return stand.pgbench.run(script, { clients: threads, each })
}

const bestOf = async (stand: Stand, flow: Flow, recording: Recording) => {
  let best = { clients: 1, perSecond: 0 }
  for (const count of tried) {
    const perSecond = await reference(stand, flow, recording, count, flow.people / 2)
    if (perSecond > best.perSecond) best = { clients: count, perSecond }
  }
  stand.say(`  pgbench is fastest with ${String(best.clients)} clients`)
  return best.clients
}

/** Ours and pgbench in turn. */
export const measureFlow = async (stand: Stand, flow: Flow): Promise<Row> => {
  stand.say(flow.title)
  await ours(stand, flow, flow.people)
  await settle(stand.bench.connection.db)
  const recording = await record(stand, flow)
  stand.show(flow.title, recording.statements)
  const best = await bestOf(stand, flow, recording)
  const rounds: { ours: number; reference: number }[] = []
  for (let round = 1; round <= stand.rounds; round += 1) {
    const pair = {
      ours: await ours(stand, flow, flow.people),
      reference: await reference(stand, flow, recording, best, flow.people),
    }
    stand.say(
      `  round ${String(round)}: ours ${pair.ours.toFixed(0)}/s, pgbench ${pair.reference.toFixed(0)}/s`,
    )
    rounds.push(pair)
  }
  return ratioRow(flow.name, rounds, flow.bar)
}
