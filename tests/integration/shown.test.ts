import { newKey } from '../support/cloud'
import { addService } from '../support/history'
import { useStory } from '../support/story'

const { cloud, world, signUp, cancel, codeOf } = useStory()

it('我的报名 says whether one has said how it was, for each of the household alone', async () => {
  const { lin, dad, builder, community, as } = world()
  const added = await world().addSlot({ inHours: -5 }, { status: 'ended' })
  await addService(builder, community, lin, added.slotId, 'nothing_earned')
  const given = async (who = lin) => {
    const { items } = await as(who).signups.mine({ when: 'over' })
    return items.map(({ feedbackGiven }) => feedbackGiven)
  }
  expect(await given()).toEqual([false])
  const { activityId } = added
  await as(lin).feedback.give({ key: newKey(), activityId, stars: 5, text: '' })
  expect(await given()).toEqual([true])
  expect(await given(dad)).toEqual([false])
})

it('what staff vouched for is shown to the person, and is gone when it was taken back', async () => {
  const { lin, dad, organizer, community, as } = world()
  const skillsOf = async (who = lin) => (await as(who).session.who({})).me?.skills
  const vouch = async (skills: ('driving' | 'cooking')[]) =>
    as(organizer).signups.vouch({
      key: newKey(),
      orgId: community.id,
      code: await codeOf(lin),
      skills,
      note: '看过证件',
    })
  expect(await skillsOf()).toEqual([])
  await vouch(['driving', 'cooking'])
  expect(await skillsOf()).toEqual(['cooking', 'driving'])
  expect(await skillsOf(dad)).toEqual([])
  await vouch(['cooking'])
  expect(await skillsOf()).toEqual(['cooking'])
})

it('the board names who waits in the order of the line, and for whom a seat is held', async () => {
  const { chen, lin, childId, colleague, organizer, as } = world()
  const { slotId } = await world().addSlot({ capacity: 2, waitMode: 'offer' })
  const holder = await signUp(chen, slotId)
  await signUp(colleague, slotId)
  const single = await signUp(organizer, slotId)
  const family = await signUp(lin, slotId, [lin.id, childId])
  const lineOf = async () => (await as(organizer).attendance.board({ slotId })).line
  expect(await lineOf()).toEqual([
    { partyId: single.partyId, nicknames: ['周老师'], offeredUntil: null },
    { partyId: family.partyId, nicknames: ['林家妈妈', '林小满'], offeredUntil: null },
  ])
  await cancel(chen, holder.partyId)
  await cloud().app.idle()
  const [first, second] = await lineOf()
  expect(first?.partyId).toBe(single.partyId)
  expect(Date.parse(first?.offeredUntil ?? '')).toBeGreaterThan(world().now.getTime())
  expect(second).toMatchObject({ partyId: family.partyId, offeredUntil: null })
})
