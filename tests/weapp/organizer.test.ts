import type { Phone } from '../support/weapp/phone'
import { useStory } from '../support/weapp/story'
import { activityPage, openAndSignUp } from '../support/weapp/ways'

const story = useStory()

const openDesk = async (who = story().world.organizer) => {
  const phone = await story().pickUp(who)
  await phone.tab('me')
  await phone.tap('#open-desk')
  await phone.seePage('organizer/desk')
  return phone
}

const fillIn = async (phone: Phone, title: string) => {
  await phone.type('#title', title)
  await phone.type('#content', '一起把小河边收拾干净。')
  await phone.type('#place', '东湖绿道入口')
}

const readActivity = (title: string) => story().backstage.read.activity(title)

describe('an organizer posts', () => {
  test('an event with two slots, and a resident finds it at once', async () => {
    const { world, pickUp } = story()
    const phone = await openDesk()
    await phone.tap('#post-event')
    await phone.seePage('organizer/edit')
    await fillIn(phone, '河道清洁日')
    await phone.tap('#category-environment')
    await phone.type('#slot-0-name', '上午场')
    await phone.type('#slot-0-capacity', '12')
    await phone.fire('#slot-0-starts-time', 'change', { value: '10:00' })
    await phone.tap('#slot-0-rate-2000')
    await phone.tap('#add-slot')
    await phone.type('#slot-1-name', '下午场')
    await phone.tap('#publish')
    await phone.tap('#confirm-yes')
    await phone.see('.screen', '已经发布')
    expect(await readActivity('河道清洁日')).toMatchObject({
      kind: 'event',
      status: 'published',
      place: '东湖绿道入口',
      audience: 'community',
      slots: [{ capacity: 12, taken: 0 }, { taken: 0 }],
    })

    const resident = await pickUp(world.lin)
    await resident.tab('activities')
    const [, card = ''] = resident.page.idsBeginning('activity-')
    await resident.tap(`#${card}`)
    await resident.see('#title', '河道清洁日')
    await resident.see('.screen', /上午场.*下午场/)
    expect(resident.has('#sign-up')).toBe(true)
  })

  test('a service job, kept as a draft first and published from the desk', async () => {
    const { world, pickUp } = story()
    const phone = await openDesk()
    await phone.tap('#post-job')
    await phone.seePage('organizer/edit')
    await fillIn(phone, '为老送餐')
    await phone.tap('#category-elderly')
    await phone.tap('#save')
    await phone.see('#toast', '草稿存好了')
    expect(await readActivity('为老送餐')).toMatchObject({ kind: 'job', status: 'draft' })

    const resident = await pickUp(world.lin)
    await resident.tab('activities')
    expect(resident.page.text).not.toContain('为老送餐')

    const again = await openDesk()
    await again.see('#group-drafts', '为老送餐')
    const [more = ''] = again.page.idsBeginning('more-')
    await again.tap(`#${more}`)
    await again.tap('#menu-publish')
    await again.tap('#confirm-yes')
    await again.see('#toast', '“为老送餐”已经发布')
    expect(await readActivity('为老送餐')).toMatchObject({ status: 'published' })
  })

  test('what is held often is kept as a template, posted from it, and the template dropped', async () => {
    const phone = await openDesk()
    await phone.tap('#post-event')
    await fillIn(phone, '楼道读报会')
    await phone.tap('#category-culture')
    await phone.type('#slot-0-capacity', '9')
    await phone.type('#template-name', '每周读报')
    await phone.tap('#save-template')
    await phone.see('.screen', '“每周读报”存好了')

    const again = await openDesk()
    await again.tap('#post-event')
    await again.tap('#use-template-action')
    await again.seePage('organizer/templates')
    await again.see('.screen', /每周读报.*1 个场次/)
    const [use = ''] = again.page.idsBeginning('use-')
    await again.tap(`#${use}`)
    await again.seePage('organizer/edit')
    await again.see('#begun-with', '从模板“每周读报”开始')
    await again.type('#title', '楼道读报会第二次')
    await again.tap('#publish')
    await again.tap('#confirm-yes')
    await again.see('.screen', '已经发布')
    expect(await readActivity('楼道读报会第二次')).toMatchObject({
      status: 'published',
      place: '东湖绿道入口',
      slots: [{ capacity: 9, taken: 0 }],
    })

    const later = await openDesk()
    await later.tap('#open-templates')
    const [drop = ''] = later.page.idsBeginning('drop-')
    await later.tap(`#${drop}`)
    await later.tap('#confirm-yes')
    await later.see('.screen', '还没有模板')
  })

  test('the same again: a copy moves to the next week', async () => {
    const { world } = story()
    await world.addSlot({}, { title: '剪纸课' })
    const phone = await openDesk()
    const [more = ''] = phone.page.idsBeginning('more-')
    await phone.tap(`#${more}`)
    await phone.tap('#menu-copy')
    await phone.seePage('organizer/edit')
    await phone.type('#title', '剪纸课第二讲')
    await phone.tap('#publish')
    await phone.tap('#confirm-yes')
    await phone.see('.screen', '已经发布')
    expect(await readActivity('剪纸课第二讲')).toMatchObject({ status: 'published' })
    expect(await readActivity('剪纸课')).toMatchObject({ status: 'published' })
  })
})

test('the desk shows what comes next first, and a few at a time', async () => {
  const { world } = story()
  for (const number of [1, 2, 3, 4, 5, 6, 7, 8]) {
    await world.addSlot({ inHours: 10 * number }, { title: `第${number}次排练` })
  }
  const phone = await openDesk()
  await phone.see('#group-coming', /第1次排练.*第2次排练.*第6次排练(?!.*第7次).*还有 2 个/)
  await phone.tap('#show-more-coming')
  await phone.see('#group-coming', /第1次排练.*第8次排练/)
})

describe('what is not ready is not published', () => {
  test('missing fields are named where they are, and nothing is written', async () => {
    const phone = await openDesk()
    await phone.tap('#post-event')
    await phone.seePage('organizer/edit')
    await phone.tap('#publish')
    await phone.see('#problems', '处要改')
    await phone.see('.field-wrong', '标题要 2 到 40 个字')
    expect(phone.calls.map(({ path }) => path)).not.toContain('activities.create')

    await fillIn(phone, '河道清洁日')
    await phone.seeGone('#problems')
  })

  test('a slot that ends before it begins', async () => {
    const phone = await openDesk()
    await phone.tap('#post-event')
    await fillIn(phone, '河道清洁日')
    await phone.fire('#slot-0-ends-time', 'change', { value: '07:00' })
    await phone.tap('#publish')
    await phone.see('.field-wrong', '结束要晚于开始')
    expect(await readActivity('河道清洁日')).toBeNull()
  })
})

describe('an activity is taken back', () => {
  test('with a reason that everybody who signed up can read', async () => {
    const { world, backstage, pickUp } = story()
    const { activityId, slotId } = await world.addSlot({}, { title: '剪纸课' })
    await openAndSignUp(story(), world.lin, activityId)
    const phone = await openDesk()
    await phone.tap(`#more-${activityId}`)
    await phone.tap('#menu-cancel')
    await phone.tap('#confirm-yes')
    await phone.see('.field-wrong', '请写明原因')
    await phone.type('#reason', '下雨，场地不能使用')
    await phone.tap('#confirm-yes')
    await phone.see('#toast', '已经取消，通知了 1 个人')
    expect(await readActivity('剪纸课')).toMatchObject({ status: 'cancelled' })
    expect(await backstage.read.signups(slotId)).toMatchObject([{ status: 'cancelled' }])

    const resident = await pickUp(world.lin, { at: 'pages/inbox/index' })
    await resident.see('.screen', /剪纸课.*下雨，场地不能使用/)
    const page = await pickUp(world.lin, { at: activityPage(activityId) })
    await page.see('#cancelled', '下雨，场地不能使用')
  })

  test('not any more once somebody has served', async () => {
    const { world, pass } = story()
    const { activityId, slotId } = await world.addSlot({ inHours: 1 }, { title: '剪纸课' })
    await openAndSignUp(story(), world.lin, activityId)
    await pass(60_000)
    const board = await story().pickUp(world.organizer, { at: `organizer/slot/index?id=${slotId}` })
    await board.tap(`#roll-${world.lin.id}`)
    const phone = await openDesk()
    await phone.tap(`#more-${activityId}`)
    await phone.tap('#menu-cancel')
    await phone.type('#reason', '下雨，场地不能使用')
    await phone.tap('#confirm-yes')
    await phone.see('#toast', '已经有人签到或者已经开始，不能再改动或取消')
    expect(await readActivity('剪纸课')).toMatchObject({ status: 'published' })
  })
})
