import { connect, createServer, type Socket } from 'node:net'

/** Where the line is cut: the COMMIT never arrives, it may have arrived, or its answer is lost. */
export const cuts = ['before', 'during', 'after'] as const
export type Cut = (typeof cuts)[number]

/** A command asks the table of keys; where its statement is prepared already only its name is sent. */
const keysInHand = ['command_key', 'haolin_key_claim', 'haolin_answered_before']

/**
 * Stands between the app and the database and cuts lines at the COMMIT of a command, of which it knows by the
 * table of keys. Everything else goes through untouched.
 */
export class Proxy {
  private armed: { cut: Cut; left: number } | null = null
  private readonly sockets = new Set<Socket>()
  /** How many lines were cut. */
  made = 0

  private constructor(private readonly target: { host: string; port: number }) {}

  static async before(url: string) {
    const { hostname, port } = new URL(url)
    const proxy = new Proxy({ host: hostname, port: Number(port) })
    const server = createServer((client) => {
      proxy.join(client)
    })
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve)
    })
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('the proxy has no port')
    const through = new URL(url)
    through.port = String(address.port)
    return {
      proxy,
      url: through.toString(),
      close: async () => {
        for (const socket of proxy.sockets) socket.destroy()
        await new Promise((resolve) => server.close(resolve))
      },
    }
  }

  /** The next so many commands lose their line. */
  arm(cut: Cut, times: number): void {
    this.armed = { cut, left: times }
    this.made = 0
  }

  private join(client: Socket): void {
    const server = connect(this.target)
    const both = [client, server]
    const end = () => {
      for (const socket of both) {
        socket.destroy()
        this.sockets.delete(socket)
      }
    }
    for (const socket of both) {
      this.sockets.add(socket)
      socket.on('error', end)
      socket.on('close', end)
    }
    let isCommand = false
    let isSilent = false
    client.on('data', (chunk) => {
      const text = chunk.toString('latin1')
      if (keysInHand.some((sign) => text.includes(sign))) isCommand = true
      const isCommit = /\bcommit\b/.test(text)
      const cut = isCommit && isCommand ? this.next() : null
      if (isCommit || /\brollback\b/.test(text)) isCommand = false
      if (cut === 'before') end()
      else if (cut === 'during') server.write(chunk, end)
      else {
        isSilent = cut === 'after'
        server.write(chunk)
      }
    })
    server.on('data', (chunk) => {
      if (isSilent) end()
      else client.write(chunk)
    })
  }

  private next(): Cut | null {
    if (this.armed === null || this.armed.left === 0) return null
    this.armed.left -= 1
    this.made += 1
    return this.armed.cut
  }
}
