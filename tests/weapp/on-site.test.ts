import { hour, minute } from '../../src/domain/time'
import type { Phone } from '../support/weapp/phone'
import { useStory } from '../support/weapp/story'
import { openAndSignUp } from '../support/weapp/ways'

const story = useStory()

/** Mother and child are signed up for a slot that begins in half an hour and lasts two. */
const signedUp = async () => {
  const { world, pass } = story()
  const { activityId, slotId } = await world.addSlot({ inHours: 5 }, { title: '腊八节熬粥' })
  await openAndSignUp(story(), world.lin, activityId, { also: [world.childId] })
  await pass(4.5 * hour)
  return { activityId, slotId }
}

const readAttendance = (slotId: string) => story().backstage.read.attendance(slotId)

const takeOutSiteCode = async (slotId: string) => {
  const { world, pickUp } = story()
  const phone = await pickUp(world.organizer, { at: `organizer/site-code/index?slotId=${slotId}` })
  await phone.see('#code-digits', /^\d{3} \d{3}$/)
  return {
    code: phone.heard('attendance.siteCode', 'code'),
    digits: phone.heard('attendance.siteCode', 'digits'),
  }
}

const openCheckIn = (slotId: string) => {
  const { world, pickUp } = story()
  return pickUp(world.lin, { at: `pages/check-in/index?slotId=${slotId}` })
}

const openBoard = (slotId: string, who: { openid: string } = story().world.organizer) =>
  story().pickUp(who, { at: `organizer/slot/index?id=${slotId}` })

describe('the resident with the code of the site', () => {
  test('scans it from the home page, and the whole family has arrived', async () => {
    const { world, pickUp } = story()
    const { slotId } = await signedUp()
    const { code } = await takeOutSiteCode(slotId)
    const phone = await pickUp(world.lin)
    phone.holdBefore(code)
    await phone.tap('#scan')
    await phone.seePage('pages/check-in')
    await phone.see('#scanned', '已扫到现场码')
    await phone.tap('#check-scanned')
    await phone.see('#checked-in', '林家妈妈、林小满已签到')
    expect(await readAttendance(slotId)).toMatchObject([
      { nickname: '林家妈妈', inBy: 'site_code' },
      { nickname: '林小满', inBy: 'site_code' },
    ])
  })

  test('types its six digits for the one who came', async () => {
    const { slotId } = await signedUp()
    const { digits } = await takeOutSiteCode(slotId)
    const phone = await openCheckIn(slotId)
    await phone.tap(`#who-${story().world.childId}`)
    await phone.type('#digits', digits)
    await phone.tap('#check-digits')
    await phone.see('#checked-in', '林家妈妈已签到')
    expect(await readAttendance(slotId)).toMatchObject([
      { nickname: '林家妈妈', inBy: 'site_digits' },
    ])
    await phone.tap('#again')
    await phone.see(`#who-${story().world.childId}`, '林小满')
  })

  test('closes the camera, and nothing happens', async () => {
    const { slotId } = await signedUp()
    const phone = await openCheckIn(slotId)
    await phone.tap('#scan')
    expect(phone.at).toBe('pages/check-in')
    expect(await readAttendance(slotId)).toEqual([])
  })
})

describe('what does not count is refused in words', () => {
  const tryDigits = async (phone: Phone, digits: string) => {
    await phone.type('#digits', digits)
    await phone.tap('#check-digits')
  }

  test('wrong digits, and after five of them a pause', async () => {
    const { slotId } = await signedUp()
    const { digits } = await takeOutSiteCode(slotId)
    const wrong = digits === '000000' ? '000001' : '000000'
    const phone = await openCheckIn(slotId)
    for (let tries = 0; tries < 5; tries += 1) {
      await tryDigits(phone, wrong)
      await phone.see('.digits', '数字不对')
    }
    await tryDigits(phone, digits)
    await phone.see('.digits', '先歇10分钟再试')
    expect(await readAttendance(slotId)).toEqual([])
  })

  test('a code that was photographed and sent on is stale', async () => {
    const { slotId } = await signedUp()
    const { code } = await takeOutSiteCode(slotId)
    await story().pass(2 * minute)
    const phone = await openCheckIn(slotId)
    phone.holdBefore(code)
    await phone.tap('#scan')
    await phone.see('.screen', '这个码已经过期了')
    expect(await readAttendance(slotId)).toEqual([])
  })

  test('some other code is none of ours', async () => {
    const { slotId } = await signedUp()
    const phone = await openCheckIn(slotId)
    phone.holdBefore('https://example.org/menu')
    await phone.tap('#scan')
    await phone.see('.screen', '这不是签到用的码')
    expect(await readAttendance(slotId)).toEqual([])
  })

  test('too early: the page says from when on', async () => {
    const { world } = story()
    const { activityId, slotId } = await world.addSlot({ inHours: 5 })
    await openAndSignUp(story(), world.lin, activityId)
    const phone = await openCheckIn(slotId)
    await phone.see('#too-early', '起可以签到')
    expect(phone.has('#digits')).toBe(false)
  })

  test('too late: the organizer has to help', async () => {
    const { slotId } = await signedUp()
    await story().pass(3 * hour)
    const { digits } = await takeOutSiteCode(slotId)
    const phone = await openCheckIn(slotId)
    await tryDigits(phone, digits)
    await phone.see('.digits', '签到时间已经过了')
    expect(await readAttendance(slotId)).toEqual([])
  })

  test("somebody's code who is not signed up", async () => {
    const { world, pickUp } = story()
    const { slotId } = await signedUp()
    const stranger = await pickUp(world.chen, { at: 'pages/code/index' })
    const memberCode = stranger.heard('attendance.memberCode', 'code')
    const phone = await openBoard(slotId)
    phone.holdBefore(memberCode)
    await phone.tap('#scan')
    await phone.see('#toast', '没有找到这一场的有效报名')
    expect(await readAttendance(slotId)).toEqual([])
  })
})

describe('the organizer at the desk', () => {
  test('types the digits of the member code where the camera does not help', async () => {
    const { world, pickUp } = story()
    const { slotId } = await signedUp()
    const phone = await pickUp(world.lin, { at: 'pages/code/index' })
    const digits = phone.text('#code-digits').replace(' ', '')
    const desk = await openBoard(slotId)
    await desk.tap('#type-digits')
    await desk.type('#digits', digits)
    await desk.see('.sheet', '没来的，把勾去掉')
    await desk.tap('#check-party')
    await desk.see('#toast', '林家妈妈、林小满已签到')
    expect(await readAttendance(slotId)).toMatchObject([
      { inBy: 'member_digits' },
      { inBy: 'member_digits' },
    ])
    await desk.see('#count-here', '2')
  })

  test('calls the roll, in and out, and confirms who came; who stayed away is absent', async () => {
    const { world, backstage, pass } = story()
    const { slotId } = await signedUp()
    const desk = await openBoard(slotId)
    await desk.tap(`#roll-${world.lin.id}`)
    await desk.see('#toast', '林家妈妈已签到')
    await pass(3 * hour)
    await desk.lookAway()
    await desk.tap('#act-out')
    await desk.tap(`#roll-${world.lin.id}`)
    await desk.see('#toast', '林家妈妈已签退，2小时')
    await desk.tap('#confirm-slot')
    await desk.see('.sheet', '1 人没有来，会记为未到')
    await desk.tap('#confirm-yes')
    await desk.see('#toast', '1 人记为未到')
    expect(await readAttendance(slotId)).toMatchObject([
      { nickname: '林家妈妈', inBy: 'roll_call', outBy: 'roll_call', minutes: 120 },
    ])
    expect(await backstage.read.purse(world.lin.familyId)).toEqual({ balance: 2, held: 0 })
    expect(await backstage.read.signups(slotId)).toMatchObject([
      { nickname: '林家妈妈', status: 'attended' },
      { nickname: '林小满', status: 'absent' },
    ])
  })

  test('excuses the child who fell ill, with the reason', async () => {
    const { world, backstage } = story()
    const { slotId } = await signedUp()
    const desk = await openBoard(slotId)
    await desk.tap(`#excuse-${world.childId}`)
    await desk.tap('#confirm-yes')
    await desk.see('.field-wrong', '请写明原因')
    await desk.type('#reason', '发烧在家')
    await desk.tap('#confirm-yes')
    await desk.see('#toast', '林小满已记为请假')
    expect(await backstage.read.signups(slotId)).toMatchObject([
      { status: 'confirmed' },
      { nickname: '林小满', status: 'excused' },
    ])
  })

  test('cannot confirm while somebody is still here', async () => {
    const { world, backstage, pass } = story()
    const { slotId } = await signedUp()
    const desk = await openBoard(slotId)
    await desk.tap(`#roll-${world.lin.id}`)
    await pass(3 * hour)
    await desk.lookAway()
    await desk.tap('#confirm-slot')
    await desk.tap('#confirm-yes')
    await desk.see('#toast', '还有 1 人没有签退')
    expect(await backstage.read.purse(world.lin.familyId)).toEqual({ balance: 0, held: 0 })
  })

  test('of another community finds nothing here', async () => {
    const { slotId } = await signedUp()
    const desk = await openBoard(slotId, story().world.otherOrganizer)
    await desk.see('#failure', '没有找到')
  })

  test('is not a resident: the desk is not even offered', async () => {
    const { world, pickUp } = story()
    const phone = await pickUp(world.lin)
    await phone.tab('me')
    expect(phone.has('#open-desk')).toBe(false)
    const desk = await pickUp(world.lin, { at: 'organizer/desk/index' })
    await desk.see('.screen', '这里是组织者的工作台')
  })
})
