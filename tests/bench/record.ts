import { Client } from 'pg'
import { idExpression, idOf, openidExpression, openidOf } from './ids'
import { slotOf, timesOf, type Round } from './world'

/**
 * Writes down what the app asks the database for one request, and makes a pgbench script of it in which the
 * person is `:n`. So the reference runs the very statements that we run, each for one person.
 */

export interface Statement {
  text: string
  values: readonly unknown[]
}

interface Asked {
  text: string
  values?: unknown
}

const isAsked = (value: unknown): value is Asked =>
  typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string'

const statementOf = ([first, second]: readonly unknown[]): Statement => {
  const text = isAsked(first) ? first.text : String(first)
  const own = isAsked(first) ? first.values : undefined
  return { text, values: Array.isArray(second) ? second : Array.isArray(own) ? own : [] }
}

const isCommit = ({ text }: Statement) => text.trim().toLowerCase() === 'commit'

/**
 * Runs `work` and answers the statements of the first connection that commits, with those that other
 * connections sent before it began: who is calling is asked outside the transaction.
 */
export const recorded = async (work: () => Promise<unknown>): Promise<Statement[]> => {
  const seen: { on: unknown; statement: Statement }[] = []
  const real: unknown = Reflect.get(Client.prototype, 'query')
  if (typeof real !== 'function') throw new Error('the client of PostgreSQL has no query')
  const listening = function (this: unknown, ...args: unknown[]): unknown {
    seen.push({ on: this, statement: statementOf(args) })
    const result: unknown = Reflect.apply(real, this, args)
    return result
  }
  Reflect.set(Client.prototype, 'query', listening)
  try {
    await work()
  } finally {
    Reflect.set(Client.prototype, 'query', real)
  }
  const end = seen.findIndex(({ statement }) => isCommit(statement))
  const committed = seen[end]?.on
  const begin = seen.findIndex(({ on }) => on === committed)
  const before = seen.slice(0, begin)
  const inside = seen.slice(begin, end + 1).filter(({ on }) => on === committed)
  return [...before, ...inside].map(({ statement }) => statement)
}

/** pgbench takes a colon and a letter for a variable even inside quotes: there the colon is written by its code. */
const quoted = (value: string) => {
  const text = value.replaceAll("'", "''")
  return /:[A-Za-z_]/.test(text)
    ? `U&'${text.replaceAll('\\', '\\\\').replaceAll(':', '\\003A')}'`
    : `'${text}'`
}

const requoted = (statement: string) =>
  statement.replaceAll(/'((?:[^']|'')*)'/g, (_, inside: string) =>
    quoted(inside.replaceAll("''", "'")),
  )

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** A variable of pgbench reaches the server as a parameter of unknown type. */
const person = '(:n)::int'

export interface ScriptOptions {
  /** Who was recorded, on which slot, and what place in the line they got. */
  person: number
  recordedOn: Round
  line: number
  /** The slots of this round instead of the recorded one's, and ids that stay as they are. */
  round: Round
  constants: readonly string[]
  /** How many sign-ups each client does. */
  each: number
  /** Keeps the ids that are made in one round apart from those of another. */
  base: number
}

const slotExpression = ({ count, dayNumber }: Round) =>
  idExpression('slot', `(${person} % ${String(count)})`, dayNumber)

/** Turns a value into SQL: what belongs to the recorded sign-up becomes an expression over `:n`. */
const writer = (options: ScriptOptions) => {
  const fresh = new Map<string, number>()
  const constants = new Set(options.constants)
  const known = new Map([
    [idOf('person', options.person), idExpression('person', person)],
    [idOf('family', options.person), idExpression('family', person)],
    [openidOf(options.person), openidExpression(person)],
    [slotOf(options.recordedOn, 0), slotExpression(options.round)],
    ...timesOf(options.recordedOn).map((time, index): [string, string] => [
      time.toISOString(),
      quoted(timesOf(options.round)[index]?.toISOString() ?? ''),
    ]),
  ])
  const write = (value: unknown): string => {
    if (value === null || value === undefined) return 'null'
    if (value instanceof Date) return write(value.toISOString())
    if (Array.isArray(value)) return `array[${value.map(write).join(', ')}]`
    // The place in the line is unique on a slot; the recorded one is like no other number.
    if (value === options.line) return person
    if (typeof value !== 'string') return quoted(JSON.stringify(value))
    const expression = known.get(value)
    if (expression !== undefined) return expression
    if (!uuid.test(value) || constants.has(value)) return quoted(value)
    const salt = fresh.get(value) ?? fresh.size + 1
    fresh.set(value, salt)
    return idExpression('fresh', `${person} + :base`, salt)
  }
  return write
}

/** The script of one transaction for each person. */
export const scriptOf = (statements: readonly Statement[], options: ScriptOptions) => {
  const write = writer(options)
  const lines = statements.map(({ text, values }) =>
    requoted(text).replaceAll(/\$(\d+)/g, (_, index: string) => write(values[Number(index) - 1])),
  )
  return [
    `\\set base ${String(options.base)}`,
    `\\set n :client_id * ${String(options.each)} + :i + 1`,
    '\\set i :i + 1',
    ...lines.map((line) => `${line.replaceAll(/\s+/g, ' ').trim()};`),
    '',
  ].join('\n')
}
