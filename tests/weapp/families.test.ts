import type { Adult } from '../support/build'
import { useStory } from '../support/weapp/story'

const story = useStory()

const read = () => story().backstage.read
const names = async (who: Pick<Adult, 'openid'>) =>
  (await read().household(who.openid))?.people.map(({ nickname }) => nickname) ?? []

/** 林家妈妈 makes an invitation and shows it. */
const invited = async () => {
  const { world, pickUp } = story()
  const phone = await pickUp(world.lin, { at: 'pages/family/index' })
  await phone.tap('#open-invite')
  await phone.tap('#make-invite')
  await phone.see('#open-invites', '给一位大人')
  return phone.text('#code-digits').replace(' ', '')
}

describe('moving in with another household', () => {
  test('a code is scanned, looked at, agreed to; the points come along and both statements say so', async () => {
    const { world, pickUp } = story()
    await world.givePoints(world.chen, 12)
    const code = await invited()
    const phone = await pickUp(world.chen, { at: 'pages/family/index' })
    await phone.tap('#open-accept')
    phone.holdBefore(`HLF.${code}`)
    await phone.tap('#scan-invite')
    await phone.see('#invite-alias', '林家妈妈家')
    await phone.see('#comes-along', '12 分会一并带去')
    await phone.tap('#accept')
    await phone.see('#accept-problem', '请先勾选同意')
    await phone.tap('#own-word-yes')
    await phone.tap('#accept')
    await phone.see('.outcome', '带来 12 分')
    expect(await names(world.lin)).toContain('陈师傅')
    expect(await read().purse(world.lin.familyId)).toEqual({ balance: 12, held: 0 })
    expect(await read().movements(world.lin.familyId)).toEqual([
      { kind: 'move_in', sentence: '陈师傅并入本户，带来 12 分，到期日不变' },
    ])
    expect(await read().movements(world.chen.familyId)).toMatchObject([
      { kind: 'bonus' },
      { kind: 'move_out', sentence: '并入「林家妈妈家」，12 分一并带去，到期日不变' },
    ])
    await phone.tap('#see-family')
    await phone.see('#family-alias', '林家妈妈家')
  })

  test('what is still under way is told before anybody agrees', async () => {
    const { world, pickUp } = story()
    const { slotId } = await world.addSlot()
    const key = '00000000-0000-4000-8000-000000000001'
    await world.as(world.chen).signups.create({ key, slotId, personIds: [world.chen.id] })
    const code = await invited()
    const phone = await pickUp(world.chen, { at: `household/accept/index?code=${code}` })
    await phone.see('#accept-refusal', '还有没办完的报名')
    expect(phone.has('#accept')).toBe(false)
  })

  test('a code that was withdrawn stands for nothing', async () => {
    const { world, pickUp } = story()
    const code = await invited()
    const inviter = await pickUp(world.lin, { at: 'household/invite/index' })
    const [withdraw = ''] = inviter.page.idsBeginning('withdraw-')
    await inviter.tap(`#${withdraw}`)
    await inviter.see('#toast', '已经收回')
    const phone = await pickUp(world.chen, { at: 'household/accept/index' })
    await phone.type('#invite-code', code)
    await phone.tap('#look')
    await phone.see('.screen', '这个邀请码不对')
    expect(await names(world.lin)).not.toContain('陈师傅')
  })
})

describe('a guardian’s consent', () => {
  const memberPage = (id: string) => `household/member/index?id=${id}`

  test('taken back ends the child’s places, and is given again under the text for the age', async () => {
    const { world, pickUp } = story()
    const { slotId } = await world.addSlot()
    const key = '00000000-0000-4000-8000-000000000002'
    const personIds = [world.lin.id, world.childId]
    await world.as(world.lin).signups.create({ key, slotId, personIds })
    const phone = await pickUp(world.lin, { at: memberPage(world.childId) })
    await phone.tap('#withdraw-consent')
    await phone.tap('#confirm-yes')
    await phone.see('#toast', '取消了 1 个报名')
    expect(await read().signups(slotId)).toMatchObject([
      { nickname: '林家妈妈', status: 'confirmed' },
      { nickname: '林小满', status: 'cancelled' },
    ])
    await phone.see('#guardians', '已收回同意')
    await phone.tap('#consent')
    await phone.see('#rule-under-14')
    await phone.tap('#guardian-consent-yes')
    await phone.tap('#save-consent')
    await phone.see('#guardians', '已同意')
  })

  test('for one of fifteen: a code, and the young person uses the app with an own account', async () => {
    const { world, pickUp } = story()
    const { wardId, code } = await giveAccount()
    expect(wardId).not.toBe('')
    const phone = await pickUp({ openid: 'openid-ward' }, { at: 'pages/join/index' })
    await phone.tap('#have-invite')
    await phone.type('#invite-code', code)
    await phone.tap('#look')
    await phone.see('#invite-alias', '陈小川')
    await phone.see('#rule-over-14')
    await phone.tap('#own-word-yes')
    await phone.tap('#accept')
    await phone.see('.outcome', '陈小川')
    expect(await names({ openid: 'openid-ward' })).toEqual(await names(world.chen))
  })

  /** 陈师傅 adds a child of fifteen and lets it use the app. */
  const giveAccount = async () => {
    const { world, pickUp } = story()
    const birthYear = new Date().getFullYear() - 16
    const key = '00000000-0000-4000-8000-000000000003'
    const child = { nickname: '陈小川', birthYear, consentVersion: '2026-01' }
    const { personId } = await world
      .as(world.chen)
      .families.addChild({ key, ...child, rule: 'from_14' })
    const phone = await pickUp(world.chen, { at: memberPage(personId) })
    await phone.tap('#give-account')
    await phone.tap('#make-invite')
    await phone.see('#toast', '请先读规则')
    await phone.tap('#invite-consent-yes')
    await phone.tap('#make-invite')
    await phone.see('#open-invites', '给陈小川')
    return { wardId: personId, code: phone.text('#code-digits').replace(' ', '') }
  }

  test('the second guardian is asked and answers alone', async () => {
    const { world, pickUp } = story()
    const asking = await pickUp(world.lin, { at: memberPage(world.childId) })
    await asking.tap(`#name-${world.dad.id}`)
    await asking.see('#guardians', '等本人同意')
    const phone = await pickUp(world.dad, { at: memberPage(world.childId) })
    await phone.tap('#consent')
    await phone.tap('#guardian-consent-yes')
    await phone.tap('#save-consent')
    await phone.see(`#guardian-${world.dad.id}`, '已同意')
  })
})

describe('going', () => {
  test('a father leaves, and the points stay', async () => {
    const { world, pickUp } = story()
    await world.givePoints(world.lin, 30)
    const phone = await pickUp(world.dad, { at: 'pages/family/index' })
    await phone.tap(`#member-${world.dad.id}`)
    await phone.tap('#leave-family')
    await phone.tap('#confirm-yes')
    await phone.see('#toast', '您现在自己一户')
    expect(await names(world.dad)).toEqual(['林家爸爸'])
    expect(await read().purse(world.lin.familyId)).toEqual({ balance: 30, held: 0 })
  })

  test('the head is handed over first', async () => {
    const { world, pickUp } = story()
    const phone = await pickUp(world.lin, { at: `household/member/index?id=${world.lin.id}` })
    await phone.tap('#leave-family')
    await phone.tap('#confirm-yes')
    await phone.see('#toast', '请先在「我的家庭」里把户主交给另一位大人')
    const other = await pickUp(world.lin, { at: `household/member/index?id=${world.dad.id}` })
    await other.tap('#hand-over-head')
    await other.tap('#confirm-yes')
    await other.see('#toast', '林家爸爸现在是户主')
  })
})

test('staff divide a household as both heads agree', async () => {
  const { world, pickUp } = story()
  await world.givePoints(world.lin, 20)
  const { code } = await world.as(world.lin).attendance.memberCode({})
  const at = `organizer/households/index?orgId=${world.community.id}`
  const desk = await pickUp(world.organizer, { at })
  desk.holdBefore(code)
  await desk.tap('#scan')
  await desk.see('#household-alias', '林家妈妈家')
  await desk.tap(`#leaving-${world.dad.id}`)
  await desk.tap('#propose')
  await desk.see('.screen', '请从分出去的大人里选一位新户主')
  await desk.tap(`#new-head-${world.dad.id}`)
  await desk.type('#split-points', '8')
  await desk.type('#split-reason', '分开居住')
  await desk.tap('#propose')
  await desk.see('#toast', '等两位户主')
  await desk.see('#cases', '等户主答复')

  for (const who of [world.lin, world.dad]) {
    const phone = await pickUp(who, { at: 'pages/family/index' })
    await phone.tap('#open-split')
    await phone.see('#split-points', '8 分')
    await phone.tap('#agree-split')
    await phone.tap('#confirm-yes')
    await phone.see('#toast', who === world.dad ? '等社区办理' : '等另一位户主')
  }

  const again = await pickUp(world.organizer, { at })
  await again.see('#cases', '可以办理')
  const [carry = ''] = again.page.idsBeginning('carry-')
  await again.tap(`#${carry}`)
  await again.tap('#confirm-yes')
  await again.see('#toast', '分户已经办好')
  expect(await names(world.dad)).toEqual(['林家爸爸'])
  expect(await read().purse(world.lin.familyId)).toEqual({ balance: 12, held: 0 })
})
