import { useHaolin } from '../support/e2e/haolin'
import type { Phone } from '../support/e2e/phone'

const haolin = useHaolin()

const comeAgain = (now: string) => ({
  ok: false,
  error: { code: 'UNAVAILABLE', defined: false, status: 503, message: '', data: {} },
  now,
})

/** Answers so many sign-ups with "come again" in the cloud's place; answers the keys of all that were sent. */
const tooBusyFor = async (phone: Phone, times: number) => {
  const keys: string[] = []
  let left = times
  const now = (await haolin.cloud().now()).toISOString()
  await phone.page.route('**/rpc', async (route) => {
    const asked = route.request().postData() ?? ''
    if (!asked.includes('["signups","create"]')) return route.continue()
    keys.push(/"key":"([^"]+)"/.exec(asked)?.[1] ?? '')
    left -= 1
    return left < 0 ? route.continue() : route.fulfill({ status: 503, json: comeAgain(now) })
  })
  return keys
}

const beginSignUp = async (phone: Phone, title: RegExp) => {
  await phone.go('pages/activities')
  await phone.tap(title)
  await phone.arrivesAt('pages/activity')
  await phone.tap('我要报名')
  await phone.arrivesAt('pages/signup')
  await phone.tap('我看过了风险告知，会照顾好自己和同行的家人')
}

/** The browser writes down each answer of this kind; anything else would be a fault of ours. */
const forgiveBusy = (phone: Phone) => {
  expect(phone.problems.splice(0).filter((problem) => !problem.includes('503'))).toEqual([])
}

describe('a cloud that has too much to do', () => {
  it('is asked again by the phone itself, and nobody notices', async () => {
    const phone = await haolin.phone('volunteer')
    const keys = await tooBusyFor(phone, 1)
    await beginSignUp(phone, /^邻里驿站值守/)
    await phone.tap('确认报名 · 1人')
    await phone.sees('报名成功')
    expect(keys).toHaveLength(2)
    expect(new Set(keys).size).toBe(1)
    forgiveBusy(phone)
  })

  it('for longer is told in a sentence, and the next tap is the same intent once more', async () => {
    const phone = await haolin.phone('resident')
    const keys = await tooBusyFor(phone, 3)
    await beginSignUp(phone, /^邻里驿站值守/)
    await phone.tap('确认报名 · 1人')
    await phone.sees('请等几秒再试，不会重复办理。')
    await phone.tap('确认报名 · 1人')
    await phone.sees('报名成功')
    expect(keys).toHaveLength(4)
    expect(new Set(keys).size).toBe(1)
    forgiveBusy(phone)
  })
})
