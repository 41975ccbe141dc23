import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import * as t from '../../src/cloud/db/tables'
import { hour, minute } from '../../src/domain/time'
import { grant, type Adult } from '../support/build'
import { newKey } from '../support/cloud'
import { useStory } from '../support/story'

const { cloud, world, signUp, lettersOf, refuses } = useStory()

const inTwo = { inHours: 0.5, lasts: 120 }

/** The sign-up of one person on a slot. */
const signupOf = async (who: Adult, slotId: string) => {
  const { db } = cloud().database
  const rows = await db.select().from(t.signup).where(eq(t.signup.slotId, slotId))
  const found = rows.find(({ personId }) => personId === who.id)
  if (!found) throw new Error('not signed up')
  return found.id
}

const rollCall = (slotId: string, act: 'in' | 'out', who: readonly Adult[]) =>
  world()
    .as(world().organizer)
    .attendance.rollCall({ key: newKey(), slotId, act, personIds: who.map(({ id }) => id) })

/** A slot that begins in a minute and lasts so many. */
const soon = async (lasts: number) => {
  const startsAt = new Date((await cloud().now()).getTime() + minute)
  const endsAt = new Date(startsAt.getTime() + lasts * minute)
  return world().addSlot({ startsAt, endsAt, closesAt: startsAt })
}

/** Someone comes in time and forgets to check out; the timer closes it two hours after the end. */
const forgets = async (who: Adult, lasts = 120) => {
  const { slotId } = await soon(lasts)
  await signUp(who, slotId)
  await rollCall(slotId, 'in', [who])
  cloud().pass((lasts + 1) * minute + 2 * hour)
  await cloud().tick()
  return { slotId, signupId: await signupOf(who, slotId) }
}

/** Someone serves a whole slot, which is confirmed. Slots follow each other in time. */
const serves = async (who: Adult, lasts = 120, by: Adult = world().organizer) => {
  const { slotId } = await soon(lasts)
  await signUp(who, slotId)
  await rollCall(slotId, 'in', [who])
  cloud().pass((lasts + 2) * minute)
  await rollCall(slotId, 'out', [who])
  await world().as(by).attendance.confirm({ key: newKey(), slotId })
  return { slotId, signupId: await signupOf(who, slotId) }
}

const settle = (signupId: string, minutes: number, by: Adult = world().organizer) =>
  world().as(by).hours.settle({ key: newKey(), signupId, minutes })

const correct = (signupId: string, minutes: number, by: Adult = world().organizer) =>
  world().as(by).hours.correct({ key: newKey(), signupId, minutes, reason: '核对过现场记录' })

const dispute = (who: Adult, signupId: string, minutes: number) =>
  world()
    .as(who)
    .hours.dispute({ key: newKey(), recordId: signupId, minutes, reason: '我其实做到了最后。' })

const consents = () => world().as(world().superior).hours.consents({ orgId: world().street.id })

const decide = async (verdict: 'agree' | 'refuse', by: Adult = world().superior) => {
  const [first] = await consents()
  return world()
    .as(by)
    .hours.decideConsent({
      key: newKey(),
      consentId: first?.consentId ?? randomUUID(),
      verdict,
      answer: verdict === 'refuse' ? '证据不足' : '',
    })
}

const recordOf = (who: Adult, signupId: string) =>
  world().as(who).hours.record({ recordId: signupId })

const balanceOf = async (who: Adult) => (await world().as(who).points.mine({})).balance
const minutesOf = async (who: Adult) => (await world().as(who).points.mine({})).minutes

const kinds = (record: Awaited<ReturnType<typeof recordOf>>) => record.trail.map(({ kind }) => kind)

describe('a forgotten check-out', () => {
  it('is left alone while check-out is taken, then closed at the planned end and told', async () => {
    const { lin, as } = world()
    const { slotId } = await world().addSlot(inTwo)
    await signUp(lin, slotId)
    cloud().pass(0.5 * hour)
    await rollCall(slotId, 'in', [lin])
    cloud().pass(4 * hour - minute)
    await cloud().tick()
    const signupId = await signupOf(lin, slotId)
    expect(await recordOf(lin, signupId)).toMatchObject({ state: 'here', checkedOutAt: null })
    cloud().pass(minute)
    await cloud().tick()
    await cloud().tick()
    const record = await recordOf(lin, signupId)
    expect(record).toMatchObject({ state: 'forgotten', forgotten: true, counted: null })
    expect(record.checkedOutAt).toBe(record.endsAt)
    expect(record.measured).toBeGreaterThanOrEqual(119)
    expect(record.trail).toMatchObject([{ kind: 'closed', by: null }])
    expect(await lettersOf(lin, 'check_out_forgotten')).toHaveLength(1)
    expect(await minutesOf(lin)).toBe(0)
    expect(await as(world().organizer).attendance.board({ slotId })).toMatchObject({
      confirmedAt: null,
    })
  })

  it('is settled with one tap, up to the planned length, and earns like a measured one', async () => {
    const { lin, chen, community, organizer, as } = world()
    const { signupId } = await forgets(lin)
    const list = await as(organizer).hours.forgotten({ orgId: community.id })
    expect(list).toMatchObject([{ signupId, nickname: '林家妈妈', planned: 120, wanted: null }])
    expect(await settle(signupId, 120)).toEqual({
      minutes: 120,
      counted: 120,
      points: 2,
      waits: false,
    })
    expect(await recordOf(lin, signupId)).toMatchObject({ state: 'confirmed', points: 2 })
    expect([await balanceOf(lin), await minutesOf(lin)]).toEqual([2, 120])
    expect(await as(organizer).hours.forgotten({ orgId: community.id })).toEqual([])
    expect(await lettersOf(lin, 'minutes_settled')).toHaveLength(1)
    const short = await forgets(chen)
    expect(await settle(short.signupId, 61)).toMatchObject({ counted: 61, points: 1 })
    const record = await recordOf(chen, short.signupId)
    expect(record).toMatchObject({ corrected: 61, counted: 61 })
    expect(record.trail.at(-1)).toMatchObject({ kind: 'settled', by: '周老师', after: 61 })
  })

  it('is settled to nothing where somebody was hardly there, and earns nothing', async () => {
    const { lin } = world()
    const { signupId } = await forgets(lin)
    expect(await settle(signupId, 0)).toMatchObject({ counted: 0, points: 0 })
    expect(await recordOf(lin, signupId)).toMatchObject({ state: 'confirmed', points: null })
  })

  it('does not keep the others from being confirmed, and is not confirmed with them', async () => {
    const { lin, chen, organizer, as } = world()
    const { slotId } = await world().addSlot(inTwo)
    await signUp(lin, slotId)
    await signUp(chen, slotId)
    cloud().pass(0.5 * hour)
    await rollCall(slotId, 'in', [lin, chen])
    cloud().pass(2 * hour)
    await rollCall(slotId, 'out', [lin])
    cloud().pass(2 * hour)
    await cloud().tick()
    const confirm = () => as(organizer).attendance.confirm({ key: newKey(), slotId })
    expect(await confirm()).toMatchObject({ confirmed: 1, unsettled: 1, absent: 0 })
    await refuses(confirm, { refused: 'nothing_to_confirm' })
    expect(await settle(await signupOf(chen, slotId), 120)).toMatchObject({ counted: 120 })
    await cloud().tick()
    expect(await balanceOf(chen)).toBe(2)
  })

  it('is refused to settle rightly, and leaves nothing behind', async () => {
    const { lin, organizer, colleague, otherOrganizer } = world()
    const { signupId } = await forgets(lin)
    await refuses(() => settle(signupId, 121), { refused: 'longer_than_planned', detail: '120' })
    await refuses(() => settle(signupId, 60, otherOrganizer), { failed: 'NOT_FOUND' })
    await refuses(() => settle(signupId, 60, lin), { failed: 'NOT_FOUND' })
    await settle(signupId, 60)
    await refuses(() => settle(signupId, 60), { refused: 'already_confirmed' })
    const own = await forgets(organizer, 30)
    await refuses(() => settle(own.signupId, 30), { refused: 'own_family' })
    expect(await settle(own.signupId, 30, colleague)).toMatchObject({ counted: 30 })
  })
})

describe('a correction of confirmed service', () => {
  it('downwards takes the award back and gives another at once, both on the statement', async () => {
    const { lin, as } = world()
    const { signupId } = await serves(lin)
    expect(await balanceOf(lin)).toBe(2)
    expect(await correct(signupId, 60)).toEqual({
      minutes: 60,
      counted: 60,
      points: 1,
      waits: false,
    })
    expect([await balanceOf(lin), await minutesOf(lin)]).toEqual([1, 60])
    const { items } = await as(lin).points.entries({})
    expect(items.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['award', 1],
      ['reverse', -2],
      ['award', 2],
    ])
    const record = await recordOf(lin, signupId)
    expect(record).toMatchObject({ measured: 120, corrected: 60, counted: 60 })
    expect(record.trail).toMatchObject([
      { kind: 'corrected', by: '周老师', before: 120, after: 60, reason: '核对过现场记录' },
    ])
    expect(await lettersOf(lin, 'minutes_corrected')).toHaveLength(1)
  })

  it('upwards counts for hours at once, and for points when the superior agrees', async () => {
    const { lin } = world()
    const { signupId } = await serves(lin)
    await correct(signupId, 30)
    expect(await correct(signupId, 90)).toEqual({
      minutes: 90,
      counted: 90,
      points: 0,
      waits: true,
    })
    expect([await balanceOf(lin), await minutesOf(lin)]).toEqual([0, 90])
    expect(await consents()).toMatchObject([
      { nickname: '林家妈妈', minutes: 90, over: 0, raised: 60, askedBy: '周老师' },
    ])
    expect(await decide('agree')).toEqual({ state: 'agreed' })
    expect([await balanceOf(lin), await minutesOf(lin)]).toEqual([1, 90])
    expect(await consents()).toEqual([])
    expect(kinds(await recordOf(lin, signupId))).toEqual([
      'corrected',
      'corrected',
      'asked',
      'agreed',
    ])
    expect(await lettersOf(lin, 'consent_decided')).toHaveLength(1)
  })

  it('upwards and refused keeps the hours and gives no points', async () => {
    const { lin } = world()
    const { signupId } = await serves(lin)
    await correct(signupId, 60)
    await correct(signupId, 120)
    expect(await decide('refuse')).toEqual({ state: 'refused' })
    expect([await balanceOf(lin), await minutesOf(lin)]).toEqual([1, 120])
    await refuses(() => decide('agree'), { failed: 'NOT_FOUND' })
  })

  it('another correction withdraws what was asked before', async () => {
    const { lin } = world()
    const { signupId } = await serves(lin)
    await correct(signupId, 30)
    await correct(signupId, 100)
    const [before] = await consents()
    await correct(signupId, 110)
    const [now] = await consents()
    expect(now).toMatchObject({ minutes: 110, raised: 80 })
    const { superior, as } = world()
    const old = { key: newKey(), consentId: before?.consentId ?? '', verdict: 'agree' as const }
    await refuses(() => as(superior).hours.decideConsent(old), { refused: 'nothing_pending' })
    await correct(signupId, 20)
    expect(await consents()).toEqual([])
  })

  it('is refused rightly, and leaves nothing behind', async () => {
    const { lin, organizer, colleague, otherOrganizer } = world()
    const { signupId } = await serves(lin)
    await refuses(() => correct(signupId, 121), { refused: 'longer_than_planned', detail: '120' })
    await refuses(() => correct(signupId, 120), { refused: 'minutes_unchanged' })
    await refuses(() => correct(signupId, 60, otherOrganizer), { failed: 'NOT_FOUND' })
    await dispute(lin, signupId, 119)
    await refuses(() => correct(signupId, 60), { refused: 'dispute_open' })
    const own = await serves(organizer, 60, colleague)
    await refuses(() => correct(own.signupId, 30), { refused: 'own_family' })
    const open = await forgets(world().chen, 30)
    await refuses(() => correct(open.signupId, 20), { refused: 'not_confirmed_yet' })
  })

  it('repeated under one key happens once', async () => {
    const { lin, organizer, as } = world()
    const { signupId } = await serves(lin)
    const input = { key: newKey(), signupId, minutes: 60, reason: '核对过现场记录' }
    const first = await as(organizer).hours.correct(input)
    expect(await as(organizer).hours.correct(input)).toEqual(first)
    expect(kinds(await recordOf(lin, signupId))).toEqual(['corrected'])
  })

  it('a superior never decides on the own household, nor on what the same person asked', async () => {
    const { lin, superior, builder, community, street } = world()
    await grant(builder, superior, 'organizer', community)
    const { signupId } = await serves(lin)
    await correct(signupId, 30, superior)
    await correct(signupId, 90, superior)
    await refuses(() => decide('agree'), { refused: 'own_act' })
    await refuses(() => decide('agree', world().organizer), { failed: 'NOT_FOUND' })
    await grant(builder, world().dad, 'reviewer', street)
    await refuses(() => decide('agree', world().dad), { refused: 'own_family' })
    const [first] = await consents()
    const silent = { key: newKey(), consentId: first?.consentId ?? '', verdict: 'refuse' as const }
    const another = await world().addNeighbour('街道李科')
    await grant(builder, another, 'reviewer', street)
    await refuses(() => world().as(another).hours.decideConsent(silent), {
      refused: 'reason_missing',
    })
    expect(await decide('agree', another)).toEqual({ state: 'agreed' })
  })
})

describe('more than eight hours of a day', () => {
  /** From two in the night of UTC+8 on, so that a long day fits into one calendar day. */
  const atNight = async () => {
    const now = await cloud().now()
    const night = new Date(Math.ceil((now.getTime() + 8 * hour) / (24 * hour)) * 24 * hour)
    // Half a minute past, so that no moment of the test lies close to a midnight.
    cloud().pass(night.getTime() - 6 * hour + minute / 2 - now.getTime())
  }

  it('waits for the org above, and is neither hours nor points until then', async () => {
    await atNight()
    const { lin } = world()
    await serves(lin, 300)
    expect(await minutesOf(lin)).toBe(300)
    const { signupId } = await serves(lin, 300)
    expect([await minutesOf(lin), await balanceOf(lin)]).toEqual([480, 8])
    expect(await recordOf(lin, signupId)).toMatchObject({
      measured: 300,
      counted: 180,
      points: 3,
      waiting: { over: 120, raised: 0 },
    })
    expect(await consents()).toMatchObject([{ minutes: 300, over: 120, raised: 0 }])
    await decide('agree')
    expect([await minutesOf(lin), await balanceOf(lin)]).toEqual([600, 10])
    const third = await serves(lin, 60)
    expect(await recordOf(lin, third.signupId)).toMatchObject({ counted: 0, waiting: { over: 60 } })
  })

  it('refused stays out', async () => {
    await atNight()
    const { lin } = world()
    const { signupId } = await serves(lin, 540)
    await decide('refuse')
    expect([await minutesOf(lin), await balanceOf(lin)]).toEqual([480, 8])
    expect(await recordOf(lin, signupId)).toMatchObject({ counted: 480, waiting: null })
  })

  it('is counted by the calendar day of UTC+8, whichever slot crosses midnight', async () => {
    await atNight()
    cloud().pass(16 * hour)
    const { lin } = world()
    // From six in the evening till six in the morning: six hours of each day.
    const { signupId } = await serves(lin, 720)
    expect(await recordOf(lin, signupId)).toMatchObject({ counted: 720, waiting: null })
    const next = await serves(lin, 180)
    expect(await recordOf(lin, next.signupId)).toMatchObject({
      counted: 118,
      waiting: { over: 62 },
    })
  })
})

describe('a dispute', () => {
  it('is raised on a record, answered by a correction, told, and seen by both', async () => {
    const { lin, organizer, community, as } = world()
    const { signupId } = await serves(lin)
    await correct(signupId, 60)
    const { disputeId } = await dispute(lin, signupId, 120)
    const [open] = await as(organizer).hours.disputes({ orgId: community.id })
    expect(open).toMatchObject({
      disputeId,
      current: 60,
      wanted: 120,
      planned: 120,
      reason: '我其实做到了最后。',
    })
    const answered = await as(organizer).hours.answerDispute({
      key: newKey(),
      disputeId,
      verdict: { is: 'upheld', minutes: 120 },
      answer: '看过监控，确实做到了最后',
    })
    expect(answered).toEqual({ state: 'upheld' })
    const mine = await recordOf(lin, signupId)
    expect(mine).toMatchObject({
      counted: 120,
      waiting: { raised: 60 },
      dispute: { state: 'upheld', answer: '看过监控，确实做到了最后' },
    })
    expect(kinds(mine)).toEqual(['corrected', 'disputed', 'upheld', 'corrected', 'asked'])
    expect(await as(organizer).hours.recordOf({ recordId: signupId })).toEqual({
      ...mine,
      mayAffirm: false,
    })
    const [letter] = await lettersOf(lin, 'dispute_answered')
    expect(letter?.body).toContain('看过监控')
    expect(letter?.about).toEqual({ what: 'record', id: signupId })
  })

  it('dismissed leaves the record as it was, with the answer', async () => {
    const { lin, organizer, as } = world()
    const { signupId } = await serves(lin)
    const { disputeId } = await dispute(lin, signupId, 100)
    const verdict = { is: 'dismissed' as const }
    const answer = { key: newKey(), disputeId, verdict, answer: '签退时间是对的' }
    expect(await as(organizer).hours.answerDispute(answer)).toEqual({ state: 'dismissed' })
    expect(await recordOf(lin, signupId)).toMatchObject({
      counted: 120,
      dispute: { state: 'dismissed' },
    })
    await refuses(() => as(organizer).hours.answerDispute({ ...answer, key: newKey() }), {
      refused: 'nothing_pending',
    })
    expect(await dispute(lin, signupId, 90)).toHaveProperty('disputeId')
  })

  it('on a forgotten check-out asks for its settlement, and answering settles it', async () => {
    const { lin, organizer, community, as } = world()
    const { signupId } = await forgets(lin)
    const { disputeId } = await dispute(lin, signupId, 90)
    expect(await as(organizer).hours.forgotten({ orgId: community.id })).toMatchObject([
      { wanted: 90 },
    ])
    expect(await as(organizer).hours.counts({ orgId: community.id })).toEqual({
      forgotten: 1,
      disputes: 1,
      reports: 0,
      claims: 0,
    })
    await refuses(() => settle(signupId, 90), { refused: 'dispute_open' })
    await as(organizer).hours.answerDispute({
      key: newKey(),
      disputeId,
      verdict: { is: 'upheld', minutes: 90 },
      answer: '核实过了',
    })
    expect(await recordOf(lin, signupId)).toMatchObject({ state: 'confirmed', counted: 90 })
    expect(await balanceOf(lin)).toBe(1)
  })

  it('is refused rightly, and leaves nothing behind', async () => {
    const { lin, dad, chen, organizer, colleague, otherOrganizer, as } = world()
    const { slotId } = await soon(120)
    await signUp(lin, slotId)
    await rollCall(slotId, 'in', [lin])
    const signupId = await signupOf(lin, slotId)
    await refuses(() => dispute(lin, signupId, 60), { refused: 'still_here' })
    cloud().pass(122 * minute)
    await rollCall(slotId, 'out', [lin])
    await refuses(() => dispute(lin, signupId, 60), { refused: 'not_confirmed_yet' })
    await as(organizer).attendance.confirm({ key: newKey(), slotId })
    await refuses(() => dispute(chen, signupId, 60), { refused: 'not_signed_up' })
    await refuses(() => dispute(lin, randomUUID(), 60), { refused: 'not_signed_up' })
    await refuses(() => dispute(lin, signupId, 121), {
      refused: 'longer_than_planned',
      detail: '120',
    })
    const { disputeId } = await dispute(dad, signupId, 60)
    await refuses(() => dispute(lin, signupId, 60), { refused: 'dispute_open' })
    const answer = (by: Adult, minutes: number) =>
      as(by).hours.answerDispute({
        key: newKey(),
        disputeId,
        verdict: { is: 'upheld', minutes },
        answer: '已核实',
      })
    await refuses(() => answer(otherOrganizer, 60), { failed: 'NOT_FOUND' })
    await refuses(() => answer(organizer, 120), { refused: 'minutes_unchanged' })
    await refuses(() => answer(organizer, 130), {
      refused: 'longer_than_planned',
      detail: '120',
    })
    const own = await serves(organizer, 60, colleague)
    const mine = await dispute(organizer, own.signupId, 30)
    await refuses(
      () =>
        as(organizer).hours.answerDispute({
          key: newKey(),
          disputeId: mine.disputeId,
          verdict: { is: 'dismissed' },
          answer: '不用了',
        }),
      { refused: 'own_family' },
    )
    await refuses(() => recordOf(chen, signupId), { failed: 'NOT_FOUND' })
  })
})

describe('when the points are spent already', () => {
  const spendAll = async (who: Adult, price: number) => {
    const itemId = await world().addItem({ price })
    return world().as(who).shop.reserve({ key: newKey(), itemId })
  }

  it('what is taken back becomes a claim, which later awards settle first; redeeming waits', async () => {
    const { lin, as } = world()
    const { signupId } = await serves(lin, 240)
    await spendAll(lin, 3)
    await correct(signupId, 60)
    // Four were given and three spent: one taken back, three owed, and the new one settles one of them.
    expect(await as(lin).points.mine({})).toMatchObject({ balance: 0, held: 3, owed: 2, earned: 1 })
    const { items } = await as(lin).points.entries({})
    expect(items.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['repay', -1],
      ['award', 1],
      ['reverse', -1],
      ['reserve', -3],
      ['award', 4],
    ])
    const [repaid, , reversed] = items.map(({ sentence }) => sentence)
    expect(repaid).toBe('补回之前撤回时不在账上的积分 1 分，这一笔还差 2 分')
    expect(reversed).toContain('原来的 4 分撤回')
    expect(reversed).toContain('其中 3 分已不在本户账上，由退回的和以后所得先补回，补齐前不能兑换')
    expect((await as(lin).points.mine({})).claims).toMatchObject([
      { amount: 3, remaining: 2, sentence: reversed },
    ])
    const itemId = await world().addItem({ price: 1 })
    const reserve = () => as(lin).shop.reserve({ key: newKey(), itemId })
    await refuses(reserve, { refused: 'claim_open', detail: '2' })
    expect(await as(lin).shop.item({ id: itemId })).toMatchObject({
      refusal: { reason: 'claim_open' },
    })
    await serves(lin, 180)
    expect(await as(lin).points.mine({})).toMatchObject({ balance: 1, owed: 0, claims: [] })
    const settled = (await as(lin).points.entries({})).items.map(({ sentence }) => sentence)
    expect(settled[0]).toBe('补回之前撤回时不在账上的积分 2 分，这一笔已补齐')
    expect(await reserve()).toHaveProperty('redemptionId')
  })

  it('points that come back from the shop settle it too', async () => {
    const { lin, as } = world()
    const { signupId } = await serves(lin, 240)
    const { redemptionId } = await spendAll(lin, 4)
    await correct(signupId, 0)
    expect(await as(lin).points.mine({})).toMatchObject({ balance: 0, owed: 4 })
    await as(lin).shop.cancel({ key: newKey(), redemptionId })
    expect(await as(lin).points.mine({})).toMatchObject({ balance: 0, held: 0, owed: 0 })
  })

  it('staff waive it with a reason, never for the own household', async () => {
    const { lin, organizer, otherOrganizer, community, dad, builder, as } = world()
    const { signupId } = await serves(lin, 240)
    await spendAll(lin, 4)
    await correct(signupId, 120)
    const [claim] = await as(organizer).points.claims({ orgId: community.id })
    expect(claim).toMatchObject({ alias: '林家妈妈家', amount: 4, remaining: 2 })
    const waive = (by: Adult) =>
      as(by).points.waiveClaim({
        key: newKey(),
        claimId: claim?.claimId ?? '',
        reason: '是我们记错了',
      })
    await refuses(() => waive(otherOrganizer), { failed: 'NOT_FOUND' })
    await refuses(() => waive(lin), { failed: 'NOT_FOUND' })
    await grant(builder, dad, 'organizer', community)
    await refuses(() => waive(dad), { refused: 'own_family' })
    expect(await waive(organizer)).toEqual({ waived: 2 })
    await refuses(() => waive(organizer), { refused: 'nothing_pending' })
    expect(await as(lin).points.mine({})).toMatchObject({ owed: 0 })
    const [latest] = (await as(lin).points.entries({})).items
    expect(latest).toMatchObject({ kind: 'waive', amount: 0 })
    expect(latest?.sentence).toContain('是我们记错了')
    expect(await lettersOf(lin, 'claim_waived')).toHaveLength(1)
  })

  it('is not left behind by moving in with another household', async () => {
    const { lin, chen, shopkeeper, shop, as } = world()
    const { signupId } = await serves(chen, 240)
    const { code } = await spendAll(chen, 4)
    await as(shopkeeper).shop.pickUp({ key: newKey(), orgId: shop.id, code })
    await correct(signupId, 0)
    const invite = await as(lin).households.invite({ key: newKey(), kind: 'adult' })
    await refuses(() => as(chen).households.accept({ key: newKey(), code: invite.code }), {
      refused: 'claim_open',
      detail: '4',
    })
  })

  it('takes from the same lot first, then from the others', async () => {
    const { lin, as } = world()
    await world().givePoints(lin, 5)
    const { signupId } = await serves(lin, 240)
    await spendAll(lin, 6)
    await correct(signupId, 0)
    // Five older points and one new were spent; the three left and nothing else cover part of the four.
    expect(await as(lin).points.mine({})).toMatchObject({ balance: 0, owed: 1 })
  })
})

describe('a scan that was kept on a phone', () => {
  it('and arrives after the timer has closed the record, says when they really left', async () => {
    const { lin, organizer, as } = world()
    const { slotId } = await soon(120)
    await signUp(lin, slotId)
    await rollCall(slotId, 'in', [lin])
    cloud().pass(91 * minute)
    const at = (await cloud().now()).toISOString()
    cloud().pass(3 * hour)
    await cloud().tick()
    const signupId = await signupOf(lin, slotId)
    expect(await recordOf(lin, signupId)).toMatchObject({ state: 'forgotten', measured: 120 })
    const late = { slotId, act: 'out' as const, personIds: [lin.id], at }
    await as(organizer).attendance.rollCall({ key: newKey(), ...late })
    expect(await recordOf(lin, signupId)).toMatchObject({ state: 'left', measured: 90 })
    await as(organizer).attendance.confirm({ key: newKey(), slotId })
    expect(await recordOf(lin, signupId)).toMatchObject({ state: 'confirmed', counted: 90 })
  })
})
