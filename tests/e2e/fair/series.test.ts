import { randomUUID } from 'node:crypto'
import { useBackstage } from '../../support/e2e/backstage'
import { tomorrow } from '../../support/e2e/days'
import { useHaolin } from '../../support/e2e/haolin'
import type { Phone } from '../../support/e2e/phone'
import { openMenu, partyCard, readsLetter } from '../../support/e2e/ways'

/** What recurs is changed once or from one day on; whoever signed up keeps the place and is told. */
describe('a weekly reading circle', () => {
  const haolin = useHaolin()
  const backstage = useBackstage(haolin)
  const title = '周周读报会'
  let ids: string[] = []
  let organizer: Phone
  let resident: Phone

  const openChange = async (id: string) => {
    await openMenu(organizer, id)
    await organizer.tap('修改')
    await organizer.arrivesAt('organizer/change')
  }

  beforeAll(async () => {
    const { api, orgId } = await backstage.home()
    const draft = await backstage.draftFor({ title }, [{ name: '一次', inHours: 50, capacity: 5 }])
    const from = new Date(Date.parse(draft.slots[0]?.startsAt ?? '') + 8 * 3_600_000)
    const day = from.toISOString().slice(0, 10)
    await api.series.create({
      key: randomUUID(),
      orgId,
      draft,
      rule: { every: 'week', weekdays: [from.getUTCDay()] },
      from: day,
      until: null,
    })
    const made = (await api.activities.desk({ orgId })).filter((one) => one.title === title)
    const coming = made.sort((one, other) => one.startsAt.localeCompare(other.startsAt))
    ids = coming.map(({ id }) => id)
    const reader = await backstage.as('resident')
    for (const { slotList } of coming) await backstage.signUp(reader, slotList[0]?.id ?? '')
    await backstage.signUp(await backstage.as('volunteer'), coming[2]?.slotList[0]?.id ?? '')
    organizer = await haolin.phone('organizer')
    resident = await haolin.phone('resident')
  })

  it('stands on the desk as one, with the later ones behind a button', async () => {
    expect(ids).toHaveLength(3)
    await organizer.go('organizer/desk')
    await organizer.sees('展开系列以后的 2 场')
    expect(await organizer.text(title).count()).toBe(1)
    await organizer.tap('展开系列以后的 2 场')
    await organizer.seesNo('展开系列以后的 2 场')
    await organizer.tap('系列活动，1 件')
    await organizer.arrivesAt('organizer/series')
    await organizer.sees('已开出、还没办的 3 场')
  })

  it('one of them is held elsewhere: the seat stays, the person is told, the others are as before', async () => {
    await openChange(ids[1] ?? '')
    await organizer.sees('这个系列以后的场次还是原来的样子。')
    await organizer.sees('会通知已报名的 1 人，每家的报名人收到一条消息。')
    await organizer.types('place', '社区阳光房')
    await organizer.sees('改了：地点。')
    await organizer.tap('保存修改')
    await organizer.sees('保存修改并通知？')
    await organizer.tapId('confirm-yes')
    await organizer.sees('通知了 1 个人。')
    await organizer.tap('看看居民看到的样子')
    await organizer.arrivesAt('pages/activity')
    await organizer.sees('社区阳光房')
    await readsLetter(resident, `活动有变动：${title}`, /地点改为社区阳光房。您的报名还在/)
    await resident.go('pages/my-signups')
    const own = partyCard(resident, title).filter({ hasText: '已报名' })
    await own.nth(2).waitFor()
    expect(await own.filter({ hasText: '社区阳光房' }).count()).toBe(1)
    expect(await own.filter({ hasText: '社区会客厅' }).count()).toBe(2)
  })

  it('from the second one on it begins two hours later, and both readers read of it', async () => {
    await openChange(ids[1] ?? '')
    await organizer.tap('这次及以后')
    await organizer.sees(/以后各场报了名的，也会收到。/)
    const before = await organizer.byId('slot-0-starts').inputValue()
    const later = new Date(Date.parse(`${before}:00Z`) + 2 * 3_600_000).toISOString()
    await organizer.types('slot-0-starts', later.slice(0, 16))
    await organizer.sees('改了：时间。')
    await organizer.tap('保存修改')
    await organizer.tapId('confirm-yes')
    await organizer.sees('改了 2 场，通知了 2 个人。')
    const clock = later.slice(11, 16)
    await readsLetter(resident, `活动有变动：${title}`, new RegExp(`「一次」改到.* ${clock}–`))
    const volunteer = await haolin.phone('volunteer')
    await readsLetter(volunteer, `活动有变动：${title}`, new RegExp(`「一次」改到.* ${clock}–`))
    await resident.go('pages/my-signups')
    const own = partyCard(resident, title).filter({ hasText: '已报名' })
    await own.nth(2).waitFor()
    expect(await own.filter({ hasText: `${clock}–` }).count()).toBe(2)
    // What was changed for one alone stays so.
    expect(await own.filter({ hasText: '社区阳光房' }).count()).toBe(1)
  })

  it('from the third one on it is called off, with a reason; nothing further comes', async () => {
    await openMenu(organizer, ids[2] ?? '')
    await organizer.tap('取消活动')
    await organizer.tap('这次和以后的')
    await organizer.sees('以后的也不再办，系列停止。每一次报了名的人都会收到通知。')
    await organizer.tapId('confirm-yes')
    await organizer.sees('请写明原因，至少 2 个字。')
    await organizer.types('reason', '阳光房要装修')
    await organizer.tapId('confirm-yes')
    await organizer.sees('已经取消，通知了 2 个人。')
    await readsLetter(resident, `活动取消：${title}`, /原因：阳光房要装修。/)
    await resident.go('pages/my-signups')
    await partyCard(resident, title).filter({ hasText: '已报名' }).nth(1).waitFor()
    await organizer.go('organizer/desk')
    await organizer.tap(/^系列活动/)
    await organizer.arrivesAt('organizer/series')
    await organizer.sees('已停办')
    await organizer.sees('已开出、还没办的 2 场')
  })

  it('what is held often is kept as a template, and the next one is posted from it', async () => {
    const day = tomorrow(await haolin.cloud().now())
    await organizer.go('organizer/desk')
    await organizer.tap('发布活动')
    await organizer.arrivesAt('organizer/edit')
    await organizer.types('title', '楼道读报会')
    await organizer.types('content', '念念这周的报纸，说说楼里的新鲜事。')
    await organizer.types('place', '三号楼架空层')
    await organizer.types('slot-0-capacity', '9')
    await organizer.types('template-name', '每周读报')
    await organizer.tap('存为模板')
    await organizer.sees(/“每周读报”存好了/)
    await organizer.go('organizer/desk')
    await organizer.tap('发布活动')
    await organizer.tap('从模板开始')
    await organizer.arrivesAt('organizer/templates')
    await organizer.sees('每周读报')
    await organizer.tap('用它发布 每周读报')
    await organizer.arrivesAt('organizer/edit')
    await organizer.sees(/从模板“每周读报”开始/)
    await organizer.types('slot-0-starts', `${day}T09:30`)
    await organizer.types('slot-0-ends', `${day}T10:30`)
    await organizer.tap('发布')
    await organizer.tapId('confirm-yes')
    await organizer.sees('已经发布，居民现在就能看到。')
    await organizer.tap('看看发布的样子')
    await organizer.arrivesAt('pages/activity')
    await organizer.sees('三号楼架空层')
    await organizer.sees('余 9 / 9')
  })

  it('a template is dropped when it is no longer wanted', async () => {
    await organizer.go('organizer/desk')
    await organizer.tap(/^模板/)
    await organizer.arrivesAt('organizer/templates')
    await organizer.tap('删除 每周读报')
    await organizer.sees('删除模板“每周读报”？')
    await organizer.tapId('confirm-yes')
    await organizer.sees('模板“每周读报”已经删除。')
    await organizer.seesNo('三号楼架空层')
  })
})
