import fs from 'node:fs'
import { hashOf, readIfThere } from './files.mjs'
import { inRoot, root } from './root.mjs'
import { run } from './run.mjs'
import { say, Sentence } from './say.mjs'

const oldest = [20, 19]
const stamp = inRoot('node_modules', '.haolin-lock')

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return
  throw new Sentence(
    `Haolin needs Node ${oldest.join('.')} or newer, and this is ${process.versions.node}. ` +
      'Please install a newer Node and run the command again.',
  )
}

function checkWritable() {
  try {
    fs.accessSync(root, fs.constants.W_OK)
  } catch {
    throw new Sentence(
      `The project folder ${root} cannot be written to by this user. ` +
        'Please give yourself the right to write there, or clone the project somewhere else.',
    )
  }
}

/** The packages are current when the lock they were installed from is the lock that is here now. */
const installed = (lock) => readIfThere(stamp) === lock

/**
 * Makes the machine ready for any other command: a Node that is new enough, a folder that can be written to,
 * and the packages of the lock. Uses nothing but Node itself, because it runs before anything is installed.
 */
export async function prepare() {
  checkNode()
  checkWritable()
  if (installed(hashOf(['package-lock.json']))) return
  say('Installing packages (once; a minute or two) …')
  const code = await run('npm', ['install', '--include=dev', '--no-audit', '--no-fund'])
  if (code === 127)
    throw new Sentence(
      'npm was not found. It comes with Node: please install it and run the command again.',
    )
  if (code !== 0)
    throw new Sentence('npm could not install the packages; its own message stands above.')
  fs.writeFileSync(stamp, hashOf(['package-lock.json']))
}
