import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import path from 'node:path'
import {
  door,
  freePort,
  freshDirectory,
  runCommand,
  start,
  startCloud,
} from '../support/e2e/server'

const secret = 'a secret of the tests that is long enough to sign with'

describe('starting the program', () => {
  const directories: string[] = []
  const directory = () => {
    const made = freshDirectory()
    directories.push(made)
    return made
  }

  afterAll(() => {
    for (const each of directories) rmSync(each, { recursive: true, force: true })
  })

  it('prints the address and one sign-in link for each of the people, and a second process on the same data is refused', async () => {
    const cloud = await startCloud('empty')
    try {
      expect(cloud.said()).toContain(`Haolin is at ${cloud.address}`)
      for (const persona of ['resident', 'volunteer', 'organizer', 'shopkeeper', 'reviewer']) {
        expect(cloud.said()).toContain(`${cloud.address}/?as=${persona}`)
      }
      const second = runCommand(start, {
        PORT: String(await freePort()),
        HAOLIN_DATA: cloud.directory,
      })
      expect(await second.ended).not.toBe(0)
      expect(second.said()).toMatch(
        /Another Haolin is already running on the data directory .*\. Stop it first, or set HAOLIN_DATA to another directory\./,
      )
      // The first one does not notice.
      expect((await fetch(`${cloud.address}/health`)).status).toBe(200)
    } finally {
      await cloud.close()
    }
  })

  it.each([
    ['npm start', start],
    ['the door', door],
  ])('%s says at once that a port is taken, and which one to take instead', async (_, command) => {
    const other = createServer()
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => {
        const address = other.address()
        resolve(address !== null && typeof address === 'object' ? address.port : 0)
      })
    })
    try {
      const data = directory()
      const refused = runCommand(command, {
        PORT: String(port),
        HAOLIN_DATA: data,
        HAOLIN_DEMO: '1',
      })
      expect(await refused.ended).not.toBe(0)
      expect(refused.said()).toMatch(new RegExp(`Port ${port} is already taken`))
      expect(refused.said()).toContain(`PORT=${port + 1} npm start`)
    } finally {
      await new Promise((resolve) => other.close(resolve))
    }
  })

  it('keeps the data over a restart, and is then warm', async () => {
    const data = directory()
    const settings = { PORT: String(await freePort()), HAOLIN_DATA: data, HAOLIN_DEMO: '1' }
    const seeded = runCommand([...door, 'seed'], settings)
    expect(await seeded.ended).toBe(0)
    const again = runCommand([...door, 'doctor'], settings)
    expect(await again.ended).toBe(0)
    expect(again.said()).toContain('Everything holds.')
    expect(readdirSync(path.join(data, 'db')).length).toBeGreaterThan(0)
  })

  it('a data directory that cannot be made is named', async () => {
    const file = path.join(directory(), 'file')
    mkdirSync(path.dirname(file), { recursive: true })
    const refused = runCommand(door, {
      PORT: String(await freePort()),
      HAOLIN_DATA: '/dev/null/data',
      HAOLIN_DEMO: '1',
    })
    expect(await refused.ended).not.toBe(0)
    expect(refused.said()).toContain(
      'The data directory /dev/null/data cannot be written. Set HAOLIN_DATA to one that can.',
    )
  })
})

describe('starting in production', () => {
  const refusals: [string, Record<string, string>, RegExp][] = [
    ['without a secret', {}, /^HAOLIN_SECRET is missing or shorter than 32 characters\./],
    ['with a short secret', { HAOLIN_SECRET: 'short' }, /^HAOLIN_SECRET is missing or shorter/],
    ['without a sealing key', { HAOLIN_SECRET: secret }, /^HAOLIN_SEAL_KEY is missing or shorter/],
    [
      'without a PostgreSQL',
      { HAOLIN_SECRET: secret, HAOLIN_SEAL_KEY: secret },
      /^DATABASE_URL is missing\./,
    ],
    [
      'with the demonstration on',
      { HAOLIN_SECRET: secret, HAOLIN_DEMO: '1' },
      /^The demonstration lets anyone be anyone: HAOLIN_DEMO=1 is refused/,
    ],
  ]

  it.each(refusals)('%s it refuses with its sentence', async (_, settings, sentence) => {
    const refused = runCommand(door, {
      NODE_ENV: 'production',
      PORT: String(await freePort()),
      ...settings,
    })
    expect(await refused.ended).not.toBe(0)
    expect(refused.said()).toMatch(sentence)
  })
})
