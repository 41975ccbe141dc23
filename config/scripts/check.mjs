import { prepare } from './lib/prepare.mjs'
import { capture } from './lib/run.mjs'
import { bold, dim, green, main, red, say, seconds } from './lib/say.mjs'
import { tidy } from './lib/tidy.mjs'

const command =
  (tool, ...args) =>
  () =>
    capture(tool, args)

const steps = [
  {
    name: 'types',
    run: command('tsc', '--noEmit', '--pretty', 'false'),
    next: 'Mend the types at the places above.',
  },
  {
    name: 'lint',
    run: command('eslint', '--config', 'config/eslint.config.mjs', '--max-warnings', '0', '.'),
    next: 'Each line names its rule; the rules and why they exist are in config/eslint.config.mjs.',
  },
  {
    name: 'boundaries',
    run: command(
      'depcruise',
      '--config',
      'config/boundaries.cjs',
      '--output-type',
      'err-long',
      'src',
    ),
    next: 'Who may import whom, and why, is in config/boundaries.cjs.',
  },
  {
    name: 'dead code',
    run: command('knip', '--config', 'config/knip.json', '--no-progress'),
    next: 'Delete what nobody uses, or use it.',
  },
  {
    name: 'format',
    run: command(
      'prettier',
      '--check',
      '--log-level',
      'warn',
      '--cache',
      '--cache-location',
      '.cache/prettier',
      '.',
    ),
    next: 'Run `npm run format`.',
  },
  {
    name: 'tidy',
    run: async () => tidy(),
    next: 'The house rules are in config/scripts/lib/tidy.mjs.',
  },
]

async function perform({ name, run, next }) {
  const began = Date.now()
  const { code, output } = await run()
  const passed = code === 0
  say(
    `${passed ? green('✓') : red('✗')} ${bold(name.padEnd(11))} ${dim(seconds(Date.now() - began))}`,
  )
  if (!passed) say(`\n${output.trim()}\n\n  → ${next}\n`)
  return passed
}

await main(async () => {
  await prepare()
  const failed = []
  for (const step of steps) if (!(await perform(step))) failed.push(step.name)
  if (failed.length === 0) return say(`\n${green('Everything is in order.')}`)
  say(`\n${red(`Not in order: ${failed.join(', ')}.`)} Mend them and run \`npm run check\` again.`)
  process.exitCode = 1
})
