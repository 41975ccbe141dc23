import type { RootStore } from '../../stores/root'

/** All that the home page shows, asked for at once. */
export async function loadHome(stores: RootStore): Promise<void> {
  const { session, activities, signups } = stores
  await Promise.all([
    activities.nearby.load(session.me?.communityId),
    loadLights(stores),
    session.me && signups.coming.first(),
    // How many letters are unread may have changed since.
    session.refresh(),
  ])
}

/** A visitor sees the largest community of the district. */
async function loadLights({ session, activities, community }: RootStore): Promise<void> {
  if (!session.me) await activities.communities.load()
  const communityId = session.me?.communityId ?? activities.largestCommunity?.id
  if (communityId !== undefined) await community.home.load(communityId)
}
