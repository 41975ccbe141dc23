import { randomUUID } from 'node:crypto'
import { createHttp } from '../../src/cloud/http'
import { signSession } from '../../src/cloud/session/tokens'
import { largestPicture } from '../../src/domain/files'
import type { Adult } from '../support/build'
import { newKey, outcome, useCloud, type Told } from '../support/cloud'
import { expectRefused } from '../support/count'
import { buildWorld, type World } from '../support/world'

const cloud = useCloud()
let world: World
let http: ReturnType<typeof createHttp>

beforeEach(async () => {
  world = await buildWorld(cloud())
  const { app, deps, files } = cloud()
  http = createHttp({ app, deps, files, pages: '/nowhere' })
})

/** The first bytes of a PNG, which is all that is looked at, and something after them. */
const picture = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47]), Buffer.alloc(96, 7)])

const begin = async (who: Adult, wish: { bytes?: number } = {}) => {
  const ticket = await world
    .as(who)
    .files.begin({ key: newKey(), type: 'image/png', bytes: picture.length, ...wish })
  if (ticket.upload.to !== 'http') throw new Error('the local store takes pictures over HTTP')
  return { fileId: ticket.fileId, url: ticket.upload.url }
}

const put = async (url: string, body: Buffer = picture) =>
  (await http.request(url, { method: 'PUT', body: new Uint8Array(body) })).status

const finish = (who: Adult, fileId: string) => world.as(who).files.finish({ key: newKey(), fileId })

const refuses = (asked: () => Promise<unknown>, told: Told) => expectRefused(cloud(), asked, told)

const upload = async (who: Adult) => {
  const { fileId, url } = await begin(who)
  expect(await put(url)).toBe(200)
  return finish(who, fileId)
}

describe('a picture', () => {
  it('goes straight to the store, is checked, and then everybody may see it', async () => {
    const { fileId } = await upload(world.organizer)
    await cloud().app.idle()
    const response = await http.request(`/files/420106/${fileId}`)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('image/png')
    expect(Buffer.from(await response.arrayBuffer())).toEqual(picture)
  })

  it('becomes the cover of a notice once it has passed', async () => {
    const { organizer, community, as } = world
    const { fileId } = await upload(organizer)
    await cloud().app.idle()
    const { id } = await world
      .addSlot()
      .then(({ activityId }) => as(organizer).activities.draft({ id: activityId }))
    const { draft } = await as(organizer).activities.draft({ id })
    const made = await as(organizer).activities.create({
      key: newKey(),
      orgId: community.id,
      draft: { ...draft, coverFileId: fileId },
    })
    expect(await as(organizer).activities.draft({ id: made.id })).toMatchObject({
      coverUrl: `/files/420106/${fileId}`,
    })
    expect(await outcome(as(organizer).activities.publish({ key: newKey(), id: made.id }))).toEqual(
      {
        output: { done: true },
      },
    )
  })

  it('that has not arrived, or not whole, is not finished', async () => {
    const { organizer } = world
    const { fileId, url } = await begin(organizer)
    await refuses(() => finish(organizer, fileId), { refused: 'file_missing' })
    expect(await put(url, picture.subarray(0, 50))).toBe(403)
    await refuses(() => finish(organizer, fileId), { refused: 'file_missing' })
  })

  it('that is no picture, or another one than announced, is not taken', async () => {
    const { fileId, url } = await begin(world.organizer)
    expect(await put(url, Buffer.alloc(picture.length, 1))).toBe(403)
    expect(
      await put(url.replace('bytes=100', 'bytes=101'), Buffer.concat([picture, Buffer.alloc(1)])),
    ).toBe(403)
    expect(await put(url.replace('image%2Fpng', 'image%2Fjpeg'))).toBe(403)
    expect(await put(url.replace(fileId, randomUUID()))).toBe(403)
    expect(await put(`/files/420106/${fileId}`)).toBe(403)
  })

  it('larger than ten megabytes is refused before it is sent', async () => {
    const asked = () => begin(world.organizer, { bytes: largestPicture + 1 })
    await refuses(asked, { refused: 'file_too_large' })
  })

  it('is finished by whoever began it, once', async () => {
    const { organizer, colleague } = world
    const { fileId, url } = await begin(organizer)
    await put(url)
    await refuses(() => finish(colleague, fileId), { refused: 'file_unknown' })
    await refuses(() => finish(organizer, randomUUID()), { refused: 'file_unknown' })
    await finish(organizer, fileId)
    await refuses(() => finish(organizer, fileId), { refused: 'file_unknown' })
  })

  it('is nobody’s to see before it has passed, or under another district', async () => {
    const { fileId, url } = await begin(world.organizer)
    await put(url)
    expect((await http.request(`/files/420106/${fileId}`)).status).toBe(404)
    await finish(world.organizer, fileId)
    await cloud().app.idle()
    expect((await http.request(`/files/640104/${fileId}`)).status).toBe(404)
    expect((await http.request(`/files/420106/${randomUUID()}`)).status).toBe(404)
    expect((await http.request('/files/420106/..%2F..%2Fpackage.json')).status).toBe(404)
  })
})

describe('over HTTP', () => {
  const rpc = async (body: unknown, headers: Record<string, string> = {}) => {
    const response = await http.request('/rpc', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    const answer: unknown = await response.json()
    return { status: response.status, answer }
  }
  const who = { path: ['session', 'who'], input: {} }

  it('a signed session says who is calling, and nothing else does', async () => {
    const { lin } = world
    const token = signSession(cloud().deps.secret, lin.openid, new Date())
    expect((await rpc({ ...who, meta: { token } })).answer).toMatchObject({
      output: { me: { personId: lin.id } },
    })
    const forged = signSession('another secret', lin.openid, new Date())
    for (const bad of [forged, `${token}x`, token.slice(1), 'x', '.', '']) {
      expect((await rpc({ ...who, meta: { token: bad } })).answer).not.toMatchObject({
        output: { me: { personId: lin.id } },
      })
    }
    const headers = { 'x-wx-openid': lin.openid, authorization: `Bearer ${lin.openid}` }
    expect((await rpc(who, headers)).answer).toMatchObject({ output: { me: null } })
  })

  it('a session ends after thirty days', async () => {
    const { lin } = world
    const monthAgo = new Date(Date.now() - 30 * 24 * 3600 * 1000 - 1000)
    const token = signSession(cloud().deps.secret, lin.openid, monthAgo)
    expect((await rpc({ ...who, meta: { token } })).answer).not.toMatchObject({
      output: { me: { personId: lin.id } },
    })
  })

  it('what is no request is a bad request, and never more than that', async () => {
    for (const body of [
      '',
      '{',
      'null',
      '[]',
      '7',
      '{"path":"session.who"}',
      '{"path":[1]}',
      '{"path":[]}',
    ]) {
      expect((await rpc(body)).answer).toMatchObject({ ok: false, error: { code: 'BAD_REQUEST' } })
    }
  })

  it('a request of more than a hundred kilobytes is too large', async () => {
    expect((await rpc({ ...who, input: { text: 'x'.repeat(110 * 1024) } })).status).toBe(413)
  })
})
