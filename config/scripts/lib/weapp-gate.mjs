import fs from 'node:fs'
import { createRequire } from 'node:module'
import { filesIn } from './files.mjs'
import { inRoot } from './root.mjs'
import { bold, say, Sentence } from './say.mjs'

const require = createRequire(import.meta.url)
const KB = 1024
const goal = 900 * KB
const limit = 2 * 1024 * KB
const totalLimit = 30 * 1024 * KB

const dist = 'dist/weapp'

/** WeChat's own compilers over everything that was built: a page that they refuse never reaches a phone. */
function compile() {
  // Its commands are prebuilt binaries, for x64 only; on another machine WeChat's tools are the ones to complain.
  if (process.arch !== 'x64' && process.platform === 'linux')
    return say('  wcc and wcsc do not run on this processor: skipped.')
  const compiler = require('miniprogram-compiler')
  const began = Date.now()
  try {
    compiler.wxmlToJs(inRoot(dist), { maxBuffer: 64 * KB * KB })
    compiler.wxssToJs(inRoot(dist), { maxBuffer: 64 * KB * KB })
  } catch (error) {
    throw new Sentence(`WeChat's compiler refuses the weapp build: ${error.message}`)
  }
  say(`  wcc and wcsc accept it (${Date.now() - began} ms).`)
}

function sizes() {
  const { subPackages = [], subpackages = [] } = JSON.parse(
    fs.readFileSync(inRoot(dist, 'app.json'), 'utf8'),
  )
  const roots = [...subPackages, ...subpackages].map((each) => each.root.replace(/\/*$/, '/'))
  const table = new Map([['main', 0], ...roots.map((each) => [each, 0])])
  for (const file of filesIn(dist)) {
    const inside = file.slice(dist.length + 1)
    if (inside.startsWith('.') || inside.endsWith('.map')) continue
    const home = roots.find((each) => inside.startsWith(each)) ?? 'main'
    table.set(home, table.get(home) + fs.statSync(inRoot(file)).size)
  }
  return table
}

function weigh() {
  const table = sizes()
  let total = 0
  for (const [name, size] of table) {
    total += size
    say(`  ${bold(name.padEnd(12))} ${(size / KB).toFixed(0).padStart(5)} KB of ${limit / KB} KB`)
    if (size > limit)
      throw new Sentence(`The package "${name}" is larger than WeChat's ${limit / KB} KB.`)
  }
  if (total > totalLimit)
    throw new Sentence(`All packages together are larger than WeChat's ${totalLimit / KB} KB.`)
  const main = table.get('main')
  if (main > goal) {
    throw new Sentence(
      `The main package weighs ${(main / KB).toFixed(0)} KB; ours may weigh ${goal / KB} KB. Look at its largest files.`,
    )
  }
}

export function gateWeapp() {
  compile()
  weigh()
}
