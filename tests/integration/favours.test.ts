import { day, hour, later, minute } from '../../src/domain/time'
import { addSpouse, grant, type Adult } from '../support/build'
import { newKey } from '../support/cloud'
import { useServing } from '../support/serving'
import { useStory } from '../support/story'

const story = useStory()
const { cloud, world, refuses } = story
const { serves, correct, invite, joins, leaves, divides, spend, pointsOf } = useServing(story)

const give = (by: Adult, familyId: string, amount = 10) =>
  world().as(by).grants.give({
    key: newKey(),
    orgId: world().community.id,
    kind: 'bonus',
    familyId,
    amount,
    reason: 'emergency',
    note: '台风夜里帮三位老人转移',
  })

const approve = (by: Adult, grantId: string) =>
  world().as(by).grants.decide({ key: newKey(), grantId, verdict: 'approve', note: '' })

/** A neighbour who also works for the community, in the household of another neighbour. */
const staffIn = async (home: Adult, nickname: string) => {
  const { builder, community } = world()
  const one = await addSpouse(builder, home, nickname)
  await grant(builder, one, 'organizer', community)
  return one
}

const staffOfStreet = async (who: Adult) => {
  const { builder, street } = world()
  await grant(builder, who, 'reviewer', street)
}

const moveInRefused = async (who: Adult, head: Adult) => {
  const code = await invite(head)
  await refuses(() => world().as(who).households.accept({ key: newKey(), code }), {
    refused: 'favoured_lately',
  })
}

describe('a household that moved in with another', () => {
  it('is offered to nobody for a bonus, and is given none', async () => {
    const { lin, chen, organizer, community, as } = world()
    await joins(chen, lin)
    const listed = await as(organizer).grants.households({ orgId: community.id, search: '陈师傅' })
    expect(listed).toEqual([])
    await refuses(() => give(organizer, chen.familyId), { refused: 'household_gone' })
  })

  it('is no back door to the own family', async () => {
    const { lin, chen } = world()
    const inside = await staffIn(lin, '林家姑姑')
    await joins(chen, lin)
    await refuses(() => give(inside, chen.familyId), { refused: 'household_gone' })
  })
})

describe('nobody moves out, does the own family a favour, and moves in again', () => {
  it('by correcting, answering or settling what others had confirmed', async () => {
    const { chen, colleague } = world()
    const mate = await staffIn(chen, '陈家合租人')
    const { signupId } = await serves(chen, 240, { by: colleague })
    await correct(signupId, 60, colleague)
    const out = await leaves(mate)
    await correct(signupId, 120, out)
    await moveInRefused(out, chen)
    cloud().pass(91 * day)
    await joins(out, chen)
  })

  it('by agreeing to what the org below has asked', async () => {
    const { chen, organizer, colleague, street, as } = world()
    const mate = await staffIn(chen, '陈家合租人')
    await staffOfStreet(mate)
    const { signupId } = await serves(chen, 240, { by: colleague })
    await correct(signupId, 60, organizer)
    await correct(signupId, 120, organizer)
    const out = await leaves(mate)
    const [asked] = await as(out).hours.consents({ orgId: street.id })
    await as(out).hours.decideConsent({
      key: newKey(),
      consentId: asked?.consentId ?? '',
      verdict: 'agree',
      answer: '',
    })
    await moveInRefused(out, chen)
  })

  it('by letting a claim go', async () => {
    const { chen, organizer, colleague, community, as } = world()
    const mate = await staffIn(chen, '陈家合租人')
    const { signupId } = await serves(chen, 240, { by: colleague })
    await spend(chen, 4)
    await correct(signupId, 0, organizer)
    const out = await leaves(mate)
    const [claim] = await as(out).points.claims({ orgId: community.id })
    await as(out).points.waiveClaim({
      key: newKey(),
      claimId: claim?.claimId ?? '',
      reason: '是我们记错了',
    })
    await moveInRefused(out, chen)
  })

  it('by a third household, to which the points went along', async () => {
    const { lin, chen, colleague } = world()
    const mate = await staffIn(chen, '陈家合租人')
    const out = await leaves(mate)
    await approve(colleague, (await give(out, chen.familyId)).grantId)
    await joins(chen, lin)
    await moveInRefused(out, lin)
  })

  it('by a division, with which the points went along', async () => {
    const { chen, colleague, builder } = world()
    const flatmate = await addSpouse(builder, chen, '陈家室友')
    const mate = await staffIn(chen, '陈家合租人')
    const out = await leaves(mate)
    await approve(colleague, (await give(out, chen.familyId)).grantId)
    const gone = await divides(chen, flatmate, 10)
    expect(await pointsOf(gone)).toMatchObject({ balance: 10 })
    await moveInRefused(out, gone)
  })

  it('by another household of whoever was confirmed', async () => {
    const { chen, builder } = world()
    const flatmate = await addSpouse(builder, chen, '陈家室友')
    const mate = await staffIn(chen, '陈家合租人')
    const out = await leaves(mate)
    await serves(flatmate, 60, { by: out })
    const alone = await leaves(flatmate)
    await moveInRefused(out, alone)
  })
})

describe('what somebody asked for before joining a household is of the own family there', () => {
  const tells = async (who: Adult, minutes: number, hoursAgo: number) => {
    const startsAt = later(await cloud().now(), -hoursAgo * hour).toISOString()
    return world().as(who).hours.report({
      key: newKey(),
      personId: who.id,
      startsAt,
      minutes,
      what: '帮独居老人买菜送药',
      fileId: null,
    })
  }

  it('a report is decided by others, and its teller still sees it', async () => {
    const { chen, organizer, colleague, as } = world()
    const { reportId } = await tells(chen, 90, 5)
    await joins(chen, organizer)
    const decide = (by: Adult) =>
      as(by).hours.decideReport({ key: newKey(), reportId, verdict: 'approve', answer: '' })
    await refuses(() => decide(organizer), { refused: 'own_family' })
    expect(await as(chen).hours.reports({})).toMatchObject([{ id: reportId, state: 'open' }])
    expect(await decide(colleague)).toEqual({ state: 'approved', counted: 90 })
  })

  it('what waits for the org above is decided by others', async () => {
    const { chen, superior, organizer, street, as } = world()
    // Ten hours that end before midnight, so that two of them are above the day's eight.
    const now = await cloud().now()
    const sinceMidnight = ((now.getTime() + 8 * hour) % day) / hour
    const { reportId } = await tells(chen, 600, sinceMidnight + 11)
    await as(organizer).hours.decideReport({
      key: newKey(),
      reportId,
      verdict: 'approve',
      answer: '',
    })
    await joins(chen, superior)
    const [asked] = await as(superior).hours.consents({ orgId: street.id })
    const decide = () =>
      as(superior).hours.decideConsent({
        key: newKey(),
        consentId: asked?.consentId ?? '',
        verdict: 'agree',
        answer: '',
      })
    await refuses(decide, { refused: 'own_family' })
  })
})

describe('moving out before the second person decides hides nothing', () => {
  it('whoever lived there when the bonus was given does not approve it', async () => {
    const { chen, organizer, colleague, community, as } = world()
    const mate = await staffIn(chen, '陈家合租人')
    const { grantId } = await give(organizer, chen.familyId)
    const out = await leaves(mate)
    expect((await as(out).grants.list({ orgId: community.id })).waiting).toMatchObject([
      { id: grantId, mayDecide: false },
    ])
    await refuses(() => approve(out, grantId), { refused: 'own_family' })
    await approve(colleague, grantId)
    expect(await pointsOf(chen)).toMatchObject({ balance: 10 })
  })

  const flags = () => world().as(world().auditor).grants.flags({ orgId: world().community.id })

  it('who favour each other are shown, though one of them has moved out before the favour returns', async () => {
    const { chen, organizer, colleague } = world()
    const mate = await staffIn(chen, '陈家合租人')
    await approve(colleague, (await give(mate, organizer.familyId)).grantId)
    const out = await leaves(mate)
    await approve(colleague, (await give(organizer, out.familyId)).grantId)
    expect(await flags()).toHaveLength(1)
  })

  it('or has moved out since the own household was favoured', async () => {
    const { chen, organizer, colleague } = world()
    const mate = await staffIn(chen, '陈家合租人')
    await approve(colleague, (await give(organizer, chen.familyId)).grantId)
    const out = await leaves(mate)
    await approve(colleague, (await give(out, organizer.familyId)).grantId)
    expect(await flags()).toHaveLength(1)
  })
})

describe('staff who write down when their own household came and left', () => {
  it('leave that on the board for the colleague who confirms', async () => {
    const { chen, organizer, colleague, as } = world()
    const startsAt = later(await cloud().now(), minute)
    const endsAt = later(startsAt, hour)
    const { slotId } = await world().addSlot({ startsAt, endsAt, closesAt: startsAt })
    for (const who of [organizer, chen])
      await as(who).signups.create({ key: newKey(), slotId, personIds: [who.id] })
    const seen = async () => {
      const { parties } = await as(colleague).attendance.board({ slotId })
      return parties.map(({ people }) => people.map((one) => one.byHousehold))
    }
    const call = { slotId, personIds: [organizer.id, chen.id] }
    cloud().pass(2 * minute)
    await as(organizer).attendance.rollCall({ key: newKey(), act: 'in', ...call })
    expect(await seen()).toEqual([[true], [false]])
    cloud().pass(hour)
    await as(colleague).attendance.rollCall({ key: newKey(), act: 'out', ...call })
    expect(await seen()).toEqual([[true], [false]])
  })
})
