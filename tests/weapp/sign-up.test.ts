import { randomUUID } from 'node:crypto'
import { hour } from '../../src/domain/time'
import { useStory } from '../support/weapp/story'
import { activityPage, openAndSignUp, signUp } from '../support/weapp/ways'

const story = useStory()

const partyOf = async (slotId: string, nickname: string) => {
  const signups = await story().backstage.read.signups(slotId)
  return signups.find((signup) => signup.nickname === nickname)?.party ?? 'none'
}

describe('finding something', () => {
  test('by search, by filters and by free seats, with a way back when nothing is left', async () => {
    const { world, pickUp } = story()
    const full = await world.addSlot({ capacity: 1, inHours: 20 }, { title: '理发进社区' })
    await openAndSignUp(story(), world.chen, full.activityId)
    await world.addSlot({ inHours: 30 }, { title: '送餐到家', kind: 'job', category: 'elderly' })
    await world.addSlot({ inHours: 40 }, { title: '剪纸课', category: 'culture' })

    const phone = await pickUp(world.lin)
    await phone.tab('activities')
    const titles = () => phone.page.idsBeginning('activity-').slice(1).length
    await phone.see('#activity-list', /理发进社区.*送餐到家.*剪纸课/)
    await phone.tap('#filter-free')
    await phone.see('#activity-list', /^(?!.*理发进社区).*送餐到家.*剪纸课/)
    await phone.tap('#filter-kind')
    await phone.tap('#choose-job')
    await phone.see('#activity-list', /^(?!.*剪纸课).*送餐到家/)
    expect(titles()).toBe(1)
    await phone.type('#search', '游泳')
    await phone.see('#clear-filters')
    await phone.tap('#clear-filters')
    await phone.see('#activity-list', /理发进社区.*送餐到家.*剪纸课/)
  })

  test('the card says how many seats are left and what can be earned', async () => {
    const { world, pickUp } = story()
    const { activityId } = await world.addSlot({ capacity: 12, lasts: 180 }, { title: '剪纸课' })
    const phone = await pickUp(world.lin)
    await phone.tab('activities')
    await phone.see(`#activity-${activityId}`, /还有 12 个名额.*最多 3 分/)
  })

  test('pulling down shows what has changed meanwhile', async () => {
    const { world, pickUp } = story()
    const { activityId, slotId } = await world.addSlot({ capacity: 12 })
    const phone = await pickUp(world.lin)
    await phone.tab('activities')
    const key = '00000000-0000-4000-8000-000000000001'
    await world.as(world.chen).signups.create({ key, slotId, personIds: [world.chen.id] })
    await phone.pullDown()
    await phone.see(`#activity-${activityId}`, '还有 11 个名额')
  })

  test('a neighbour is sent the page itself', async () => {
    const { world, pickUp } = story()
    const { activityId } = await world.addSlot({}, { title: '剪纸课' })
    const phone = await pickUp(world.lin, { at: activityPage(activityId) })
    const card = phone.share()
    expect(card.title).toContain('剪纸课')
    const other = await pickUp(world.chen, { at: card.path })
    await other.see('#title', '剪纸课')
  })
})

describe('a sign-up', () => {
  test('is given back before its deadline, the whole family at once', async () => {
    const { world, backstage, pickUp } = story()
    const { activityId, slotId } = await world.addSlot({}, { title: '楼道清扫' })
    await openAndSignUp(story(), world.lin, activityId, { also: [world.childId] })
    const party = await partyOf(slotId, '林家妈妈')

    const phone = await pickUp(world.lin)
    await phone.tab('me')
    await phone.tap('#my-signups')
    await phone.tap(`#change-${party}`)
    await phone.tap('#cancel-all')
    await phone.see('.sheet', '楼道清扫')
    await phone.tap('#confirm-yes')
    await phone.see('#toast', '已取消 2 人的报名')
    expect(await backstage.read.signups(slotId)).toMatchObject([
      { nickname: '林家妈妈', status: 'cancelled' },
      { nickname: '林小满', status: 'cancelled' },
    ])
    await phone.seeGone(`#party-${party}`)
  })

  test('a tap on cancel alone takes nothing back', async () => {
    const { world, backstage, pickUp } = story()
    const { activityId, slotId } = await world.addSlot({})
    await openAndSignUp(story(), world.lin, activityId)
    const party = await partyOf(slotId, '林家妈妈')

    const phone = await pickUp(world.lin, { at: activityPage(activityId) })
    await phone.tap('#menu')
    await phone.tap(`#cancel-${party}`)
    await phone.tap('#cancel-all')
    await phone.tap('#confirm-no')
    expect(await backstage.read.signups(slotId)).toMatchObject([{ status: 'confirmed' }])
  })

  test('one of the family stays at home, the others still come', async () => {
    const { world, backstage, pickUp } = story()
    const { activityId, slotId } = await world.addSlot({})
    await openAndSignUp(story(), world.lin, activityId, { also: [world.childId] })
    const party = await partyOf(slotId, '林家妈妈')

    const phone = await pickUp(world.lin, { at: 'pages/my-signups/index' })
    await phone.tap(`#change-${party}`)
    await phone.tap(`#cancel-member-${world.childId}`)
    await phone.tap('#confirm-yes')
    await phone.see('#toast', '已取消 1 人')
    expect(await backstage.read.signups(slotId)).toMatchObject([
      { nickname: '林家妈妈', status: 'confirmed' },
      { nickname: '林小满', status: 'cancelled' },
    ])
  })

  test('where all seats are taken the family waits together, and moves up together', async () => {
    const { world, backstage, pickUp } = story()
    const { read } = backstage
    const { activityId, slotId } = await world.addSlot({ capacity: 2 })
    await openAndSignUp(story(), world.chen, activityId)
    const phone = await openAndSignUp(story(), world.lin, activityId, { also: [world.childId] })
    await phone.see('#waitlisted', '您排在第 1 位')
    const waiting = await read.signups(slotId)
    expect(waiting.map(({ status }) => status)).toEqual(['waitlisted', 'waitlisted', 'confirmed'])

    const party = await partyOf(slotId, '陈师傅')
    const other = await pickUp(world.chen, { at: 'pages/my-signups/index' })
    await other.tap(`#change-${party}`)
    await other.tap('#cancel-all')
    await other.tap('#confirm-yes')
    await other.see('#toast', '已取消')
    expect((await read.signups(slotId)).map(({ status }) => status)).toEqual([
      'confirmed',
      'confirmed',
      'cancelled',
    ])

    const again = await pickUp(world.lin)
    await again.tap('#inbox')
    await again.see('.screen', '候补')
    expect((await read.notices(world.lin.openid)).map(({ kind }) => kind)).toEqual([
      'signup_waitlisted',
      'signup_promoted',
    ])
  })

  test('the button waits for the risk notice to be read', async () => {
    const { world, pickUp } = story()
    const { activityId } = await world.addSlot({})
    const phone = await pickUp(world.lin, { at: activityPage(activityId) })
    await phone.tap('#sign-up')
    await phone.see('#risk', '注意剪刀')
    await phone.see('#gap', '请先看风险告知并打勾')
    await expect(phone.tap('#confirm-sign-up')).rejects.toThrow('cannot be tapped')
  })
})

describe('a refusal is said in words, and nothing is left half-done', () => {
  const nobody = async (slotId: string) => {
    expect(await story().backstage.read.signups(slotId)).toEqual([])
  }

  test('full, without a waiting line: said before the tap', async () => {
    const { world, pickUp } = story()
    const { activityId } = await world.addSlot({ capacity: 1, waitlist: false })
    await openAndSignUp(story(), world.chen, activityId)
    const phone = await pickUp(world.lin, { at: activityPage(activityId) })
    await phone.see('#step', '名额已满')
    await phone.see('#step-hint', '名额已经满了，也不再排候补')
  })

  test('full since the page was opened: said after the tap', async () => {
    const { world, backstage, pickUp } = story()
    const { activityId, slotId } = await world.addSlot({ capacity: 1, waitlist: false })
    const phone = await pickUp(world.lin, { at: activityPage(activityId) })
    const chen = world.as(world.chen)
    const key = '00000000-0000-4000-8000-000000000001'
    await chen.signups.create({ key, slotId, personIds: [world.chen.id] })
    await signUp(phone)
    await phone.see('#failure', '名额已经满了，也不再排候补')
    expect(await backstage.read.signups(slotId)).toMatchObject([{ nickname: '陈师傅' }])
  })

  test('too late to sign up', async () => {
    const { world, pass, pickUp } = story()
    const { activityId, slotId } = await world.addSlot({ inHours: 5 })
    await pass(6 * hour)
    const phone = await pickUp(world.lin, { at: activityPage(activityId) })
    await phone.see('#step', '报名已截止')
    await nobody(slotId)
    await phone.tab('activities')
    await phone.see(`#activity-${activityId}`, '正在进行')
  })

  test('after the deadline it is told to count as an absence, with a reason if one likes', async () => {
    const { world, backstage, pass, pickUp } = story()
    const { activityId, slotId } = await world.addSlot({ inHours: 5 })
    await openAndSignUp(story(), world.lin, activityId)
    const party = await partyOf(slotId, '林家妈妈')
    await pass(3 * hour)
    const phone = await pickUp(world.lin, { at: activityPage(activityId) })
    await phone.tap('#menu')
    await phone.tap(`#cancel-${party}`)
    await phone.see('#cancel-late', '要记一次未到场')
    expect(await backstage.read.signups(slotId)).toMatchObject([{ status: 'confirmed' }])
    await phone.tap('#cancel-all')
    await phone.type('#cancel-reason', '孩子发烧了')
    await phone.tap('#confirm-yes')
    await phone.see('#sign-up', '我要报名')
    expect(await backstage.read.signups(slotId)).toMatchObject([{ status: 'cancelled' }])
    const { items } = await world.as(world.lin).signups.absences({})
    expect(items).toMatchObject([{ step: 'warning' }])
  })

  test('once it has begun nothing is given back any more', async () => {
    const { world, pass, pickUp } = story()
    const { activityId, slotId } = await world.addSlot({ inHours: 5 })
    await openAndSignUp(story(), world.lin, activityId)
    const party = await partyOf(slotId, '林家妈妈')
    await pass(5.5 * hour)
    const phone = await pickUp(world.lin, { at: activityPage(activityId) })
    await phone.tap('#menu')
    await phone.tap(`#cancel-${party}`)
    await phone.see('#cancel-refusal', '活动已经开始，不能再取消了')
  })

  test('in the last two hours whoever waits takes the seat that came free', async () => {
    const { world, backstage, pass, pickUp } = story()
    const { activityId, slotId } = await world.addSlot({ inHours: 5, capacity: 1 })
    const chen = world.as(world.chen)
    const key = '00000000-0000-4000-8000-000000000002'
    const { partyId } = await chen.signups.create({ key, slotId, personIds: [world.chen.id] })
    await openAndSignUp(story(), world.lin, activityId)
    await pass(3.5 * hour)
    const phone = await pickUp(world.lin, { at: activityPage(activityId) })
    await phone.see('#to-my-signups', '候补第 1 位')
    await phone.see('#step-hint', '空位先到先得')
    await chen.signups.cancel({ key: randomUUID(), partyId, acceptsAbsence: true })
    const again = await pickUp(world.lin, { at: activityPage(activityId) })
    await again.see('#sign-up', '有空位')
    await signUp(again)
    await again.see('#signed-up', '报名成功')
    const after = await backstage.read.signups(slotId)
    expect(after.map(({ status }) => status).sort()).toEqual([
      'cancelled',
      'cancelled',
      'confirmed',
    ])
  })

  test('not open yet: counts down and says when', async () => {
    const { world, pickUp } = story()
    const opensAt = new Date(world.now.getTime() + 2 * hour)
    const { activityId, slotId } = await world.addSlot({ opensAt })
    const phone = await pickUp(world.lin, { at: activityPage(activityId) })
    await phone.see('#step', '后开始报名')
    await nobody(slotId)
  })

  test('for another community', async () => {
    const { world, pickUp } = story()
    const { activityId, slotId } = await world.addSlot({})
    const phone = await pickUp(world.neighbour, { at: activityPage(activityId) })
    await phone.see('#step-hint', '这里只面向本地居民，您家不在范围内')
    await nobody(slotId)
  })

  test('two things at the same time: named, and the family may still come', async () => {
    const { world, backstage, pickUp } = story()
    const first = await world.addSlot({ inHours: 30 }, { title: '送餐到家' })
    const second = await world.addSlot({ inHours: 31 }, { title: '剪纸课' })
    await openAndSignUp(story(), world.lin, first.activityId)
    const phone = await pickUp(world.lin, { at: activityPage(second.activityId) })
    await phone.see('#step-hint', '时间和已经报名的「送餐到家」冲突')
    await phone.tap('#sign-up')
    await phone.see(`#party-member-${world.lin.id}`, '时间和已经报名的「送餐到家」冲突')
    await phone.tap(`#party-member-${world.lin.id}`)
    await phone.see('#gap', '请至少选一个人')
    await nobody(second.slotId)

    await phone.tap(`#party-member-${world.dad.id}`)
    await phone.tap('#accept-risk')
    await phone.tap('#confirm-sign-up')
    await phone.see('#signed-up', '林家爸爸')
    expect(await backstage.read.signups(second.slotId)).toMatchObject([{ nickname: '林家爸爸' }])
  })

  test('a child alone where an adult has to come along', async () => {
    const { world, pickUp } = story()
    const { activityId, slotId } = await world.addSlot({ adultRequired: true })
    const phone = await pickUp(world.lin, { at: activityPage(activityId) })
    await phone.tap('#sign-up')
    await phone.tap(`#party-member-${world.lin.id}`)
    await phone.tap(`#party-member-${world.childId}`)
    await phone.see('#gap', '孩子要有大人陪同')
    await nobody(slotId)
  })

  test('another district does not exist', async () => {
    const { world, pickUp } = story()
    const { activityId } = await world.addSlot({}, { title: '剪纸课' })
    const phone = await pickUp(world.there.resident)
    await phone.tab('activities')
    expect(phone.page.text).not.toContain('剪纸课')
    const shared = await pickUp(world.there.resident, { at: activityPage(activityId) })
    await shared.see('#failure', '没有找到')
  })
})
