import { hour, minute } from '../../src/domain/time'
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

const openBoard = (slotId: string, storage = new Map<string, string>()) =>
  story().pickUp(story().world.organizer, { at: `organizer/slot/index?id=${slotId}`, storage })

const openCode = async (storage = new Map<string, string>()) => {
  const phone = await story().pickUp(story().world.lin, { at: 'pages/code/index', storage })
  await phone.see('#code-digits', /^\d{3} \d{3}$/)
  return phone
}

describe('one code for the whole household', () => {
  test('is scanned, and who did not come loses the tick', async () => {
    const { world } = story()
    const { slotId } = await signedUp()
    const phone = await openCode()
    await phone.tap('#kind-family')
    await phone.see('.screen', '一个家庭一个码')
    const { family } = await world.as(world.lin).attendance.memberCode({})
    const desk = await openBoard(slotId)
    desk.holdBefore(family.code)
    await desk.tap('#scan')
    await desk.see('#check-party', '签到 2 人')
    await desk.tap(`#came-${world.childId}`)
    await desk.tap('#check-party')
    await desk.see('#toast', '林家妈妈已签到')
    expect(await readAttendance(slotId)).toMatchObject([
      { nickname: '林家妈妈', inBy: 'family_code' },
    ])
  })

  test('has digits of its own', async () => {
    const { slotId } = await signedUp()
    const phone = await openCode()
    const own = phone.text('#code-digits')
    await phone.tap('#kind-family')
    const digits = phone.text('#code-digits')
    expect(digits).not.toBe(own)
    const desk = await openBoard(slotId)
    await desk.tap('#type-digits')
    await desk.type('#digits', digits.replace(' ', ''))
    await desk.tap('#check-party')
    await desk.see('#toast', '林家妈妈、林小满已签到')
    expect(await readAttendance(slotId)).toMatchObject([
      { inBy: 'family_digits' },
      { inBy: 'family_digits' },
    ])
  })
})

describe('where there is no network', () => {
  test('the resident shows a code that the organizer’s phone takes', async () => {
    const { world, pickUp } = story()
    const { slotId } = await signedUp()
    const kept = (await openCode()).storage
    await story().pass(20 * minute)
    const phone = await pickUp(world.lin, {
      at: 'pages/code/index',
      storage: kept,
      behind: 'no network',
    })
    await phone.see('#code-offline', '没有网络，这个码照样有效')
    const digits = phone.text('#code-digits').replace(' ', '')
    const desk = await openBoard(slotId)
    await desk.tap('#type-digits')
    await desk.type('#digits', digits)
    await desk.tap('#check-party')
    await desk.see('#toast', '林家妈妈、林小满已签到')
  })

  test('the resident finds the way to the code from the home page', async () => {
    const { world, pickUp } = story()
    await signedUp()
    const kept = (await openCode()).storage
    const phone = await pickUp(world.lin, { storage: kept, behind: 'no network' })
    await phone.tap('#code')
    await phone.see('#code-digits', /^\d{3} \d{3}$/)
  })

  test('the organizer’s phone writes the scan down, says so, and uploads it when it can', async () => {
    const { world } = story()
    const { slotId } = await signedUp()
    const { code } = await world.as(world.lin).attendance.memberCode({})
    const desk = await openBoard(slotId)
    desk.reach('no network')
    desk.holdBefore(code)
    await desk.tap('#scan')
    await desk.tap('#check-party')
    await desk.see('#toast', '林家妈妈、林小满已记录，待上传')
    await desk.see(`#person-${world.lin.id}`, '已记录，待上传')
    await desk.see('#unsent', '已记录，待上传 1 条')
    await desk.see('#count-here', '2')
    expect(await readAttendance(slotId)).toEqual([])
    await story().pass(10 * minute)
    await desk.comeOnline()
    await desk.lookAway()
    await desk.seeGone('#unsent')
    expect(await readAttendance(slotId)).toMatchObject([
      { nickname: '林家妈妈', inBy: 'member_code' },
      { nickname: '林小满', inBy: 'member_code' },
    ])
    await desk.see(`#person-${world.lin.id}`, '签到')
  })

  test('what was written down is still there when the phone is opened anew without network', async () => {
    const { world, pickUp } = story()
    const { slotId } = await signedUp()
    const desk = await openBoard(slotId)
    desk.reach('no network')
    await desk.tap(`#roll-${world.lin.id}`)
    await desk.see('#toast', '林家妈妈已记录，待上传')
    const storage = desk.storage
    const again = await pickUp(world.organizer, {
      at: `organizer/slot/index?id=${slotId}`,
      storage,
      behind: 'no network',
    })
    await again.see('#offline-board', '上一次看到的名单')
    await again.see('#unsent', '1 条')
    await again.see(`#person-${world.lin.id}`, '已记录，待上传')
    await again.tap(`#roll-${world.childId}`)
    await again.see('#unsent', '2 条')
    again.reach('cloud')
    await again.tap('#unsent-action')
    await again.seeGone('#unsent')
    expect(await readAttendance(slotId)).toMatchObject([
      { nickname: '林家妈妈', inBy: 'roll_call' },
      { nickname: '林小满', inBy: 'roll_call' },
    ])
  })

  test('the desk leads to the boards that the phone knows', async () => {
    const { world, pickUp } = story()
    const { slotId } = await signedUp()
    const { storage } = await openBoard(slotId)
    const phone = await pickUp(world.organizer, { storage, behind: 'no network' })
    await phone.tab('me')
    await phone.tap('#open-desk')
    await phone.tap(`#kept-${slotId}`)
    await phone.see(`#person-${world.lin.id}`, '林家妈妈')
  })

  test('a lost answer does not check anybody in twice', async () => {
    const { world } = story()
    const { slotId } = await signedUp()
    const desk = await openBoard(slotId)
    desk.reach('answer lost')
    await desk.tap(`#roll-${world.lin.id}`)
    await desk.see('#unsent', '1 条')
    await desk.comeOnline()
    await desk.seeGone('#unsent')
    expect(await readAttendance(slotId)).toMatchObject([{ nickname: '林家妈妈' }])
  })

  test('what the cloud does not take is said with its reason, until it was read', async () => {
    const { world, pass } = story()
    const { slotId } = await signedUp()
    const { code } = await world.as(world.chen).attendance.memberCode({})
    const desk = await openBoard(slotId)
    desk.reach('no network')
    desk.holdBefore(code)
    await desk.tap('#scan')
    await desk.see('#unsent', '1 条')
    await pass(minute)
    await desk.comeOnline()
    await desk.seeGone('#unsent')
    await desk.see('.screen', '没有找到这一场的有效报名')
    const dismiss = desk.page.idsBeginning('dismiss-')[0] ?? ''
    await desk.tap(`#${dismiss}`)
    expect(desk.has(`#${dismiss}`)).toBe(false)
    expect(await readAttendance(slotId)).toEqual([])
  })

  test('digits that nobody can compare are written down for the whole family only when one says so', async () => {
    const { world } = story()
    const { slotId } = await signedUp()
    const { digits } = await world.as(world.lin).attendance.memberCode({})
    const desk = await openBoard(slotId)
    desk.reach('no network')
    await desk.tap('#type-digits')
    await desk.type('#digits', digits)
    await desk.see('.sheet', '没有网络，核对不了是谁')
    await desk.see('.sheet', '报了名的全家都算到场')
    await desk.tap('#confirm-no')
    expect(desk.has('#unsent')).toBe(false)
    await desk.type('#digits', digits)
    await desk.tap('#confirm-yes')
    await desk.see('#toast', '已记录，待上传')
    await desk.see('#unsent', '1 条')
    await desk.comeOnline()
    await desk.lookAway()
    await desk.seeGone('#unsent')
    expect(await readAttendance(slotId)).toMatchObject([
      { nickname: '林家妈妈', inBy: 'member_digits' },
      { nickname: '林小满', inBy: 'member_digits' },
    ])
  })

  test('a second door’s scan brings back who was marked absent by the first', async () => {
    const { world, pass, pickUp } = story()
    const { slotId } = await signedUp()
    const desk = await openBoard(slotId)
    desk.reach('no network')
    await desk.tap(`#roll-${world.lin.id}`)
    await desk.see('#unsent', '1 条')
    await pass(3 * hour)
    const { storage } = desk
    const other = await pickUp(world.colleague, { at: `organizer/slot/index?id=${slotId}` })
    await other.tap('#confirm-slot')
    await other.tap('#confirm-yes')
    await other.see('#toast', '2 人记为未到')
    const again = await openBoard(slotId, storage)
    await again.tap('#unsent-action')
    await again.seeGone('#unsent')
    await again.see(`#person-${world.lin.id}`, '签到')
    expect(await readAttendance(slotId)).toMatchObject([{ nickname: '林家妈妈' }])

    // Nobody scanned the child, who was there with her mother: that is entered by hand.
    await again.tap(`#enter-${world.childId}`)
    await again.type('#minutes', '60')
    await again.tap('#confirm-yes')
    await again.see('.field-wrong', '请写明原因')
    await again.type('#reason', '跟妈妈一起在东门')
    await again.tap('#confirm-yes')
    await again.see('#toast', '林小满已补记到场')
    const phone = await pickUp(world.lin, { at: 'pages/absences/index' })
    await phone.see('.screen', '已撤销')
    await phone.see('.screen', '跟妈妈一起在东门')
  })

  test('nobody is confirmed while scans lie on the phone', async () => {
    const { world, pass } = story()
    const { slotId } = await signedUp()
    const desk = await openBoard(slotId)
    await desk.tap(`#roll-${world.lin.id}`)
    await desk.see('#toast', '林家妈妈已签到')
    await pass(3 * hour)
    await desk.lookAway()
    desk.reach('no network')
    await desk.tap('#act-out')
    await desk.tap(`#roll-${world.lin.id}`)
    await desk.see('#unsent-first', '还有没上传的签到')
    expect(desk.attribute('#confirm-slot', 'disabled')).toBe(true)
  })

  test('the screen at the door goes on', async () => {
    const { world, pickUp } = story()
    const { slotId } = await signedUp()
    const phone = await pickUp(world.organizer, {
      at: `organizer/site-code/index?slotId=${slotId}`,
    })
    await phone.see('#code-digits', /^\d{3} \d{3}$/)
    phone.reach('no network')
    await story().pass(5 * minute)
    await phone.lookAway()
    const digits = phone.text('#code-digits').replace(' ', '')
    const resident = await pickUp(world.lin, { at: `pages/check-in/index?slotId=${slotId}` })
    await resident.type('#digits', digits)
    await resident.tap('#check-digits')
    await resident.see('#checked-in', '林家妈妈、林小满已签到')
  })
})

describe('the board', () => {
  test('calls whoever has left a number, and offers it for nobody else', async () => {
    const { world, pickUp } = story()
    const { slotId } = await signedUp()
    const silent = await openBoard(slotId)
    expect(silent.has(`#call-${world.lin.id}`)).toBe(false)
    const settings = await pickUp(world.lin, { at: 'pages/settings/index' })
    await settings.type('#phone', '1381234')
    await settings.tap('#save-phone')
    await settings.see('.screen', '请填 11 位手机号')
    await settings.type('#phone', '13812345678')
    await settings.tap('#save-phone')
    await settings.see('#phone-given', '138****5678')
    const desk = await openBoard(slotId)
    await desk.tap(`#call-${world.childId}`)
    expect(desk.dialled).toEqual(['13812345678'])
    const again = await pickUp(world.lin, { at: 'pages/settings/index' })
    await again.tap('#take-phone')
    await again.see('#toast', '电话已删除')
    expect((await openBoard(slotId)).has(`#call-${world.lin.id}`)).toBe(false)
  })

  test('shows those whom one looks for: who is still coming, who was let in at the door', async () => {
    const { world } = story()
    const { slotId } = await signedUp()
    const { code } = await world.as(world.chen).attendance.memberCode({})
    await world.as(world.organizer).signups.addByStaff({
      key: '0b9f4c1e-0000-7000-8000-000000000001',
      slotId,
      code,
      walkIn: true,
      reason: '路过想参加',
    })
    const desk = await openBoard(slotId)
    await desk.see('#count-walkIns', '1')
    await desk.see(`#person-${world.chen.id}`, '现场补报')
    await desk.tap('#show-walkIns')
    expect(desk.has(`#person-${world.lin.id}`)).toBe(false)
    await desk.tap('#show-walkIns')
    await desk.tap(`#roll-${world.chen.id}`)
    await desk.see('#count-here', '1')
    await desk.tap('#show-arriving')
    await desk.see(`#person-${world.lin.id}`)
    expect(desk.has(`#person-${world.chen.id}`)).toBe(false)
  })
})

test('where the place is checked, a phone that does not tell passes and the board says so', async () => {
  const { world, pickUp } = story()
  const spot = { latitude: 30.5434, longitude: 114.3421, radius: 300 }
  const { activityId, slotId } = await world.addSlot({ inHours: 5 }, { spot })
  await openAndSignUp(story(), world.lin, activityId)
  await story().pass(4.5 * hour)
  const { digits } = await world.as(world.organizer).attendance.siteCode({ slotId })
  const phone = await pickUp(world.lin, { at: `pages/check-in/index?slotId=${slotId}` })
  await phone.see('#asks-place', '位置只在手机上比对')
  await phone.type('#digits', digits)
  await phone.tap('#check-digits')
  await phone.see('#checked-in', '林家妈妈已签到')
  const desk = await openBoard(slotId)
  await desk.see(`#person-${world.lin.id}`, '位置未核对')
})

test('the point of what is published is taken away where the rest is changed, and nobody is asked any more', async () => {
  const { world, pickUp } = story()
  const spot = { latitude: 30.5434, longitude: 114.3421, radius: 300 }
  const { activityId, slotId } = await world.addSlot({ inHours: 5 }, { spot })
  await openAndSignUp(story(), world.lin, activityId)
  const change = await pickUp(world.organizer, { at: `organizer/change/index?id=${activityId}` })
  await change.see('#place-chosen', '北纬 30.54340')
  await change.type('#place', '文化站二楼')
  await change.see('#spot-lost', '原来的核对点会一起去掉')
  await change.type('#place', '社区广场')
  await change.tap('#place-check')
  await change.see('#changed', '改了：签到位置')
  await change.tap('#place-check')
  await change.see('#changed', '还没有改动')
  await change.tap('#place-check')
  await change.tap('#save')
  await change.tap('#confirm-yes')
  await change.see('.outcome', '通知了 1 个人')
  await story().pass(4.5 * hour)
  const phone = await pickUp(world.lin, { at: `pages/check-in/index?slotId=${slotId}` })
  await phone.see('.screen')
  expect(phone.has('#asks-place')).toBe(false)
})
