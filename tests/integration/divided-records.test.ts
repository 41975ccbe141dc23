import { addMonths } from '../../src/domain/time'
import { addSpouse, type Adult } from '../support/build'
import { newKey } from '../support/cloud'
import { addService } from '../support/history'
import { useStory } from '../support/story'

const { cloud, world } = useStory()

/** 陈师傅 and his sister live together; he served four hours, a point each, and then they divide. */
const household = async () => {
  const { builder, chen, community } = world()
  const sister = await addSpouse(builder, chen, '陈家妹妹')
  const { slotId } = await world().addSlot({ inHours: -6, lasts: 240 }, { status: 'settled' })
  const { signupId } = await addService(builder, community, chen, slotId)
  return { sister, signupId }
}

const divide = async (head: Adult, other: Adult, points: number) => {
  const { organizer, as } = world()
  const staff = as(organizer).households
  const { splitId } = await staff.proposeSplit({
    key: newKey(),
    familyId: head.familyId,
    personIds: [other.id],
    newHeadId: other.id,
    points,
    reason: '分开住',
  })
  for (const one of [head, other]) {
    await as(one).households.answerSplit({ key: newKey(), splitId, agree: true })
  }
  await staff.carryOutSplit({ key: newKey(), splitId })
}

const correct = (signupId: string, minutes: number) =>
  world()
    .as(world().organizer)
    .hours.correct({ key: newKey(), signupId, minutes, reason: '核对过现场记录' })

const points = (who: Adult) => world().as(who).points.mine({})

const entries = async (who: Adult) => {
  const { items } = await world().as(who).points.entries({})
  return items.map(({ kind, amount }) => [kind, amount])
}

const spend = async (who: Adult, price: number) => {
  const itemId = await world().addItem({ price })
  await world().as(who).shop.reserve({ key: newKey(), itemId })
}

const lettersOf = async (who: Adult) => {
  await cloud().app.idle()
  const { items } = await world().as(who).inbox.list({})
  return items.map(({ title, body }) => ({ title, body }))
}

describe('service that is corrected after the household divided', () => {
  it('is taken back from those points wherever they are now, and both households read why', async () => {
    const { chen } = world()
    const { sister, signupId } = await household()
    await divide(chen, sister, 3)
    await correct(signupId, 0)
    expect(await points(chen)).toMatchObject({ balance: 0, owed: 0 })
    expect(await points(sister)).toMatchObject({ balance: 0, owed: 0 })
    expect(await entries(sister)).toEqual([
      ['move_out', -3],
      ['move_in', 3],
    ])
    expect(await entries(chen)).toEqual(
      expect.arrayContaining([
        ['move_in', 3],
        ['repay', -3],
        ['reverse', -1],
      ]),
    )
    const title = '家庭积分 −3'
    const [letter] = (await lettersOf(sister)).filter((one) => one.title === title)
    expect(letter?.body).toMatch(
      /^陈师傅参加「.*」的服务时长有更正，分户时带来的积分退还原来的家庭 3 分。/,
    )
  })

  it('by a little leaves those alone who took a part of it along', async () => {
    const { chen } = world()
    const { sister, signupId } = await household()
    await divide(chen, sister, 2)
    await correct(signupId, 180)
    expect(await points(sister)).toMatchObject({ balance: 2 })
    expect(await points(chen)).toMatchObject({ balance: 1, owed: 0 })
    // The next correction still finds what they hold of it, though the award is another one by now.
    await correct(signupId, 60)
    expect(await points(chen)).toMatchObject({ balance: 0, owed: 0 })
    expect(await points(sister)).toMatchObject({ balance: 1, owed: 0 })
    await correct(signupId, 0)
    expect(await points(chen)).toMatchObject({ balance: 0, owed: 0 })
    expect(await points(sister)).toMatchObject({ balance: 0, owed: 0 })
  })

  it('comes before the other points of the household that served', async () => {
    const { chen } = world()
    const { sister, signupId } = await household()
    await divide(chen, sister, 3)
    await world().givePoints(chen, 9)
    await correct(signupId, 0)
    expect(await points(chen)).toMatchObject({ balance: 9, owed: 0 })
    expect(await points(sister)).toMatchObject({ balance: 0 })
  })

  it('is owed by the household that served, where the others have spent it', async () => {
    const { chen } = world()
    const { sister, signupId } = await household()
    await divide(chen, sister, 3)
    await spend(sister, 3)
    await correct(signupId, 0)
    expect(await points(chen)).toMatchObject({ balance: 0, owed: 3 })
    expect(await points(sister)).toMatchObject({ owed: 0 })
  })

  it('is not owed, where it has expired with the others', async () => {
    const { chen } = world()
    const { sister, signupId } = await household()
    await divide(chen, sister, 3)
    cloud().pass(addMonths(world().now, 25).getTime() - world().now.getTime())
    await cloud().tick()
    await correct(signupId, 0)
    expect(await points(chen)).toMatchObject({ balance: 0, owed: 0 })
    expect(await points(sister)).toMatchObject({ balance: 0, owed: 0 })
  })

  it('takes nothing else from them: what they earned themselves is theirs', async () => {
    const { chen } = world()
    const { sister, signupId } = await household()
    await divide(chen, sister, 3)
    await spend(sister, 2)
    const { familyId } = await world().as(sister).families.mine({})
    await world().givePoints({ ...sister, familyId }, 9)
    await correct(signupId, 0)
    expect(await points(chen)).toMatchObject({ balance: 0, owed: 2 })
    expect(await points(sister)).toMatchObject({ balance: 9 })
  })

  it('follows them where they move in with others', async () => {
    const { chen, lin, as } = world()
    const { sister, signupId } = await household()
    await divide(chen, sister, 3)
    const { code } = await as(lin).households.invite({ key: newKey(), kind: 'adult' })
    await as(sister).households.accept({ key: newKey(), code })
    await correct(signupId, 0)
    expect(await points(chen)).toMatchObject({ balance: 0, owed: 0 })
    expect(await points(lin)).toMatchObject({ balance: 0 })
  })
})

it('a bonus that is undone after the household divided is taken back in the same way', async () => {
  const { chen, organizer, colleague, as } = world()
  const sister = await addSpouse(world().builder, chen, '陈家妹妹')
  const { grantId } = await world().givePoints(chen, 6)
  await divide(chen, sister, 4)
  await spend(sister, 1)
  const { undoId } = await as(organizer).grants.undo({ key: newKey(), grantId, reason: '记错了人' })
  const about = { grantId, undoId, verdict: 'approve' as const }
  await as(colleague).grants.decideUndo({ key: newKey(), ...about })
  expect(await points(chen)).toMatchObject({ balance: 0, owed: 1 })
  expect(await points(sister)).toMatchObject({ balance: 0, owed: 0 })
  expect((await as(sister).points.entries({})).items[0]?.sentence).toBe(
    '社区奖励撤销（记错了人），分户时带来的积分退还原来的家庭 3 分',
  )
})
