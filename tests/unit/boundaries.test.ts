import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const root = path.resolve(__dirname, '../..')
const phone = 'src/miniprogram'

/** An import that must not be, and the rule that says so. */
const forbidden: readonly (readonly [from: string, to: string, rule: string])[] = [
  ['pages/home/index', 'organizer/desk/index', 'organizer-stays-in-its-package'],
  ['pages/me/index', 'service/record/index', 'service-stays-in-its-package'],
  ['wired/trail', 'household/book/index', 'household-stays-in-its-package'],
  ['stores/root', 'service/stores/records', 'service-stays-in-its-package'],
  ['organizer/record/index', 'service/entry/index', 'service-stays-in-its-package'],
  ['organizer/households/index', 'household/split/index', 'household-stays-in-its-package'],
  ['service/ask/index', 'household/member/index', 'household-stays-in-its-package'],
  ['service/report/index', 'organizer/hours/index', 'organizer-stays-in-its-package'],
  ['household/invite/index', 'service/verify/index', 'service-stays-in-its-package'],
  ['household/accept/index', 'organizer/admit/index', 'organizer-stays-in-its-package'],
  ['service/stores/certificates', 'service/verify/index', 'stores-know-no-screens'],
]

/** What is right, although it looks alike. */
const allowed: readonly (readonly [from: string, to: string])[] = [
  ['service/records/index', 'service/stores/records'],
  ['service/certificate/index', 'pages/family/child-rule'],
  ['household/member/index', 'wired/record-facts'],
]

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** Which rule each import breaks, as the check itself reads the rules. */
const violations = (directory: string): string[] => {
  const tool = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const rules = path.join(root, 'config/boundaries.cjs')
  const args = [tool, '--config', rules, '--output-type', 'json', 'src']
  const answer: unknown = JSON.parse(
    execFileSync(process.execPath, args, { cwd: directory, encoding: 'utf8' }),
  )
  const summary = isRecord(answer) && isRecord(answer.summary) ? answer.summary : {}
  const found: unknown[] = Array.isArray(summary.violations) ? summary.violations : []
  return found.flatMap((one) => {
    if (!isRecord(one) || !isRecord(one.rule)) return []
    return [`${String(one.from)} → ${String(one.to)}: ${String(one.rule.name)}`]
  })
}

describe('what is loaded on demand', () => {
  let directory = ''

  beforeAll(() => {
    directory = mkdtempSync(path.join(tmpdir(), 'haolin-boundaries-'))
    const imports = new Map<string, string[]>()
    for (const [from, to] of [...forbidden, ...allowed]) {
      imports.set(from, [...(imports.get(from) ?? []), to])
      if (!imports.has(to)) imports.set(to, [])
    }
    for (const [file, targets] of imports) {
      const at = path.join(directory, phone, `${file}.ts`)
      const lines = targets.map((to, index) => {
        const target = path.relative(path.dirname(at), path.join(directory, phone, to))
        return `export * as of${String(index)} from '${target}'`
      })
      mkdirSync(path.dirname(at), { recursive: true })
      writeFileSync(at, `${[...lines, `export const here = '${file}'`].join('\n')}\n`)
    }
    writeFileSync(path.join(directory, 'tsconfig.json'), '{}')
  })
  afterAll(() => {
    rmSync(directory, { recursive: true, force: true })
  })

  it('stays in its own package: any other import of it is found, by the rule that forbids it', () => {
    const expected = forbidden.map(
      ([from, to, rule]) => `${phone}/${from}.ts → ${phone}/${to}.ts: ${rule}`,
    )
    expect(violations(directory).sort()).toEqual(expected.sort())
  })
})
