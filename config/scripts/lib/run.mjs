import { spawn } from 'node:child_process'
import path from 'node:path'
import { inRoot, root } from './root.mjs'

const binaries = inRoot('node_modules', '.bin')

/** The environment of a child: the project's own binaries come first on PATH. */
export const environment = (extra = {}) => ({
  ...process.env,
  PATH: `${binaries}${path.delimiter}${process.env.PATH ?? ''}`,
  ...extra,
})

const isWindows = process.platform === 'win32'

function start(command, args, { cwd = root, env = {}, stdio = 'inherit' } = {}) {
  return spawn(command, args, { cwd, env: environment(env), stdio, shell: isWindows })
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Hands every signal that reaches us on to the children, until they have ended; tells which one came.
 * Ctrl-C on a terminal reaches them by itself: a second one would cut their good-bye short.
 */
function forwardSignals(children) {
  const state = { signal: undefined }
  const forward = (signal) => {
    state.signal ??= signal
    if (signal === 'SIGINT' && process.stdin.isTTY) return
    children.forEach((child) => child.exitCode === null && child.kill(signal))
  }
  signals.forEach((signal) => process.on(signal, forward))
  state.release = () => signals.forEach((signal) => process.off(signal, forward))
  return state
}

/** The exit code of a child (127 when there is no such command). When somebody stops us meanwhile, both end. */
function ending(child) {
  return new Promise((resolve) => {
    const forwarded = forwardSignals([child])
    const ended = (code) => {
      forwarded.release()
      if (forwarded.signal) process.kill(process.pid, forwarded.signal)
      else resolve(code)
    }
    child.on('error', () => ended(127))
    child.on('close', (code) => ended(code ?? 1))
  })
}

/** Runs a command to its end with the terminal as its own; resolves to its exit code. */
export const run = (command, args, options) => ending(start(command, args, options))

/** Runs a command quietly; resolves to its exit code and everything it printed, in order. */
export async function capture(command, args, options) {
  const child = start(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  return { code: await ending(child), output }
}

/**
 * Runs long-lived children side by side and ends with the first of them: the others are asked to stop.
 * Resolves to the exit code of the one that ended first.
 */
export function runTogether(commands) {
  return new Promise((resolve) => {
    const children = commands.map(({ command, args, ...options }) => start(command, args, options))
    const forwarded = forwardSignals(children)
    let left = children.length
    let first
    const ended = (code) => {
      first ??= code
      // Whoever was told to stop by a signal is not told twice: a second one means "at once".
      if (!forwarded.signal) {
        children.forEach((child) => child.exitCode === null && child.kill('SIGTERM'))
      }
      left -= 1
      if (left > 0) return
      forwarded.release()
      resolve(first)
    }
    children.forEach((child) => {
      child.on('error', () => ended(127))
      child.on('close', (code) => ended(code ?? (forwarded.signal ? 0 : 1)))
    })
  })
}
