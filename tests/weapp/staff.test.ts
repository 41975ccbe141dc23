import { useStory } from '../support/weapp/story'

const story = useStory()

/** A post that asks who comes and decides on each sign-up: three people have asked for its two places. */
const askedFor = async () => {
  const { world } = story()
  const drives = { id: 'q1', kind: 'choice' as const, required: true, options: ['步行', '骑车'] }
  const { slotId } = await world.addSlot(
    { inHours: 48, capacity: 2, approval: true },
    { title: '午间送餐', questions: [{ ...drives, label: '怎么去？' }] },
  )
  const people = [world.lin, world.chen, await world.addNeighbour('邻居小周')]
  const partyIds: string[] = []
  for (const [index, { openid, id }] of people.entries()) {
    const answers = { q1: index === 1 ? '骑车' : '步行' }
    const key = `0197f21f-ee3c-7086-ac41-00000000000${String(index)}`
    const api = world.as({ openid }).signups
    partyIds.push((await api.create({ key, slotId, personIds: [id], answers })).partyId)
  }
  return { slotId, partyIds }
}

/** The code that somebody holds out to the camera of the desk. */
const codeOf = async (who: { openid: string }) => {
  const phone = await story().pickUp(who, { at: 'pages/code/index' })
  return phone.heard('attendance.memberCode', 'code')
}

describe('sign-ups that wait for a decision', () => {
  test('are read with their answers, and several are approved at once', async () => {
    const { world, pickUp, backstage } = story()
    const { slotId, partyIds } = await askedFor()
    const [lin, chen, zhou] = partyIds
    const desk = await pickUp(world.organizer, { at: 'organizer/desk/index' })
    await desk.see(`#slot-${slotId}`, '待审核 3')
    await desk.tap(`#slot-${slotId}`)
    await desk.see('#open-pending', '3 家')
    await desk.tap('#open-pending')
    await desk.see(`#answer-${chen ?? ''}-q1`, '骑车')
    await desk.tap('#choose-all')
    await desk.tap(`#choose-${zhou ?? ''}`)
    await desk.tap('#approve')
    await desk.tap('#confirm-yes')
    await desk.see('#toast', '2 家报上了')
    expect(await backstage.read.signups(slotId)).toMatchObject([
      { nickname: '林家妈妈', party: lin, status: 'confirmed' },
      { nickname: '邻居小周', status: 'pending' },
      { nickname: '陈师傅', status: 'confirmed' },
    ])
  })

  test('a no needs its reason', async () => {
    const { world, pickUp, backstage } = story()
    const { slotId, partyIds } = await askedFor()
    const desk = await pickUp(world.organizer, { at: `organizer/pending/index?slotId=${slotId}` })
    await desk.tap(`#choose-${partyIds[0] ?? ''}`)
    await desk.tap('#reject')
    await desk.tap('#confirm-yes')
    await desk.see('.field-wrong', '请写明原因')
    await desk.type('#reason', '这一岗要健康证')
    await desk.tap('#confirm-yes')
    await desk.see('#toast', '1 家没有通过')
    expect(await backstage.read.signups(slotId)).toMatchObject([
      { nickname: '林家妈妈', status: 'rejected' },
      { status: 'pending' },
      { status: 'pending' },
    ])
  })
})

describe('at the door', () => {
  test('somebody without a sign-up is admitted to a full slot, and the board knows', async () => {
    const { world, pickUp, backstage } = story()
    const { slotId } = await world.addSlot({ inHours: 1, capacity: 1 })
    const { key, personIds } = {
      key: '0197f21f-ee3c-7086-ac41-000000000009',
      personIds: [world.lin.id],
    }
    await world.as(world.lin).signups.create({ key, slotId, personIds })
    const code = await codeOf(world.chen)
    const desk = await pickUp(world.organizer, { at: `organizer/slot/index?id=${slotId}` })
    await desk.tap('#open-admit')
    await desk.see('#free', '已经满了')
    await desk.tap('#admit')
    await desk.see('.field-wrong', '请先扫码')
    desk.holdBefore(code)
    await desk.tap('#scan')
    await desk.type('#reason', '路过想参加')
    await desk.tap('#admit')
    await desk.see('.outcome', '加了 1 个座')
    await desk.tap('#back')
    await desk.see('#count-arriving', '2')
    expect(await backstage.read.signups(slotId)).toMatchObject([
      { nickname: '林家妈妈', status: 'confirmed' },
      { nickname: '陈师傅', status: 'confirmed' },
    ])
  })

  test('of a family whose code was read it is chosen who comes: the child without a phone as well', async () => {
    const { world, pickUp, backstage } = story()
    const { slotId } = await world.addSlot({ inHours: 1, capacity: 4 })
    const code = await codeOf(world.lin)
    const desk = await pickUp(world.organizer, { at: `organizer/admit/index?slotId=${slotId}` })
    desk.holdBefore(code)
    await desk.tap('#scan')
    await desk.see('#comers', '林家妈妈（本人）')
    await desk.see('#comers', '林小满（孩子）')
    await desk.tap(`#comer-${world.childId}`)
    await desk.type('#reason', '手机没电了')
    await desk.tap('#admit')
    await desk.see('.outcome', '登记好了')
    expect(await backstage.read.signups(slotId)).toMatchObject([
      { nickname: '林家妈妈', status: 'confirmed' },
      { nickname: '林小满', status: 'confirmed' },
    ])
  })

  test('the board names who waits, in the order of the line', async () => {
    const { world, pickUp } = story()
    const { slotId } = await world.addSlot({ inHours: 48, capacity: 1 })
    const [, second, third] = [world.chen, world.lin, world.organizer]
    for (const [index, who] of [world.chen, second, third].entries()) {
      const key = `0197f21f-ee3c-7086-ac41-00000000001${String(index)}`
      await world.as(who).signups.create({ key, slotId, personIds: [who.id] })
    }
    const desk = await pickUp(world.organizer, { at: `organizer/slot/index?id=${slotId}` })
    await desk.see('#line', /林家妈妈.*第 1 位.*周老师.*第 2 位/)
  })

  test('a family changes to the other slot of the activity', async () => {
    const { world, pickUp, backstage } = story()
    const morning = { inHours: 24, name: '上午场' }
    const { slotIds } = await world.addActivity({
      slots: [morning, { inHours: 30, name: '下午场' }],
    })
    const [slotId = '', toSlotId = ''] = slotIds
    const key = '0197f21f-ee3c-7086-ac41-000000000008'
    const personIds = [world.lin.id, world.childId]
    const { partyId } = await world.as(world.lin).signups.create({ key, slotId, personIds })
    const desk = await pickUp(world.organizer, { at: `organizer/slot/index?id=${slotId}` })
    await desk.tap(`#more-${partyId}`)
    await desk.tap('#menu-move')
    await desk.type('#reason', '上午要上班')
    await desk.tap('#confirm-yes')
    await desk.see('#toast', '已换到“下午场”')
    expect(await backstage.read.signups(toSlotId)).toMatchObject([
      { nickname: '林家妈妈', status: 'confirmed' },
      { nickname: '林小满', status: 'confirmed' },
    ])
  })

  test('skills are vouched for with the code in front, and why', async () => {
    const { world, pickUp } = story()
    const code = await codeOf(world.chen)
    const at = `organizer/vouch/index?orgId=${world.community.id}`
    const desk = await pickUp(world.organizer, { at })
    desk.holdBefore(code)
    await desk.tap('#scan')
    await desk.see('#holder', '陈师傅的技能')
    await desk.tap('#skill-driving')
    await desk.type('#note', '看过驾驶证原件')
    await desk.tap('#vouch')
    await desk.see('#toast', '陈师傅登记了 1 项')
  })
})

describe('a draft', () => {
  test('that nobody wants any more is deleted after one more question', async () => {
    const { world, pickUp, backstage } = story()
    const { activityId } = await world.addSlot({}, { status: 'draft', title: '写到一半' })
    const desk = await pickUp(world.organizer, { at: 'organizer/desk/index' })
    await desk.tap(`#more-${activityId}`)
    await desk.tap('#menu-edit')
    await desk.tap('#discard')
    await desk.see('.sheet', '删除以后找不回来')
    await desk.tap('#confirm-no')
    expect(await backstage.read.activity('写到一半')).toMatchObject({ status: 'draft' })
    await desk.tap('#discard')
    await desk.tap('#confirm-yes')
    await desk.seePage('organizer/desk')
    expect(await backstage.read.activity('写到一半')).toMatchObject({ status: 'discarded' })
  })
})

describe('what recurs', () => {
  test('is published once, changed from one on, and stopped; people are told', async () => {
    const { world, pickUp } = story()
    const { organizer, community, lin } = world
    const form = `organizer/edit/index?kind=event&orgId=${community.id}`
    const desk = await pickUp(organizer, { at: form })
    await desk.type('#title', '周末读书会')
    await desk.type('#content', '一起读一本书，再聊一聊。')
    await desk.type('#place', '社区书房')
    await desk.tap('#repeat-week')
    await desk.see('#repeat-at-once', '3 场')
    await desk.tap('#publish')
    await desk.see('.sheet', '现在开出三周以内的 3 场')
    await desk.tap('#confirm-yes')
    await desk.tap('#see-series')
    await desk.see('.screen', '还没办的 3 场')

    const made = await world.as(organizer).activities.desk({ orgId: community.id })
    const [, second] = [...made].reverse()
    const slotId = second?.slotList[0]?.id ?? ''
    const key = '0197f21f-ee3c-7086-ac41-000000000007'
    await world.as(lin).signups.create({ key, slotId, personIds: [lin.id] })
    const change = await pickUp(organizer, { at: `organizer/change/index?id=${second?.id ?? ''}` })
    await change.see('#who-is-told', '已报名的 1 人')
    await change.type('#place', '社区会客厅')
    await change.tap('#reach-following')
    await change.see('#changed', '改了：地点')
    await change.tap('#save')
    await change.tap('#confirm-yes')
    await change.see('.outcome', '改了 2 场，通知了 1 个人')
    const after = await world.as(organizer).activities.desk({ orgId: community.id })
    expect([...after].reverse().map(({ place }) => place)).toEqual([
      '社区书房',
      '社区会客厅',
      '社区会客厅',
    ])

    const at = `organizer/series/index?orgId=${community.id}`
    const series = await pickUp(organizer, { at })
    const [running] = await world.as(organizer).series.list({ orgId: community.id })
    await series.tap(`#stop-${running?.id ?? ''}`)
    await series.see('.sheet', '已经开出的 3 场照常')
    await series.tap('#confirm-yes')
    await series.see('.screen', '已停办')
  })
})
