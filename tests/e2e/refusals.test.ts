import { useHaolin } from '../support/e2e/haolin'
import type { Phone } from '../support/e2e/phone'

const haolin = useHaolin()

const openActivity = async (phone: Phone, title: RegExp) => {
  await phone.go('pages/activities')
  await phone.tap(title)
  await phone.arrivesAt('pages/activity')
}

const openItem = async (phone: Phone, name: string) => {
  await phone.go('pages/shop')
  await phone.tap(name)
  await phone.arrivesAt('pages/item')
}

const balanceOf = async (phone: Phone) => {
  await phone.go('pages/points')
  return phone.readsNumber('points-balance')
}

const fillIn = async (phone: Phone) => {
  await phone.arrivesAt('pages/signup')
  await phone.tap('我看过了风险告知，会照顾好自己和同行的家人')
}

describe('a place that is not to be had', () => {
  const salon = /^心理沙龙/
  const lessons = /^一对一上门陪学/
  let resident: Phone
  let volunteer: Phone

  beforeAll(async () => {
    resident = await haolin.phone('resident')
    volunteer = await haolin.phone('volunteer')
  })

  it('a full evening offers the waiting line, and the seats stay as they are', async () => {
    await openActivity(resident, salon)
    await resident.sees('余 0 / 10')
    await resident.sees('前面有 3 组在等。有人退出就自动补上，并告诉您。')
    await resident.tap('已满 · 排候补')
    await fillIn(resident)
    await resident.tap('排候补 · 1人')
    await resident.sees('已进入候补')
    await resident.sees('您排在第 4 位。')
    await openActivity(resident, salon)
    await resident.sees('余 0 / 10')
    await resident.sees('4 组候补')
    await resident.sees('候补第 4 位')
  })

  it('a full post without a line takes nobody', async () => {
    await openActivity(volunteer, lessons)
    await volunteer.tap(/余 0 \/ 1/)
    await volunteer.seesOff('名额已满')
  })

  it('who decides too late reads that the last place went, and holds none', async () => {
    const free = (phone: Phone) => phone.page.getByRole('radio', { name: /余 1 \/ 1/ }).first()
    await openActivity(resident, lessons)
    const chosen = (await free(resident).getAttribute('id')) ?? ''
    await resident.tapId(chosen)
    await resident.tap('我要报名')
    await fillIn(resident)

    await openActivity(volunteer, lessons)
    await volunteer.tapId(chosen)
    await volunteer.tap('我要报名')
    await fillIn(volunteer)
    await volunteer.tap('确认报名 · 1人')
    await volunteer.sees('报名成功')

    await resident.tap('确认报名 · 1人')
    await resident.sees('名额已经满了，也不再排候补。看看别的场次吧。')
    await resident.go('pages/my-signups')
    await resident.seesNo('一对一上门陪学')
    await openActivity(resident, lessons)
    await resident.tapId(chosen)
    await resident.seesOff('名额已满')
  })

  it('what begins within the hour is told to count as an absence when given back, and can be kept', async () => {
    await openActivity(resident, /^邻里驿站值守/)
    await resident.tap('我要报名')
    await resident.arrivesAt('pages/signup')
    await resident.sees('取消截止时间已过：现在报名以后再取消，要记一次未到场。')
    await fillIn(resident)
    await resident.tap('确认报名 · 1人')
    await resident.sees('报名成功')
    await openActivity(resident, /^邻里驿站值守/)
    await resident.tap('更多')
    await resident.tap(/^取消报名/)
    await resident.sees(/开始前还能让出名额，但要记一次未到场/)
    await resident.go('pages/my-signups')
    await resident.sees(/^邻里驿站值守/)
    await resident.sees('已报名')
  })

  it('two things at the same time: the other one is named', async () => {
    await openActivity(resident, /^小小剪纸角/)
    await resident.sees(
      '时间和已经报名的「邻里驿站值守：搭把手的两小时」冲突。要换的话，请先取消那一个。',
    )
    await resident.sees('给家人报名')
  })

  it('a neighbour of another community is told that it is not for them', async () => {
    const neighbour = await haolin.phone('neighbour')
    await openActivity(neighbour, /^绘本共读/)
    await neighbour.sees('这里只面向本地居民，您家不在范围内。看看自己社区有什么吧。')
    await neighbour.seesOff('不能报名')
    await neighbour.go('pages/my-signups')
    await neighbour.sees('还没有要参加的活动')
  })
})

describe('something that cannot be redeemed', () => {
  const books = '儿童绘本一套（4 册）'
  let resident: Phone
  let volunteer: Phone

  beforeAll(async () => {
    resident = await haolin.phone('resident')
    volunteer = await haolin.phone('volunteer')
  })

  it('not enough points: how many are missing', async () => {
    const balance = await balanceOf(resident)
    await openItem(resident, '亲子研学营两日（一家三口）')
    await resident.sees(`积分还差 ${888 - balance} 分。再参加一次活动就更近了。`)
    await resident.seesOff('兑换')
    expect(await balanceOf(resident)).toBe(balance)
  })

  it('sold out: wait until there is more', async () => {
    await openItem(resident, '晴雨伞一把')
    await resident.sees('已经换完了，等补货以后再来。')
    await resident.seesNo('暂时没有了')
    await resident.seesOff('兑换')
  })

  it('who hesitates over the last one loses neither points nor patience', async () => {
    const balance = await balanceOf(resident)
    await openItem(resident, books)
    await resident.sees('还有 1 份')
    await resident.tap('兑换')
    await resident.sees(`兑换“${books}”？`)

    await openItem(volunteer, books)
    await volunteer.tap('兑换')
    await volunteer.tap('用 10 分兑换')
    await volunteer.sees('兑换好了')

    await resident.tap('用 10 分兑换')
    await resident.sees('已经换完了，等补货以后再来。')
    await resident.seesNo('还有 1 份')
    expect(await balanceOf(resident)).toBe(balance)
    await resident.go('pages/redemptions')
    await resident.seesNo(books)
  })

  it('as often as a family may: the other one has had theirs', async () => {
    const balance = await balanceOf(volunteer)
    await openItem(volunteer, books)
    await volunteer.sees('每户最多兑换 1 件，这一期已经换满了。家人在别家换过的也算。')
    await volunteer.seesOff('兑换')
    expect(await balanceOf(volunteer)).toBe(balance)
  })

  it('the neighbouring community’s shelf is for its own families', async () => {
    const neighbour = await haolin.phone('neighbour')
    await openItem(neighbour, '东北大米 5 公斤')
    await neighbour.sees(/您家不在范围内/)
    await neighbour.seesOff('兑换')
    await openItem(resident, '纺器社区抽纸一提')
    await resident.sees(/您家不在范围内/)
    await resident.seesOff('兑换')
  })
})

describe('doors that are not one’s own', () => {
  let resident: Phone
  let slotId = ''

  beforeAll(async () => {
    resident = await haolin.phone('resident')
    const organizer = await haolin.phone('organizer')
    await organizer.go('organizer/desk')
    const row = organizer.page.getByRole('button', { name: /打开场次 清洁小组/ }).first()
    slotId = ((await row.getAttribute('id')) ?? '').replace('slot-', '')
    expect(slotId).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('a resident finds no desk, and no way to it', async () => {
    await resident.go('pages/me')
    await resident.seesNo('组织者工作台')
    await resident.go('organizer/desk')
    await resident.sees('这里是组织者的工作台。需要权限请联系所在社区。')
  })

  it.each(['organizer/slot', 'organizer/site-code'])(
    'a resident who has the address of %s reads nothing there',
    async (route) => {
      await resident.go(route, { id: slotId, slotId })
      await resident.sees('没有找到，可能已经下架，或者不属于您。')
      await resident.seesNo('清洁小组')
    },
  )

  it('a resident cannot write a notice at an address', async () => {
    await resident.go('organizer/edit', { id: slotId })
    await resident.sees('没有找到，可能已经下架，或者不属于您。')
    await resident.tap('回首页')
    await resident.arrivesAt('pages/home')
  })

  it('a resident finds no counter', async () => {
    await resident.go('organizer/pickup')
    await resident.sees('这里是兑换点的柜台。需要权限请联系所在社区。')
  })

  it('a shopkeeper finds no desk, and an organizer no counter', async () => {
    const shopkeeper = await haolin.phone('shopkeeper')
    await shopkeeper.go('organizer/desk')
    await shopkeeper.sees('这里是组织者的工作台。需要权限请联系所在社区。')
    const organizer = await haolin.phone('organizer')
    await organizer.go('organizer/pickup')
    await organizer.sees('这里是兑换点的柜台。需要权限请联系所在社区。')
  })
})

describe('guessing at the door', () => {
  it('five wrong tries lock the digits, even the right ones, and nobody is checked in', async () => {
    const organizer = await haolin.phone('organizer')
    await organizer.go('organizer/desk')
    await organizer.tap(/打开场次 今日值守/)
    await organizer.arrivesAt('organizer/slot')
    const here = await organizer.reads('count-here')
    await organizer.tap('打开现场码')
    await organizer.arrivesAt('organizer/site-code')

    const resident = await haolin.phone('resident')
    await resident.go('pages/my-signups')
    await resident.tap('去签到')
    await resident.arrivesAt('pages/check-in')
    const siteDigits = async () => (await organizer.reads('code-digits')).replace(/\D/g, '')
    const wrong = (digits: string) => (digits.startsWith('1') ? '2' : '1') + digits.slice(1)
    for (let tries = 0; tries < 5; tries += 1) {
      await resident.types('digits', wrong(await siteDigits()))
      await resident.tap('确认签到')
      await resident.sees('数字不对，请看着屏幕再输一次。')
    }
    await resident.types('digits', await siteDigits())
    await resident.tap('确认签到')
    await resident.sees('输错太多次，先歇10分钟再试。也可以请组织者点名签到。')
    await organizer.back()
    await organizer.untilReads('count-here', here)
  })

  it('the organizer can still call the roll', async () => {
    const organizer = await haolin.phone('organizer')
    await organizer.go('organizer/desk')
    await organizer.tap(/打开场次 今日值守/)
    await organizer.arrivesAt('organizer/slot')
    await organizer.tap('给林小满签到')
    await organizer.sees('林小满已签到。')
  })
})
