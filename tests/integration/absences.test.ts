import { randomUUID } from 'node:crypto'
import { day, dayOf, hour } from '../../src/domain/time'
import type { Adult } from '../support/build'
import { newKey } from '../support/cloud'
import { useStory } from '../support/story'

const { cloud, world, signUp, seatsOf, statusOf, lettersOf, refuses } = useStory()

/** Someone signs up, does not come, and is marked absent; hours pass while that happens. */
const staysAway = async (who: Adult, personIds: string[] = [who.id], by?: Adult) => {
  const marker = by ?? world().organizer
  const { slotId } = await world().addSlot({
    startsAt: new Date((await cloud().now()).getTime() + hour),
    endsAt: new Date((await cloud().now()).getTime() + 2 * hour),
    closesAt: new Date((await cloud().now()).getTime() + hour),
  })
  const { partyId } = await signUp(who, slotId, personIds)
  cloud().pass(1.5 * hour)
  await world().as(marker).signups.markAbsent({
    key: newKey(),
    slotId,
    personIds,
    reason: '一直没有来',
  })
  return { slotId, partyId }
}

const absencesOf = (who: Adult) => world().as(who).signups.absences({})

const latestOf = async (who: Adult) => {
  const [latest] = (await absencesOf(who)).items
  if (!latest) throw new Error('no absence')
  return latest
}

const appeal = (who: Adult, absenceId: string) =>
  world().as(who).signups.appeal({ key: newKey(), absenceId, text: '那天孩子发烧，去了医院。' })

const answer = (absenceId: string, verdict: 'uphold' | 'revoke', by: Adult = world().organizer) =>
  world().as(by).signups.answerAppeal({ key: newKey(), absenceId, verdict, reason: '已核实' })

const daysUntil = (until: string | null, from: string) =>
  until === null ? null : (Date.parse(until) - Date.parse(from)) / day

describe('staying away without cancelling', () => {
  it('is a warning first, then thirty days, then sixty, each told', async () => {
    const { lin } = world()
    await staysAway(lin)
    expect(await absencesOf(lin)).toMatchObject({
      blockedUntil: null,
      items: [{ step: 'warning', blockedUntil: null, appeal: 'none' }],
    })
    await staysAway(lin)
    const second = await latestOf(lin)
    expect(second.step).toBe('days_30')
    expect(daysUntil(second.blockedUntil, second.at)).toBe(30)
    cloud().pass(30 * day)
    await staysAway(lin)
    const third = await latestOf(lin)
    expect(third.step).toBe('days_60')
    expect(daysUntil(third.blockedUntil, third.at)).toBe(60)
    cloud().pass(60 * day)
    await staysAway(lin)
    expect(await latestOf(lin)).toMatchObject({ step: 'days_60' })
    const letters = await lettersOf(lin, 'marked_absent')
    expect(letters).toHaveLength(4)
    expect(letters.at(-1)?.body).toContain('不影响报名')
    expect(letters[0]?.body).toContain('申诉')
  })

  it('keeps the one who signs from signing up until the day that is told, and nobody else', async () => {
    const { lin, dad, childId } = world()
    await staysAway(lin)
    await staysAway(lin)
    const { blockedUntil } = await absencesOf(lin)
    const { activityId, slotId } = await world().addSlot({ inHours: 40 * 24 })
    const told = { refused: 'blocked_for_absence' as const, detail: blockedUntil ?? '' }
    await refuses(() => signUp(lin, slotId), told)
    await refuses(() => signUp(lin, slotId, [childId]), told)
    const { slotViews } = await world().as(lin).activities.get({ id: activityId })
    expect(slotViews[0]?.refusal).toEqual({
      reason: 'blocked_for_absence',
      detail: blockedUntil,
    })
    expect(await signUp(dad, slotId)).toMatchObject({ status: 'confirmed' })
    const [letter] = await lettersOf(lin, 'marked_absent')
    expect(letter?.body).toContain(String(Number(dayOf(new Date(told.detail)).slice(-2))))
    cloud().pass(30 * day)
    expect(await signUp(lin, slotId)).toMatchObject({ status: 'confirmed' })
  })

  it('counts once for a party, however many of it were missing and however often it is marked', async () => {
    const { lin, dad, childId, organizer, as } = world()
    const { slotId } = await world().addSlot({ inHours: 0.5 })
    await signUp(lin, slotId, [lin.id, dad.id, childId])
    cloud().pass(hour)
    for (const personId of [dad.id, childId, lin.id]) {
      await as(organizer).signups.markAbsent({
        key: newKey(),
        slotId,
        personIds: [personId],
        reason: '一直没有来',
      })
    }
    await staysAway(lin)
    expect((await absencesOf(lin)).items.map(({ step }) => step)).toEqual(['days_30', 'warning'])
    expect((await absencesOf(dad)).items).toEqual([])
    expect(await seatsOf(slotId)).toEqual({ free: 7, waiting: 0 })
  })

  it('never counts against a minor who signed', async () => {
    const { teenager, lin } = world()
    const { partyId } = await staysAway(teenager)
    expect(await statusOf(partyId)).toBe('absent')
    expect((await absencesOf(teenager)).items).toEqual([])
    expect((await absencesOf(lin)).items).toEqual([])
  })

  it('is forgotten after a year', async () => {
    const { lin } = world()
    await staysAway(lin)
    cloud().pass(366 * day)
    await staysAway(lin)
    expect(await latestOf(lin)).toMatchObject({ step: 'warning' })
  })

  it('is noted when the slot is confirmed, for whoever was not marked before', async () => {
    const { lin, chen, dad, organizer, as } = world()
    const { slotId } = await world().addSlot({ inHours: 0.5, lasts: 60 })
    await signUp(lin, slotId, [lin.id, dad.id])
    const { partyId } = await signUp(chen, slotId)
    cloud().pass(hour)
    await as(organizer).signups.markAbsent({
      key: newKey(),
      slotId,
      personIds: [dad.id],
      reason: '一直没有来',
    })
    cloud().pass(hour)
    expect(await as(organizer).attendance.confirm({ key: newKey(), slotId })).toMatchObject({
      absent: 2,
    })
    expect(await statusOf(partyId)).toBe('absent')
    expect((await absencesOf(chen)).items).toMatchObject([{ step: 'warning' }])
    expect((await absencesOf(lin)).items).toMatchObject([{ step: 'warning' }])
    expect(await lettersOf(lin, 'marked_absent')).toHaveLength(1)
  })
})

describe('an appeal', () => {
  it('is made within two weeks, once, by the one it counts against', async () => {
    const { lin, dad, chen } = world()
    await staysAway(lin)
    const { id } = await latestOf(lin)
    await refuses(() => appeal(dad, id), { refused: 'absence_unknown' })
    await refuses(() => appeal(chen, id), { refused: 'absence_unknown' })
    await refuses(() => appeal(lin, randomUUID()), { refused: 'absence_unknown' })
    expect(await appeal(lin, id)).toEqual({ appeal: 'open' })
    await refuses(() => appeal(lin, id), { refused: 'appeal_already_made' })
    await staysAway(lin)
    const late = await latestOf(lin)
    cloud().pass(14 * day + hour)
    await refuses(() => appeal(lin, late.id), { refused: 'appeal_too_late' })
  })

  it('waits on the table of the staff whose activity it was, and of nobody else', async () => {
    const { lin, community, fangqi, organizer, otherOrganizer, as } = world()
    await staysAway(lin)
    const { id } = await latestOf(lin)
    await appeal(lin, id)
    expect(await as(organizer).signups.appeals({ orgId: community.id })).toMatchObject([
      { absenceId: id, nickname: '林家妈妈', step: 'warning', text: '那天孩子发烧，去了医院。' },
    ])
    expect(await as(otherOrganizer).signups.appeals({ orgId: fangqi.id })).toEqual([])
    await refuses(() => as(otherOrganizer).signups.appeals({ orgId: community.id }), {
      failed: 'NOT_FOUND',
    })
    await refuses(() => answer(id, 'revoke', otherOrganizer), { failed: 'NOT_FOUND' })
    await refuses(() => answer(id, 'revoke', lin), { failed: 'NOT_FOUND' })
  })

  it('granted: the absence is excused, counts for nothing, and the block is gone', async () => {
    const { lin, chen } = world()
    await staysAway(lin)
    const { partyId, slotId } = await staysAway(lin)
    const { id } = await latestOf(lin)
    await appeal(lin, id)
    expect(await answer(id, 'revoke')).toEqual({ appeal: 'revoked' })
    expect(await statusOf(partyId)).toBe('excused')
    expect(await seatsOf(slotId)).toEqual({ free: 10, waiting: 0 })
    expect((await absencesOf(lin)).blockedUntil).toBeNull()
    expect(await latestOf(lin)).toMatchObject({ appeal: 'revoked', answer: '已核实' })
    expect(await lettersOf(lin, 'appeal_answered')).toHaveLength(1)
    const next = await world().addSlot({ inHours: 72 })
    expect(await signUp(lin, next.slotId)).toMatchObject({ status: 'confirmed' })
    await refuses(() => answer(id, 'uphold'), { refused: 'nothing_pending' })
    await staysAway(chen)
    await refuses(() => answer(randomUUID(), 'revoke'), { failed: 'NOT_FOUND' })
  })

  it('granted: the next time is counted as if this one had not been', async () => {
    const { lin } = world()
    await staysAway(lin)
    const { id } = await latestOf(lin)
    await appeal(lin, id)
    await answer(id, 'revoke')
    await staysAway(lin)
    expect(await latestOf(lin)).toMatchObject({ step: 'warning' })
  })

  it('granted: what came after it comes to less, and the person is told so', async () => {
    const { lin, dad } = world()
    await staysAway(lin)
    const first = await latestOf(lin)
    await appeal(lin, first.id)
    await staysAway(lin)
    cloud().pass(30 * day)
    await staysAway(lin)
    await staysAway(dad)
    const before = (await absencesOf(lin)).items
    expect(before.map(({ step }) => step)).toEqual(['days_60', 'days_30', 'warning'])
    expect(await answer(first.id, 'revoke')).toEqual({ appeal: 'revoked' })
    const { items, blockedUntil } = await absencesOf(lin)
    expect(items.map(({ step }) => step)).toEqual(['days_30', 'warning', 'warning'])
    const [latest, middle] = items
    expect(daysUntil(latest?.blockedUntil ?? null, latest?.at ?? '')).toBe(30)
    expect(middle?.blockedUntil).toBeNull()
    expect(blockedUntil).toBe(latest?.blockedUntil)
    const [letter] = await lettersOf(lin, 'appeal_answered')
    expect(letter?.body).toContain('之后的 2 次记录也相应减轻')
    expect((await absencesOf(dad)).items).toMatchObject([{ step: 'warning' }])
  })

  it('granted: what came before it stays as it was', async () => {
    const { lin } = world()
    await staysAway(lin)
    await staysAway(lin)
    const { id } = await latestOf(lin)
    await appeal(lin, id)
    await answer(id, 'revoke')
    const [, first] = (await absencesOf(lin)).items
    expect(first).toMatchObject({ step: 'warning', appeal: 'none' })
    const [letter] = await lettersOf(lin, 'appeal_answered')
    expect(letter?.body).not.toContain('减轻')
  })

  it('refused: the block stays, and the person is told why', async () => {
    const { lin } = world()
    await staysAway(lin)
    const { partyId } = await staysAway(lin)
    const { id } = await latestOf(lin)
    await appeal(lin, id)
    expect(await answer(id, 'uphold')).toEqual({ appeal: 'upheld' })
    expect(await statusOf(partyId)).toBe('absent')
    expect((await absencesOf(lin)).blockedUntil).not.toBeNull()
    const [letter] = await lettersOf(lin, 'appeal_answered')
    expect(letter?.body).toContain('已核实')
    await refuses(() => appeal(lin, id), { refused: 'appeal_already_made' })
  })

  it('is never answered by the own household, nor where none was made', async () => {
    const { organizer, colleague, lin } = world()
    await staysAway(organizer, [organizer.id], colleague)
    const { id } = await latestOf(organizer)
    await refuses(() => answer(id, 'revoke', colleague), { refused: 'nothing_pending' })
    await appeal(organizer, id)
    await refuses(() => answer(id, 'revoke', organizer), { refused: 'own_family' })
    expect(await answer(id, 'revoke', colleague)).toEqual({ appeal: 'revoked' })
    expect((await absencesOf(lin)).items).toEqual([])
  })
})
