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

/** Runs a command to its end with the terminal as its own; resolves to its exit code (127 when it is not there). */
export function run(command, args, options) {
  return new Promise(resolve => {
    const child = start(command, args, options)
    child.on('error', () => resolve(127))
    child.on('close', (code, signal) => resolve(code ?? (signal ? 1 : 0)))
  })
}

/** Runs a command quietly; resolves to its exit code and everything it printed, in order. */
export function capture(command, args, options) {
  return new Promise(resolve => {
    const child = start(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', chunk => (output += chunk))
    child.stderr.on('data', chunk => (output += chunk))
    child.on('error', error => resolve({ code: 127, output: error.message }))
    child.on('close', code => resolve({ code: code ?? 1, output }))
  })
}

/**
 * Runs long-lived children side by side, hands every signal on to them, and ends with the first of them:
 * the others are asked to stop. Resolves to the exit code of the one that ended first.
 */
export function runTogether(commands) {
  return new Promise(resolve => {
    const children = commands.map(({ command, args, ...options }) => start(command, args, options))
    const stopAll = signal => children.forEach(child => child.exitCode === null && child.kill(signal))
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
    const forward = signal => stopAll(signal)
    signals.forEach(signal => process.on(signal, forward))

    let left = children.length
    let first
    const ended = code => {
      first ??= code
      stopAll('SIGTERM')
      left -= 1
      if (left > 0) return
      signals.forEach(signal => process.off(signal, forward))
      resolve(first)
    }
    children.forEach(child => {
      child.on('error', () => ended(127))
      child.on('close', (code, signal) => ended(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)))
    })
  })
}
