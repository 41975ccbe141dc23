import { randomUUID } from 'node:crypto'
import { day, hour, later } from '../../src/domain/time'
import type { Adult, Place } from '../support/build'
import { newKey, useCloud, type Api, type Told } from '../support/cloud'
import { expectRefused } from '../support/count'
import { buildWorld, type World } from '../support/world'

const cloud = useCloud()
let world: World

beforeEach(async () => {
  world = await buildWorld(cloud())
})

type Draft = Parameters<Api['activities']['create']>[0]['draft']
type SlotDraft = Draft['slots'][number]

const inHours = (hours: number) => later(world.now, hours * hour).toISOString()

const slotDraft = (wish: Partial<SlotDraft> = {}): SlotDraft => ({
  name: '剪纸',
  startsAt: inHours(48),
  endsAt: inHours(50),
  capacity: 8,
  minAge: 0,
  earnAge: 10,
  adultRequired: false,
  waitlist: true,
  points: { fixed: 0, perHourThousandths: 1000 },
  ...wish,
})

const draftOf = (wish: Partial<Draft> = {}): Draft => ({
  kind: 'event',
  title: '新春民俗体验日',
  category: 'culture',
  coverFileId: null,
  place: '社区广场',
  address: '',
  content: '和邻居一起做拓印，剪窗花。',
  conditions: '家里有孩子的优先',
  riskNotice: '请看好孩子，注意剪刀。',
  insurance: null,
  audience: 'community',
  tags: ['民俗'],
  servedGroups: ['children'],
  contributions: [{ party: 'community', name: '张家湾社区', gave: '场地' }],
  slots: [slotDraft(), slotDraft({ name: '拓印', capacity: 4 })],
  ...wish,
})

const create = (who: Adult, wish: Partial<Draft> = {}, org: Place = world.community) =>
  world.as(who).activities.create({ key: newKey(), orgId: org.id, draft: draftOf(wish) })

const edit = (who: Adult, id: string, wish: Partial<Draft> = {}) =>
  world.as(who).activities.edit({ key: newKey(), id, draft: draftOf(wish) })

const publish = (who: Adult, id: string) => world.as(who).activities.publish({ key: newKey(), id })

const takeBack = (who: Adult, id: string) =>
  world.as(who).activities.cancel({ key: newKey(), id, reason: '天气不好' })

const refuses = (asked: () => Promise<unknown>, told: Told) => expectRefused(cloud(), asked, told)

const titles = async (api: Api, wish: Parameters<Api['activities']['list']>[0] = {}) =>
  (await api.activities.list(wish)).items.map(({ title }) => title)

describe('an organizer posts', () => {
  it('a draft is seen by the staff only, and by everybody once it is published', async () => {
    const { organizer, colleague, lin, visitor, as } = world
    const { id } = await create(organizer)
    await refuses(() => as(lin).activities.get({ id }), { failed: 'NOT_FOUND' })
    expect(await titles(visitor)).toEqual([])
    expect(await as(colleague).activities.draft({ id })).toMatchObject({ status: 'draft' })
    await publish(organizer, id)
    expect(await titles(visitor)).toEqual(['新春民俗体验日'])
    expect(await as(lin).activities.get({ id })).toMatchObject({
      status: 'published',
      leadWorker: '周老师',
      audienceName: '张家湾社区',
      capacity: 12,
      free: 12,
      upTo: 2,
      contributions: [{ gave: '场地' }],
      slotViews: [{ name: '剪纸', refusal: null }, { name: '拓印' }],
    })
  })

  it('times that were left out are filled in', async () => {
    const { organizer, as } = world
    const { id } = await create(organizer)
    const { draft } = await as(organizer).activities.draft({ id })
    expect(draft.slots[0]).toMatchObject({
      startsAt: inHours(48),
      closesAt: inHours(48),
      cancelUntil: inHours(45),
    })
  })

  it('what was written can be read back, rewritten and copied', async () => {
    const { organizer, as } = world
    const { id } = await create(organizer)
    const { draft } = await as(organizer).activities.draft({ id })
    await as(organizer).activities.edit({
      key: newKey(),
      id,
      draft: { ...draft, title: '元宵灯会' },
    })
    expect((await as(organizer).activities.draft({ id })).draft).toMatchObject({
      title: '元宵灯会',
    })
    const copy = await as(organizer).activities.create({
      key: newKey(),
      orgId: world.community.id,
      draft,
    })
    const copied = (await as(organizer).activities.draft({ id: copy.id })).draft
    expect(copied.title).toBe('新春民俗体验日')
    const ids = [...draft.slots, ...copied.slots].map((slot) => slot.id)
    expect(new Set(ids).size).toBe(4)
  })

  it('a draft is refused rightly and leaves nothing behind', async () => {
    const { organizer } = world
    const backwards = [slotDraft({ endsAt: inHours(47) })]
    await refuses(() => create(organizer, { slots: backwards }), { refused: 'slot_times_wrong' })
    const rich = [slotDraft({ points: { fixed: 0, perHourThousandths: 3001 } })]
    await refuses(() => create(organizer, { slots: rich }), { refused: 'factor_too_high' })
    await refuses(() => create(organizer, { coverFileId: randomUUID() }), {
      refused: 'file_unknown',
    })
    await refuses(() => create(organizer, { title: '' }), { failed: 'BAD_REQUEST' })
    await refuses(() => create(organizer, { slots: [] }), { failed: 'BAD_REQUEST' })
    await refuses(
      () => create(organizer, { slots: [slotDraft({ startsAt: '2026-13-01T00:00:00Z' })] }),
      {
        failed: 'BAD_REQUEST',
      },
    )
  })

  it('publishing is refused rightly and leaves nothing behind', async () => {
    const { organizer, team } = world
    const ofTeam = await create(organizer, {}, team)
    await refuses(() => publish(organizer, ofTeam.id), { refused: 'needs_review' })
    const late = await create(organizer)
    cloud().pass(3 * day)
    await refuses(() => publish(organizer, late.id), { refused: 'slot_in_past' })
    cloud().pass(-3 * day)
    await publish(organizer, late.id)
    await refuses(() => publish(organizer, late.id), { refused: 'not_a_draft' })
    await refuses(() => edit(organizer, late.id), { refused: 'not_a_draft' })
  })

  it('an organizer of another community, a resident or nobody cannot', async () => {
    const { organizer, otherOrganizer, lin, there } = world
    const { id } = await create(organizer)
    for (const who of [otherOrganizer, lin, there.organizer]) {
      await refuses(() => create(who), { failed: 'NOT_FOUND' })
      await refuses(() => edit(who, id), { failed: 'NOT_FOUND' })
      await refuses(() => publish(who, id), { failed: 'NOT_FOUND' })
      await refuses(() => takeBack(who, id), { failed: 'NOT_FOUND' })
    }
  })
})

describe('taking an activity back', () => {
  it('ends every sign-up and tells everyone who signed why', async () => {
    const { organizer, lin, childId, chen, as } = world
    const { activityId, slotId } = await world.addSlot({ capacity: 2 })
    const signUp = (who: Adult, personIds: string[]) =>
      as(who).signups.create({ key: newKey(), slotId, personIds })
    await signUp(lin, [lin.id, childId])
    await signUp(chen, [chen.id])
    expect(await takeBack(organizer, activityId)).toEqual({ told: 2 })
    await cloud().app.idle()
    for (const who of [lin, chen]) {
      const [latest] = (await as(who).inbox.list({})).items
      expect(latest).toMatchObject({ kind: 'activity_cancelled' })
      expect(latest?.body).toContain('天气不好')
    }
    expect(await titles(as(lin))).toEqual([])
    expect(await as(lin).activities.get({ id: activityId })).toMatchObject({
      status: 'cancelled',
      cancelReason: '天气不好',
    })
    expect((await as(chen).signups.mine({ when: 'coming' })).items).toEqual([])
  })

  it('whoever waits elsewhere for that time gets the seat there', async () => {
    const { organizer, lin, chen, as } = world
    const other = await world.addSlot({ inHours: 49, capacity: 1 })
    const { activityId, slotId } = await world.addSlot()
    const signUp = (who: Adult, slot: string) =>
      as(who).signups.create({ key: newKey(), slotId: slot, personIds: [who.id] })
    const holder = await signUp(chen, other.slotId)
    await signUp(lin, other.slotId)
    await signUp(lin, slotId)
    await as(chen).signups.cancel({ key: newKey(), partyId: holder.partyId })
    await takeBack(organizer, activityId)
    await cloud().app.idle()
    expect((await as(lin).signups.mine({ when: 'coming' })).items).toMatchObject([
      { slotId: other.slotId, members: [{ status: 'confirmed' }] },
    ])
  })

  it('is refused once someone has come, or when it is not published', async () => {
    const { organizer, lin, as } = world
    const draft = await create(organizer)
    await refuses(() => takeBack(organizer, draft.id), { refused: 'not_published' })
    const { activityId, slotId } = await world.addSlot({ inHours: 0.5 })
    await as(lin).signups.create({ key: newKey(), slotId, personIds: [lin.id] })
    const roll = { key: newKey(), slotId, act: 'in' as const, personIds: [lin.id] }
    await as(organizer).attendance.rollCall(roll)
    await refuses(() => takeBack(organizer, activityId), { refused: 'already_served' })
  })
})

describe('what is on', () => {
  it('is found by search, category, kind, community and free seats, soonest first', async () => {
    const { lin, visitor, fangqi, builder, as } = world
    const { addActivity } = await import('../support/build')
    const full = await world.addSlot(
      { capacity: 1, inHours: 30 },
      { title: '午间送餐', category: 'elderly', kind: 'job' },
    )
    await world.addSlot({ inHours: 20 }, { title: '剪纸 100% 有趣' })
    await addActivity(builder, fangqi, { title: '纺器读书会', slots: [{ inHours: 40 }] })
    await world.addSlot({ inHours: -5 }, { title: '昨天的活动' })
    await as(lin).signups.create({ key: newKey(), slotId: full.slotId, personIds: [lin.id] })
    expect(await titles(visitor)).toEqual(['剪纸 100% 有趣', '午间送餐', '纺器读书会'])
    expect(await titles(visitor, { search: '送餐' })).toEqual(['午间送餐'])
    expect(await titles(visitor, { search: '100%' })).toEqual(['剪纸 100% 有趣'])
    expect(await titles(visitor, { search: '_' })).toEqual([])
    expect(await titles(visitor, { category: 'elderly' })).toEqual(['午间送餐'])
    expect(await titles(visitor, { kind: 'event' })).toEqual(['剪纸 100% 有趣', '纺器读书会'])
    expect(await titles(visitor, { communityId: fangqi.id })).toEqual(['纺器读书会'])
    expect(await titles(visitor, { onlyFree: true })).toEqual(['剪纸 100% 有趣', '纺器读书会'])
  })

  it('comes in pages, each activity once', async () => {
    for (let index = 0; index < 25; index += 1) {
      await world.addSlot({ inHours: 24 + (index % 5) }, { title: `活动 ${String(index)}` })
    }
    const first = await world.visitor.activities.list({})
    const second = await world.visitor.activities.list({ cursor: first.next ?? '' })
    const seen = [...first.items, ...second.items].map(({ id }) => id)
    expect([first.items.length, second.items.length, second.next]).toEqual([20, 5, null])
    expect(new Set(seen).size).toBe(25)
  })

  it('a cursor that nobody gave out is a bad request', async () => {
    const api = world.visitor
    for (const cursor of [
      'x',
      `2026-02-30T00:00:00.000Z_${randomUUID()}`,
      '2026-02-03T00:00:00.000Z_------------------------------------',
    ]) {
      await refuses(() => api.activities.list({ cursor }), { failed: 'BAD_REQUEST' })
    }
  })

  it("the organizer's desk lists drafts too, with what waits for confirmation", async () => {
    const { organizer, community, lin, as } = world
    const { slotId } = await world.addSlot({ inHours: 0.5 })
    await as(lin).signups.create({ key: newKey(), slotId, personIds: [lin.id] })
    await create(organizer)
    cloud().pass(hour)
    const desk = await as(organizer).activities.desk({ orgId: community.id })
    expect(desk).toMatchObject([
      { status: 'draft', slotList: [{ toConfirm: 0 }, { toConfirm: 0 }] },
      { status: 'published', slotList: [{ taken: 1, toConfirm: 1 }] },
    ])
  })
})
