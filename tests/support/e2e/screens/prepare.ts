import { randomUUID } from 'node:crypto'
import { day, later } from '../../../../src/domain/time'
import { actorsOf, type Actor } from '../actors'
import type { Haolin } from '../haolin'
import { ids, live, tokens } from './scene'

/** The one that a person would mean by these words. */
const called = <T>(list: readonly T[], nameOf: (one: T) => string, start: string): T => {
  const found = list.find((one) => nameOf(one).startsWith(start))
  if (found === undefined) throw new Error(`the demonstration has no ${start}`)
  return found
}

const activityCalled = async ({ api }: Actor, title: string) => {
  const { items } = await api.activities.list({ search: title })
  const { id } = called(items, (card) => card.title, title)
  const { slotViews } = await api.activities.get({ id })
  return { id, slotNamed: (name: string) => called(slotViews, (slot) => slot.name, name).id }
}

/** The resident signs up with her child for what begins within the hour, and invites somebody. */
const asResident = async (resident: Actor) => {
  const { api, personId } = resident
  const folk = await activityCalled(resident, '民俗体验日')
  ids.activity = folk.id
  ids.slot = folk.slotNamed('剪纸窗花')
  const duty = await activityCalled(resident, '邻里驿站值守')
  ids.dutySlot = duty.slotNamed('今日值守')
  const { members } = await api.families.mine({})
  const of = (fits: (one: (typeof members)[number]) => boolean) =>
    members.find(fits)?.personId ?? ''
  ids.child = of(({ kind }) => kind === 'minor')
  ids.partner = of(({ kind, isMe }) => kind === 'adult' && !isMe)
  const personIds = [personId, ids.child]
  await api.signups.create({ key: randomUUID(), slotId: ids.dutySlot, personIds })
  ids.item = called(await api.shop.items({}), (item) => item.name, '剪发一次').id
  const invite = await api.households.invite({ key: randomUUID(), kind: 'adult' })
  ids.invite = invite.code
  live.memberCode = async () => (await api.attendance.memberCode({})).code
}

const asOrganizer = async ({ api }: Actor) => {
  const [org] = await api.orgs.mine({})
  ids.org = org?.id ?? ''
  const desk = await api.activities.desk({ orgId: ids.org })
  ids.draft = called(desk, ({ title }) => title, '绘本共读：冬天的第一场雪').id
  const [dispute] = await api.hours.disputes({ orgId: ids.org })
  ids.disputedRecord = dispute?.recordId ?? ''
}

const asShopkeeper = async ({ api }: Actor) => {
  const { me } = await api.session.who({})
  ids.shop = me?.grants[0]?.orgId ?? ''
  const items = await api.shelf.items({ orgId: ids.shop })
  ids.soap = called(items, ({ name }) => name, '草本香皂').id
}

/** Two new neighbours have become one household, and now ask to be two again. */
const partAgain = async (organizer: Actor, head: Actor, other: Actor) => {
  const { code } = await head.api.households.invite({ key: randomUUID(), kind: 'adult' })
  await other.api.households.accept({ key: randomUUID(), code })
  const shown = await head.api.attendance.memberCode({})
  const opened = await organizer.api.households.open({
    key: randomUUID(),
    orgId: ids.org,
    code: shown.code,
  })
  await organizer.api.households.proposeSplit({
    key: randomUUID(),
    familyId: opened.familyId,
    personIds: [other.personId],
    newHeadId: other.personId,
    points: 0,
    reason: '孩子成家，分开立户',
  })
}

/** A neighbour is called by name on the duty of today, and finds wrong what was reported and approved. */
const callAndDoubt = async (organizer: Actor, neighbour: Actor, now: Date) => {
  const { api, personId } = neighbour
  const personIds = [personId]
  await api.signups.create({ key: randomUUID(), slotId: ids.dutySlot, personIds })
  const { items } = await api.signups.mine({ when: 'coming' })
  ids.calledRecord = items[0]?.members[0]?.signupId ?? ''
  const called = { slotId: ids.dutySlot, act: 'in' as const, personIds }
  await organizer.api.attendance.rollCall({ key: randomUUID(), ...called })
  const startsAt = later(now, -day).toISOString()
  const told = { personId, startsAt, minutes: 60, what: '帮楼上的奶奶修水管', fileId: null }
  const { reportId } = await api.hours.report({ key: randomUUID(), ...told })
  ids.disputedReport = reportId
  const approved = { reportId, verdict: 'approve' as const }
  await organizer.api.hours.decideReport({ key: randomUUID(), ...approved })
  const wrong = { recordId: reportId, minutes: 120, reason: '我把两个小时写成了一个小时。' }
  await api.hours.dispute({ key: randomUUID(), ...wrong })
}

/** Brings about what the scenes show, and learns what everything is called. */
export const prepare = async (haolin: Haolin) => {
  const { as, join } = actorsOf(haolin)
  const organizer = await as('organizer')
  await asOrganizer(organizer)
  await asResident(await as('resident'))
  await asShopkeeper(await as('shopkeeper'))
  const { items } = await (await as('volunteer')).api.attendance.hours({})
  ids.record = items.find(({ signupId }) => signupId !== ids.disputedRecord)?.signupId ?? ''
  const [head, other, alone] = await Promise.all([
    join('温白露', ids.org),
    join('程远帆', ids.org),
    join('江初雪', ids.org),
  ])
  await partAgain(organizer, head, other)
  await callAndDoubt(organizer, other, await haolin.cloud().now())
  tokens['called by name'] = other.token
  tokens['moved in together'] = head.token
  tokens['lives alone'] = alone.token
}
