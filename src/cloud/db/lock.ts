import { createHash } from 'node:crypto'
import { mkdirSync, realpathSync, rmSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const someoneListens = (path: string) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(path)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => {
      resolve(false)
    })
  })

const listen = (path: string) =>
  new Promise<Server>((resolve, reject) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', reject)
    server.listen(path, () => {
      resolve(server)
    })
    // The lock must not keep a finished process alive.
    server.unref()
  })

/**
 * Two processes on one embedded database lose acknowledged writes silently, so the first one takes a lock
 * that dies with it: a listening socket named by the hash of the directory's real path. On Linux the
 * socket is abstract and leaves nothing behind; elsewhere it is a short path in the temporary folder.
 * Throws an Error with a sentence for people when another process holds it.
 */
export const lockDirectory = async (directory: string): Promise<() => Promise<void>> => {
  mkdirSync(directory, { recursive: true })
  const name = createHash('sha256').update(realpathSync(directory)).digest('hex').slice(0, 32)
  const isLinux = process.platform === 'linux'
  const path = isLinux ? `\0haolin-${name}` : join(tmpdir(), `haolin-${name.slice(0, 16)}.sock`)
  const taken = () =>
    new Error(
      `Another Haolin is already running on the data directory ${directory}. Stop it first, or set HAOLIN_DATA to another directory.`,
    )
  if (!isLinux) {
    if (await someoneListens(path)) throw taken()
    rmSync(path, { force: true })
  }
  const server = await listen(path).catch(() => {
    throw taken()
  })
  return () =>
    new Promise((resolve) => {
      server.close(() => {
        resolve()
      })
    })
}
