import { randomUUID } from 'node:crypto'
import { currentConsent, mostMembers } from '../../src/domain/families'
import { newKey, useCloud, type Api, type Told } from '../support/cloud'
import { expectRefused } from '../support/count'
import { buildWorld, type World } from '../support/world'

const cloud = useCloud()
let world: World

beforeEach(async () => {
  world = await buildWorld(cloud())
})

type Joining = Partial<Parameters<Api['families']['join']>[0]>
type Child = Partial<Parameters<Api['families']['addChild']>[0]>

const join = (api: Api, wish: Joining = {}) =>
  api.families.join({
    key: newKey(),
    nickname: '新来的邻居',
    birthYear: 1985,
    consentVersion: currentConsent,
    communityId: world.community.id,
    ...wish,
  })

const addChild = (api: Api, wish: Child = {}) =>
  api.families.addChild({
    key: newKey(),
    nickname: '小朋友',
    birthYear: 2018,
    consentVersion: currentConsent,
    rule: 'under_14',
    ...wish,
  })

const refuses = (asked: () => Promise<unknown>, told: Told) => expectRefused(cloud(), asked, told)

describe('a newcomer joins', () => {
  it('looks around first, then becomes the head of a household of one', async () => {
    const { newcomer, community } = world
    expect(await newcomer.session.who({})).toMatchObject({ identified: true, me: null })
    const joined = await join(newcomer)
    const { me } = await newcomer.session.who({})
    expect(me).toMatchObject({
      personId: joined.personId,
      familyId: joined.familyId,
      kind: 'adult',
      isHead: true,
      communityId: community.id,
      grants: [],
    })
    expect(await newcomer.points.mine({})).toMatchObject({ balance: 0, held: 0 })
  })

  it('names the window of the household among those of the building', async () => {
    const { newcomer, building } = world
    await join(newcomer, { window: { buildingId: building, number: 12 } })
    expect(await newcomer.families.mine({})).toMatchObject({
      buildingName: '1栋',
      windowNumber: 12,
    })
  })

  it('finds the communities of the district to choose from, street by street', async () => {
    const communities = await world.newcomer.orgs.communities({})
    // By their sounds: shuǐ before yáng.
    expect(communities.map(({ name, streetName }) => `${streetName} ${name}`)).toEqual([
      '水果湖街道 张家湾社区',
      '杨园街 纺器社区',
    ])
  })

  it('at fifteen alone, as a minor', async () => {
    const { newcomer, now } = world
    await join(newcomer, { birthYear: now.getUTCFullYear() - 16 })
    expect((await newcomer.session.who({})).me).toMatchObject({ kind: 'minor', isHead: true })
    await refuses(() => addChild(newcomer), { refused: 'adult_only' })
  })

  it('is refused rightly and leaves nothing behind', async () => {
    const { newcomer, building, now, as, lin, there, shop } = world
    await refuses(() => join(as(lin)), { refused: 'already_joined' })
    await refuses(() => join(newcomer, { consentVersion: '2020-01' }), {
      refused: 'consent_outdated',
    })
    await refuses(() => join(newcomer, { birthYear: now.getUTCFullYear() - 14 }), {
      refused: 'minor_needs_guardian',
    })
    await refuses(() => join(newcomer, { window: { buildingId: building, number: 13 } }), {
      refused: 'window_unknown',
    })
    await refuses(() => join(newcomer, { window: { buildingId: randomUUID(), number: 1 } }), {
      refused: 'window_unknown',
    })
    await refuses(() => join(newcomer, { communityId: randomUUID() }), { failed: 'NOT_FOUND' })
    await refuses(() => join(newcomer, { communityId: shop.id }), { failed: 'NOT_FOUND' })
    await refuses(() => join(newcomer, { communityId: there.community.id }), {
      failed: 'NOT_FOUND',
    })
    await refuses(() => join(world.visitor), { failed: 'UNAUTHORIZED' })
  })
})

describe('a household', () => {
  it('an adult adds a child and is its recorded guardian', async () => {
    const { as, chen } = world
    const { personId } = await addChild(as(chen))
    const { members } = await as(chen).families.mine({})
    expect(members).toMatchObject([
      { personId: chen.id, isMe: true, isHead: true },
      { personId, kind: 'minor', isMyWard: true },
    ])
  })

  it('both parents see the child, each knows whose ward it is', async () => {
    const { as, lin, dad, childId } = world
    const wards = async (api: Api) =>
      (await api.families.mine({})).members
        .filter(({ isMyWard }) => isMyWard)
        .map(({ personId }) => personId)
    expect(await wards(as(lin))).toContain(childId)
    expect(await wards(as(dad))).toEqual([])
  })

  it('adding a child is refused rightly and leaves nothing behind', async () => {
    const { as, lin, teenager, now } = world
    await refuses(() => addChild(as(teenager)), { refused: 'adult_only' })
    await refuses(() => addChild(as(lin), { consentVersion: '2020-01' }), {
      refused: 'consent_outdated',
    })
    await refuses(() => addChild(as(lin), { birthYear: now.getUTCFullYear() - 30 }), {
      refused: 'not_a_minor',
    })
    await refuses(() => addChild(world.newcomer), { failed: 'UNAUTHORIZED' })
  })

  it('has twelve members at the most', async () => {
    const { as, chen } = world
    for (let members = 1; members < mostMembers; members += 1) await addChild(as(chen))
    await refuses(() => addChild(as(chen)), { refused: 'family_full' })
  })
})
