import { hour } from '../../src/domain/time'
import type { Adult } from '../support/build'
import { newKey } from '../support/cloud'
import { useStory } from '../support/story'

const { cloud, world, signUp, cancel, lettersOf, statusOf } = useStory()

const bodies = async (who: Adult, kind: string) =>
  (await lettersOf(who, kind)).map(({ body }) => body)

describe('what becomes of a sign-up is told to everyone whom it concerns', () => {
  it('the father whom the mother signs up hears of it himself, the neighbour does not', async () => {
    const { lin, dad, chen } = world()
    const { slotId } = await world().addSlot()
    await signUp(lin, slotId, [lin.id, dad.id, world().childId])
    for (const who of [lin, dad]) expect(await bodies(who, 'signup_confirmed')).toHaveLength(1)
    expect(await bodies(chen, 'signup_confirmed')).toEqual([])
  })

  it('of a seat that the line brought, each adult of the party', async () => {
    const { lin, dad, chen } = world()
    const { slotId } = await world().addSlot({ capacity: 2 })
    const first = await signUp(chen, slotId)
    await signUp(lin, slotId, [lin.id, dad.id])
    await cancel(chen, first.partyId)
    for (const who of [lin, dad]) expect(await bodies(who, 'signup_promoted')).toHaveLength(1)
  })

  it('who signed hears who gave the places back, and whose', async () => {
    const { lin, dad, childId } = world()
    const { slotId } = await world().addSlot()
    const { partyId } = await signUp(lin, slotId, [lin.id, childId])
    await cancel(dad, partyId, [childId])
    expect(await bodies(lin, 'signup_cancelled')).toEqual([
      expect.stringContaining('林家爸爸取消了林小满的报名'),
    ])
    expect(await bodies(dad, 'signup_cancelled')).toEqual([
      expect.not.stringContaining('林家爸爸取消了'),
    ])
  })

  it('who is excused, and who signed for them, with the reason', async () => {
    const { lin, dad, organizer, as } = world()
    const { slotId } = await world().addSlot()
    await signUp(lin, slotId, [lin.id, dad.id])
    await as(organizer).attendance.excuse({
      key: newKey(),
      slotId,
      personId: dad.id,
      reason: '临时加班',
    })
    for (const who of [lin, dad]) {
      expect(await bodies(who, 'signup_excused')).toEqual([
        expect.stringContaining('林家爸爸请假，原因：临时加班'),
      ])
    }
  })

  it('of a change and of the end of an activity, each adult who is on it', async () => {
    const { lin, dad, organizer, as } = world()
    const { activityId, slotId } = await world().addSlot()
    await signUp(lin, slotId, [lin.id, dad.id])
    const { activities } = as(organizer)
    const change = { place: '文化站二楼' }
    await activities.change({ key: newKey(), id: activityId, reach: 'one', change })
    await activities.cancel({ key: newKey(), id: activityId, reason: '台风要来' })
    for (const who of [lin, dad]) {
      expect(await bodies(who, 'activity_changed')).toHaveLength(1)
      expect(await bodies(who, 'activity_cancelled')).toHaveLength(1)
    }
  })

  it('who takes a child’s consent back, and who had signed the child up', async () => {
    const { lin, childId } = world()
    const { slotId } = await world().addSlot()
    const { partyId } = await signUp(lin, slotId, [childId])
    await world().as(lin).households.withdrawConsent({ key: newKey(), minorId: childId })
    expect(await statusOf(partyId)).toBe('cancelled')
    expect(await bodies(lin, 'signup_cancelled')).toHaveLength(1)
  })
})

describe('an activity that is taken back', () => {
  it('forgives who was marked absent on it, and what came after counts less', async () => {
    const { lin, organizer, as } = world()
    const mark = async (slotId: string) => {
      const reason = '一直没有来'
      await as(organizer).signups.markAbsent({ key: newKey(), slotId, personIds: [lin.id], reason })
    }
    const long = await world().addSlot({ inHours: 1, lasts: 600 })
    const { partyId } = await signUp(lin, long.slotId)
    cloud().pass(1.5 * hour)
    await mark(long.slotId)
    const other = await world().addSlot({ inHours: 2 })
    await signUp(lin, other.slotId)
    cloud().pass(hour)
    await mark(other.slotId)
    const steps = async () =>
      (await as(lin).signups.absences({})).items.map(({ step, appeal }) => [step, appeal])
    expect(await steps()).toEqual([
      ['days_30', 'none'],
      ['warning', 'none'],
    ])
    const { activityId: id } = long
    await as(organizer).activities.cancel({ key: newKey(), id, reason: '器材没有到' })
    expect(await statusOf(partyId)).toBe('cancelled')
    expect(await steps()).toEqual([
      ['warning', 'none'],
      ['warning', 'revoked'],
    ])
  })
})
