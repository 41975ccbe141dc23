import { useBackstage } from '../support/e2e/backstage'
import { useHaolin } from '../support/e2e/haolin'
import type { Phone } from '../support/e2e/phone'

const haolin = useHaolin()
const backstage = useBackstage(haolin)

let organizer: Phone

/** The duty at the community's room is on today, and the resident signs up for it with her child. */
beforeAll(async () => {
  const resident = await haolin.phone('resident')
  await resident.go('pages/activities')
  await resident.tap(/^邻里驿站值守/)
  await resident.arrivesAt('pages/activity')
  await resident.tap('我要报名')
  await resident.arrivesAt('pages/signup')
  await resident.tap(/^小豆子/)
  await resident.tap('我看过了风险告知，会照顾好自己和同行的家人')
  await resident.tap('确认报名 · 2人')
  await resident.sees('报名成功')
  organizer = await haolin.phone('organizer')
  await organizer.go('organizer/desk')
  await organizer.tap(/打开场次 今日值守/)
  await organizer.arrivesAt('organizer/slot')
})

const count = async (where: string) => Number(await organizer.reads(`count-${where}`))

/** The browser says itself that requests failed; here that is the story. */
const withoutNetwork = async (phone: Phone, act: () => Promise<void>) => {
  await phone.page.context().setOffline(true)
  await act()
  phone.problems.splice(0)
  await phone.page.context().setOffline(false)
}

describe('without network', () => {
  it('the resident shows a code all the same', async () => {
    const resident = await haolin.phone('resident')
    await resident.go('pages/code')
    await resident.tap('家庭码')
    await resident.sees('一个家庭一个码，家里任何人来都能用')
    await withoutNetwork(resident, async () => {
      await resident.page.evaluate(() => {
        document.dispatchEvent(new Event('visibilitychange'))
      })
      expect((await resident.reads('code-digits')).replace(/\D/g, '')).toMatch(/^\d{6}$/)
      await resident.tap('成员码')
      await resident.sees('请组织者扫一扫，同行的人一次签到')
    })
  })

  it('the organizer goes on calling the roll, reads that it waits, and it is uploaded by itself', async () => {
    const here = await count('here')
    const [target] = await organizer.page.locator('[id^="roll-"]:not([id^="roll-party"])').all()
    const id = (await target?.getAttribute('id')) ?? ''
    await withoutNetwork(organizer, async () => {
      await organizer.tapId(id)
      await organizer.sees('已记录，待上传 1 条。有网络时会自动上传。')
      await organizer.untilReads('count-here', String(here + 1))
    })
    await organizer.seesNo('已记录，待上传 1 条。有网络时会自动上传。')
    await organizer.page.reload()
    await organizer.settled()
    await organizer.untilReads('count-here', String(here + 1))
  })
})

it('the family code of a household checks in who came, the others later', async () => {
  const here = await count('here')
  const resident = await haolin.phone('resident')
  await resident.go('pages/code')
  await resident.tap('家庭码')
  const digits = (await resident.reads('code-digits')).replace(/\D/g, '')
  await organizer.types('digits', digits)
  await organizer.sees('没来的，把勾去掉。')
  await organizer.tap('小豆子')
  await organizer.tap('签到 1 人')
  await organizer.sees('林小满已签到。')
  await organizer.untilReads('count-here', String(here + 1))
  await organizer.tap('给小豆子签到')
  await organizer.sees('小豆子已签到。')
  await organizer.untilReads('count-here', String(here + 2))
})

it('the tiles show only those whom one looks for', async () => {
  await organizer.tapId('show-here')
  await organizer.sees('林小满')
  expect(await organizer.page.locator('[id^="person-"]').count()).toBe(await count('here'))
  await organizer.tapId('show-here')
})

it('an activity can ask that one is there; the phone’s place is taken for it', async () => {
  const context = organizer.page.context()
  await context.grantPermissions(['geolocation'])
  await context.setGeolocation({ latitude: 30.5434, longitude: 114.3421, accuracy: 20 })
  await organizer.go('organizer/edit')
  await organizer.tapId('place-check')
  await organizer.sees(/核对点：北纬 30\.5\d+，东经 114\.3\d+/)
  await organizer.sees('300 米以内')
  await organizer.tapId('place-check')
  await organizer.seesNo(/核对点/)
})

it('the point of what is published is set anew where the rest is changed', async () => {
  await organizer.go('organizer/desk')
  await organizer.tap(/打开场次 今日值守/)
  await organizer.arrivesAt('organizer/slot')
  const slotId = new URLSearchParams(organizer.page.url().split('?').at(-1)).get('id') ?? ''
  const { api } = await backstage.as('organizer')
  const { activityId } = await api.attendance.board({ slotId })
  await organizer.go('organizer/change', { id: activityId })
  await organizer.sees('改签到位置')
  await organizer.tapId('place-check')
  await organizer.sees(/核对点：北纬 30\.5\d+，东经 114\.3\d+/)
  await organizer.untilReads('changed', '改了：签到位置。')
  await organizer.tapId('save')
  await organizer.tapId('confirm-yes')
  await organizer.sees('已经改好')
  const { draft } = await api.activities.draft({ id: activityId })
  expect(draft.spot).toMatchObject({ radius: 300 })
  const resident = await haolin.phone('resident')
  await resident.go('pages/inbox')
  await resident.sees(/自己签到时要在活动地点附近/)
})
