import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os'
import path from 'node:path'
import { askOne } from '../support/database'
import { openApp } from './app'
import { pgbenchOn } from './pgbench'
import type { Row } from './rows'
import { checkInRows } from './check-in'
import { redeemRows } from './redeem'
import { signupRows } from './signup'
import type { Group } from './stand'
import { openWorld } from './world'

/** What there is to measure, by how the names of its rows begin. */
const groups: Record<string, Group> = {
  signup: signupRows,
  'check-in': checkInRows,
  redeem: redeemRows,
}

/** An odd number, so that the median is a round that was really run. */
const rounds = 5
const people = 8000

const say = (line: string) => {
  process.stdout.write(`${line}\n`)
}

const number = (value: number) =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)

const verdict = ({ holds }: Row) => (holds === null ? 'not judged' : holds ? 'holds' : 'MISSED')

const table = (rows: readonly Row[]) => {
  const header = ['name', 'kind', 'ours', 'reference', 'min', 'median', 'max', 'bar', '']
  const lines = rows.map((row) => {
    const suffix = row.kind === 'ratio' ? '×' : ''
    const { min, median, max } = row.ratio
    return [
      row.name,
      row.kind,
      `${number(row.ours)} ${row.unit}`,
      row.reference === null ? '–' : `${number(row.reference)} ${row.unit}`,
      ...[min, median, max].map((value) => `${number(value)}${suffix}`),
      row.bar,
      verdict(row),
    ]
  })
  const widths = header.map((name, column) =>
    Math.max(name.length, ...lines.map((line) => line[column]?.length ?? 0)),
  )
  return [header, ...lines]
    .map((line) =>
      line
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

interface Settings {
  url: string
  pgbench: string
  migrations: string
  server: string
  only: string
  json: string
}

const measure = async (env: Settings) => {
  const directory = mkdtempSync(path.join(tmpdir(), 'haolin-bench-'))
  const bench = await openApp(env.url, directory, env.migrations)
  const shown: { title: string; text: string }[] = []
  const rows: Row[] = []
  try {
    const version = await askOne(bench.connection.db, 'select version()')
    const cores = availableParallelism()
    say(
      `${cpus()[0]?.model ?? 'unknown processor'}, ${String(cores)} cores, ${String(Math.round(totalmem() / 2 ** 30))} GiB; Node ${process.version}; ${version.split(' on ')[0] ?? ''} with fsync`,
    )
    say(`Making a community of ${String(people)} households…`)
    const world = await openWorld(bench.connection.db, people)
    const stand = {
      bench,
      world,
      pgbench: pgbenchOn(bench, env.pgbench, directory),
      server: env.server,
      cores,
      rounds,
      say,
      show: (title: string, statements: readonly { text: string }[]) => {
        shown.push({
          title,
          text: statements.map(({ text }) => text.replaceAll(/\s+/g, ' ').trim()).join(';\n'),
        })
      },
    }
    for (const [prefix, group] of Object.entries(groups)) {
      if (!prefix.startsWith(env.only) && !env.only.startsWith(`${prefix}-`)) continue
      rows.push(...(await group(stand, (name) => name.startsWith(env.only))))
    }
  } finally {
    await bench.connection.close()
    rmSync(directory, { recursive: true, force: true })
  }
  for (const { title, text } of shown) say(`\n${title}, as both run it:\n${text}`)
  say(`\n${table(rows)}`)
  if (env.json !== '') writeFileSync(env.json, `${JSON.stringify(rows, null, 2)}\n`)
  if (rows.length === 0) throw new Error(`No row begins with "${env.only}".`)
  const missed = rows.filter(({ holds }) => holds === false)
  say(
    missed.length === 0
      ? '\nEvery judged bar holds.'
      : `\n${String(missed.length)} of ${String(rows.length)} bars are missed.`,
  )
}

const setting = (name: string) => process.env[`BENCH_${name}`] ?? ''

measure({
  url: setting('URL'),
  pgbench: setting('PGBENCH'),
  migrations: setting('MIGRATIONS'),
  server: setting('SERVER'),
  only: setting('ONLY'),
  json: setting('JSON'),
}).catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  )
  process.exitCode = 1
})
