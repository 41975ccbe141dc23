import { useBackstage } from '../../support/e2e/backstage'
import { useHaolin } from '../../support/e2e/haolin'
import type { Phone } from '../../support/e2e/phone'
import { acceptRisk, beginSignUp, openActivity } from '../../support/e2e/ways'

/** Not whoever is fastest gets everything: the first hours are for those who had no place this month. */
describe('a staged opening', () => {
  const haolin = useHaolin()
  const backstage = useBackstage(haolin)
  let activityId = ''
  /** Has a place this month already. */
  let regular: Phone
  /** Has joined just now. */
  let fresh: Phone

  beforeAll(async () => {
    const { inHours, opens } = { inHours: 80, opens: 2 }
    const now = await haolin.cloud().now()
    const opensAt = new Date(now.getTime() + opens * 3_600_000).toISOString()
    const post = { name: '两天一夜', inHours, capacity: 4, opensAt, stagedHours: 24 }
    activityId = (await backstage.publish({ title: '亲子露营' }, post)).activityId
    const volunteer = await backstage.as('volunteer')
    // One now and one later, so that it is this month's wherever in the month the story is told.
    for (const hours of [0.2, 32]) {
      const other = await backstage.publish({ title: '门岗值守' }, { name: '一班', inHours: hours })
      await backstage.signUp(volunteer, other.slotIds[0] ?? '')
    }
    regular = await haolin.phone('volunteer')
    fresh = await haolin.phoneOf(await backstage.neighbour('钱多多'))
    for (const phone of [regular, fresh]) await phone.canWait()
  })

  const timePasses = async (hours: number) => {
    await backstage.pass(hours)
    for (const phone of [regular, fresh]) await phone.waits(hours)
  }

  it('counts down on the button, and says who comes first', async () => {
    for (const phone of [regular, fresh]) {
      await openActivity(phone, activityId)
      await phone.sees(/^1小时5\d分后开始报名$/)
      await phone.sees(/开放报名，头 24 小时先留给本月还没参加过的邻居$/)
    }
  })

  it('opens by itself on the screen of who had no place this month', async () => {
    await timePasses(2)
    await fresh.sees('我要报名')
    await beginSignUp(fresh)
    await acceptRisk(fresh)
    await fresh.tap('确认报名 · 1人')
    await fresh.sees('报名成功')
  })

  it('tells the others from when on it is their turn, with the time that is left', async () => {
    await regular.sees(/^(1天0小时|23小时\d\d分)后可以报名$/)
    await regular.sees(/头几个小时先留给本月还没参加过的邻居，您从 .* 起可以报名。/)
    await regular.sees('余 4 / 4')
    await openActivity(regular, activityId)
    await regular.sees('余 3 / 4')
  })

  it('opens by itself for everybody when the first hours are over', async () => {
    await timePasses(24)
    await regular.sees('我要报名')
    await beginSignUp(regular)
    await acceptRisk(regular)
    await regular.tap('确认报名 · 1人')
    await regular.sees('报名成功')
  })
})
