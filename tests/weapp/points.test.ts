import { day } from '../../src/domain/time'
import { useStory } from '../support/weapp/story'

const story = useStory()

const keys = (name: string) => `0197f21f-ee3c-7086-ac41-${name.padStart(12, '0')}`

/** Mother and father serve together and are confirmed: each has an award of the household. */
const serveTogether = async () => {
  const { world, pass } = story()
  const { lin, dad, organizer } = world
  const { slotId } = await world.addSlot({ inHours: 0.5, fixedPoints: 3 })
  const personIds = [lin.id, dad.id]
  await world.as(lin).signups.create({ key: keys('1'), slotId, personIds })
  const desk = world.as(organizer).attendance
  await desk.rollCall({ key: keys('2'), slotId, act: 'in', personIds })
  await pass(2.6 * 60 * 60 * 1000)
  await desk.rollCall({ key: keys('3'), slotId, act: 'out', personIds })
  await desk.confirm({ key: keys('4'), slotId })
}

test('what was earned stands in the statement, by month and by member, with what expires when', async () => {
  const { world, pickUp } = story()
  await serveTogether()
  await world.givePoints(world.lin, 6, new Date(world.now.getTime() + 30 * day))
  const phone = await pickUp(world.lin, { at: 'pages/points/index' })
  await phone.see('#points-balance', '16')
  await phone.see('#expiring', '60 天内到期')
  await phone.see('.screen', '积分不可购买、转让、提现')
  await phone.see('#rule', '普通场次每小时 1 分。')
  await phone.see('.screen', '林家妈妈参加')
  await phone.tap(`#member-${world.dad.id}`)
  await phone.see('.screen', '林家爸爸参加')
  await phone.tap(`#member-${world.childId}`)
  await phone.see('.empty', '这里没有记录')
  await phone.tap('#show-all')
  await phone.see('.screen', '林家妈妈参加')
})

test('what was spent before it was taken back comes first, and the page says why redeeming waits', async () => {
  const { world, pickUp } = story()
  const { lin, organizer } = world
  await serveTogether()
  const itemId = await world.addItem({ price: 9, name: '洗衣液' })
  await world.as(lin).shop.reserve({ key: keys('5'), itemId })
  const [served] = (await world.as(lin).attendance.hours({})).items
  const correction = { signupId: served?.signupId ?? '', minutes: 0, reason: '登记错了场次' }
  await world.as(organizer).hours.correct({ key: keys('6'), ...correction })
  const phone = await pickUp(lin, { at: 'pages/points/index' })
  await phone.see('#claims', '要先补回的积分')
  await phone.see('#owed', '家里还要补回 4 分')
  await phone.see('#claims', '其中 4 分已不在本户账上，由退回的和以后所得先补回，补齐前不能兑换')
  await phone.see('#claims', '还差 4 分')
  await phone.see('.screen', '原来的 5 分撤回')
  const counter = await pickUp(lin, { at: `pages/item/index?id=${itemId}` })
  await counter.see('.screen', '家里还有 4 分要补回，补齐以前不能兑换')
})

test('a manager sees what a rule would have done to last month before it takes effect', async () => {
  const { world, pickUp } = story()
  const { community, manager } = world
  const desk = await pickUp(manager, { at: `organizer/points-rules/index?orgId=${community.id}` })
  await desk.see('#in-force', '默认规则')
  await desk.tap('#propose')
  await desk.tap('#rate-elderly-more')
  await desk.see('#rate-elderly-value', '1.5')
  await desk.tap('#grant-cap-once-less')
  await desk.see('#grant-cap-once-value', '15')
  await desk.tap('#preview')
  await desk.see('#preview-of', '张家湾社区')
  await desk.see('#affected', '没有家庭的积分会变化')
  await desk.tap('#submit')
  await desk.see('.field-wrong', '请选择日期')
  await desk.type('#note', '助老服务多给一些')
  const tomorrow = new Date(world.now.getTime() + 2 * day).toISOString().slice(0, 10)
  await desk.fire('#startsOn', 'change', { value: tomorrow })
  await desk.tap('#submit')
  await desk.see('#coming', '等待生效')
  await desk.see('#coming-rate-elderly', '1.5 分')
  await desk.see('#coming-grant-cap-once', '15 分')
  await desk.see('#in-force-grant-cap-once', '20 分')
  await desk.see('#in-force', '默认规则')
})

test('a bonus is posted when a second person has approved it', async () => {
  const { world, pickUp } = story()
  const { community, organizer, colleague, chen } = world
  const at = `organizer/grants/index?orgId=${community.id}`
  const desk = await pickUp(organizer, { at })
  await desk.see('#caps', '每次最多 20 分')
  await desk.tap('#give')
  await desk.tap('#submit')
  await desk.see('.field-wrong', '请选择一家')
  await desk.type('#search', '陈师傅')
  await desk.see(`#household-${chen.familyId}`, '陈师傅家')
  await desk.tap(`#household-${chen.familyId}`)
  await desk.see('#household', '陈师傅家')
  await desk.type('#note', '转发朋友圈')
  await desk.tap('#submit')
  await desk.see('#toast', '不能用来加减积分')
  await desk.type('#note', '台风夜里帮三位老人转移')
  await desk.tap('#submit')
  await desk.see('#waiting', '陈师傅家')
  await desk.see('#waiting', '您提出的')
  const [waiting] = (await world.as(colleague).grants.list({ orgId: community.id })).waiting
  const id = waiting?.id ?? ''
  const second = await pickUp(colleague, { at })
  await second.tap(`#approve-${id}`)
  await second.tap('#confirm-yes')
  await second.see('#toast', '已经记账')
  await second.see('#decided', '已记账')
  const phone = await pickUp(chen, { at: 'pages/points/index' })
  await phone.see('#points-balance', '5')
  await phone.see('.screen', '社区奖励')
})

test('a bonus that was a mistake is taken back by two people, and the family reads why', async () => {
  const { world, pickUp } = story()
  const { community, organizer, colleague, chen } = world
  const { grantId } = await world.givePoints(chen, 5)
  const at = `organizer/grants/index?orgId=${community.id}`
  const desk = await pickUp(organizer, { at })
  await desk.tap(`#undo-${grantId}`)
  await desk.tap('#confirm-yes')
  await desk.see('.field-wrong', '请写一句原因')
  await desk.type('#reason', '记错了人')
  await desk.tap('#confirm-yes')
  await desk.see('#toast', '等同事复核以后撤销')
  await desk.see('#waiting', '撤销待复核')
  await desk.see('#waiting', '您提出撤销的')
  const second = await pickUp(colleague, { at })
  await second.see(`#grant-${grantId}`, '撤销原因：记错了人')
  await second.tap(`#approve-${grantId}`)
  await second.tap('#confirm-yes')
  await second.see('#toast', '已经撤销')
  await second.see('#decided', '已撤销')
  const phone = await pickUp(chen, { at: 'pages/points/index' })
  await phone.see('#points-balance', '0')
  await phone.see('.screen', '撤销社区奖励')
})

test('a manager sets the budget and sees what is owed', async () => {
  const { world, pickUp } = story()
  await serveTogether()
  const { community, manager } = world
  const desk = await pickUp(manager, { at: `organizer/budget/index?orgId=${community.id}` })
  await desk.see('.screen', '还没有设预算')
  await desk.type('#amount', '12')
  await desk.tap('#save')
  await desk.see('#state', '预算快用完了')
  await desk.see('#owed', '10')
})
