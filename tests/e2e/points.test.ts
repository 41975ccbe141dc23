import { day, dayOf, later } from '../../src/domain/time'
import { useHaolin } from '../support/e2e/haolin'
import type { Phone } from '../support/e2e/phone'

/** Where points come from besides a slot: a bonus by two persons, a rule that is looked at before it holds, a date. */
describe('points of a community', () => {
  const haolin = useHaolin()
  let organizer: Phone
  let volunteer: Phone

  beforeAll(async () => {
    organizer = await haolin.phone('organizer')
    volunteer = await haolin.phone('volunteer')
  })

  it('a bonus waits for its second person, and is there when that one has approved it', async () => {
    await volunteer.go('pages/points')
    const before = await volunteer.readsNumber('points-balance')
    await organizer.go('organizer/desk')
    await organizer.tapId('open-grants')
    await organizer.arrivesAt('organizer/grants')
    await organizer.sees('服务特别出色：连续三周替请假的邻居送餐')
    await organizer.tap('同意记账')
    await organizer.sees('马上给这一家加 5 分，并通知户主。')
    await organizer.tap('确定')
    await organizer.sees(/已经记账，通知发给了户主/)
    await volunteer.go('pages/points')
    expect(await volunteer.readsNumber('points-balance')).toBe(before + 5)
    await volunteer.sees('社区奖励（服务特别出色）：连续三周替请假的邻居送餐，加 5 分')
  })

  it('the statement is narrowed to a month, and says what expires when', async () => {
    const resident = await haolin.phone('resident')
    await resident.go('pages/points')
    await resident.sees('什么时候到期')
    await resident.sees('60 天内到期，请先用')
    await resident.sees('积分不可购买、转让、提现')
    const [year = '', month = ''] = dayOf(new Date()).split('-')
    await volunteer.tap(`${year}年${String(Number(month))}月`)
    await volunteer.sees('连续三周替请假的邻居送餐')
    await volunteer.seesNo('暴雨夜里帮邻居转移物资')
    await volunteer.tap('导出明细')
    await volunteer.sees(/已导出 \d+ 条/)
  })

  it('a new rule is previewed on last month, waits for its day, and can be taken back', async () => {
    await organizer.go('organizer/desk')
    await organizer.tapId('open-points-rules')
    await organizer.arrivesAt('organizer/points-rules')
    await organizer.sees('现行规则')
    await organizer.tap('提出新规则')
    await organizer.tapId('rate-environment-more')
    await organizer.tap('看看上个月会怎样')
    await organizer.sees(/按两种规则各算一遍/)
    await organizer.sees('变化最大的家庭')
    await organizer.types('startsOn', dayOf(later(new Date(), 3 * day)))
    await organizer.types('note', '环境美化多给一些')
    await organizer.tap('提交新规则')
    await organizer.sees('等待生效')
    await organizer.tap('撤回这一版')
    await organizer.tap('撤回')
    await organizer.sees('已经撤回，现行规则不变。')
  })

  it('the budget says what was given and what is owed', async () => {
    await organizer.go('organizer/desk')
    await organizer.tapId('open-budget')
    await organizer.arrivesAt('organizer/budget')
    await organizer.sees('居民手里还没用的')
    await organizer.types('amount', '1')
    await organizer.tap('保存预算')
    await organizer.sees('已经超过预算，请考虑追加，或者少发布一些有积分的服务。')
    await organizer.go('pages/inbox')
    await organizer.sees('积分预算已用 100%')
  })
})
