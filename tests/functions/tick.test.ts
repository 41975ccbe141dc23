import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import * as t from '../../src/cloud/db/tables'
import { useDeployed } from '../support/functions/deployed'

const deployed = useDeployed({
  HAOLIN_TEMPLATES: JSON.stringify({ points_awarded: 'template-points' }),
})

const byTimer = { SOURCE: 'wx_trigger' } as const

/** Something that somebody has to be told, left behind by a command. */
const leaveNotice = async (
  notice: { kind?: 'points_awarded' | 'signup_confirmed'; title?: string; body?: string } = {},
) => {
  const { cloud, world } = deployed()
  const { districtId, auditId } = world.builder
  const id = randomUUID()
  const { kind = 'points_awarded', title = '积分到账', body = '民俗体验日得 2 分。' } = notice
  const payload = { personId: world.lin.id, kind, title, body, about: null }
  const runAt = world.now
  await cloud.database.db
    .insert(t.outbox)
    .values({ districtId, id, kind: 'notice', payload, runAt, auditId })
  return id
}

const taskOf = async (id: string) => {
  const { db } = deployed().cloud.database
  const [task] = await db.select().from(t.outbox).where(eq(t.outbox.id, id))
  if (!task) throw new Error('no such task')
  const { attempts, doneAt, lastError } = task
  return { attempts, isDone: doneAt !== null, lastError }
}

const lettersOf = async (id: string) => {
  const { db } = deployed().cloud.database
  return db.select().from(t.inboxItem).where(eq(t.inboxItem.id, id))
}

test.each(['wx_client', 'wx_http', undefined] as const)(
  'a call from %s moves nothing',
  async (source) => {
    const id = await leaveNotice()
    const who = { OPENID: 'openid-stranger', ...(source && { SOURCE: source }) }
    const reply = await deployed().tick.call({ Type: 'Timer', TriggerName: 'tick' }, who)
    expect(reply).toMatchObject({ result: { ticked: null }, sent: [], uploaded: [] })
    expect(await taskOf(id)).toMatchObject({ attempts: 0, isDone: false })
    await deployed().tick.call({}, byTimer)
  },
)

test("the timer delivers what waits: in the app, and by WeChat's message", async () => {
  const { tick, world } = deployed()
  const id = await leaveNotice()
  const reply = await tick.call({ Type: 'Timer', TriggerName: 'tick' }, byTimer)
  expect(reply).toMatchObject({ result: { ticked: { tasks: 1 } } })
  expect(reply.sent).toEqual([
    {
      touser: world.lin.openid,
      templateId: 'template-points',
      page: 'pages/inbox/index',
      data: { thing1: { value: '积分到账' }, thing2: { value: '民俗体验日得 2 分。' } },
    },
  ])
  expect(await lettersOf(id)).toMatchObject([{ personId: world.lin.id, title: '积分到账' }])
  expect(await taskOf(id)).toEqual({ attempts: 1, isDone: true, lastError: null })
})

test('a second tick delivers nothing twice', async () => {
  await leaveNotice()
  await deployed().tick.call({}, byTimer)
  expect(await deployed().tick.call({}, byTimer)).toMatchObject({ sent: [] })
})

test('a kind of message without a template is told in the app only', async () => {
  const id = await leaveNotice({ kind: 'signup_confirmed' })
  expect(await deployed().tick.call({}, byTimer)).toMatchObject({ sent: [] })
  expect(await lettersOf(id)).toHaveLength(1)
})

test('fields are cut to what WeChat takes, and the app keeps the whole text', async () => {
  const title = '张家湾社区民俗体验日的家庭志愿积分到账了'.repeat(2)
  const body = `第一行\n第二行，${'很长的说明'.repeat(10)}`
  const id = await leaveNotice({ title, body })
  const { sent } = await deployed().tick.call({}, byTimer)
  const fields = sent.flatMap(({ data }) => Object.values(data).map(({ value }) => value))
  expect(fields).toEqual([
    '张家湾社区民俗体验日的家庭志愿积分到账…',
    '第一行 第二行，很长的说明很长的说明很…',
  ])
  expect(fields.map((field) => field.length)).toEqual([20, 20])
  expect(await lettersOf(id)).toMatchObject([{ title, body }])
})

test('no emoji is cut in two', async () => {
  await leaveNotice({ title: `${'好'.repeat(18)}🏮🏮` })
  const { sent } = await deployed().tick.call({}, byTimer)
  expect(sent[0]?.data.thing1).toEqual({ value: `${'好'.repeat(18)}…` })
})

test('someone who agreed to no message is told in the app, once and for all', async () => {
  const noCredit = 43101
  const id = await leaveNotice()
  const first = await deployed().tick.call({}, byTimer, noCredit)
  expect(first.sent).toHaveLength(1)
  expect(await lettersOf(id)).toHaveLength(1)
  expect(await taskOf(id)).toEqual({ attempts: 1, isDone: true, lastError: null })
  expect(await deployed().tick.call({}, byTimer)).toMatchObject({ sent: [] })
})

test('any other trouble of WeChat is tried again, and the letter is not doubled', async () => {
  const { cloud } = deployed()
  const wrongField = 47003
  const id = await leaveNotice()
  await deployed().tick.call({}, byTimer, wrongField)
  expect(await taskOf(id)).toMatchObject({ attempts: 1, isDone: false })
  expect((await taskOf(id)).lastError).toContain('47003')

  const due = new Date(0)
  await cloud.database.db.update(t.outbox).set({ runAt: due }).where(eq(t.outbox.id, id))
  expect((await deployed().tick.call({}, byTimer)).sent).toHaveLength(1)
  expect(await taskOf(id)).toMatchObject({ attempts: 2, isDone: true })
  expect(await lettersOf(id)).toHaveLength(1)
})
