import { hour } from '../../src/domain/time'
import type { Adult, SlotWish } from '../support/build'
import { newKey } from '../support/cloud'
import { useStory } from '../support/story'

const { cloud, world, signUp, cancel, seatsOf, statusOf, lettersOf, refuses } = useStory()

const decide = (
  slotId: string,
  partyIds: string[],
  verdict: 'approve' | 'reject',
  reason = '',
  who: Adult = world().organizer,
) => world().as(who).signups.decide({ key: newKey(), slotId, partyIds, verdict, reason })

const post = (wish: SlotWish = {}) => world().addSlot({ capacity: 1, approval: true, ...wish })

describe('sign-up by approval', () => {
  it('whoever signs up is pending, told so, and holds no seat; more may ask than there are seats', async () => {
    const { lin, childId, chen } = world()
    const { slotId } = await post({ capacity: 2 })
    expect(await signUp(lin, slotId, [lin.id, childId])).toMatchObject({
      status: 'pending',
      position: null,
    })
    expect(await signUp(chen, slotId)).toMatchObject({ status: 'pending' })
    expect(await seatsOf(slotId)).toEqual({ free: 2, waiting: 0 })
    expect(await lettersOf(lin, 'signup_pending')).toHaveLength(1)
    await refuses(() => signUp(chen, slotId), { refused: 'already_signed_up', detail: '陈师傅' })
  })

  it('the organizer sees who asks, in order, with names and answers', async () => {
    const { lin, childId, chen, organizer, as } = world()
    const questions = [
      { id: 'q1', kind: 'text' as const, label: '会什么乐器', required: true, options: [] },
    ]
    const { slotId } = await world().addSlot({ capacity: 3, approval: true }, { questions })
    const first = await signUp(lin, slotId, [lin.id, childId], { q1: '二胡' })
    const second = await signUp(chen, slotId, [chen.id], { q1: '笛子' })
    expect(await as(organizer).signups.pending({ slotId })).toMatchObject({
      free: 3,
      questions,
      parties: [
        { partyId: first.partyId, nicknames: ['林家妈妈', '林小满'], answers: { q1: '二胡' } },
        { partyId: second.partyId, nicknames: ['陈师傅'], answers: { q1: '笛子' } },
      ],
    })
  })

  it('the organizer of another community sees and decides nothing', async () => {
    const { lin, otherOrganizer, there, as } = world()
    const { slotId } = await post()
    const { partyId } = await signUp(lin, slotId)
    for (const who of [otherOrganizer, there.organizer, lin]) {
      await refuses(() => as(who).signups.pending({ slotId }), { failed: 'NOT_FOUND' })
      await refuses(() => decide(slotId, [partyId], 'approve', '', who), { failed: 'NOT_FOUND' })
    }
  })

  it('many are approved at once, in order of joining however they are named; the rest wait', async () => {
    const { lin, chen, colleague } = world()
    const { slotId } = await post({ capacity: 2 })
    const [first, second, third] = [
      await signUp(lin, slotId),
      await signUp(chen, slotId),
      await signUp(colleague, slotId),
    ].map(({ partyId }) => partyId)
    const all = [third, second, first].flatMap((id) => id ?? [])
    expect(await decide(slotId, all, 'approve')).toEqual({
      confirmed: 2,
      waitlisted: 1,
      rejected: 0,
    })
    expect(await Promise.all([...all].reverse().map(statusOf))).toEqual([
      'confirmed',
      'confirmed',
      'waitlisted',
    ])
    expect(await lettersOf(lin, 'signup_confirmed')).toHaveLength(1)
    expect(await lettersOf(colleague, 'signup_waitlisted')).toHaveLength(1)
    await cancel(lin, first ?? '')
    expect(await statusOf(third ?? '')).toBe('confirmed')
    expect(await lettersOf(colleague, 'signup_promoted')).toHaveLength(1)
  })

  it('who is approved sits at once, even where seats from the line are offered', async () => {
    const { slotId } = await post({ waitMode: 'offer' })
    const { partyId } = await signUp(world().lin, slotId)
    await decide(slotId, [partyId], 'approve')
    expect(await statusOf(partyId)).toBe('confirmed')
  })

  it('without a line, those who find no seat stay undecided until one is free', async () => {
    const { lin, chen } = world()
    const { slotId } = await post({ waitlist: false })
    const first = await signUp(lin, slotId)
    const second = await signUp(chen, slotId)
    const both = [first.partyId, second.partyId]
    expect(await decide(slotId, both, 'approve')).toEqual({
      confirmed: 1,
      waitlisted: 0,
      rejected: 0,
    })
    expect(await statusOf(second.partyId)).toBe('pending')
    await cancel(lin, first.partyId)
    await decide(slotId, [second.partyId], 'approve')
    expect(await statusOf(second.partyId)).toBe('confirmed')
  })

  it('in the last two hours who is approved gets what is free, and nobody is sent into the line', async () => {
    const { lin, chen, now } = world()
    const { slotId } = await post({ inHours: 3, cancelUntil: now })
    const first = await signUp(lin, slotId)
    const second = await signUp(chen, slotId)
    cloud().pass(1.5 * hour)
    const both = [first.partyId, second.partyId]
    expect(await decide(slotId, both, 'approve')).toEqual({
      confirmed: 1,
      waitlisted: 0,
      rejected: 0,
    })
    expect(await Promise.all(both.map(statusOf))).toEqual(['confirmed', 'pending'])
  })

  it('whoever sits elsewhere at that time meanwhile waits when approved', async () => {
    const { lin } = world()
    const { slotId } = await post()
    const meal = await world().addSlot({ inHours: 49 })
    const { partyId } = await signUp(lin, slotId)
    expect(await signUp(lin, meal.slotId)).toMatchObject({ status: 'confirmed' })
    expect(await decide(slotId, [partyId], 'approve')).toMatchObject({ waitlisted: 1 })
    expect(await seatsOf(slotId)).toEqual({ free: 1, waiting: 1 })
  })
})

describe('a sign-up is rejected', () => {
  it('with a reason, which the person is told, and it may ask again', async () => {
    const { lin, chen } = world()
    const { slotId } = await post()
    const first = await signUp(lin, slotId)
    const second = await signUp(chen, slotId)
    const both = [first.partyId, second.partyId]
    expect(await decide(slotId, both, 'reject', '这次先请新邻居')).toMatchObject({ rejected: 2 })
    const [letter] = await lettersOf(lin, 'signup_rejected')
    expect(letter?.body).toContain('这次先请新邻居')
    expect(await statusOf(first.partyId)).toBe('rejected')
    expect(await signUp(lin, slotId)).toMatchObject({ status: 'pending' })
  })

  it('never without a reason, never twice, never once withdrawn', async () => {
    const { lin, chen } = world()
    const { slotId } = await post()
    const first = await signUp(lin, slotId)
    const second = await signUp(chen, slotId)
    await refuses(() => decide(slotId, [first.partyId], 'reject'), { refused: 'reason_missing' })
    await decide(slotId, [first.partyId], 'reject', '人数已定')
    await cancel(chen, second.partyId)
    for (const { partyId } of [first, second]) {
      await refuses(() => decide(slotId, [partyId], 'approve'), { refused: 'nothing_pending' })
    }
  })

  it('and a party of another slot is not decided here', async () => {
    const { lin, chen } = world()
    const { slotId } = await post()
    const other = await post({ inHours: 72 })
    const here = await signUp(lin, slotId)
    const elsewhere = await signUp(chen, other.slotId)
    expect(await decide(slotId, [here.partyId, elsewhere.partyId], 'approve')).toEqual({
      confirmed: 1,
      waitlisted: 0,
      rejected: 0,
    })
    expect(await statusOf(elsewhere.partyId)).toBe('pending')
  })
})
