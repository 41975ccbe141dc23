import { randomUUID } from 'node:crypto'
import { hour, minute } from '../../src/domain/time'
import type { Adult } from '../support/build'
import { newKey, outcome, useCloud, type Told } from '../support/cloud'
import { expectRefused } from '../support/count'
import { buildWorld, type World } from '../support/world'

const cloud = useCloud()
let world: World
let slotId: string
let activityId: string

/** Half an hour before a slot of two hours in which one hour is one point, and the child is with its mother. */
beforeEach(async () => {
  world = await buildWorld(cloud())
  const made = await world.addSlot({ inHours: 0.5, lasts: 120, fixedPoints: 1 })
  slotId = made.slotId
  activityId = made.activityId
})

const signUp = (who: Adult, personIds: string[] = [who.id]) =>
  world.as(who).signups.create({ key: newKey(), slotId, personIds })

const siteCode = () => world.as(world.organizer).attendance.siteCode({ slotId })
const memberCode = (who: Adult) => world.as(who).attendance.memberCode({})

type Act = 'in' | 'out'
const byCode = (code: string) => ({ by: 'code' as const, code })
const byDigits = (digits: string) => ({ by: 'digits' as const, digits })
type Proof = ReturnType<typeof byCode> | ReturnType<typeof byDigits>

const checkMyself = (who: Adult, act: Act, proof: Proof, personIds?: string[]) =>
  world
    .as(who)
    .attendance.checkMyself({ key: newKey(), slotId, act, proof, ...(personIds && { personIds }) })

const checkMember = (act: Act, proof: Proof, personIds?: string[]) =>
  world
    .as(world.organizer)
    .attendance.checkMember({ key: newKey(), slotId, act, proof, ...(personIds && { personIds }) })

const rollCall = (act: Act, personIds: string[]) =>
  world.as(world.organizer).attendance.rollCall({ key: newKey(), slotId, act, personIds })

const confirm = (by: Adult = world.organizer) =>
  world.as(by).attendance.confirm({ key: newKey(), slotId })

const board = () => world.as(world.organizer).attendance.board({ slotId })

const refuses = (asked: () => Promise<unknown>, told: Told) => expectRefused(cloud(), asked, told)

const noticesOf = async (who: Adult) => {
  await cloud().app.idle()
  return (await world.as(who).inbox.list({})).items.map(({ kind }) => kind)
}

const names = ({ people }: { people: { nickname: string }[] }) =>
  people.map(({ nickname }) => nickname)

describe('checking in on site', () => {
  it("staff scan the mother's code and the whole party is here", async () => {
    const { lin, childId } = world
    await signUp(lin, [lin.id, childId])
    const { code } = await memberCode(lin)
    expect(names(await checkMember('in', byCode(code)))).toEqual(['林家妈妈', '林小满'])
    const [party] = (await board()).parties
    expect(party?.people.map(({ inBy }) => inBy)).toEqual(['member_code', 'member_code'])
  })

  it('a desk without a camera takes the six digits', async () => {
    const { lin, childId } = world
    await signUp(lin, [lin.id, childId])
    const { digits } = await memberCode(lin)
    expect(names(await checkMember('in', byDigits(digits)))).toEqual(['林家妈妈', '林小满'])
  })

  it("a resident scans the slot's rotating code, or types its digits", async () => {
    const { lin, chen } = world
    await signUp(lin)
    await signUp(chen)
    const { code, digits } = await siteCode()
    expect(await world.as(lin).attendance.whichSlot({ code })).toEqual({ slotId })
    expect(names(await checkMyself(lin, 'in', byCode(code)))).toEqual(['林家妈妈'])
    expect(names(await checkMyself(chen, 'in', byDigits(digits)))).toEqual(['陈师傅'])
  })

  it('only those who came are checked in, the others later', async () => {
    const { lin, childId } = world
    await signUp(lin, [lin.id, childId])
    const { code } = await memberCode(lin)
    expect(names(await checkMember('in', byCode(code), [childId]))).toEqual(['林小满'])
    expect(names(await checkMember('in', byCode(code)))).toEqual(['林家妈妈'])
  })

  it('staff call the roll', async () => {
    const { lin, childId, chen } = world
    await signUp(lin, [lin.id, childId])
    await signUp(chen)
    expect(names(await rollCall('in', [childId, chen.id])).sort()).toEqual(
      ['林小满', '陈师傅'].sort(),
    )
  })

  it('a code is good for its step and the one after, and no longer', async () => {
    const { lin, chen } = world
    await signUp(lin)
    await signUp(chen)
    const site = await siteCode()
    const member = await memberCode(chen)
    cloud().pass(minute)
    await refuses(() => checkMyself(lin, 'in', byCode(site.code)), { refused: 'code_stale' })
    cloud().pass(minute)
    await refuses(() => checkMember('in', byCode(member.code)), { refused: 'code_stale' })
  })

  it('a code serves each person once for each act', async () => {
    const { lin, dad, childId } = world
    await signUp(lin, [lin.id, dad.id, childId])
    const { code } = await siteCode()
    await checkMyself(lin, 'in', byCode(code), [lin.id])
    await refuses(() => checkMyself(lin, 'in', byCode(code), [childId]), { refused: 'code_used' })
    expect(names(await checkMyself(dad, 'in', byCode(code), [dad.id]))).toEqual(['林家爸爸'])
  })

  it('codes of another slot, tampered ones and other texts are none', async () => {
    const { lin, organizer, as } = world
    await signUp(lin)
    const other = await world.addSlot({ inHours: 5 })
    const { code } = await siteCode()
    const elsewhere = await as(organizer).attendance.siteCode({ slotId: other.slotId })
    const invalid: Told = { refused: 'code_invalid' }
    await refuses(() => checkMyself(lin, 'in', byCode(elsewhere.code)), invalid)
    await refuses(() => checkMyself(lin, 'in', byCode(`${code}x`)), invalid)
    await refuses(() => checkMyself(lin, 'in', byCode(code.replace(slotId, other.slotId))), invalid)
    await refuses(() => checkMyself(lin, 'in', byCode('http://example.test/')), invalid)
    const member = await memberCode(lin)
    await refuses(() => checkMyself(lin, 'in', byCode(member.code)), invalid)
    await refuses(() => checkMember('in', byCode(code)), invalid)
  })

  it('five wrong tries lock the digits for ten minutes, and the right ones do not open it', async () => {
    const { lin } = world
    await signUp(lin)
    const wrong = async () => {
      const { digits } = await siteCode()
      const other = String((Number(digits) + 500_000) % 1_000_000).padStart(6, '0')
      return outcome(checkMyself(lin, 'in', byDigits(other)))
    }
    for (let tries = 0; tries < 5; tries += 1)
      expect(await wrong()).toEqual({ refused: 'digits_wrong' })
    const right = async () => outcome(checkMyself(lin, 'in', byDigits((await siteCode()).digits)))
    expect(await right()).toEqual({ refused: 'digits_locked' })
    cloud().pass(10 * minute)
    expect(await right()).toMatchObject({ output: { act: 'in' } })
  })

  it('what was carried out is answered again under its key, also while the digits are locked', async () => {
    const { lin } = world
    await signUp(lin)
    const { digits } = await siteCode()
    const input = { key: newKey(), slotId, act: 'in' as const, proof: byDigits(digits) }
    const first = await outcome(world.as(lin).attendance.checkMyself(input))
    const wrong = byDigits(String((Number(digits) + 500_000) % 1_000_000).padStart(6, '0'))
    for (let tries = 0; tries < 6; tries += 1) await outcome(checkMyself(lin, 'out', wrong))
    expect(await outcome(checkMyself(lin, 'out', wrong))).toEqual({ refused: 'digits_locked' })
    expect(await outcome(world.as(lin).attendance.checkMyself(input))).toEqual(first)
    const other = { ...input, proof: wrong }
    expect(await outcome(world.as(lin).attendance.checkMyself(other))).toEqual({
      refused: 'key_reused',
    })
  })

  it('right digits are not counted as tries', async () => {
    const { lin, dad, childId } = world
    await signUp(lin, [lin.id, dad.id, childId])
    for (let tries = 0; tries < 7; tries += 1) {
      const { digits } = await siteCode()
      const told = await outcome(checkMyself(lin, 'in', byDigits(digits), [lin.id]))
      expect(told).not.toMatchObject({ refused: 'digits_locked' })
      cloud().pass(minute)
    }
  })

  it('is refused rightly and leaves nothing behind', async () => {
    const { lin, chen, dad } = world
    await signUp(lin)
    await refuses(() => rollCall('in', [chen.id]), { refused: 'not_signed_up' })
    await refuses(() => rollCall('out', [lin.id]), { refused: 'not_checked_in' })
    await refuses(async () => checkMyself(chen, 'in', byCode((await siteCode()).code)), {
      refused: 'not_signed_up',
    })
    await refuses(async () => checkMyself(dad, 'in', byCode((await siteCode()).code), [dad.id]), {
      refused: 'not_signed_up',
    })
    await rollCall('in', [lin.id])
    await refuses(() => rollCall('in', [lin.id]), { refused: 'already_checked_in' })
    cloud().pass(3 * hour)
    await rollCall('out', [lin.id])
    await refuses(() => rollCall('out', [lin.id]), { refused: 'already_checked_out' })
  })

  it('begins an hour before the slot and ends with it; leaving is taken two hours longer', async () => {
    const { lin, chen } = world
    await signUp(lin)
    await signUp(chen)
    const later = await world.addSlot({ inHours: 3 })
    await world.as(lin).signups.create({ key: newKey(), slotId: later.slotId, personIds: [lin.id] })
    const early = { key: newKey(), slotId: later.slotId, act: 'in' as const, personIds: [lin.id] }
    await refuses(() => world.as(world.organizer).attendance.rollCall(early), {
      refused: 'too_early',
    })
    await rollCall('in', [lin.id])
    cloud().pass(2.5 * hour + minute)
    await refuses(() => rollCall('in', [chen.id]), { refused: 'too_late' })
    cloud().pass(2 * hour)
    await refuses(() => rollCall('out', [lin.id]), { refused: 'too_late' })
  })

  it('of a slot that nobody has, answers as of one that is not the caller’s', async () => {
    const { otherOrganizer, as } = world
    const missing = {
      key: newKey(),
      slotId: randomUUID(),
      act: 'in' as const,
      personIds: [randomUUID()],
    }
    await refuses(() => as(world.organizer).attendance.rollCall(missing), { failed: 'NOT_FOUND' })
    await refuses(() => as(otherOrganizer).attendance.rollCall({ ...missing, slotId }), {
      failed: 'NOT_FOUND',
    })
  })
})

describe('excusing', () => {
  const excuse = (personId: string) =>
    world
      .as(world.organizer)
      .attendance.excuse({ key: newKey(), slotId, personId, reason: '孩子发烧' })

  it('frees the seat, and nobody is called absent', async () => {
    const { lin, chen, organizer } = world
    await signUp(lin)
    await signUp(chen)
    expect(await excuse(lin.id)).toEqual({ status: 'excused' })
    await rollCall('in', [chen.id])
    cloud().pass(3 * hour)
    await rollCall('out', [chen.id])
    expect(await confirm(organizer)).toMatchObject({ confirmed: 1, absent: 0 })
    expect((await world.as(lin).signups.mine({ when: 'over' })).items).toMatchObject([
      { members: [{ status: 'excused' }] },
    ])
  })

  it('is refused rightly and leaves nothing behind', async () => {
    const { lin, chen } = world
    await signUp(lin)
    await refuses(() => excuse(chen.id), { refused: 'not_signed_up' })
    await rollCall('in', [lin.id])
    await refuses(() => excuse(lin.id), { refused: 'already_checked_in' })
    cloud().pass(3 * hour)
    await rollCall('out', [lin.id])
    await confirm()
    await refuses(() => excuse(lin.id), { refused: 'already_confirmed' })
  })
})

describe('from service to points', () => {
  const serve = async (who: Adult, personIds: string[]) => {
    await signUp(who, personIds)
    await rollCall('in', personIds)
    cloud().pass(2.5 * hour + minute)
    await rollCall('out', personIds)
  }

  it('the family sees hours, points and a sentence that explains them', async () => {
    const { lin, dad, as } = world
    await serve(lin, [lin.id, dad.id])
    expect(await confirm()).toEqual({
      confirmed: 2,
      absent: 0,
      left: 0,
      unsettled: 0,
      points: 6,
      families: 1,
    })
    expect(await as(lin).points.mine({})).toMatchObject({
      balance: 6,
      held: 0,
      earned: 6,
      minutes: 240,
      personTimes: 2,
    })
    const { items } = await as(dad).points.entries({})
    expect(items).toMatchObject([
      { kind: 'award', amount: 3 },
      { kind: 'award', amount: 3 },
    ])
    expect(items.map(({ sentence }) => sentence).join()).toContain('民俗体验日')
    const hours = await as(lin).attendance.hours({})
    expect(hours).toMatchObject({ minutes: 240, myMinutes: 120, personTimes: 2 })
    expect(await noticesOf(lin)).toContain('points_awarded')
    expect(await board()).toMatchObject({ parties: [{ people: [{ points: 3 }, { points: 3 }] }] })
  })

  it('a child below the earning age has hours and no points, and the record says why', async () => {
    const { lin, childId, as } = world
    await serve(lin, [lin.id, childId])
    expect(await confirm()).toMatchObject({ confirmed: 2, points: 3 })
    const { items } = await as(lin).attendance.hours({})
    const child = items.find(({ personId }) => personId === childId)
    expect(child).toMatchObject({ minutes: 120, points: null })
    expect(child?.sentence).toContain('未到计分年龄')
  })

  it('who did not come is absent, and the adult who signed is told', async () => {
    const { lin, childId, chen } = world
    await signUp(lin, [lin.id, childId])
    await serve(chen, [chen.id])
    cloud().pass(hour)
    expect(await confirm()).toMatchObject({ confirmed: 1, absent: 2 })
    expect(await noticesOf(lin)).toContain('marked_absent')
    expect((await noticesOf(lin)).filter((kind) => kind === 'marked_absent')).toHaveLength(1)
  })

  it("the organizer's own household is left for a colleague", async () => {
    const { organizer, colleague, lin } = world
    await signUp(organizer)
    await rollCall('in', [organizer.id])
    await serve(lin, [lin.id])
    await rollCall('out', [organizer.id])
    expect(await confirm()).toMatchObject({ confirmed: 1, left: 1 })
    await refuses(() => confirm(), { refused: 'nothing_to_confirm' })
    expect(await confirm(colleague)).toMatchObject({ confirmed: 1, left: 0, families: 1 })
  })

  it('is refused while people are here or may still come, and leaves nothing behind', async () => {
    const { lin, chen } = world
    await signUp(lin)
    await signUp(chen)
    cloud().pass(hour)
    await refuses(() => confirm(), { refused: 'not_over_yet' })
    await rollCall('in', [lin.id])
    await refuses(() => confirm(), { refused: 'still_here', detail: '1' })
    await rollCall('out', [lin.id])
    await refuses(() => confirm(), { refused: 'not_over_yet' })
    await rollCall('in', [chen.id])
    await rollCall('out', [chen.id])
    expect(await confirm()).toMatchObject({ confirmed: 2, absent: 0 })
    await refuses(() => confirm(), { refused: 'nothing_to_confirm' })
  })

  it('what is confirmed lights the window of the household, and only its own one is known as such', async () => {
    const { newcomer, building, community, as, chen, organizer } = world
    const joined = await newcomer.families.join({
      key: newKey(),
      nickname: '新邻居',
      birthYear: 1980,
      consentVersion: '2026-01',
      communityId: community.id,
      window: { buildingId: building, number: 5 },
    })
    const before = await newcomer.orgs.lights({ communityId: community.id })
    expect(before).toMatchObject({ lit: 0, total: 12, own: { window: 5, shine: 0 } })
    await newcomer.signups.create({ key: newKey(), slotId, personIds: [joined.personId] })
    await rollCall('in', [joined.personId])
    cloud().pass(2.5 * hour + minute)
    await rollCall('out', [joined.personId])
    await confirm(organizer)
    expect(await newcomer.orgs.lights({ communityId: community.id })).toMatchObject({
      lit: 1,
      own: { window: 5, shine: 1 },
    })
    const seen = await as(chen).orgs.lights({ communityId: community.id })
    expect(seen).toMatchObject({ lit: 1, own: null, buildings: [{ lit: [5] }] })
  })

  it('when everything is confirmed the activity is settled', async () => {
    const { lin, organizer, as } = world
    await serve(lin, [lin.id])
    await confirm()
    cloud().pass(minute)
    await cloud().tick()
    expect(await as(organizer).activities.draft({ id: activityId })).toMatchObject({
      status: 'settled',
    })
  })
})
