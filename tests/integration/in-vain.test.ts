import { hour } from '../../src/domain/time'
import { newKey } from '../support/cloud'
import { useStory } from '../support/story'

const { cloud, world, signUp, cancel, seatsOf, statusOf, partyRow, lettersOf, refuses } = useStory()

const decide = (slotId: string, partyIds: string[], verdict: 'approve' | 'reject', reason = '') =>
  world().as(world().organizer).signups.decide({ key: newKey(), slotId, partyIds, verdict, reason })

/** 陈师傅 has the one seat; the Lins, mother and father, wait behind somebody else. */
const lineOfTwo = async () => {
  const { chen, organizer, lin, dad } = world()
  const { slotId } = await world().addSlot({ inHours: 5, capacity: 2 })
  await signUp(chen, slotId)
  await signUp(organizer, slotId)
  const { partyId } = await signUp(lin, slotId, [lin.id, dad.id])
  return { slotId, partyId }
}

describe('whose turn never came', () => {
  it('waits no longer once it begins, is told so, and the others of the party too', async () => {
    const { lin, dad } = world()
    const { slotId, partyId } = await lineOfTwo()
    await cloud().tick()
    expect(await statusOf(partyId)).toBe('waitlisted')
    cloud().pass(5 * hour)
    await cloud().tick()
    expect(await statusOf(partyId)).toBe('declined')
    expect((await partyRow(partyId)).endedAt).not.toBeNull()
    expect(await seatsOf(slotId)).toEqual({ free: 0, waiting: 0 })
    for (const who of [lin, dad]) {
      const letters = await lettersOf(who, 'turn_never_came')
      expect(letters).toHaveLength(1)
      expect(letters[0]?.title).toContain('这次没有轮到')
    }
    await cloud().tick()
    expect(await lettersOf(lin, 'turn_never_came')).toHaveLength(1)
  })

  it('is free to move to another household afterwards', async () => {
    const { chen, lin, dad } = world()
    const { slotId } = await world().addSlot({ inHours: 5, capacity: 1 })
    await signUp(chen, slotId)
    await signUp(dad, slotId)
    const leave = () => world().as(dad).households.leave({ key: newKey() })
    await refuses(leave, { refused: 'signups_first' })
    cloud().pass(6 * hour)
    await cloud().tick()
    await leave()
    expect(dad.familyId).toBe(lin.familyId)
  })

  it('whoever nobody decided on waits until the end, for a late word still helps', async () => {
    const { lin, chen } = world()
    const { slotId } = await world().addSlot({ inHours: 5, capacity: 1, approval: true, lasts: 60 })
    const first = await signUp(lin, slotId)
    const second = await signUp(chen, slotId)
    cloud().pass(5.5 * hour)
    await cloud().tick()
    expect(await decide(slotId, [first.partyId], 'approve')).toMatchObject({ confirmed: 1 })
    cloud().pass(hour)
    await cloud().tick()
    expect(await statusOf(second.partyId)).toBe('declined')
    expect(await lettersOf(chen, 'turn_never_came')).toHaveLength(1)
    expect(await cancel(lin, first.partyId).catch(() => 'kept')).toBe('kept')
  })
})

describe('approving what is over', () => {
  it('is refused, for it would be nothing but an absence; rejecting is still possible', async () => {
    const { lin } = world()
    const { slotId } = await world().addSlot({ inHours: 5, approval: true, lasts: 60 })
    const { partyId } = await signUp(lin, slotId)
    cloud().pass(6 * hour)
    await refuses(() => decide(slotId, [partyId], 'approve'), { refused: 'slot_over' })
    expect(await statusOf(partyId)).toBe('pending')
    expect(await decide(slotId, [partyId], 'reject', '已经结束了')).toMatchObject({ rejected: 1 })
  })
})
