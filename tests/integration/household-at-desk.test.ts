import { and, eq } from 'drizzle-orm'
import * as t from '../../src/cloud/db/tables'
import { currentConsent } from '../../src/domain/families'
import { minute } from '../../src/domain/time'
import { addChild, addSpouse, type Adult } from '../support/build'
import { newKey } from '../support/cloud'
import { useStory } from '../support/story'

const { cloud, world, signUp, seatsOf, statusOf, refuses, codeOf } = useStory()

const look = (slotId: string, code: string, by: Adult = world().organizer) =>
  world().as(by).signups.household({ slotId, code })

const add = (slotId: string, code: string, personIds: string[], walkIn = false) =>
  world()
    .as(world().organizer)
    .signups.addByStaff({ key: newKey(), slotId, code, personIds, walkIn, reason: '在服务站登记' })

/** Who looked at what, as it stands on record. */
const looks = () =>
  cloud()
    .database.db.select({
      personId: t.audit.personId,
      subject: t.audit.subject,
      after: t.audit.after,
    })
    .from(t.audit)
    .where(eq(t.audit.command, 'signups.household'))

describe('staff read who is of the household whose code is held out', () => {
  it('with who is signed up already, and who needs a guardian’s code', async () => {
    const { lin, dad, childId, teenager } = world()
    const { slotId } = await world().addSlot()
    await signUp(dad, slotId)
    const { members } = await look(slotId, await codeOf(lin))
    const plain = { signedUp: false, isHolder: false, needsGuardian: false, kind: 'adult' }
    expect(members).toHaveLength(4)
    expect(members).toEqual(
      expect.arrayContaining([
        { ...plain, personId: lin.id, nickname: '林家妈妈', isHolder: true },
        { ...plain, personId: dad.id, nickname: '林家爸爸', signedUp: true },
        { ...plain, personId: childId, nickname: '林小满', kind: 'minor' },
        { ...plain, personId: teenager.id, nickname: '林大满', kind: 'minor' },
      ]),
    )
    const ofTeenager = await look(slotId, await codeOf(teenager))
    const needing = ofTeenager.members.filter(({ needsGuardian }) => needsGuardian)
    expect(needing.map(({ nickname }) => nickname)).toEqual(['林小满'])
  })

  it('and that is on record, with whose data it was, where children are of it', async () => {
    const { lin, childId, teenager, organizer, chen } = world()
    const { slotId } = await world().addSlot()
    await look(slotId, await codeOf(chen))
    expect(await looks()).toEqual([])
    await look(slotId, await codeOf(lin))
    const [looked, ...more] = await looks()
    expect(more).toEqual([])
    expect(looked).toMatchObject({ personId: organizer.id, subject: lin.familyId })
    const minors = JSON.stringify(looked?.after)
    for (const id of [childId, teenager.id]) expect(minors).toContain(id)
  })

  it('and nobody else, nor with a code that is none, too old, or of another district', async () => {
    const { lin, chen, otherOrganizer, there } = world()
    const { slotId } = await world().addSlot()
    const code = await codeOf(lin)
    await refuses(() => look(slotId, code, otherOrganizer), { failed: 'NOT_FOUND' })
    await refuses(() => look(slotId, code, chen), { failed: 'NOT_FOUND' })
    await refuses(() => look(slotId, 'HLM.x'), { refused: 'code_invalid' })
    const afar = await codeOf(there.resident)
    await refuses(() => look(slotId, afar), { refused: 'code_invalid' })
    cloud().pass(3 * minute)
    await refuses(() => look(slotId, code), { refused: 'code_stale' })
  })
})

describe('whom staff sign in with one code', () => {
  it('is whoever of the household comes: a child without a phone, the holder staying at home', async () => {
    const { lin, childId } = world()
    const { slotId } = await world().addSlot({ capacity: 2 })
    const { partyId } = await add(slotId, await codeOf(lin), [childId])
    expect(await statusOf(partyId)).toBe('confirmed')
    const { db } = cloud().database
    const seated = await db.select().from(t.signup).where(eq(t.signup.partyId, partyId))
    expect(seated.map(({ personId }) => personId)).toEqual([childId])
    const [row] = await db.select().from(t.party).where(eq(t.party.id, partyId))
    expect(row?.signedBy).toBe(lin.id)
  })

  it('is of one household: somebody else is refused with all of them, and never left out silently', async () => {
    const { lin, childId, chen } = world()
    const { slotId } = await world().addSlot()
    const code = await codeOf(lin)
    const together = [lin.id, childId, chen.id]
    await refuses(() => add(slotId, code, together), { refused: 'not_one_household' })
    await refuses(() => add(slotId, code, together, true), { refused: 'not_one_household' })
    expect(await seatsOf(slotId)).toEqual({ free: 10, waiting: 0 })
  })

  it('is six at the most, and one named twice is one', async () => {
    const { builder, lin, dad, childId } = world()
    const { slotId } = await world().addSlot()
    const grown = [await addSpouse(builder, lin, '外婆'), await addSpouse(builder, lin, '外公')]
    const children = [
      childId,
      await addChild(builder, lin, '林二满', 6),
      await addChild(builder, lin, '林三满', 4),
    ]
    const all = [lin.id, dad.id, ...grown.map(({ id }) => id), ...children]
    const code = await codeOf(lin)
    await refuses(() => add(slotId, code, all), { refused: 'party_too_large' })
    await add(slotId, code, [...all.slice(1), ...all.slice(1)])
    expect(await seatsOf(slotId)).toEqual({ free: 4, waiting: 0 })
  })

  it('keeps the rules for children: a guardian’s code, and an adult where one must come', async () => {
    const { lin, childId, teenager } = world()
    const { slotId } = await world().addSlot()
    const strict = await world().addSlot({ inHours: 72, adultRequired: true })
    const ofTeenager = await codeOf(teenager)
    await refuses(() => add(slotId, ofTeenager, [childId]), {
      refused: 'guardian_needed',
      detail: '林小满',
    })
    const own = await add(slotId, ofTeenager, [teenager.id])
    expect(await statusOf(own.partyId)).toBe('confirmed')
    const ofLin = await codeOf(lin)
    await refuses(() => add(strict.slotId, ofLin, [childId]), { refused: 'adult_must_come' })
    await add(strict.slotId, ofLin, [lin.id, childId])
    const { db } = cloud().database
    const seated = await db
      .select()
      .from(t.signup)
      .where(and(eq(t.signup.slotId, strict.slotId), eq(t.signup.status, 'confirmed')))
    expect(seated).toHaveLength(2)
  })

  it('leaves out who is old enough to come alone, while no guardian consents to it', async () => {
    const { lin, teenager, as } = world()
    const { slotId } = await world().addSlot()
    const ofTeenager = await codeOf(teenager)
    await as(lin).households.withdrawConsent({ key: newKey(), minorId: teenager.id })
    const { members } = await look(slotId, ofTeenager)
    const own = members.find(({ personId }) => personId === teenager.id)
    expect(own).toMatchObject({ isHolder: true, needsGuardian: true })
    await refuses(() => add(slotId, ofTeenager, [teenager.id], true), {
      refused: 'guardian_needed',
      detail: '林大满',
    })
    const consent = { minorId: teenager.id, rule: 'from_14' as const }
    await as(lin).households.consent({
      key: newKey(),
      ...consent,
      consentVersion: currentConsent,
    })
    await add(slotId, ofTeenager, [teenager.id], true)
  })
})
