import { createApi } from '../../../src/miniprogram/api'
import { createClock } from '../../../src/miniprogram/clock'
import { failureOf } from '../../../src/miniprogram/failure'
import type { CloudAnswer } from '../../../src/miniprogram/platform/platform'
import { fakePlatform } from '../../support/fake-platform'

const now = '2026-05-01T01:00:00.000Z'
const slotId = '0198c0de-0000-7000-8000-000000000001'

function phone(answer?: CloudAnswer) {
  const platform = fakePlatform(answer ? { answer: () => answer } : {})
  const clock = createClock()
  return { platform, clock, api: createApi(platform, clock) }
}

const refused = (error: unknown): CloudAnswer => ({
  reached: true,
  answer: { ok: false, error, now },
})

async function failureOfWho(answer?: CloudAnswer) {
  const { api } = phone(answer)
  const error: unknown = await api.session.who({}).catch((thrown: unknown) => thrown)
  return failureOf(error)
}

test('A call names its procedure, its input and who asks, and returns the output.', async () => {
  const { api, platform } = phone({ reached: true, answer: { ok: true, output: { id: 1 }, now } })
  platform.keepCredentials({ token: 'signed', districtId: '420106' })

  await expect(api.attendance.siteCode({ slotId })).resolves.toEqual({ id: 1 })

  expect(platform.calls).toEqual([
    {
      path: ['attendance', 'siteCode'],
      input: { slotId },
      meta: { token: 'signed', districtId: '420106' },
    },
  ])
})

test('Every call survives JSON: nothing but plain data crosses to the cloud.', async () => {
  const { api, platform } = phone({ reached: true, answer: { ok: true, output: null, now } })
  await api.attendance.siteCode({ slotId })
  expect(JSON.parse(JSON.stringify(platform.calls))).toEqual(platform.calls)
})

test('The phone learns the cloud’s time from each answer.', async () => {
  const { api, clock } = phone({ reached: true, answer: { ok: true, output: null, now } })
  await api.session.who({})
  expect(Math.abs(clock.now().getTime() - Date.parse(now))).toBeLessThan(60_000)
})

test('A refusal arrives as its reason, with the detail that completes the sentence.', async () => {
  const error = {
    code: 'REFUSED',
    defined: true,
    status: 409,
    message: '',
    data: { reason: 'time_clash', detail: '午间送餐' },
  }
  expect(await failureOfWho(refused(error))).toEqual({
    kind: 'refused',
    reason: 'time_clash',
    detail: '午间送餐',
  })
})

test.each([
  ['UNAUTHORIZED', { kind: 'signed_out' }],
  ['NOT_FOUND', { kind: 'not_found' }],
  ['BAD_REQUEST', { kind: 'bad_input' }],
])('The error %s becomes a failure the screens know.', async (code, failure) => {
  expect(await failureOfWho(refused({ code, data: null }))).toEqual(failure)
})

test('A bug in the cloud keeps its request number, for the person to quote.', async () => {
  const error = { code: 'INTERNAL', data: { requestId: 'r-7' } }
  expect(await failureOfWho(refused(error))).toEqual({ kind: 'internal', requestId: 'r-7' })
})

test('Without a cloud environment the failure says so; without network it says that.', async () => {
  expect(await failureOfWho({ reached: false, failure: 'no_cloud' })).toEqual({ kind: 'no_cloud' })
  expect(await failureOfWho()).toEqual({ kind: 'offline' })
})

const busy = refused({ code: 'UNAVAILABLE', defined: false, status: 503, data: {} })

/** A phone whose cloud gives these answers in turn, and that does not really wait. */
function impatient(...answers: CloudAnswer[]) {
  const platform = fakePlatform({ answer: () => answers.shift() ?? busy })
  const waited: number[] = []
  const wait = (milliseconds: number) => {
    waited.push(milliseconds)
    return Promise.resolve()
  }
  return { platform, waited, api: createApi(platform, createClock(), wait) }
}

const signUp = { key: '0198c0de-0000-7000-8000-000000000009', slotId, personIds: [slotId] }

test('A cloud that is too busy is asked again a little later, with the same key, before anybody reads of it.', async () => {
  const done = { partyId: slotId, status: 'confirmed', position: null }
  const { api, platform, waited } = impatient(busy, busy, {
    reached: true,
    answer: { ok: true, output: done, now },
  })
  await expect(api.signups.create(signUp)).resolves.toEqual(done)
  expect(platform.calls.map(({ input }) => input)).toEqual([signUp, signUp, signUp])
  expect(waited).toEqual([800, 2400])
})

test('One that stays too busy is told as such; a refusal is never asked again.', async () => {
  const always = impatient()
  const error: unknown = await always.api.signups.create(signUp).catch((thrown: unknown) => thrown)
  expect(failureOf(error)).toEqual({ kind: 'unavailable' })
  expect(always.platform.calls).toHaveLength(3)
  const full = refused({ code: 'REFUSED', defined: true, status: 409, data: { reason: 'full' } })
  const never = impatient(full)
  await expect(never.api.signups.create(signUp)).rejects.toThrow()
  expect(never.platform.calls).toHaveLength(1)
})

test('An answer of another shape (a captive portal, a proxy) counts as no answer.', async () => {
  expect(await failureOfWho({ reached: true, answer: '<html>' })).toEqual({ kind: 'offline' })
})
