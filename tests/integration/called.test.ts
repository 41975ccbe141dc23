import { eq } from 'drizzle-orm'
import * as t from '../../src/cloud/db/tables'
import { hour, later, minute } from '../../src/domain/time'
import type { Adult } from '../support/build'
import { newKey } from '../support/cloud'
import { useStory } from '../support/story'

/** Staff call people by name, without any code of theirs: who was called hears of it, and says whether it is true. */
const { cloud, world, signUp, codeOf, lettersOf, refuses } = useStory()

const staff = () => world().as(world().organizer)

const rollCall = (slotId: string, act: 'in' | 'out', who: readonly { id: string }[]) => {
  const personIds = who.map(({ id }) => id)
  return staff().attendance.rollCall({ key: newKey(), slotId, act, personIds })
}

const recordIdOf = async (personId: string, slotId: string) => {
  const { db } = cloud().database
  const rows = await db.select().from(t.signup).where(eq(t.signup.slotId, slotId))
  return rows.find((row) => row.personId === personId)?.id ?? ''
}

/** Somebody is called just before a slot of two hours begins. */
const called = async (who: Adult, others: string[] = []) => {
  const { slotId } = await world().addSlot({ inHours: 0.5, lasts: 120 })
  await signUp(who, slotId, [who.id, ...others])
  cloud().pass(25 * minute)
  await rollCall(slotId, 'in', [who, ...others.map((id) => ({ id }))])
  return { slotId, recordId: await recordIdOf(who.id, slotId) }
}

const leaves = async (who: Adult, slotId: string) => {
  cloud().pass(2.25 * hour)
  await rollCall(slotId, 'out', [who])
}

const confirm = (slotId: string) => staff().attendance.confirm({ key: newKey(), slotId })

const affirm = (who: Adult, recordId: string) =>
  world().as(who).hours.affirm({ key: newKey(), recordId })

const deny = (who: Adult, recordId: string) =>
  world()
    .as(who)
    .hours.dispute({ key: newKey(), recordId, minutes: 0, reason: '我没有到场，是认错人了。' })

const recordOf = (who: Adult, recordId: string) => world().as(who).hours.record({ recordId })

const onBoard = async (slotId: string, personId: string) => {
  const { parties } = await staff().attendance.board({ slotId })
  return parties.flatMap(({ people }) => people).find((one) => one.personId === personId)?.presence
}

const balanceOf = async (who: Adult) => (await world().as(who).points.mine({})).balance

describe('who is called by name', () => {
  it('hears of it, says that it is true, and the board and the record show it', async () => {
    const { lin } = world()
    const { slotId, recordId } = await called(lin)
    const [letter] = await lettersOf(lin, 'roll_called')
    expect(letter).toMatchObject({ about: { what: 'record', id: recordId } })
    expect(await onBoard(slotId, lin.id)).toBe('unaffirmed')
    expect(await recordOf(lin, recordId)).toMatchObject({ presence: 'unaffirmed', mayAffirm: true })
    expect(await affirm(lin, recordId)).toEqual({ affirmed: true })
    expect(await onBoard(slotId, lin.id)).toBe('affirmed')
    const record = await recordOf(lin, recordId)
    expect(record).toMatchObject({ presence: 'affirmed', mayAffirm: false })
    expect(record.trail).toMatchObject([{ kind: 'affirmed', by: '林家妈妈' }])
    await refuses(() => affirm(lin, recordId), { refused: 'nothing_pending' })
  })

  it('is paid without a word all the same', async () => {
    const { lin } = world()
    const { slotId, recordId } = await called(lin)
    await leaves(lin, slotId)
    expect(await confirm(slotId)).toMatchObject({ confirmed: 1, unsettled: 0 })
    expect(await balanceOf(lin)).toBe(2)
    expect(await recordOf(lin, recordId)).toMatchObject({ presence: 'unaffirmed', mayAffirm: true })
    expect(await affirm(lin, recordId)).toEqual({ affirmed: true })
  })

  it('is asked nothing where a code of theirs says so, coming or leaving', async () => {
    const { lin, chen } = world()
    const { slotId } = await world().addSlot({ inHours: 0.5, lasts: 120 })
    await signUp(lin, slotId)
    await signUp(chen, slotId)
    cloud().pass(0.5 * hour)
    const proof = async (who: Adult) => ({ by: 'code' as const, code: await codeOf(who) })
    const scan = { slotId, act: 'in' as const, proof: await proof(lin) }
    await staff().attendance.checkMember({ key: newKey(), ...scan })
    expect(await lettersOf(lin, 'roll_called')).toEqual([])
    expect(await onBoard(slotId, lin.id)).toBe('scanned')
    await refuses(async () => affirm(lin, await recordIdOf(lin.id, slotId)), {
      refused: 'nothing_pending',
    })
    await rollCall(slotId, 'in', [chen])
    expect(await onBoard(slotId, chen.id)).toBe('unaffirmed')
    cloud().pass(hour)
    const leaving = { slotId, act: 'out' as const, proof: await proof(chen) }
    await staff().attendance.checkMember({ key: newKey(), ...leaving })
    expect(await onBoard(slotId, chen.id)).toBe('scanned')
  })

  it('is a child: whoever signed hears of it, and a guardian says so, nobody else of the household', async () => {
    const { lin, dad, chen, childId } = world()
    const { slotId } = await called(lin, [childId])
    const recordId = await recordIdOf(childId, slotId)
    const letters = await lettersOf(lin, 'roll_called')
    expect(letters.map(({ body }) => body).join()).toContain('林小满')
    expect(letters).toHaveLength(2)
    await refuses(() => affirm(dad, recordId), { refused: 'guardian_needed', detail: '林小满' })
    await refuses(() => affirm(chen, recordId), { refused: 'not_signed_up' })
    expect(await recordOf(dad, recordId)).toMatchObject({ mayAffirm: false })
    expect(await recordOf(lin, recordId)).toMatchObject({ mayAffirm: true })
    expect(await affirm(lin, recordId)).toEqual({ affirmed: true })
  })

  it('was entered by hand afterwards, and says so too', async () => {
    const { lin } = world()
    const { slotId } = await world().addSlot({ inHours: 0.5, lasts: 120 })
    await signUp(lin, slotId)
    cloud().pass(3 * hour)
    const entered = { slotId, personId: lin.id, minutes: 60, reason: '在东门搬桌子' }
    await staff().attendance.enter({ key: newKey(), ...entered })
    const recordId = await recordIdOf(lin.id, slotId)
    expect(await onBoard(slotId, lin.id)).toBe('unaffirmed')
    expect(await affirm(lin, recordId)).toEqual({ affirmed: true })
    expect(await onBoard(slotId, lin.id)).toBe('affirmed')
  })

  it('was signed up by somebody else of the household and entered by hand: both hear of it', async () => {
    const { lin, dad } = world()
    const { slotId } = await world().addSlot({ inHours: 0.5, lasts: 120, capacity: 4 })
    await signUp(lin, slotId, [lin.id, dad.id])
    cloud().pass(3 * hour)
    const entered = { slotId, personId: dad.id, minutes: 60, reason: '在东门搬桌子' }
    await staff().attendance.enter({ key: newKey(), ...entered })
    const recordId = await recordIdOf(dad.id, slotId)
    expect(await lettersOf(dad, 'roll_called')).toMatchObject([
      { about: { what: 'record', id: recordId } },
    ])
    expect(await lettersOf(lin, 'roll_called')).toEqual([])
    expect(await affirm(dad, recordId)).toEqual({ affirmed: true })
  })

  it('is a member of staff who called the own name: the word of one person is not doubled', async () => {
    const { organizer } = world()
    const { recordId } = await called(organizer)
    expect(await recordOf(organizer, recordId)).toMatchObject({ mayAffirm: false })
    await refuses(() => affirm(organizer, recordId), { refused: 'nothing_pending' })
  })
})

describe('who did not come', () => {
  it('says so at once; the others are confirmed, and the answer settles it to nothing', async () => {
    const { lin, organizer, community, as } = world()
    const { slotId, recordId } = await called(lin)
    const { disputeId } = await deny(lin, recordId)
    await refuses(() => affirm(lin, recordId), { refused: 'dispute_open' })
    expect(await as(organizer).hours.disputes({ orgId: community.id })).toMatchObject([
      { disputeId, state: 'here', wanted: 0 },
    ])
    await leaves(lin, slotId)
    await refuses(() => confirm(slotId), { refused: 'nothing_to_confirm' })
    const verdict = { is: 'upheld' as const, minutes: 0 }
    const answer = { key: newKey(), disputeId, verdict, answer: '确实认错人了' }
    expect(await as(organizer).hours.answerDispute(answer)).toEqual({ state: 'upheld' })
    expect(await recordOf(lin, recordId)).toMatchObject({
      state: 'confirmed',
      corrected: 0,
      counted: 0,
      points: null,
    })
    expect(await balanceOf(lin)).toBe(0)
    // It was settled to nothing: nobody is asked again whether it is true.
    expect(await recordOf(lin, recordId)).toMatchObject({ mayAffirm: false })
    await refuses(() => affirm(lin, recordId), { refused: 'nothing_pending' })
  })

  it('may report what they really did at that time, and it never counts twice', async () => {
    const { lin, organizer, as } = world()
    const { slotId, recordId } = await called(lin)
    const { disputeId } = await deny(lin, recordId)
    await leaves(lin, slotId)
    const startsAt = later(await cloud().now(), -2 * hour).toISOString()
    const told = { personId: lin.id, startsAt, minutes: 60, what: '帮邻居买菜', fileId: null }
    const report = () => as(lin).hours.report({ key: newKey(), ...told })
    await refuses(report, { refused: 'record_overlaps', detail: '民俗体验日' })
    const upheld = { is: 'upheld' as const, minutes: 0 }
    const answer = { key: newKey(), disputeId, verdict: upheld, answer: '确实认错人了' }
    await as(organizer).hours.answerDispute(answer)
    const { reportId } = await report()
    const approving = { reportId, verdict: 'approve' as const, answer: '' }
    await as(organizer).hours.decideReport({ key: newKey(), ...approving })
    const correcting = { signupId: recordId, minutes: 60, reason: '看了照片，还是她' }
    await refuses(() => as(organizer).hours.correct({ key: newKey(), ...correcting }), {
      refused: 'record_overlaps',
      detail: '帮邻居买菜',
    })
    const again = { recordId, minutes: 60, reason: '我想起来我去过的。' }
    await refuses(() => as(lin).hours.dispute({ key: newKey(), ...again }), {
      refused: 'record_overlaps',
      detail: '帮邻居买菜',
    })
  })

  it('is spoken for by nobody else of the household, except a guardian for a child', async () => {
    const { lin, dad, childId } = world()
    const { slotId, recordId } = await called(lin, [childId])
    await refuses(() => deny(dad, recordId), { refused: 'person_needed', detail: '林家妈妈' })
    const ofChild = await recordIdOf(childId, slotId)
    await refuses(() => deny(dad, ofChild), { refused: 'guardian_needed', detail: '林小满' })
    await deny(lin, ofChild)
  })

  it('is left out when the others are confirmed, and confirmed with a second tap when it was not so', async () => {
    const { lin, chen, organizer, as } = world()
    const { slotId } = await world().addSlot({ inHours: 0.5, lasts: 120, capacity: 4 })
    await signUp(lin, slotId)
    await signUp(chen, slotId)
    cloud().pass(25 * minute)
    await rollCall(slotId, 'in', [lin, chen])
    const recordId = await recordIdOf(lin.id, slotId)
    const { disputeId } = await deny(lin, recordId)
    cloud().pass(2.25 * hour)
    await rollCall(slotId, 'out', [lin, chen])
    expect(await confirm(slotId)).toMatchObject({ confirmed: 1, absent: 0, unsettled: 1 })
    expect([await balanceOf(lin), await balanceOf(chen)]).toEqual([0, 2])
    const answer = { key: newKey(), disputeId, verdict: { is: 'dismissed' as const } }
    await as(organizer).hours.answerDispute({ ...answer, answer: '照片上有您' })
    expect(await confirm(slotId)).toMatchObject({ confirmed: 1, unsettled: 0 })
    expect(await balanceOf(lin)).toBe(2)
  })

  it('waits until it is closed where they have said to have come, or it is about how long', async () => {
    const { lin, as } = world()
    const { recordId } = await called(lin)
    const shorter = { recordId, minutes: 30, reason: '我只待了半个小时。' }
    await refuses(() => as(lin).hours.dispute({ key: newKey(), ...shorter }), {
      refused: 'still_here',
    })
    await affirm(lin, recordId)
    await refuses(() => deny(lin, recordId), { refused: 'still_here' })
  })
})
