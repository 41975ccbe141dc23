import { hour, minute } from '../../src/domain/time'
import { useStory } from '../support/weapp/story'

const story = useStory()

/** The whole of what the product is for, hand to hand: family, organizer, family again, shopkeeper. */
test('a family signs up together, serves, earns points and redeems them', async () => {
  const { world, backstage, pass, pickUp } = story()
  const { read } = backstage
  const { lin, childId } = world
  const { slotId, activityId } = await world.addSlot(
    { inHours: 5, lasts: 120, fixedPoints: 12, perHourThousandths: 2000, earnAge: 6 },
    { title: '腊八节熬粥' },
  )
  await world.addSlot({ inHours: 50 }, { title: '楼道清扫' })
  const itemId = await world.addItem({ name: '纸巾', price: 15, stock: 3 })

  // The mother finds it on the list and takes her child along.
  let phone = await pickUp(lin)
  await phone.tab('activities')
  await phone.type('#search', '腊八')
  await phone.see('#activity-list', /^(?!.*楼道清扫).*腊八节熬粥/)
  await phone.tap(`#activity-${activityId}`)
  await phone.seePage('pages/activity')
  await phone.see('#title', '腊八节熬粥')
  await phone.tap('#sign-up')
  await phone.seePage('pages/signup')
  await phone.tap(`#party-member-${childId}`)
  await phone.tap('#accept-risk')
  await phone.tap('#confirm-sign-up')
  await phone.see('#signed-up', '报名成功')
  const together = await read.signups(slotId)
  expect(together).toMatchObject([
    { nickname: '林家妈妈', status: 'confirmed' },
    { nickname: '林小满', status: 'confirmed' },
  ])
  expect(together[0]?.party).toBe(together[1]?.party)
  const partyId = together[0]?.party ?? ''
  await phone.tap('#to-my-signups')
  await phone.seePage('pages/my-signups')
  await phone.see(`#party-${partyId}`, /腊八节熬粥.*林家妈妈已报名.*林小满已报名/)

  // On the day she shows her code, and the organizer's one scan checks in both of them.
  await pass(4 * hour + 30 * minute)
  await phone.lookAway()
  await phone.tap(`#code-${partyId}`)
  await phone.seePage('pages/code')
  await phone.see('#code-digits', /^\d{3} \d{3}$/)
  const memberCode = phone.heard('attendance.memberCode', 'code')

  phone = await pickUp(world.organizer)
  await phone.tab('me')
  await phone.tap('#open-desk')
  await phone.seePage('organizer/desk')
  await phone.tap(`#slot-${slotId}`)
  await phone.seePage('organizer/slot')
  phone.holdBefore(memberCode)
  await phone.tap('#scan')
  await phone.tap('#check-party')
  await phone.see('#toast', '林家妈妈、林小满已签到')
  expect(await read.attendance(slotId)).toMatchObject([
    { nickname: '林家妈妈', inBy: 'member_code', minutes: null },
    { nickname: '林小满', inBy: 'member_code', minutes: null },
  ])

  // Half an hour before the end the screen at the door shows six digits, which she types as they leave.
  await pass(2 * hour)
  await phone.tap('#site-code')
  await phone.seePage('organizer/site-code')
  await phone.see('#code-digits', /^\d{3} \d{3}$/)
  const digits = phone.text('#code-digits').replace(' ', '')

  phone = await pickUp(lin)
  await phone.tap(`#check-${partyId}`)
  await phone.seePage('pages/check-in')
  await phone.type('#digits', digits)
  await phone.tap('#check-digits')
  await phone.see('#checked-out', /签退成功.*林家妈妈1小时30分.*林小满1小时30分/)
  expect(await read.attendance(slotId)).toMatchObject([
    { nickname: '林家妈妈', outBy: 'site_digits', minutes: 90, confirmed: false },
    { nickname: '林小满', outBy: 'site_digits', minutes: 90, confirmed: false },
  ])

  // The organizer confirms, and the household has its points, each award with its sentence.
  await pass(hour)
  phone = await pickUp(world.organizer)
  await phone.tab('me')
  await phone.tap('#open-desk')
  await phone.see('#group-toDecide', '2 人待确认')
  await phone.tap(`#slot-${slotId}`)
  await phone.seePage('organizer/slot')
  await phone.tap('#confirm-slot')
  await phone.see('.sheet', '来了 2 人')
  await phone.tap('#confirm-yes')
  await phone.see('#toast', '确认了 2 人，给 1 家发放了 30 分')
  expect(await read.attendance(slotId)).toMatchObject([{ confirmed: true }, { confirmed: true }])
  expect(await read.purse(lin.familyId)).toEqual({ balance: 30, held: 0 })

  // She reads why, and redeems: points and stock are reserved together.
  phone = await pickUp(lin)
  await phone.tab('me')
  await phone.tap('#my-points')
  await phone.seePage('pages/points')
  await phone.see('#points-balance', '30')
  const because =
    '林小满参加「腊八节熬粥」（岗位1），服务1小时30分，按时长 3 分，固定 12 分，共 15 分'
  const entries = phone.page.idsBeginning('entry-')
  expect(entries.map((id) => phone.text(`#${id}`))).toEqual([
    expect.stringMatching(`^${because}.*\\+15$`),
    expect.stringMatching(/^林家妈妈参加.*\+15$/),
  ])
  await phone.tab('shop')
  await phone.tap(`#item-${itemId}`)
  await phone.seePage('pages/item')
  await phone.tap('#redeem')
  await phone.see('.sheet', '会用 15 分，兑换后家里还剩 15 分')
  await phone.tap('#confirm-yes')
  await phone.see('#reserved', '兑换好了')
  const pickUpCode = phone.text('#code-digits').replace(' ', '')
  expect(await read.purse(lin.familyId)).toEqual({ balance: 15, held: 15 })
  expect(await read.stock(itemId)).toEqual({ stock: 2, reserved: 1, pickedUp: 0 })

  // At the counter the eight digits are enough, and the account is settled.
  phone = await pickUp(world.shopkeeper)
  await phone.tab('me')
  await phone.tap('#open-pickup')
  await phone.seePage('organizer/pickup')
  await phone.type('#pick-up-code', pickUpCode)
  await phone.see('#found-item', '纸巾')
  await phone.tap('#hand-over')
  await phone.see('#toast', '“纸巾”已经交付，积分结清了')
  expect(await read.redemptions(lin.familyId)).toMatchObject([
    { item: '纸巾', status: 'picked_up', code: pickUpCode },
  ])
  expect(await read.purse(lin.familyId)).toEqual({ balance: 15, held: 0 })
  expect(await read.stock(itemId)).toEqual({ stock: 2, reserved: 0, pickedUp: 1 })
  const movements = await read.movements(lin.familyId)
  expect(movements.map(({ kind }) => kind)).toEqual(['award', 'award', 'reserve', 'settle'])
  expect((await read.notices(lin.openid)).map(({ title }) => title)).toEqual([
    '报名成功：腊八节熬粥',
    '快开始了：腊八节熬粥',
    '家庭积分 +30',
    '兑换成功：纸巾',
    '领取成功：纸巾',
  ])
})
