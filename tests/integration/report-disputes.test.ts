import { day, hour, later, minute } from '../../src/domain/time'
import { addSpouse, grant, type Adult } from '../support/build'
import { newKey } from '../support/cloud'
import { useStory } from '../support/story'

/** Somebody finds wrong what they have reported themselves and the community has approved. */
const { cloud, world, signUp, lettersOf, refuses } = useStory()

const what = '帮独居老人买菜送药'

/** Reported and approved, of six in the morning of yesterday: all of it lies in one day. */
const approved = async (who: Adult, minutes = 60, from = 6 * hour) => {
  const now = (await cloud().now()).getTime()
  const midnight = now - ((now + 8 * hour) % day) - day
  const startsAt = new Date(midnight + from).toISOString()
  const told = { personId: who.id, startsAt, minutes, what, fileId: null }
  const { as, organizer } = world()
  const { reportId } = await as(who).hours.report({ key: newKey(), ...told })
  await as(organizer).hours.decideReport({ key: newKey(), reportId, verdict: 'approve' })
  return reportId
}

const dispute = (who: Adult, recordId: string, minutes: number) =>
  world()
    .as(who)
    .hours.dispute({ key: newKey(), recordId, minutes, reason: '我把两个小时写成了一个小时。' })

type Verdict = { is: 'upheld'; minutes: number } | { is: 'dismissed' }

const answer = (disputeId: string, verdict: Verdict, by: Adult = world().organizer) =>
  world()
    .as(by)
    .hours.answerDispute({ key: newKey(), disputeId, verdict, answer: '问过那位老人了' })

const upheld = async (who: Adult, recordId: string, minutes: number) => {
  const { disputeId } = await dispute(who, recordId, minutes)
  return answer(disputeId, { is: 'upheld', minutes })
}

const recordOf = (who: Adult, recordId: string) => world().as(who).hours.record({ recordId })
const minutesOf = async (who: Adult) => (await world().as(who).points.mine({})).minutes

describe('a dispute about an approved report', () => {
  it('is raised from the record, stands on the desk beside the others, and is upheld with a reason', async () => {
    const { lin, organizer, community, as } = world()
    const recordId = await approved(lin)
    expect(await recordOf(lin, recordId)).toMatchObject({
      kind: 'self_report',
      title: what,
      measured: 60,
      corrected: null,
      counted: 60,
      planned: 720,
      presence: null,
    })
    const { disputeId } = await dispute(lin, recordId, 120)
    expect(await as(organizer).hours.disputes({ orgId: community.id })).toMatchObject([
      { disputeId, kind: 'self_report', recordId, title: what, current: 60, wanted: 120 },
    ])
    expect(await as(organizer).hours.counts({ orgId: community.id })).toMatchObject({ disputes: 1 })
    expect(await answer(disputeId, { is: 'upheld', minutes: 120 })).toEqual({ state: 'upheld' })
    const after = await recordOf(lin, recordId)
    expect(after).toMatchObject({ measured: 60, corrected: 120, counted: 120, points: null })
    expect(after.trail.map(({ kind, before, after: now }) => [kind, before, now])).toEqual([
      ['reported', null, 60],
      ['approved', null, 60],
      ['disputed', 60, 120],
      ['upheld', null, null],
      ['corrected', 60, 120],
    ])
    expect(await as(organizer).hours.recordOf({ recordId })).toEqual(after)
    expect(await as(lin).points.mine({})).toMatchObject({ minutes: 120, balance: 0 })
    const [letter] = await lettersOf(lin, 'dispute_answered')
    expect(letter).toMatchObject({ about: { what: 'record', id: recordId } })
    const [changed] = await lettersOf(lin, 'minutes_corrected')
    expect(changed?.body).not.toContain('积分')
    expect(await as(organizer).hours.disputes({ orgId: community.id })).toEqual([])
  })

  it('is dismissed with a reason that the person reads, and may be raised again', async () => {
    const { lin } = world()
    const recordId = await approved(lin)
    const { disputeId } = await dispute(lin, recordId, 120)
    await refuses(() => dispute(lin, recordId, 90), { refused: 'dispute_open' })
    await answer(disputeId, { is: 'dismissed' })
    expect(await recordOf(lin, recordId)).toMatchObject({
      corrected: null,
      counted: 60,
      dispute: { state: 'dismissed', answer: '问过那位老人了' },
    })
    await refuses(() => answer(disputeId, { is: 'dismissed' }), { refused: 'nothing_pending' })
    expect(await dispute(lin, recordId, 90)).toHaveProperty('disputeId')
  })

  it('is never about more than had passed when it was told, nor about the time of something else', async () => {
    const { lin } = world()
    const first = await approved(lin)
    const startsAt = later(await cloud().now(), -2 * hour).toISOString()
    const told = { personId: lin.id, startsAt, minutes: 60, what: '清早扫楼道', fileId: null }
    const { as, organizer } = world()
    const { reportId } = await as(lin).hours.report({ key: newKey(), ...told })
    await refuses(() => dispute(lin, reportId, 30), { refused: 'not_confirmed_yet' })
    await as(organizer).hours.decideReport({ key: newKey(), reportId, verdict: 'approve' })
    await refuses(() => dispute(lin, reportId, 121), {
      refused: 'longer_than_planned',
      detail: '120',
    })
    await approved(lin, 60, 8 * hour)
    await refuses(() => dispute(lin, first, 121), { refused: 'record_overlaps', detail: what })
    const { disputeId } = await dispute(lin, first, 120)
    await refuses(() => answer(disputeId, { is: 'upheld', minutes: 121 }), {
      refused: 'record_overlaps',
      detail: what,
    })
    expect(await answer(disputeId, { is: 'upheld', minutes: 120 })).toEqual({ state: 'upheld' })
  })

  it('leaves what more would reach into to be signed up for, and lets shorter ones make room', async () => {
    const { lin } = world()
    const { slotId } = await world().addSlot({ inHours: 0.5, lasts: 60 })
    await signUp(lin, slotId)
    const startsAt = later(await cloud().now(), -2 * hour).toISOString()
    const told = { personId: lin.id, startsAt, minutes: 120, what, fileId: null }
    const { as, organizer } = world()
    const { reportId } = await as(lin).hours.report({ key: newKey(), ...told })
    await as(organizer).hours.decideReport({ key: newKey(), reportId, verdict: 'approve' })
    expect(await upheld(lin, reportId, 60)).toEqual({ state: 'upheld' })
    const later30 = later(new Date(startsAt), 60 * minute).toISOString()
    const next = { ...told, startsAt: later30, minutes: 60 }
    expect(await as(lin).hours.report({ key: newKey(), ...next })).toHaveProperty('reportId')
    await refuses(() => dispute(lin, reportId, 61), { refused: 'record_overlaps', detail: what })
  })

  it('is nobody else’s: not a neighbour’s to raise, not the own household’s or another community’s to answer', async () => {
    const { lin, dad, chen, otherOrganizer, builder, community, as } = world()
    const recordId = await approved(lin)
    await refuses(() => dispute(chen, recordId, 30), { refused: 'not_signed_up' })
    await refuses(() => recordOf(chen, recordId), { failed: 'NOT_FOUND' })
    const { disputeId } = await dispute(dad, recordId, 30)
    await refuses(() => answer(disputeId, { is: 'dismissed' }, otherOrganizer), {
      failed: 'NOT_FOUND',
    })
    await refuses(() => as(otherOrganizer).hours.recordOf({ recordId }), { failed: 'NOT_FOUND' })
    await grant(builder, dad, 'organizer', community)
    await refuses(() => answer(disputeId, { is: 'dismissed' }, dad), { refused: 'own_family' })
  })
})

describe('what an answer comes to', () => {
  it('beyond eight hours of the day the rest waits for the org above', async () => {
    const { lin, superior, street, as } = world()
    await approved(lin, 420, 10 * hour)
    const recordId = await approved(lin, 60, hour)
    await upheld(lin, recordId, 120)
    expect(await recordOf(lin, recordId)).toMatchObject({
      counted: 60,
      waiting: { over: 60, raised: 0 },
    })
    const [asked] = await as(superior).hours.consents({ orgId: street.id })
    expect(asked).toMatchObject({ minutes: 120, over: 60, raised: 0 })
    const consentId = asked?.consentId ?? ''
    await as(superior).hours.decideConsent({ key: newKey(), consentId, verdict: 'agree' })
    expect(await minutesOf(lin)).toBe(540)
    await upheld(lin, recordId, 90)
    expect(await minutesOf(lin)).toBe(510)
  })

  it('downwards, what else was served on a full day takes the room', async () => {
    const { lin } = world()
    const long = await approved(lin, 420, 10 * hour)
    const short = await approved(lin, 120, hour)
    expect(await recordOf(lin, short)).toMatchObject({ counted: 60 })
    await upheld(lin, long, 300)
    await cloud().app.idle()
    expect(await recordOf(lin, short)).toMatchObject({ counted: 120, waiting: null })
    expect(await minutesOf(lin)).toBe(420)
  })

  it('corrected to nothing it counts nothing, and stands on record', async () => {
    const { lin, as } = world()
    const recordId = await approved(lin)
    await upheld(lin, recordId, 0)
    expect(await minutesOf(lin)).toBe(0)
    expect(await recordOf(lin, recordId)).toMatchObject({ measured: 60, corrected: 0, counted: 0 })
    expect(await as(lin).hours.reports({})).toMatchObject([{ state: 'approved', counted: 0 }])
    expect(await approved(lin)).not.toBe(recordId)
  })

  it('is found by who was reported for, also where they live elsewhere by now', async () => {
    const { lin, builder } = world()
    const dad = await addSpouse(builder, lin, '外公')
    const recordId = await approved(dad)
    await world().as(dad).households.leave({ key: newKey() })
    expect(await recordOf(dad, recordId)).toMatchObject({ counted: 60 })
    expect(await upheld(dad, recordId, 30)).toEqual({ state: 'upheld' })
    expect(await recordOf(lin, recordId)).toMatchObject({ counted: 30 })
  })
})
