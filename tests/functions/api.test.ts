import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import * as t from '../../src/cloud/db/tables'
import { currentConsent } from '../../src/domain/families'
import { useDeployed } from '../support/functions/deployed'
import { codeOf, eventOf, outputOf } from '../support/functions/event'

const deployed = useDeployed()

const joining = (communityId: string) => ({
  key: randomUUID(),
  nickname: '江初雪',
  birthYear: 1990,
  communityId,
  consentVersion: currentConsent,
})

/** Somebody of whom WeChat knows the account and nobody else knows anything. */
const newcomer = () => ({ OPENID: `openid-${randomUUID()}`, SOURCE: 'wx_client' as const })

const personOf = async (openid: string) => {
  const { db } = deployed().cloud.database
  const [found] = await db.select().from(t.identity).where(eq(t.identity.openid, openid))
  return found?.personId ?? null
}

const signupsOf = async (slotId: string, personId: string) => {
  const { db } = deployed().cloud.database
  const rows = await db
    .select({ status: t.signup.status })
    .from(t.signup)
    .where(and(eq(t.signup.slotId, slotId), eq(t.signup.personId, personId)))
  return rows.map(({ status }) => status)
}

test('a newcomer joins, signs up, and finds the sign-up in the list', async () => {
  const { api, world } = deployed()
  const { slotId } = await world.addSlot({}, { title: '腊八节熬粥' })
  const who = newcomer()

  const visited = await api.call(eventOf('session.who'), who)
  expect(outputOf(visited)).toMatchObject({ identified: true, me: null, demo: false })

  await api.call(eventOf('families.join', joining(world.community.id)), who)
  const personId = (await personOf(who.OPENID)) ?? 'nobody'
  const party = { key: randomUUID(), slotId, personIds: [personId] }
  const signedUp = await api.call(eventOf('signups.create', party), who)
  expect(outputOf(signedUp)).toMatchObject({ status: 'confirmed' })
  expect(await signupsOf(slotId, personId)).toEqual(['confirmed'])

  const listed = await api.call(eventOf('signups.mine', { when: 'coming' }), who)
  expect(outputOf(listed)).toMatchObject({
    items: [{ title: '腊八节熬粥', members: [{ nickname: '江初雪', status: 'confirmed' }] }],
  })
})

test('the same sign-up sent twice, as WeChat may do, is one sign-up', async () => {
  const { api, world } = deployed()
  const { slotId } = await world.addSlot({})
  const who = { OPENID: world.chen.openid }
  const event = eventOf('signups.create', { key: randomUUID(), slotId, personIds: [world.chen.id] })

  const first = outputOf(await api.call(event, who))
  expect(outputOf(await api.call(event, who))).toEqual(first)
  expect(await signupsOf(slotId, world.chen.id)).toEqual(['confirmed'])
})

describe('who calls is told by WeChat alone', () => {
  const claims = (openid: string) => ({
    openid,
    OPENID: openid,
    userInfo: { openId: openid, appId: 'wx0' },
    identity: { openid },
    headers: { 'x-wx-openid': openid, authorization: `Bearer ${openid}` },
    context: { OPENID: openid },
  })

  test('a visitor who claims to be somebody stays a visitor', async () => {
    const { api, world } = deployed()
    const { openid } = world.lin
    const event = {
      ...eventOf('points.mine', {}, { openid, token: openid, districtId: '420106' }),
      ...claims(openid),
    }
    expect(codeOf(await api.call(event))).toBe('UNAUTHORIZED')
  })

  test('somebody who claims to be somebody else is taken for who they are', async () => {
    const { api, world } = deployed()
    const { openid } = world.organizer
    const event = { ...eventOf('session.who', {}, { openid, token: openid }), ...claims(openid) }
    const answer = outputOf(await api.call(event, { OPENID: world.lin.openid }))
    expect(answer).toMatchObject({ me: { personId: world.lin.id, grants: [] } })
  })

  test('a district that is claimed changes nothing for whoever lives in one', async () => {
    const { api, world } = deployed()
    const event = eventOf('session.who', {}, { districtId: '640104' })
    const answer = outputOf(await api.call(event, { OPENID: world.lin.openid }))
    expect(answer).toMatchObject({ districtId: '420106', me: { personId: world.lin.id } })
  })

  test('one instance that serves one after the other never mixes them up', async () => {
    const { api, world } = deployed()
    const people = [world.lin, world.organizer, world.lin, world.chen]
    for (const { id, openid } of people) {
      const answer = outputOf(await api.call(eventOf('session.who'), { OPENID: openid }))
      expect(answer).toMatchObject({ me: { personId: id } })
    }
  })
})

test.each([
  '__proto__',
  '__proto__.toString',
  'constructor',
  'constructor.prototype',
  'session.__proto__',
  'session.constructor',
  'session.who.~orpc',
  'toString',
  'hasOwnProperty.call',
])('a path like %s leads nowhere', async (dotted) => {
  const { api, world } = deployed()
  const reply = await api.call(eventOf(dotted), { OPENID: world.lin.openid })
  expect(codeOf(reply)).toBe('NOT_FOUND')
})

test.each(['people', 'signIn', 'shiftClock', 'sent'])(
  'demo.%s does not exist here',
  async (name) => {
    const { api, world } = deployed()
    const event = eventOf(`demo.${name}`, { persona: 'organizer', minutes: 60 })
    expect(codeOf(await api.call(event, { OPENID: world.lin.openid }))).toBe('NOT_FOUND')
  },
)

test.each([undefined, null, 'session.who', 42, [], { path: 'session.who' }, { path: [] }])(
  'an event that is no request (%j) is answered, not feared',
  async (event) => {
    const { api } = deployed()
    expect(codeOf(await api.call(event))).toBe('BAD_REQUEST')
  },
)

describe("WeChat's verdict on a picture", () => {
  const addPicture = async () => {
    const { cloud, world } = deployed()
    const { districtId, auditId } = world.builder
    const [id, trace] = [randomUUID(), randomUUID()]
    await cloud.database.db.insert(t.file).values({
      districtId,
      id,
      ownerId: world.organizer.id,
      type: 'image/png',
      bytes: 1000,
      status: 'pending',
      checkTrace: trace,
      place: `cloud://covers/${id}`,
      at: world.now,
      auditId,
    })
    return { id, event: { Event: 'wxa_media_check', trace_id: trace, result: { suggest: 'pass' } } }
  }

  const statusOf = async (id: string) => {
    const { db } = deployed().cloud.database
    const [found] = await db.select().from(t.file).where(eq(t.file.id, id))
    return found?.status
  }

  test('pushed by WeChat, it lets the picture be seen', async () => {
    const { id, event } = await addPicture()
    expect(await deployed().api.call(event)).toMatchObject({ result: 'success' })
    expect(await statusOf(id)).toBe('passed')
  })

  test('sent by a person, it is no request at all', async () => {
    const { api, world } = deployed()
    const { id, event } = await addPicture()
    expect(codeOf(await api.call(event, { OPENID: world.organizer.openid }))).toBe('BAD_REQUEST')
    expect(await statusOf(id)).toBe('pending')
  })
})
