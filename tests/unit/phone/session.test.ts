import { createApi } from '../../../src/miniprogram/api'
import { createClock } from '../../../src/miniprogram/clock'
import type { CloudAnswer, CloudCall } from '../../../src/miniprogram/platform/platform'
import { SessionStore } from '../../../src/miniprogram/stores/session'
import { fakePlatform } from '../../support/fake-platform'
import type { FakePhone } from '../../support/fake-platform'

const me = {
  personId: 'p',
  familyId: 'f',
  nickname: '张家长',
  kind: 'adult',
  isHead: true,
  communityId: 'c',
  communityName: '张家湾社区',
  grants: [{ role: 'organizer', orgId: 'o', orgName: '张家湾社区' }],
  unread: 0,
}

/** A cloud that knows who holds the token of the demo's organizer. */
function cloud(call: CloudCall): CloudAnswer {
  const output =
    call.path.join('.') === 'demo.signIn'
      ? { token: 'of-organizer' }
      : {
          districtId: '420106',
          districtName: '武昌区',
          identified: call.meta.token !== undefined,
          me: call.meta.token === 'of-organizer' ? me : null,
          demo: true,
        }
  return { reached: true, answer: { ok: true, output, now: '2026-05-01T01:00:00.000Z' } }
}

function arrive(phone: FakePhone) {
  const platform = fakePlatform(phone)
  return { platform, session: new SessionStore(createApi(platform, createClock()), platform) }
}

test('A visitor looks around without signing in.', async () => {
  const { session } = arrive({ answer: cloud })
  await session.ready()
  expect(session.isVisitor).toBe(true)
  expect(session.me).toBeNull()
})

test('A sign-in link opens as its demo person, who keeps the token and the district.', async () => {
  const { session, platform } = arrive({ answer: cloud, persona: 'organizer' })
  await session.ready()
  expect(session.me?.nickname).toBe('张家长')
  expect(session.isStaff).toBe(true)
  expect(platform.credentials()).toEqual({ token: 'of-organizer', districtId: '420106' })
})

test('A sign-in link with an unknown name opens as a visitor.', async () => {
  const { session, platform } = arrive({ answer: cloud, persona: 'mayor' })
  await session.ready()
  expect(session.isVisitor).toBe(true)
  expect(platform.calls.map((call) => call.path.join('.'))).toEqual(['session.who'])
})

test('Signing out leaves no token behind.', async () => {
  const { session, platform } = arrive({ answer: cloud, persona: 'organizer' })
  await session.ready()
  await session.signOut()
  expect(session.isVisitor).toBe(true)
  expect(platform.credentials().token).toBeUndefined()
})

test('Who is looking is asked once, however many screens wait for it.', async () => {
  const { session, platform } = arrive({ answer: cloud })
  await Promise.all([session.ready(), session.ready()])
  expect(platform.calls).toHaveLength(1)
})

test('Without a cloud environment the session says so, and can be asked again later.', async () => {
  let reachable = false
  const { session } = arrive({
    answer: (call) => (reachable ? cloud(call) : { reached: false, failure: 'no_cloud' }),
  })
  await session.ready()
  expect(session.failure).toEqual({ kind: 'no_cloud' })
  reachable = true
  await session.refresh()
  expect(session.failure).toBeNull()
  expect(session.isVisitor).toBe(true)
})

/** WeChat's cloud: it knows the account whatever the phone says. */
const wechatCloud = (call: CloudCall): CloudAnswer =>
  cloud({ ...call, meta: { ...call.meta, token: 'of-organizer' } })

test('Signing out holds on WeChat too, where the cloud still knows the account.', async () => {
  const { session, platform } = arrive({ answer: wechatCloud })
  await session.ready()
  await session.signOut()
  expect(session.me).toBeNull()
  expect(session.isVisitor).toBe(true)
  const later = new SessionStore(createApi(platform, createClock()), platform)
  await later.ready()
  expect(later.isVisitor).toBe(true)
  expect(later.canReturn).toBe(true)
  later.returnHere()
  expect(later.me?.nickname).toBe('张家长')
})
