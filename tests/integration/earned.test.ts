import { useServing } from '../support/serving'
import { useStory } from '../support/story'

const story = useStory()
const { world } = story
const { serves, correct, spend, pointsOf } = useServing(story)

const awardedIn = async (communityId: string) => {
  const { figures } = await world().visitor.orgs.community({ communityId })
  return figures.find(({ code }) => code === 'points_awarded')?.value ?? 0
}

it('what was corrected is earned as it stands, for the household and in the public figures', async () => {
  const { lin, community } = world()
  const { signupId } = await serves(lin, 240)
  await spend(lin, 3)
  for (const minutes of [180, 120, 60]) await correct(signupId, minutes)
  expect(await pointsOf(lin)).toMatchObject({ earned: 1 })
  expect(await awardedIn(community.id)).toBe(1)
  await correct(signupId, 0)
  expect(await pointsOf(lin)).toMatchObject({ earned: 0 })
  expect(await awardedIn(community.id)).toBe(0)
})

it('what a child brought in is the same part of five stars wherever it is shown', async () => {
  const { lin, teenager, as } = world()
  await serves(lin, 240, { personIds: [lin.id, teenager.id] })
  await serves(lin, 240)
  const { members } = await as(lin).families.mine({})
  const { people } = await as(lin).myRecord.mine({})
  for (const shown of [members, people])
    expect(shown.find(({ personId }) => personId === teenager.id)).toMatchObject({ stars: 2 })
})
