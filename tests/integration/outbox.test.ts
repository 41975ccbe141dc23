import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { inboxItem, outbox } from '../../src/cloud/db/tables'
import { drainOutbox } from '../../src/cloud/outbox/run'
import { hour, later, minute } from '../../src/domain/time'
import type { Deps } from '../../src/cloud/deps'
import { wechatCloud, type WeChatSdk } from '../../src/cloud/wechat/cloud'
import { newKey, useCloud } from '../support/cloud'
import { askOne } from '../support/database'
import { buildWorld, type World } from '../support/world'

const cloud = useCloud()
let world: World

beforeEach(async () => {
  world = await buildWorld(cloud())
})

const signUp = async (personIds: string[] = [world.lin.id]) => {
  const { slotId } = await world.addSlot()
  await world.as(world.lin).signups.create({ key: newKey(), slotId, personIds })
}

const count = async (table: string) =>
  Number(await askOne(cloud().database.db, `select count(*) from ${table}`))

/** The cloud's own pieces with a WeChat that does what the test wants. */
const withWeChat = (send: Deps['wechat']['send']): Deps => ({
  ...cloud().deps,
  wechat: { ...cloud().deps.wechat, send },
})

const offline = () => Promise.reject(new Error('WeChat is not there'))

/** A notice that waits to be delivered, as a command would have left it. */
const leaveNotice = async (wish: Partial<typeof outbox.$inferInsert> = {}) => {
  const { builder, lin } = world
  const id = randomUUID()
  await cloud()
    .database.db.insert(outbox)
    .values({
      districtId: '420106',
      id,
      kind: 'notice',
      payload: {
        personId: lin.id,
        kind: 'signup_confirmed',
        title: '报名成功',
        body: '周六见。',
        about: null,
      },
      runAt: await cloud().now(),
      auditId: builder.auditId,
      ...wish,
    })
  return id
}

const stateOf = async (id: string) => {
  const rows = await cloud().database.db.select().from(outbox)
  const found = rows.find((row) => row.id === id)
  if (!found) throw new Error('the task is gone')
  return found
}

describe('what a command has to tell', () => {
  it('is delivered after the commit: into the inbox, and by WeChat', async () => {
    await signUp()
    await cloud().app.idle()
    expect(await count('inbox_item')).toBe(1)
    expect(await count('sent_message')).toBe(1)
    const { items, unread } = await world.as(world.lin).inbox.list({})
    expect(unread).toBe(1)
    expect(items[0]?.title).toContain('民俗体验日')
  })

  it('is delivered once, however often its task runs', async () => {
    const id = await leaveNotice()
    await drainOutbox(cloud().deps, '420106')
    await cloud().database.db.update(outbox).set({ doneAt: null, leasedUntil: null })
    await drainOutbox(cloud().deps, '420106')
    expect(await count('inbox_item')).toBe(1)
    expect(await count('sent_message')).toBe(1)
    expect(await stateOf(id)).toMatchObject({ attempts: 2 })
  })

  it('reaches a child without an account through nobody but its own inbox', async () => {
    const { childId } = world
    const payload = {
      personId: childId,
      kind: 'signup_confirmed',
      title: '你好',
      body: '你好',
      about: null,
    }
    await leaveNotice({ payload })
    await drainOutbox(cloud().deps, '420106')
    expect(await count('inbox_item')).toBe(1)
    expect(await count('sent_message')).toBe(0)
  })

  it('is read once all is read', async () => {
    await signUp()
    await cloud().app.idle()
    const { as, lin } = world
    expect(await as(lin).inbox.readAll({ key: newKey() })).toEqual({ read: 1 })
    expect(await as(lin).inbox.list({})).toMatchObject({ unread: 0, items: [{ read: true }] })
    expect((await as(lin).session.who({})).me?.unread).toBe(0)
  })

  it('comes in pages, newest first', async () => {
    const { builder, lin, now } = world
    const row = {
      districtId: '420106',
      personId: lin.id,
      kind: 'signup_confirmed' as const,
      title: 't',
      body: 'b',
    }
    await cloud()
      .database.db.insert(inboxItem)
      .values(
        Array.from({ length: 22 }, (_, index) => ({
          ...row,
          id: randomUUID(),
          at: later(now, -(index % 7) * minute),
          auditId: builder.auditId,
        })),
      )
    const first = await world.as(lin).inbox.list({})
    const second = await world.as(lin).inbox.list({ cursor: first.next ?? '' })
    const seen = [...first.items, ...second.items]
    expect([first.items.length, second.items.length, second.next]).toEqual([20, 2, null])
    expect(new Set(seen.map(({ id }) => id)).size).toBe(22)
    expect(seen.map(({ at }) => at)).toEqual(
      seen
        .map(({ at }) => at)
        .sort()
        .reverse(),
    )
  })
})

describe('a task that fails', () => {
  it('is tried again later, and the person has read it in the app meanwhile', async () => {
    const id = await leaveNotice()
    const broken = withWeChat(offline)
    expect(await drainOutbox(broken, '420106')).toBe(0)
    expect(await count('inbox_item')).toBe(1)
    expect(await stateOf(id)).toMatchObject({
      attempts: 1,
      doneAt: null,
      lastError: 'WeChat is not there',
    })
    expect(await drainOutbox(cloud().deps, '420106')).toBe(0)
    cloud().pass(minute)
    expect(await drainOutbox(cloud().deps, '420106')).toBe(1)
    expect(await count('sent_message')).toBe(1)
    expect(await count('inbox_item')).toBe(1)
  })

  it('is given up after eight tries and stays for people to see', async () => {
    const id = await leaveNotice()
    const broken = withWeChat(offline)
    for (let tries = 0; tries < 12; tries += 1) {
      await drainOutbox(broken, '420106')
      cloud().pass(24 * hour)
    }
    const { attempts, failedAt, doneAt } = await stateOf(id)
    expect({ attempts, doneAt }).toEqual({ attempts: 8, doneAt: null })
    expect(failedAt).not.toBeNull()
  })

  it('does not hold up the others', async () => {
    const unknown = await leaveNotice({ kind: 'dance' })
    const spoilt = await leaveNotice({ payload: { personId: 7 } })
    const good = await leaveNotice()
    await drainOutbox(cloud().deps, '420106')
    expect((await stateOf(good)).doneAt).not.toBeNull()
    for (const id of [unknown, spoilt]) expect((await stateOf(id)).doneAt).toBeNull()
  })
})

describe('messages of WeChat, which does not know one that was sent before', () => {
  const wrongField = 47003

  /** WeChat's kit as far as messages go; what it took is written down. */
  const kit = (send: (title: string, before: number) => Promise<void>) => {
    const sent: string[] = []
    const never = () => Promise.reject(new Error('nobody asks for this here'))
    const sdk: WeChatSdk = {
      init: () => undefined,
      DYNAMIC_CURRENT_ENV: null,
      getWXContext: () => ({}),
      getTempFileURL: never,
      uploadFile: never,
      openapi: {
        wxacode: { getUnlimited: never },
        security: { mediaCheckAsync: never, msgSecCheck: never },
        subscribeMessage: {
          send: async ({ data }) => {
            const title = data.thing1?.value ?? ''
            await send(title, sent.length)
            sent.push(title)
            return { errCode: 0 }
          },
        },
      },
    }
    const deps = { ...cloud().deps, wechat: wechatCloud(sdk, { signup_confirmed: 'template' }) }
    return { sent, deps }
  }

  /** So many notices with titles of their own, in order. */
  const leaveNotices = async (titles: readonly string[]) => {
    const ids: string[] = []
    const first = await cloud().now()
    for (const [index, title] of titles.entries()) {
      const about = { kind: 'signup_confirmed', body: '周六见。', about: null }
      const payload = { personId: world.lin.id, title, ...about }
      ids.push(await leaveNotice({ payload, runAt: later(first, index - titles.length) }))
    }
    return ids
  }

  it('one that it refuses keeps no other from going out, and makes none go out twice', async () => {
    const { sent, deps } = kit((title) =>
      title === '坏的'
        ? Promise.reject(Object.assign(new Error('47003'), { errCode: wrongField }))
        : Promise.resolve(),
    )
    const ids = await leaveNotices(['一', '坏的', '二', '三'])
    expect(await drainOutbox(deps, '420106')).toBe(3)
    expect(sent.sort()).toEqual(['一', '三', '二'])
    expect(await stateOf(ids[1] ?? '')).toMatchObject({ attempts: 1, doneAt: null })
    expect(await count('inbox_item')).toBe(4)
    cloud().pass(minute)
    await drainOutbox(deps, '420106')
    expect(sent).toHaveLength(3)
  })

  it('are sent once when sending all of them takes longer than a lease', async () => {
    const titles = Array.from({ length: 45 }, (_, index) => String(index))
    let others = Promise.resolve(0)
    const { sent, deps } = kit((_, before) => {
      cloud().pass(2000)
      // Another runner looks in at every tenth message.
      if (before % 10 === 5) others = others.then(() => drainOutbox(cloud().deps, '420106'))
      return others.then(() => undefined)
    })
    await leaveNotices(titles)
    expect(await drainOutbox(deps, '420106')).toBe(45)
    expect(await others).toBe(0)
    expect(sent.sort()).toEqual([...titles].sort())
    expect(await count('sent_message')).toBe(0)
  })

  it('are left alone by a runner that was frozen until somebody else had taken them', async () => {
    const titles = Array.from({ length: 30 }, (_, index) => String(index))
    const { sent, deps } = kit(async (_, before) => {
      if (before !== 19) return
      cloud().pass(2 * minute)
      await drainOutbox(cloud().deps, '420106')
    })
    await leaveNotices(titles)
    await drainOutbox(deps, '420106')
    expect(sent).toHaveLength(20)
    expect(await count('inbox_item')).toBe(30)
  })
})

describe('a runner that somebody waits for', () => {
  it('takes a few tasks and leaves the others to the timer', async () => {
    for (let left = 0; left < 5; left += 1) await leaveNotice()
    expect(await drainOutbox(cloud().deps, '420106', 3)).toBe(3)
    expect(await count('inbox_item')).toBe(3)
    await cloud().tick()
    expect(await count('inbox_item')).toBe(5)
  })
})

describe('a task that is leased', () => {
  it('is nobody else’s until the lease runs out', async () => {
    const id = await leaveNotice({ leasedUntil: later(await cloud().now(), minute) })
    expect(await drainOutbox(cloud().deps, '420106')).toBe(0)
    cloud().pass(minute + 1000)
    expect(await drainOutbox(cloud().deps, '420106')).toBe(1)
    expect((await stateOf(id)).doneAt).not.toBeNull()
  })

  it('is not run by another district', async () => {
    await leaveNotice()
    expect(await drainOutbox(cloud().deps, '640104')).toBe(0)
  })

  it('waits for its time', async () => {
    await leaveNotice({ runAt: later(await cloud().now(), hour) })
    expect(await drainOutbox(cloud().deps, '420106')).toBe(0)
    cloud().pass(hour)
    await cloud().tick()
    const left = await cloud()
      .database.db.select({ n: sql<string>`count(*)` })
      .from(outbox)
      .where(sql`done_at is null`)
    expect(left[0]?.n.toString()).toBe('0')
  })
})
