import { day, dayOf, hour, later, minute } from '../../src/domain/time'
import type { Adult } from '../support/build'
import type { Phone } from '../support/weapp/phone'
import { useStory } from '../support/weapp/story'

const story = useStory()

let keys = 0
const newKey = () => {
  keys += 1
  return `0197f21f-ee3c-7086-ac41-${String(keys).padStart(12, '0')}`
}

/** Lin comes to a slot of two hours. */
const comes = async () => {
  const { world, pass } = story()
  const { slotId } = await world.addSlot({ inHours: 1, lasts: 120 }, { title: '驿站值守' })
  const { partyId } = await world
    .as(world.lin)
    .signups.create({ key: newKey(), slotId, personIds: [world.lin.id] })
  await mark(slotId, 'in')
  await pass(hour)
  const { items } = await world.as(world.lin).signups.mine({ when: 'coming' })
  const mine = items.find((item) => item.partyId === partyId)
  return { slotId, signupId: mine?.members[0]?.signupId ?? '' }
}

const mark = (slotId: string, act: 'in' | 'out') => {
  const { world } = story()
  const input = { key: newKey(), slotId, act, personIds: [world.lin.id] }
  return world.as(world.organizer).attendance.rollCall(input)
}

const served = async () => {
  const { world, pass } = story()
  const { slotId, signupId } = await comes()
  await pass(2 * hour + minute)
  await mark(slotId, 'out')
  await world.as(world.organizer).attendance.confirm({ key: newKey(), slotId })
  return { slotId, signupId }
}

/** The one thing on the page whose id begins like this. */
const only = (phone: Phone, beginning: string) =>
  `#${phone.page.idsBeginning(beginning)[0] ?? beginning}`

const openDesk = async (who: Adult = story().world.organizer) => {
  const desk = await story().pickUp(who, { at: 'organizer/desk/index' })
  await desk.tap('#open-hours')
  return desk
}

describe('a forgotten check-out', () => {
  test('is told, and settled by the organizer with one tap', async () => {
    const { world, pickUp, pass, backstage } = story()
    const { signupId } = await comes()
    await pass(4 * hour + minute)
    const phone = await pickUp(world.lin, { at: 'pages/inbox/index' })
    await phone.see('.screen', '忘记签退：驿站值守')
    const desk = await openDesk()
    await desk.see(`#forgotten-${signupId}`, '没有签退')
    await desk.tap(`#settle-${signupId}`)
    await desk.see('#toast', '林家妈妈：2小时，+2 分')
    await desk.see('.screen', '没有忘记签退的人')
    expect(await backstage.read.purse(world.lin.familyId)).toEqual({ balance: 2, held: 0 })
    const after = await pickUp(world.lin, { at: `service/entry/index?id=${signupId}` })
    await after.see('#counted', '2小时')
    await after.see('.screen', '没有签退，暂记到计划结束')
    await after.see('.screen', '组织者确认时长')
  })

  test('the volunteer asks for another time, and the organizer answers', async () => {
    const { world, pickUp, pass } = story()
    const { signupId } = await comes()
    await pass(4 * hour + minute)
    const phone = await pickUp(world.lin, { at: `service/entry/index?id=${signupId}` })
    await phone.see('#forgotten', '没有签退')
    await phone.tap('#raise')
    await phone.type('#wanted', '200')
    await phone.tap('#send-dispute')
    await phone.see('.field-wrong', '请填 0 到 120 之间')
    await phone.type('#wanted', '90')
    await phone.type('#dispute-reason', '我提前半小时走了')
    await phone.tap('#send-dispute')
    await phone.see('#toast', '已经提交')
    await phone.see('#dispute-open', '请等工作人员答复')
    const desk = await openDesk()
    await desk.see(`#forgotten-${signupId}`, '请到“异议”里答复')
    await desk.tap('#hours-tab-disputes')
    await desk.see('.screen', '本人认为 1小时30分')
    await desk.tap(only(desk, 'uphold-'))
    await desk.tap('#confirm-yes')
    await desk.see('.field-wrong', '请写一句答复')
    await desk.type('#reason', '和现场对过了')
    await desk.tap('#confirm-yes')
    await desk.see('#toast', '林家妈妈的记录已经更正')
    const after = await pickUp(world.lin, { at: `service/entry/index?id=${signupId}` })
    await after.see('#dispute-answer', '和现场对过了')
    await after.see('#counted', '1小时30分')
  })
})

describe('who is called by name', () => {
  test('is told, says that it is true, and the board shows it', async () => {
    const { world, pickUp } = story()
    const { slotId, signupId } = await comes()
    const board = await pickUp(world.organizer, { at: `organizer/slot/index?id=${slotId}` })
    await board.see(`#person-${world.lin.id}`, '本人未确认')
    const phone = await pickUp(world.lin, { at: 'pages/inbox/index' })
    await phone.see('.screen', '点名签到：驿站值守')
    const record = await pickUp(world.lin, { at: `service/entry/index?id=${signupId}` })
    await record.see('#called', '您到场了吗？')
    await record.see('#presence', '本人未确认')
    await record.tap('#affirm')
    await record.see('#toast', '已记下您的确认')
    await record.see('#presence', '本人已确认')
    await record.see('.screen', '本人确认到场')
    const after = await pickUp(world.organizer, { at: `organizer/slot/index?id=${slotId}` })
    await after.see(`#person-${world.lin.id}`, '本人已确认')
  })

  test('and did not come says so, and the organizer answers', async () => {
    const { world, pickUp, pass, backstage } = story()
    const { slotId, signupId } = await comes()
    const phone = await pickUp(world.lin, { at: `service/entry/index?id=${signupId}` })
    await phone.tap('#deny')
    await phone.see('.screen', '这次的时长和积分都不计')
    await phone.tap('#send-dispute')
    await phone.see('#dispute-open', '请等工作人员答复')
    await pass(2 * hour + minute)
    await mark(slotId, 'out')
    const desk = await openDesk()
    await desk.tap('#hours-tab-disputes')
    await desk.see('.screen', '认错人了')
    await desk.tap(only(desk, 'uphold-'))
    await desk.type('#reason', '对不起，点错人了')
    await desk.tap('#confirm-yes')
    await desk.see('#toast', '林家妈妈的记录已经更正')
    expect(await backstage.read.purse(world.lin.familyId)).toEqual({ balance: 0, held: 0 })
    const after = await pickUp(world.lin, { at: `service/entry/index?id=${signupId}` })
    await after.see('#dispute-answer', '对不起，点错人了')
  })
})

describe('a dispute about confirmed service', () => {
  test('is answered after a correction, and the org above agrees to the points', async () => {
    const { world, pickUp, backstage } = story()
    const { signupId } = await served()
    const desk = await pickUp(world.organizer, { at: `organizer/record/index?id=${signupId}` })
    await desk.tap('#correct')
    await desk.type('#minutes', '60')
    await desk.type('#reason', '签到表上是一小时')
    await desk.tap('#confirm-yes')
    await desk.see('#toast', '已更正为1小时')
    expect(await backstage.read.purse(world.lin.familyId)).toEqual({ balance: 1, held: 0 })
    const phone = await pickUp(world.lin, { at: 'pages/points/index?tab=hours' })
    await phone.tap(`#hours-${signupId}`)
    await phone.seePage('service/entry')
    await phone.see('.screen', '签到表上是一小时')
    await phone.tap('#raise')
    await phone.type('#wanted', '120')
    await phone.type('#dispute-reason', '我做到了最后，邻居可以作证')
    await phone.tap('#send-dispute')
    await phone.see('#dispute-open', '请等工作人员答复')
    const answering = await openDesk()
    await answering.tap('#hours-tab-disputes')
    await answering.tap(only(answering, 'uphold-'))
    await answering.type('#reason', '邻居作证，按两小时')
    await answering.tap('#confirm-yes')
    await answering.see('#toast', '已经更正')
    const above = await pickUp(world.superior)
    await above.tab('me')
    await above.tap('#open-consents')
    await above.see('.screen', '更正增加 1小时')
    await above.tap(only(above, 'agree-'))
    await above.see('#toast', '林家妈妈的已经同意')
    await above.see('.screen', '没有等审核的时长')
    expect(await backstage.read.purse(world.lin.familyId)).toEqual({ balance: 2, held: 0 })
  })
})

describe('service outside of activities', () => {
  const fill = async (phone: Phone, what: string, minutes: string) => {
    const yesterday = dayOf(later(story().world.now, -day))
    await phone.tap('#begin-report')
    await phone.fire('#when-date', 'change', { value: yesterday })
    await phone.fire('#when-time', 'change', { value: '06:10' })
    await phone.type('#minutes', minutes)
    await phone.type('#what', what)
    await phone.tap('#send-report')
  }

  test('is reported for oneself, approved at the desk, and counts', async () => {
    const { world, pickUp } = story()
    const phone = await pickUp(world.lin)
    await phone.tab('me')
    await phone.tap('#my-reports')
    await phone.seePage('service/report')
    await phone.see('.screen', '还没有申报过')
    await phone.tap('#begin-report')
    await phone.tap('#send-report')
    await phone.see('.field-wrong', '请选日期和时间')
    await phone.tap('#sheet-close')
    await fill(phone, '清早扫楼道，擦扶手', '10')
    await phone.see('.field-wrong', '请填 15 到 720')
    await phone.type('#minutes', '45')
    await phone.tap('#send-report')
    await phone.see('#toast', '已经提交，社区审核后会通知您')
    await phone.see('.screen', '等社区审核')

    const desk = await openDesk()
    await desk.tap('#hours-tab-reports')
    await desk.see('.screen', '清早扫楼道，擦扶手')
    await desk.tap(only(desk, 'approve-'))
    await desk.see('#toast', '林家妈妈的申报通过，计入45分')
    await desk.see('.screen', '没有等审核的申报')
    const after = await pickUp(world.lin, { at: 'service/report/index' })
    await after.see('.screen', '已通过')
    await after.see('.screen', '计入45分')
  })

  test('that was told wrong is disputed from the record, and answered in the same list as the others', async () => {
    const { world, pickUp } = story()
    const phone = await pickUp(world.lin, { at: 'service/report/index' })
    await fill(phone, '清早扫楼道，擦扶手', '45')
    await phone.see('#toast', '已经提交')
    const approving = await openDesk()
    await approving.tap('#hours-tab-reports')
    await approving.tap(only(approving, 'approve-'))
    await approving.see('#toast', '的申报通过')
    const records = await pickUp(world.lin, { at: 'service/records/index?category=reported' })
    await records.tap(only(records, 'record-'))
    await records.seePage('service/entry')
    await records.see('.screen', '自行申报的服务')
    await records.see('#measured', '45分')
    await records.see('#raise', '我有异议')
    await records.tap('#raise')
    await records.type('#wanted', '721')
    await records.tap('#send-dispute')
    await records.see('.field-wrong', '请填 0 到')
    await records.type('#wanted', '90')
    await records.type('#dispute-reason', '我少写了一半的时间')
    await records.tap('#send-dispute')
    await records.see('#dispute-open', '请等工作人员答复')
    const desk = await openDesk()
    await desk.tap('#hours-tab-disputes')
    await desk.see('.screen', '自行申报')
    await desk.see('.screen', '本人认为 1小时30分')
    await desk.tap(only(desk, 'uphold-'))
    await desk.see('.screen', '自行申报的服务只记时长，不计积分')
    await desk.type('#reason', '楼长也这么说')
    await desk.tap('#confirm-yes')
    await desk.see('#toast', '林家妈妈的记录已经更正')
    const after = await pickUp(world.lin, { at: 'service/report/index' })
    await after.see('.screen', '计入1小时30分')
    await after.tap(only(after, 'report-'))
    await after.see('#dispute-answer', '楼长也这么说')
    await after.see('#corrected', '1小时30分')
  })

  test('at the time of another report is refused in words; a no comes with its reason', async () => {
    const { world, pickUp } = story()
    const phone = await pickUp(world.lin, { at: 'service/report/index' })
    await fill(phone, '清早扫楼道，擦扶手', '45')
    await phone.see('#toast', '已经提交')
    await fill(phone, '给邻居搬了米和油', '30')
    await phone.see('#report-failure', '清早扫楼道')
    const desk = await openDesk()
    await desk.tap('#hours-tab-reports')
    await desk.tap(only(desk, 'reject-'))
    await desk.tap('#confirm-yes')
    await desk.see('.field-wrong', '请写一句答复')
    await desk.type('#reason', '扫楼道由物业负责')
    await desk.tap('#confirm-yes')
    await desk.see('.screen', '没有等审核的申报')
    const after = await pickUp(world.lin, { at: 'service/report/index' })
    await after.see('.screen', '答复：扫楼道由物业负责')
  })
})
