import { randomUUID } from 'node:crypto'
import { currentConsent } from '../../src/domain/families'
import { day, hour, later } from '../../src/domain/time'
import { addAccount, addChild, type Adult } from '../support/build'
import { newKey, useCloud, type Told } from '../support/cloud'
import { expectRefused } from '../support/count'
import { askOne } from '../support/database'
import { buildWorld, type World } from '../support/world'

const cloud = useCloud()
let world: World

beforeEach(async () => {
  world = await buildWorld(cloud())
})

const refuses = (asked: () => Promise<unknown>, told: Told) => expectRefused(cloud(), asked, told)
const of = (who: Pick<Adult, 'openid'>) => world.as(who).households
const family = (who: Pick<Adult, 'openid'>) => world.as(who).families.mine({})
const points = async (who: Pick<Adult, 'openid'>) => (await world.as(who).points.mine({})).balance

const inviteAdult = async (who: Adult) =>
  (await of(who).invite({ key: newKey(), kind: 'adult' })).code
const accept = (who: Pick<Adult, 'openid'>, code: string) => of(who).accept({ key: newKey(), code })

const sentences = async (who: Pick<Adult, 'openid'>) =>
  (await world.as(who).points.entries({})).items.map(({ kind, amount, sentence }) => ({
    kind,
    amount,
    sentence,
  }))

describe('moving in with another household', () => {
  it('brings the own points along once, with their dates, and both statements say so', async () => {
    const { lin, chen, now } = world
    const soon = later(now, 20 * day)
    await world.givePoints(lin, 10)
    await world.givePoints(chen, 7, soon)
    await world.givePoints(chen, 5)
    const code = await inviteAdult(lin)
    expect(await of(chen).look({ code })).toMatchObject({
      alias: '林家妈妈家',
      communityName: '张家湾社区',
      members: 4,
      points: 12,
      refusal: null,
    })
    expect(await accept(chen, code)).toEqual({ familyId: lin.familyId, points: 12 })
    expect((await family(chen)).members).toHaveLength(5)
    expect(await world.as(lin).points.mine({})).toMatchObject({
      balance: 22,
      nextExpiry: { amount: 7, at: soon.toISOString() },
    })
    expect(await sentences(lin)).toMatchObject([
      { kind: 'move_in', amount: 12, sentence: '陈师傅并入本户，带来 12 分，到期日不变' },
      { kind: 'bonus' },
    ])
    await cloud().app.idle()
    const [letter] = (await world.as(lin).inbox.list({})).items
    expect(letter).toMatchObject({ kind: 'family_changed', title: '陈师傅加入了您的家庭' })
    await refuses(() => accept(chen, code), { refused: 'invite_unknown' })
  })

  it('is for one person, for three days, and ends with the right to invite', async () => {
    const { lin, dad, chen, neighbour } = world
    const used = await inviteAdult(lin)
    await accept(chen, used)
    await refuses(() => accept(neighbour, used), { refused: 'invite_unknown' })
    const withdrawn = await of(lin).invite({ key: newKey(), kind: 'adult' })
    await of(lin).withdrawInvite({ key: newKey(), inviteId: withdrawn.inviteId })
    await refuses(() => accept(neighbour, withdrawn.code), { refused: 'invite_unknown' })
    const late = await inviteAdult(lin)
    cloud().pass(3 * day)
    await refuses(() => accept(neighbour, late), { refused: 'invite_unknown' })
    const old = await inviteAdult(lin)
    await of(lin).handOver({ key: newKey(), personId: dad.id })
    await refuses(() => accept(neighbour, old), { refused: 'invite_unknown' })
    await refuses(() => inviteAdult(lin), { refused: 'head_only' })
    expect(await of(dad).invites({})).toEqual([])
  })

  it('nobody is in two households, and nobody is pulled out of one', async () => {
    const { lin, dad, chen, teenager, there } = world
    const code = await inviteAdult(chen)
    await refuses(() => accept(dad, code), { refused: 'not_alone' })
    await refuses(() => accept(chen, code), { refused: 'already_in_family' })
    await refuses(() => accept(teenager, code), { refused: 'not_alone' })
    await refuses(() => accept(there.resident, code), { refused: 'invite_unknown' })
    await refuses(() => accept(lin, 'ABCDEFGH'), { refused: 'invite_unknown' })
    await refuses(() => of(teenager).invite({ key: newKey(), kind: 'adult' }), {
      refused: 'adult_only',
    })
  })

  it('waits until sign-ups, service and redemptions are through', async () => {
    const { lin, chen } = world
    const code = await inviteAdult(lin)
    const { slotId } = await world.addSlot()
    const { partyId } = await world
      .as(chen)
      .signups.create({ key: newKey(), slotId, personIds: [chen.id] })
    await refuses(() => accept(chen, code), { refused: 'signups_first' })
    expect((await of(chen).look({ code })).refusal).toEqual({ reason: 'signups_first' })
    await world.as(chen).signups.cancel({ key: newKey(), partyId })
    await world.givePoints(chen, 20)
    const itemId = await world.addItem()
    const { redemptionId } = await world.as(chen).shop.reserve({ key: newKey(), itemId })
    await refuses(() => accept(chen, code), { refused: 'redemption_waiting' })
    await world.as(chen).shop.cancel({ key: newKey(), redemptionId })
    expect(await accept(chen, code)).toMatchObject({ points: 20 })
  })

  it('is not for who just confirmed service of that household, or whose service it confirmed', async () => {
    const { lin, organizer, as } = world
    const { slotId } = await world.addSlot({ inHours: 0.5, fixedPoints: 3 })
    const personIds = [lin.id]
    await as(lin).signups.create({ key: newKey(), slotId, personIds })
    await as(organizer).attendance.rollCall({ key: newKey(), slotId, act: 'in', personIds })
    cloud().pass(3 * hour)
    await as(organizer).attendance.rollCall({ key: newKey(), slotId, act: 'out', personIds })
    await as(organizer).attendance.confirm({ key: newKey(), slotId })
    const code = await inviteAdult(lin)
    expect((await of(organizer).look({ code })).refusal).toEqual({ reason: 'favoured_lately' })
    await refuses(() => accept(organizer, code), { refused: 'favoured_lately' })
    cloud().pass(91 * day)
    await accept(organizer, await inviteAdult(lin))
  })

  it('does not begin a limit anew: what was taken before counts in the new household', async () => {
    const { lin, chen } = world
    const itemId = await world.addItem({ stock: 9, price: 1, limitPerQuarter: 2 })
    await world.givePoints(lin, 9)
    await world.givePoints(chen, 9)
    const reserve = (who: Adult) => world.as(who).shop.reserve({ key: newKey(), itemId })
    const pickUp = (code: string) =>
      world.as(world.shopkeeper).shop.pickUp({ key: newKey(), orgId: world.shop.id, code })
    await pickUp((await reserve(chen)).code)
    await pickUp((await reserve(chen)).code)
    await accept(chen, await inviteAdult(lin))
    await refuses(() => reserve(lin), { refused: 'limit_reached', detail: '2' })
    await of(chen).leave({ key: newKey() })
    await world.givePoints({ ...chen, familyId: (await family(chen)).familyId }, 9)
    await refuses(() => reserve(chen), { refused: 'limit_reached', detail: '2' })
  })
})

describe('a young person of fourteen or more', () => {
  const youth = async () => {
    const api = world.cloud.api({ openid: 'openid-youth' })
    const { personId, familyId } = await api.families.join({
      key: newKey(),
      nickname: '小陆',
      birthYear: world.now.getUTCFullYear() - 17,
      consentVersion: currentConsent,
      communityId: world.community.id,
    })
    return { id: personId, familyId, openid: 'openid-youth' }
  }

  it('who joined alone comes under a guardian by an invitation with the guardian’s consent', async () => {
    const { lin } = world
    const young = await youth()
    await refuses(() => of(lin).invite({ key: newKey(), kind: 'minor' }), {
      refused: 'consent_outdated',
    })
    const plain = await inviteAdult(lin)
    await refuses(() => accept(young, plain), { refused: 'invite_for_others' })
    const { code } = await of(lin).invite({
      key: newKey(),
      kind: 'minor',
      consentVersion: currentConsent,
    })
    await accept(young, code)
    const member = (await family(lin)).members.find(({ personId }) => personId === young.id)
    expect(member).toMatchObject({
      kind: 'minor',
      isMyWard: true,
      guardians: [{ personId: lin.id, state: 'standing' }],
    })
  })

  it('takes over the own place with an account, by a code of the guardian, and signs up alone', async () => {
    const { lin, builder } = world
    const wardId = await addChild(builder, lin, '林二满', 15)
    const child = await addChild(builder, lin, '林三满', 12)
    const consented = { key: newKey(), kind: 'ward' as const, consentVersion: currentConsent }
    await refuses(() => of(lin).invite({ ...consented, wardId: child }), { refused: 'too_young' })
    await refuses(() => of(world.chen).invite({ ...consented, wardId }), { refused: 'not_a_ward' })
    const { code } = await of(lin).invite({ ...consented, wardId })
    const claim = (openid: string) =>
      world.cloud
        .api({ openid })
        .households.claim({ key: newKey(), code, consentVersion: currentConsent })
    await refuses(() => claim(world.chen.openid), { refused: 'already_joined' })
    expect(await claim('openid-ward')).toEqual({ personId: wardId, familyId: lin.familyId })
    await refuses(() => claim('openid-other'), { refused: 'invite_unknown' })
    const { slotId } = await world.addSlot()
    await world.cloud
      .api({ openid: 'openid-ward' })
      .signups.create({ key: newKey(), slotId, personIds: [wardId] })
  })
})

describe('consent of guardians', () => {
  it('taken back, the child’s coming places are given back and nobody signs it up', async () => {
    const { lin, childId, as } = world
    const { slotId } = await world.addSlot()
    await as(lin).signups.create({ key: newKey(), slotId, personIds: [lin.id, childId] })
    expect(await of(lin).withdrawConsent({ key: newKey(), minorId: childId })).toEqual({
      cancelled: 1,
    })
    const again = await world.addSlot({ inHours: 72 })
    await refuses(
      () =>
        as(lin).signups.create({
          key: newKey(),
          slotId: again.slotId,
          personIds: [lin.id, childId],
        }),
      { refused: 'guardian_needed', detail: '林小满' },
    )
    await refuses(() => of(lin).withdrawConsent({ key: newKey(), minorId: childId }), {
      refused: 'not_a_ward',
    })
    const consent = { minorId: childId, consentVersion: currentConsent }
    await refuses(() => of(lin).consent({ ...consent, key: newKey(), rule: 'from_14' }), {
      refused: 'consent_outdated',
    })
    await of(lin).consent({ ...consent, key: newKey(), rule: 'under_14' })
    await as(lin).signups.create({
      key: newKey(),
      slotId: again.slotId,
      personIds: [lin.id, childId],
    })
  })

  it('of a second guardian, named by the first and given by the own word, lets both act', async () => {
    const { lin, dad, chen, childId, teenager, as } = world
    const { slotId } = await world.addSlot()
    const bring = () => as(dad).signups.create({ key: newKey(), slotId, personIds: [childId] })
    const name = (who: Adult, guardianId: string) =>
      of(who).nameGuardian({ key: newKey(), minorId: childId, guardianId })
    await refuses(() => name(dad, dad.id), { refused: 'not_a_ward' })
    await refuses(() => name(lin, chen.id), { refused: 'adult_only' })
    await refuses(() => name(lin, teenager.id), { refused: 'adult_only' })
    await refuses(() => name(lin, lin.id), { refused: 'already_guardian' })
    await name(lin, dad.id)
    await refuses(bring, { refused: 'guardian_needed', detail: '林小满' })
    await of(dad).consent({
      key: newKey(),
      minorId: childId,
      rule: 'under_14',
      consentVersion: currentConsent,
    })
    await bring()
    // One of two guardians takes it back: the other one's consent still stands.
    expect(await of(lin).withdrawConsent({ key: newKey(), minorId: childId })).toEqual({
      cancelled: 0,
    })
    const uncle = await world.addNeighbour('小舅')
    await accept(uncle, await inviteAdult(lin))
    await refuses(() => name(dad, uncle.id), { refused: 'two_guardians' })
  })

  it('for a younger child does not let one of fourteen act alone', async () => {
    const { lin, builder, as } = world
    const wardId = await addChild(builder, lin, '林四满', 13)
    const ward = await addAccount(builder, wardId, lin.familyId)
    const { slotId } = await world.addSlot({ inHours: 24 * 400 })
    const alone = () => as(ward).signups.create({ key: newKey(), slotId, personIds: [wardId] })
    await refuses(alone, { refused: 'guardian_needed', detail: '林四满' })
    cloud().pass(366 * day)
    await refuses(alone, { refused: 'guardian_needed', detail: '林四满' })
    const state = async () =>
      (await family(lin)).members.find(({ personId }) => personId === wardId)?.guardians
    expect(await state()).toEqual([{ personId: lin.id, state: 'outdated' }])
    await of(lin).consent({
      key: newKey(),
      minorId: wardId,
      rule: 'from_14',
      consentVersion: currentConsent,
    })
    await alone()
  })
})

describe('leaving a household', () => {
  it('takes nothing, and what waits at the counter stays with the household', async () => {
    const { lin, dad } = world
    await world.givePoints(lin, 30)
    const itemId = await world.addItem()
    await world.as(dad).shop.reserve({ key: newKey(), itemId })
    const { familyId } = await of(dad).leave({ key: newKey() })
    expect(await family(dad)).toMatchObject({ familyId, members: [{ isMe: true, isHead: true }] })
    expect(await points(dad)).toBe(0)
    expect(await world.as(lin).points.mine({})).toMatchObject({ balance: 15, held: 15 })
    expect((await world.as(dad).shop.mine({})).items).toEqual([])
    expect((await world.as(lin).shop.mine({})).items).toMatchObject([{ status: 'reserved' }])
    await refuses(() => of(dad).leave({ key: newKey() }), { refused: 'alone_already' })
  })

  it('is not for the head, not for a minor, not for the only guardian, not with a place', async () => {
    const { lin, dad, teenager, childId } = world
    await refuses(() => of(lin).leave({ key: newKey() }), { refused: 'hand_over_first' })
    await refuses(() => of(teenager).leave({ key: newKey() }), { refused: 'adult_only' })
    await refuses(() => of(dad).handOver({ key: newKey(), personId: dad.id }), {
      refused: 'head_only',
    })
    await refuses(() => of(lin).handOver({ key: newKey(), personId: childId }), {
      refused: 'adult_only',
    })
    await of(lin).handOver({ key: newKey(), personId: dad.id })
    await refuses(() => of(lin).leave({ key: newKey() }), { refused: 'ward_left_behind' })
    await of(dad).handOver({ key: newKey(), personId: lin.id })
    const { slotId } = await world.addSlot()
    await world.as(lin).signups.create({ key: newKey(), slotId, personIds: [lin.id, dad.id] })
    await refuses(() => of(dad).leave({ key: newKey() }), { refused: 'signups_first' })
  })

  it('what was served before is paid to the household that served it', async () => {
    const { lin, dad, organizer, as } = world
    const { slotId } = await world.addSlot({ inHours: 0.5, fixedPoints: 3 })
    const personIds = [dad.id]
    await as(dad).signups.create({ key: newKey(), slotId, personIds })
    await as(organizer).attendance.rollCall({ key: newKey(), slotId, act: 'in', personIds })
    cloud().pass(3 * hour)
    await as(organizer).attendance.rollCall({ key: newKey(), slotId, act: 'out', personIds })
    await refuses(() => of(dad).leave({ key: newKey() }), { refused: 'signups_first' })
    await as(organizer).attendance.confirm({ key: newKey(), slotId })
    await of(dad).leave({ key: newKey() })
    expect([await points(lin), await points(dad)]).toEqual([5, 0])
  })
})

describe('staff', () => {
  const code = async (who: Adult) => (await world.as(who).attendance.memberCode({})).code
  const open = async (who: Adult, holder: Adult) =>
    of(who).open({ key: newKey(), orgId: world.community.id, code: await code(holder) })

  const propose = (
    wish: Partial<Parameters<ReturnType<typeof of>['proposeSplit']>[0]> = {},
    who: Adult = world.organizer,
  ) =>
    of(who).proposeSplit({
      key: newKey(),
      familyId: world.lin.familyId,
      personIds: [world.dad.id],
      newHeadId: world.dad.id,
      points: 11,
      reason: '夫妻分开居住',
      ...wish,
    })

  const answer = (who: Adult, splitId: string, agree = true) =>
    of(who).answerSplit({ key: newKey(), splitId, agree })
  const carryOut = (splitId: string, who: Adult = world.organizer) =>
    of(who).carryOutSplit({ key: newKey(), splitId })

  it('look at a household only with its code in front of them, and that is on record', async () => {
    const { lin, organizer, otherOrganizer, colleague, fangqi } = world
    const seen = await open(organizer, lin)
    expect(seen).toMatchObject({ familyId: lin.familyId, communityName: '张家湾社区' })
    expect(seen.members).toHaveLength(4)
    const kept = await askOne(
      cloud().database.db,
      `select after ->> 'read' from audit where command = 'households.open'`,
    )
    expect(kept).toContain(world.childId)
    const lins = await code(lin)
    await refuses(() => of(otherOrganizer).open({ key: newKey(), orgId: fangqi.id, code: lins }), {
      refused: 'out_of_scope',
    })
    await refuses(() => open(colleague, colleague), { refused: 'own_family' })
    await refuses(
      () => of(organizer).open({ key: newKey(), orgId: world.community.id, code: 'HLM.x' }),
      { refused: 'code_invalid' },
    )
  })

  it('divide a household as both heads agree: points of every age go along with their dates', async () => {
    const { lin, dad, organizer, colleague, now } = world
    const soon = later(now, 30 * day)
    await world.givePoints(lin, 10, soon)
    await world.givePoints(lin, 11)
    const { splitId } = await propose()
    await refuses(() => carryOut(splitId), { refused: 'not_agreed' })
    expect(await of(dad).splits({})).toMatchObject([
      { id: splitId, points: 11, mayAnswer: true, newHead: '林家爸爸' },
    ])
    expect(await answer(lin, splitId)).toEqual({ status: 'proposed' })
    await refuses(() => answer(lin, splitId), { refused: 'already_answered' })
    expect(await answer(dad, splitId)).toEqual({ status: 'agreed' })
    expect(await of(colleague).cases({ orgId: world.community.id })).toMatchObject([
      { status: 'agreed', headAgreed: true, newHeadAgreed: true },
    ])
    const done = await carryOut(splitId)
    expect(done.points).toBe(11)
    expect(await family(dad)).toMatchObject({ familyId: done.familyId })
    expect([await points(lin), await points(dad)]).toEqual([10, 11])
    // Of ten that expire soon and eleven that last, each side keeps its share of both.
    expect((await world.as(dad).points.mine({})).nextExpiry).toEqual({
      at: soon.toISOString(),
      amount: 6,
    })
    expect(await sentences(dad)).toMatchObject([
      { kind: 'move_in', amount: 11, sentence: '分户，按两位户主的约定分得 11 分，到期日不变' },
    ])
    expect(await sentences(lin)).toMatchObject([{ kind: 'move_out', amount: -11 }, {}, {}])
    await refuses(() => carryOut(splitId, organizer), { refused: 'already_answered' })
  })

  it('do not divide without both words, nor what has changed since, nor their own household', async () => {
    const { lin, dad, chen, organizer, childId } = world
    await refuses(() => propose({ points: 12 }), { refused: 'not_enough_points', detail: '0' })
    await refuses(() => propose({ points: 0, personIds: [dad.id, chen.id] }), {
      refused: 'not_in_family',
    })
    await refuses(() => propose({ points: 0, personIds: [lin.id], newHeadId: lin.id }), {
      refused: 'not_in_family',
    })
    await refuses(() => propose({ points: 0, personIds: [dad.id], newHeadId: childId }), {
      refused: 'new_head_adult',
    })
    await refuses(() => propose({ points: 0, personIds: [dad.id, childId] }), {
      refused: 'ward_left_behind',
    })
    const own = { familyId: organizer.familyId, personIds: [organizer.id], points: 0 }
    await refuses(() => propose({ ...own, newHeadId: organizer.id }), { refused: 'own_family' })
    const { splitId } = await propose({ points: 0 })
    await refuses(() => propose({ points: 0 }), { refused: 'split_pending' })
    await refuses(() => answer(world.teenager, splitId), { refused: 'not_asked' })
    await answer(dad, splitId, false)
    await refuses(() => answer(lin, splitId), { refused: 'already_answered' })
    await refuses(() => carryOut(splitId), { refused: 'already_answered' })
    const again = await propose({ points: 0 })
    await answer(lin, again.splitId)
    await answer(dad, again.splitId)
    await accept(chen, await inviteAdult(lin))
    await refuses(() => carryOut(again.splitId), { refused: 'household_changed' })
    await of(organizer).dropSplit({ key: newKey(), splitId: again.splitId, reason: '重写' })
    await refuses(
      () => of(organizer).dropSplit({ key: newKey(), splitId: again.splitId, reason: '重写' }),
      { refused: 'already_answered' },
    )
  })

  it('a guardian who goes takes the child along where both agree', async () => {
    const { lin, dad, childId, teenager } = world
    await of(lin).handOver({ key: newKey(), personId: dad.id })
    const personIds = [lin.id, childId, teenager.id]
    const { splitId } = await propose({ points: 0, personIds, newHeadId: lin.id })
    await answer(lin, splitId)
    await answer(dad, splitId)
    await carryOut(splitId)
    expect((await family(lin)).members.map(({ personId }) => personId).sort()).toEqual(
      personIds.sort(),
    )
    expect((await family(dad)).members).toHaveLength(1)
  })

  it('move a household to another community, with a reason, and its window stays behind', async () => {
    const { lin, organizer, otherOrganizer, fangqi, community } = world
    const move = (who: Adult, communityId: string) =>
      of(who).moveHome({ key: newKey(), familyId: lin.familyId, communityId, reason: '搬家了' })
    await refuses(() => move(organizer, community.id), { refused: 'same_community' })
    await refuses(() => move(organizer, world.street.id), { failed: 'NOT_FOUND' })
    await refuses(() => move(organizer, randomUUID()), { failed: 'NOT_FOUND' })
    await refuses(() => move(otherOrganizer, fangqi.id), { failed: 'NOT_FOUND' })
    await move(organizer, fangqi.id)
    expect(await family(lin)).toMatchObject({ communityName: '纺器社区', windowNumber: null })
    await move(otherOrganizer, community.id)
  })
})

describe('what a minor has earned', () => {
  it('is shown as stars and nowhere as a figure', async () => {
    const { lin, teenager, organizer, as } = world
    const { slotId } = await world.addSlot({ inHours: 0.5, fixedPoints: 2 })
    const personIds = [lin.id, teenager.id]
    await as(lin).signups.create({ key: newKey(), slotId, personIds })
    await as(organizer).attendance.rollCall({ key: newKey(), slotId, act: 'in', personIds })
    cloud().pass(3 * hour)
    await as(organizer).attendance.rollCall({ key: newKey(), slotId, act: 'out', personIds })
    await as(organizer).attendance.confirm({ key: newKey(), slotId })
    const members = (await family(lin)).members
    const stars = (id: string) => members.find(({ personId }) => personId === id)?.stars
    expect([stars(lin.id), stars(teenager.id), stars(world.childId)]).toEqual([null, 3, 0])
  })
})
