import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { root } from './root.mjs'
import { Sentence } from './say.mjs'

const listens = (port) =>
  new Promise((resolve) => {
    const server = net.createServer()
    server.on('error', (error) => resolve(error.code))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(undefined)))
  })

/** The port from PORT (default 8787), as a number that can be one. */
export function wantedPort() {
  const port = Number(process.env.PORT ?? 8787)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new Sentence(
    `PORT is ${process.env.PORT}, which is not a port: it has to be a number from 1 to 65535.`,
  )
}

/** Says at once that a port cannot be used, so that nobody waits for a build to learn it. */
export async function checkPort(port, variable = 'PORT') {
  const problem = await listens(port)
  if (!problem) return
  const why =
    problem === 'EADDRINUSE' ? 'is already taken by another program' : `cannot be used (${problem})`
  throw new Sentence(
    `Port ${port} ${why}. Stop that program, or choose another port, for example: ${variable}=${port + 1} npm start`,
  )
}

/** The data directory has to be there and writable: the database, the pictures and its lock live in it. */
export function checkDataDirectory() {
  const directory = path.resolve(root, process.env.HAOLIN_DATA ?? '.data')
  try {
    fs.mkdirSync(directory, { recursive: true })
    const probe = path.join(directory, `.probe-${process.pid}`)
    fs.writeFileSync(probe, '')
    fs.rmSync(probe)
  } catch {
    throw new Sentence(
      `The data directory ${directory} cannot be written to. ` +
        'Give yourself the right to write there, or name another one in HAOLIN_DATA.',
    )
  }
}
