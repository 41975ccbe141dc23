import { randomUUID } from 'node:crypto'
import { hour } from '../../src/domain/time'
import { useStory } from '../support/weapp/story'
import { activityPage, openAndSignUp } from '../support/weapp/ways'

const story = useStory()

const cardsOn = (ids: string[]) => ids.filter((id) => id !== 'activity-list').length

describe('finding what fits', () => {
  test('only what one can join, for whom, when and by tag; one tap lifts it all', async () => {
    const { world, pickUp } = story()
    const lasting = { lasts: 60 }
    const elders = { title: '陪老人读报', servedGroups: ['elders' as const], tags: ['为老'] }
    const reading = await world.addSlot({ inHours: 30, ...lasting }, elders)
    await world.addSlot({ inHours: 50, requires: ['first_aid'], ...lasting }, { title: '急救岗' })
    const phone = await pickUp(world.lin)
    await phone.tab('activities')
    await phone.see('#activity-list', /陪老人读报.*急救岗/)
    await phone.tap('#filter-mine')
    await phone.see('#activity-list', /^(?!.*急救岗).*陪老人读报/)
    await phone.tap('#filter-served')
    await phone.tap('#choose-children')
    await phone.see('#clear-filters')
    await phone.tap('#clear-all')
    await phone.see('#activity-list', /陪老人读报.*急救岗/)

    await phone.tap(`#activity-${reading.activityId}`)
    await phone.tap('#tag-0')
    await phone.seePage('pages/activities')
    await phone.see('#activity-list', /^(?!.*急救岗).*陪老人读报/)
    expect(cardsOn(phone.page.idsBeginning('activity-'))).toBe(1)
    await phone.tap('#filter-tag')
    await phone.see('#activity-list', /急救岗/)
  })

  test('a visitor is not asked what only a resident can have', async () => {
    const { world, pickUp } = story()
    await world.addSlot({})
    const phone = await pickUp({ openid: null })
    await phone.tab('activities')
    await phone.see('#activity-list')
    expect(phone.has('#filter-mine')).toBe(false)
    expect(phone.has('#filter-when')).toBe(true)
  })
})

describe('a post that a person decides on', () => {
  const questions = [
    { id: 'size', kind: 'choice' as const, label: '衣服尺码', required: true, options: ['S', 'M'] },
    { id: 'years', kind: 'number' as const, label: '做过几次？', required: true, options: [] },
    { id: 'photo', kind: 'consent' as const, label: '同意拍照', required: true, options: [] },
  ]

  test('asks its questions, waits for the verdict, and says why not', async () => {
    const { world, backstage, pickUp } = story()
    const { activityId, slotId } = await world.addSlot({ approval: true }, { questions })
    const phone = await pickUp(world.lin, { at: activityPage(activityId) })
    await phone.see('#step-hint', '由组织者审核')
    await phone.see('#questions', '衣服尺码')
    await phone.tap('#sign-up')
    await phone.tap('#accept-risk')
    await phone.see('#gap', '衣服尺码')
    await phone.tap('#question-size-M')
    await phone.see('#gap', '做过几次')
    await phone.type('#question-years', '三')
    await phone.see('#questions', '这里请填数字')
    await phone.type('#question-years', '3')
    await phone.see('#gap', '同意拍照')
    await phone.tap('#question-photo-yes')
    await phone.tap('#confirm-sign-up')
    await phone.see('#pending', '待审核')

    const [{ party } = { party: '' }] = await backstage.read.signups(slotId)
    const key = randomUUID()
    const verdict = { verdict: 'reject' as const, reason: '先请没来过的邻居' }
    await world.as(world.organizer).signups.decide({ key, slotId, partyIds: [party], ...verdict })
    const again = await pickUp(world.lin)
    await again.tap('#inbox')
    await again.see('.screen', '先请没来过的邻居')
    await again.tap(`#${again.page.idsBeginning('letter-')[0] ?? ''}`)
    await again.seePage('pages/my-signups')
    await again.see(`#party-${party}`, '未通过')
  })

  test('fills in the last answers, but never a consent', async () => {
    const { world, pickUp } = story()
    const first = await world.addSlot({ approval: true, inHours: 30 }, { questions })
    const answers = { size: 'S', years: 2, photo: true }
    const { slotId } = first
    const personIds = [world.lin.id]
    await world.as(world.lin).signups.create({ key: randomUUID(), slotId, personIds, answers })
    const second = await world.addSlot({ inHours: 60 }, { questions })
    const phone = await pickUp(world.lin, { at: activityPage(second.activityId) })
    await phone.tap('#sign-up')
    // The size and the number are there already, or one of them would be missing first.
    await phone.see('#gap', '同意拍照')
    expect(phone.attribute('#question-years', 'value')).toBe('2')
  })
})

describe('a seat that is offered', () => {
  const waitForOffer = async () => {
    const { world } = story()
    const { activityId, slotId } = await world.addSlot({ capacity: 1, waitMode: 'offer' })
    const chen = world.as(world.chen)
    const held = await chen.signups.create({
      key: randomUUID(),
      slotId,
      personIds: [world.chen.id],
    })
    const phone = await openAndSignUp(story(), world.lin, activityId)
    await phone.see('#waitlisted', '保留一段时间')
    await chen.signups.cancel({ key: randomUUID(), partyId: held.partyId })
    const [own] = (await world.as(world.lin).signups.mine({ when: 'coming' })).items
    return { activityId, slotId, partyId: own?.partyId ?? '' }
  }
  const lins = async (slotId: string) =>
    (await story().backstage.read.signups(slotId)).filter(({ nickname }) => nickname === '林家妈妈')

  test('stands first on the home page and is taken there', async () => {
    const { world, pickUp } = story()
    const { slotId, partyId } = await waitForOffer()
    const phone = await pickUp(world.lin)
    await phone.see('#next-up', '候补轮到您了')
    await phone.tap(`#accept-${partyId}`)
    await phone.see('#toast', '已确认参加')
    expect(await lins(slotId)).toMatchObject([{ status: 'confirmed' }])
  })

  test('is let go only after a question; then the page says so', async () => {
    const { world, pickUp } = story()
    const { activityId, slotId, partyId } = await waitForOffer()
    const phone = await pickUp(world.lin, { at: activityPage(activityId) })
    await phone.see('#accept', '确认参加')
    await phone.tap('#menu')
    await phone.see(`#decline-${partyId}`, '让给下一位')
    await phone.tap(`#decline-${partyId}`)
    await phone.tap('#confirm-no')
    expect(await lins(slotId)).toMatchObject([{ status: 'offered' }])
    await phone.tap('#menu')
    await phone.see(`#decline-${partyId}`, '让给下一位')
    await phone.tap(`#decline-${partyId}`)
    await phone.tap('#confirm-yes')
    await phone.see('#toast', '名额已让给下一位')
    expect(await lins(slotId)).toMatchObject([{ status: 'declined' }])
  })
})

describe('after the activity', () => {
  test('who was there gives stars and a word, and sees where it stands', async () => {
    const { world, pass, pickUp } = story()
    const { activityId, slotId } = await world.addSlot({ inHours: 2 }, { title: '楼道清扫' })
    await openAndSignUp(story(), world.lin, activityId)
    const staff = world.as(world.organizer).attendance
    const personIds = [world.lin.id]
    await pass(2 * hour)
    await staff.rollCall({ key: randomUUID(), slotId, act: 'in', personIds })
    await pass(2 * hour)
    await staff.rollCall({ key: randomUUID(), slotId, act: 'out', personIds })
    await staff.confirm({ key: randomUUID(), slotId })

    const phone = await pickUp(world.lin, { at: activityPage(activityId) })
    await phone.tap('#stars-4')
    await phone.type('#feedback-text', '扫得很干净')
    await phone.tap('#give-feedback')
    await phone.see('#toast', '谢谢您的评价')
    await phone.see('#my-feedback', '扫得很干净')
    const other = await pickUp(world.chen, { at: activityPage(activityId) })
    await other.see('#feedback', /林家妈妈.*扫得很干净/)
    expect(other.has('#feedback-form')).toBe(false)
  })

  test('who stayed away twice sees until when, and why, and appeals', async () => {
    const { world, pass, pickUp } = story()
    for (const title of ['第一次', '第二次']) {
      const now = await world.cloud.now()
      const inHours = (now.getTime() - world.now.getTime()) / hour + 2
      const { slotId } = await world.addSlot({ inHours }, { title })
      const personIds = [world.lin.id]
      await world.as(world.lin).signups.create({ key: randomUUID(), slotId, personIds })
      await pass(5 * hour)
      await world.as(world.organizer).attendance.confirm({ key: randomUUID(), slotId })
    }
    const later = await world.addSlot({ inHours: 90 }, { title: '下一次' })
    const phone = await pickUp(world.lin, { at: activityPage(later.activityId) })
    await phone.see('#step-hint', '未到场的记录')
    await phone.tap('#to-absences')
    await phone.seePage('pages/absences')
    await phone.see('#blocked', '前不能报名')
    const appeal = phone.page.idsBeginning('appeal-')[0] ?? ''
    await phone.tap(`#${appeal}`)
    await phone.type('#appeal-text', '当天孩子发烧去了医院')
    await phone.tap('#send-appeal')
    await phone.see('#toast', '申诉已提交')
    await phone.see(`#${appeal.replace('appeal-', 'absence-')}`, /孩子发烧.*申诉处理中/)
  })
})
