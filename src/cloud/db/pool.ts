import { Client, Pool, type PoolClient, type PoolConfig } from 'pg'
import { isAftermath } from './errors'

const ignore = () => undefined

/**
 * A connection that breaks while somebody works with it goes out of the pool at once, whether its holder gives
 * it back or not: one that is lost at BEGIN never is, and a few of those would use up the pool for good.
 */
const steady = (client: PoolClient): PoolClient => {
  const giveBack = client.release.bind(client)
  let isHeld = true
  const release = (error?: Error | boolean) => {
    if (!isHeld) return
    isHeld = false
    client.off('end', drop)
    giveBack(error)
  }
  const drop = () => {
    release(true)
  }
  client.once('end', drop)
  client.release = release
  return client
}

/**
 * Statements that are asked for in one turn of the event loop leave in one piece, and not each in a packet of its
 * own: under a rush the system's part in sending would else cost more than making them.
 */
const sendTogether = (client: PoolClient) => {
  const { stream } = client.connection
  let isHeld = false
  const letGo = () => {
    isHeld = false
    stream.uncork()
  }
  stream.write = new Proxy(stream.write.bind(stream), {
    apply: (write, self, given) => {
      if (!isHeld) {
        isHeld = true
        stream.cork()
        process.nextTick(letGo)
      }
      const answer: unknown = Reflect.apply(write, self, given)
      return answer
    },
  })
}

const isBegin = (query: unknown) =>
  typeof query === 'object' && query !== null && 'text' in query && query.text === 'begin'

/**
 * BEGIN tells nothing that anybody waits for: it leaves together with the first statement of its transaction. Where
 * it fails, the connection is given up, so that nothing of the transaction is carried out on its own.
 *
 * Of statements that left together each one after the first that fails is only told that the transaction is over. Here
 * all of them are told why, for who hears it first decides whether the work is worth trying again.
 */
const beginWithFirst = (client: PoolClient) => {
  let isDue = false
  let cause: unknown = null
  const ask = (given: readonly unknown[]) => {
    const query: unknown = Reflect.get(Client.prototype, 'query')
    if (typeof query !== 'function') throw new Error('the client of PostgreSQL has no query')
    const answer: unknown = Reflect.apply(query, client, given)
    return answer
  }
  client.query = new Proxy(client.query.bind(client), {
    apply: (_, __, given: unknown[]) => {
      if (isBegin(given[0])) {
        isDue = true
        return Promise.resolve({ rows: [] })
      }
      if (isDue) {
        isDue = false
        cause = null
        Promise.resolve(ask(['begin'])).catch(() => client.connection.stream.destroy())
      }
      const answer = ask(given)
      if (!(answer instanceof Promise)) return answer
      return answer.catch((error: unknown) => {
        if (isAftermath(error)) throw cause ?? error
        cause = error
        throw error
      })
    },
  })
}

type Taken = Parameters<Pool['connect']>[0]

/** The driver's pool, made to outlive the loss of any of its connections at any moment. */
export class SteadyPool extends Pool {
  constructor(config: PoolConfig) {
    super(config)
    this.on('connect', sendTogether)
    this.on('connect', beginWithFirst)
  }

  /**
   * Hears of each connection that breaks, idle or at work. Without a listener on the connection itself one that
   * breaks between two statements of a transaction would end the process.
   */
  onLost(hear: (error: Error) => void): void {
    this.on('error', ignore)
    this.on('connect', (client) => {
      client.on('error', hear)
    })
  }

  override connect(): Promise<PoolClient>
  override connect(taken: Taken): void
  override connect(taken?: Taken): Promise<PoolClient> | undefined {
    if (taken === undefined) return super.connect().then(steady)
    super.connect(taken)
    return undefined
  }
}
