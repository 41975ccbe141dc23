import { addService } from '../support/history'
import type { Phone } from '../support/weapp/phone'
import { useStory } from '../support/weapp/story'

const story = useStory()

let keys = 0
const newKey = () => {
  keys += 1
  return `0197f21f-ee3c-7086-ac42-${String(keys).padStart(12, '0')}`
}

/** Lin served two hours yesterday, and it counts. */
const served = async () => {
  const { world } = story()
  const { builder, community, lin } = world
  const { slotId } = await world.addSlot(
    { inHours: -30, name: '送餐员' },
    { title: '重阳节送餐', status: 'settled' },
  )
  return addService(builder, community, lin, slotId)
}

const certifies = () => {
  const { world } = story()
  const told = { inCharge: '许清禾', handler: '郑晓舟', contact: '社区服务站' }
  return world
    .as(world.organizer)
    .certificates.setIssuer({ key: newKey(), orgId: world.community.id, ...told })
}

const fillIn = async (phone: Phone) => {
  await phone.tap('#period-all')
  await phone.type('#real-name', '林秀英')
}

test('my record: hours, the way to the star, and the records behind a figure', async () => {
  const { world, pickUp } = story()
  await served()
  const phone = await pickUp(world.lin, { at: 'pages/me/index' })
  await phone.tap('#my-record')
  await phone.seePage('service/record')
  await phone.see('#total', '2')
  await phone.see('#star-way', '再服务 98小时，就是一星志愿者')
  await phone.tap('#category-culture')
  await phone.seePage('service/records')
  await phone.see('#about', '文化民俗')
  await phone.tap(`#${phone.page.idsBeginning('record-')[0] ?? ''}`)
  await phone.seePage('service/entry')
  await phone.see('#counted', '2小时')
})

test('a certificate is asked for, opened as PDF, shared, and looked up by somebody else', async () => {
  const { world, pickUp } = story()
  await served()
  await certifies()
  const phone = await pickUp(world.lin, { at: 'service/certificates/index' })
  await phone.tap('#ask')
  await phone.seePage('service/ask')
  await phone.tap('#submit')
  await phone.see('.field-wrong', '请填写真实姓名')
  await fillIn(phone)
  await phone.see('#outlook', '都已确认，提交后马上开具')
  await phone.tap('#id-type-resident_id')
  await phone.type('#id-number', '420106199003072418')
  await phone.tap('#submit')
  await phone.see('.field-wrong', '证件号码不对')
  await phone.type('#id-number', '420106199003072417')
  await phone.tap('#submit')
  await phone.seePage('service/certificate')
  await phone.see('#state', '证明开好了')
  await phone.see('#document', '420***********2417')
  await phone.tap('#open-pdf')
  expect(phone.opened).toEqual([expect.stringMatching(/^\/certificates\/420106\//)])
  const card = phone.share()
  expect(card.title).toBe('核验张家湾社区出具的志愿服务证明')

  const other = await pickUp(world.neighbour, { at: card.path.replace(/^\//, '') })
  await other.see('#state', '证明有效')
  await other.see('#holder', '林**')
  await other.see('#total', '2小时')
  expect(other.text('.screen')).not.toMatch(/秀英|2417|重阳节/)
})

test('a name with a character that cannot be printed is refused by naming it', async () => {
  const { world, pickUp } = story()
  await served()
  await certifies()
  const phone = await pickUp(world.lin, { at: 'service/ask/index' })
  await phone.tap('#period-all')
  await phone.type('#real-name', '林𠮷')
  await phone.tap('#submit')
  await phone.see('#ask-failure', '“𠮷”这个字现在还打印不出来')
})

test('the mini-program code on a paper opens it by its scene', async () => {
  const { world, pickUp } = story()
  const phone = await pickUp(world.chen, { at: 'service/verify/index?scene=420106000000000000' })
  await phone.see('#not-found', '没有找到这个编号的证明')
})

test('what is not settled waits for the organizer, who says in whose name first', async () => {
  const { world, pickUp } = story()
  await served()
  const phone = await pickUp(world.lin, { at: 'service/ask/index' })
  await fillIn(phone)
  await phone.see('#outlook', '提交后由社区办理')
  await phone.tap('#submit')
  await phone.see('#state', '已经提交，等社区办理')

  const desk = await pickUp(world.organizer, { at: 'organizer/desk/index' })
  await desk.tap('#open-certificates')
  await desk.see('#issuer-missing', '还没有填写')
  await desk.type('#inCharge', '许清禾')
  await desk.type('#handler', '郑晓舟')
  await desk.type('#contact', '社区服务站')
  await desk.tap('#save-issuer')
  await desk.see('#toast', '已经保存')
  await desk.tap(`#${desk.page.idsBeginning('issue-')[0] ?? ''}`)
  await desk.tap('#confirm-yes')
  await desk.see('#toast', '林家妈妈的证明已经开具')

  const letters = await pickUp(world.lin, { at: 'pages/inbox/index' })
  await letters.see('.screen', '志愿服务证明开好了')
  await letters.tap(`#${letters.page.idsBeginning('letter-')[0] ?? ''}`)
  await letters.see('#state', '证明开好了')
})

test('a correction leads from the old certificate to the new one', async () => {
  const { world, pickUp } = story()
  const { signupId } = await served()
  await certifies()
  const phone = await pickUp(world.lin, { at: 'service/ask/index' })
  await fillIn(phone)
  await phone.tap('#submit')
  await phone.see('#total', '2小时')
  await world
    .as(world.organizer)
    .hours.correct({ key: newKey(), signupId, minutes: 60, reason: '核对了签到表' })
  await phone.lookAway()
  await phone.see('#state', '这份证明已撤销')
  await phone.tap('#to-newer')
  await phone.see('#state', '证明开好了')
  await phone.see('#total', '1小时')
})

test('staff find one by its number and take it back; the holder reads why, others that it is revoked', async () => {
  const { world, pickUp } = story()
  await served()
  await certifies()
  const phone = await pickUp(world.lin, { at: 'service/ask/index' })
  await fillIn(phone)
  await phone.tap('#submit')
  await phone.see('#state', '证明开好了')
  const serial = phone.heard('certificates.get', 'serial')

  const desk = await pickUp(world.organizer, { at: 'organizer/desk/index' })
  await desk.tap('#open-certificates')
  await desk.see('.screen', '已开具的证明')
  await desk.type('#search', '420106-00000-00000-00')
  await desk.type('#search', serial)
  const revoke = `#${desk.page.idsBeginning('revoke-')[0] ?? ''}`
  await desk.tap(revoke)
  await desk.tap('#confirm-yes')
  await desk.see('.field-wrong', '请写明原因')
  await desk.type('#reason', '姓名和证件不一致')
  await desk.tap('#confirm-yes')
  await desk.see('#toast', '林家妈妈的证明已经撤销')
  await desk.see('.screen', '原因：姓名和证件不一致')
  expect(desk.has(revoke)).toBe(false)

  const letters = await pickUp(world.lin, { at: 'pages/inbox/index' })
  await letters.see('.screen', '志愿服务证明已被撤销')
  await letters.tap(`#${letters.page.idsBeginning('letter-')[0] ?? ''}`)
  await letters.see('#state', '这份证明已撤销')
  await letters.see('#reason', '姓名和证件不一致')
  const other = await pickUp(world.chen, { at: `service/verify/index?serial=${serial}` })
  await other.see('#state', '证明已撤销')
  expect(other.text('.screen')).not.toContain('不一致')
})
