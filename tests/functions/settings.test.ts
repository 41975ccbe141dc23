import { sealKey, secret } from '../support/functions/deployed'
import { eventOf } from '../support/functions/event'
import { startFunction } from '../support/functions/instance'

const nowhere = 'postgres://nobody@127.0.0.1:1/none'

/** What an operator finds in the log. */
const complaint = async (name: 'api' | 'tick', settings: Record<string, string>) => {
  const instance = startFunction(name, settings)
  try {
    const reply = await instance.call(eventOf('session.who'), { SOURCE: 'wx_trigger' })
    return 'error' in reply ? reply.error : 'it lacked nothing'
  } finally {
    await instance.stop()
  }
}

describe.each(['api', 'tick'] as const)('the function %s says what it lacks', (name) => {
  test('a secret of its own', async () => {
    const sentence = await complaint(name, { DATABASE_URL: nowhere })
    expect(sentence).toContain('HAOLIN_SECRET is missing')
  })

  test('a secret that is long enough', async () => {
    const sentence = await complaint(name, { DATABASE_URL: nowhere, HAOLIN_SECRET: 'short' })
    expect(sentence).toContain('shorter than 32 characters')
  })

  test('a sealing key of its own', async () => {
    const sentence = await complaint(name, { DATABASE_URL: nowhere, HAOLIN_SECRET: secret })
    expect(sentence).toContain('HAOLIN_SEAL_KEY is missing')
  })

  test('a database', async () => {
    const sentence = await complaint(name, { HAOLIN_SECRET: secret, HAOLIN_SEAL_KEY: sealKey })
    expect(sentence).toContain('DATABASE_URL is missing')
  })

  test('the embedded database is not carried along, even for those who accept the risk', async () => {
    const own = { HAOLIN_SECRET: secret, HAOLIN_SEAL_KEY: sealKey }
    const settings = { ...own, HAOLIN_ALLOW_EMBEDDED: '1' }
    const sentence = await complaint(name, settings)
    expect(sentence).toContain('DATABASE_URL is missing')
  })

  test('the demonstration is refused, whatever NODE_ENV says', async () => {
    const settings = { DATABASE_URL: nowhere, HAOLIN_SECRET: secret, HAOLIN_DEMO: '1' }
    const sentence = await complaint(name, { ...settings, NODE_ENV: 'development' })
    expect(sentence).toContain('HAOLIN_DEMO=1 is refused')
  })
})
