import fs from 'node:fs'
import path from 'node:path'
import { bundleFunctions } from './functions.mjs'
import { filesIn, hashOf, readIfThere } from './files.mjs'
import { gateH5 } from './h5-gate.mjs'
import { inRoot } from './root.mjs'
import { capture } from './run.mjs'
import { say, seconds, Sentence } from './say.mjs'
import { gateWeapp } from './weapp-gate.mjs'

const shared = ['src/contract', 'src/domain', 'src/words', 'package-lock.json', 'tsconfig.json']
const phone = [
  ...shared,
  'src/miniprogram',
  'types',
  'babel.config.js',
  'project.config.json',
  ...fs
    .readdirSync(inRoot('config'))
    .flatMap((name) => (name.endsWith('.ts') ? [`config/${name}`] : [])),
]

/** What each build reads (its outcome is a function of these files and its settings), and how it is made. */
const builds = {
  h5: {
    inputs: phone,
    make: async (env) => {
      await taro('h5', env)
      gateH5()
    },
  },
  weapp: {
    inputs: phone,
    make: async (env) => {
      await taro('weapp', env)
      gateWeapp()
    },
  },
  functions: { inputs: [...shared, 'src/cloud', 'config/scripts'], make: () => bundleFunctions() },
}

export const kinds = Object.keys(builds)

/** Taro tells a lot that means nothing to most people: it is shown only when the build fails. */
async function taro(type, env) {
  const began = Date.now()
  const sign = setInterval(
    () => say(`  … still building ${type} (${seconds(Date.now() - began)})`),
    10_000,
  )
  const { code, output } = await capture('taro', ['build', '--type', type], {
    env: { NODE_ENV: 'production', ...env },
  })
  clearInterval(sign)
  if (code === 0) return
  throw new Sentence(
    `${output.trim()}\n\nThe ${type} build failed; Taro's own message stands above.`,
  )
}

/** The settings that a build takes from its environment; they are part of what it was built from. */
function settingsOf(kind, given = {}) {
  if (kind === 'h5') return { HAOLIN_TRANSPORT: 'http', HAOLIN_API: '', ...given }
  if (kind === 'weapp') return { HAOLIN_TRANSPORT: 'cloud', HAOLIN_API: '', ...given }
  return {}
}

const stampOf = (kind) => inRoot('dist', kind, '.built-from')

const sourceOf = (kind, settings) =>
  hashOf(filesIn(...builds[kind].inputs), JSON.stringify(settings))

export async function build(kind, given) {
  const settings = settingsOf(kind, given)
  const source = sourceOf(kind, settings)
  const began = Date.now()
  say(`Building ${kind} …`)
  fs.rmSync(stampOf(kind), { force: true })
  await builds[kind].make(settings)
  // Written last and named by what was read at the start: an edit in between makes the next build run again.
  fs.writeFileSync(stampOf(kind), source)
  say(`Built dist/${kind} in ${seconds(Date.now() - began)}.`)
}

const alive = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Two commands at once (a start beside a test run) must not write one output folder: the later one waits. */
async function withLock(kind, work) {
  const lock = inRoot('.cache', `build-${kind}.lock`)
  fs.mkdirSync(path.dirname(lock), { recursive: true })
  for (let told = false; ; told = true) {
    try {
      fs.writeFileSync(lock, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    if (!alive(Number(readIfThere(lock)))) fs.rmSync(lock, { force: true })
    else {
      if (!told) say(`Another command is building ${kind}; waiting for it …`)
      await new Promise((resolve) => setTimeout(resolve, 300))
    }
  }
  try {
    return await work()
  } finally {
    fs.rmSync(lock, { force: true })
  }
}

/** Builds only when what is there was made from something else. */
export const ensureBuilt = (kind) =>
  withLock(kind, async () => {
    if (readIfThere(stampOf(kind)) !== sourceOf(kind, settingsOf(kind))) await build(kind)
  })

export const buildLocked = (kind, given) => withLock(kind, () => build(kind, given))
