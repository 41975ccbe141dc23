import * as t from '../../../src/cloud/db/tables'
import { day, dayOf, hour, later, minute } from '../../../src/domain/time'
import type { Adult } from '../../support/build'
import { newKey, outcome, type Told } from '../../support/cloud'
import { addParty } from '../../support/history'
import { atHome, chosen, type Scene } from './scene'

/** Somebody came and left; staff confirm it. */
export const serve = async (scene: Scene, who: Adult, minutes: number) => {
  const { cloud, world, services } = scene
  // It takes its time, so that nobody serves twice at once.
  cloud.pass((minutes + 1) * minute)
  const now = await cloud.now()
  const passed = (now.getTime() - world.now.getTime()) / hour
  const { slotId } = await world.addSlot({
    inHours: passed - minutes / 60,
    lasts: minutes,
    fixedPoints: 1,
  })
  const signer = await atHome(scene, who)
  const personIds = [who.id]
  const party = { slotId, signer, personIds, status: 'confirmed' as const }
  const { signupIds, slot } = await addParty(world.builder, party)
  const signupId = signupIds[0] ?? ''
  const { db, districtId, auditId } = world.builder
  await db.insert(t.attendance).values({
    districtId,
    signupId,
    slotId,
    personId: who.id,
    familyId: signer.familyId,
    checkedInAt: slot.startsAt,
    inBy: 'roll_call',
    inById: who.id,
    checkedOutAt: slot.endsAt,
    outBy: 'roll_call',
    outById: who.id,
    measuredMinutes: minutes,
    auditId,
  })
  services.push(signupId)
  const api = world.as(world.organizer)
  return outcome(api.attendance.confirm({ key: newKey(), slotId }))
}

/** The minutes were others: what was awarded is taken back, and awarded anew as far as it may be. */
export const reverse = async (
  { world, services }: Scene,
  wish: { service: number; minutes: number; agree: boolean },
): Promise<Told | null> => {
  const signupId = chosen(services, wish.service)
  if (signupId === undefined) return null
  const { as, organizer, superior, street } = world
  const { minutes } = wish
  const correction = { signupId, minutes, reason: '登记错了' }
  const told = await outcome(as(organizer).hours.correct({ key: newKey(), ...correction }))
  if (!wish.agree || !('output' in told)) return told
  for (const { consentId } of await as(superior).hours.consents({ orgId: street.id })) {
    const answer = { consentId, verdict: 'agree' as const, answer: '' }
    await as(superior).hours.decideConsent({ key: newKey(), ...answer })
  }
  return told
}

/** Staff let go whatever is owed longest. */
export const waive = async ({ world }: Scene): Promise<Told | null> => {
  const { as, organizer, community } = world
  const [oldest] = await as(organizer).points.claims({ orgId: community.id })
  if (!oldest) return null
  const { claimId } = oldest
  return outcome(
    as(organizer).points.waiveClaim({ key: newKey(), claimId, reason: '是我们记错了' }),
  )
}

export const give = async (
  scene: Scene,
  kind: 'bonus' | 'penalty',
  who: Adult,
  amount: number,
): Promise<Told> => {
  const { organizer, community, as } = scene.world
  const reason = kind === 'bonus' ? ('emergency' as const) : ('broke_rules' as const)
  const { familyId } = await atHome(scene, who)
  const wish = { orgId: community.id, kind, familyId, amount, reason, note: '按约定处理' }
  return outcome(
    as(organizer)
      .grants.give({ key: newKey(), ...wish })
      .then((answer) => {
        scene.grants.push(answer.grantId)
        return answer
      }),
  )
}

export const decide = async (
  { world, grants, given }: Scene,
  verdict: 'approve' | 'decline',
  number: number,
): Promise<Told | null> => {
  const grantId = chosen(grants, number)
  if (grantId === undefined) return null
  const api = world.as(world.colleague)
  const told = await outcome(api.grants.decide({ key: newKey(), grantId, verdict, note: '' }))
  if ('output' in told && verdict === 'approve') given.push(grantId)
  return told
}

/** It was a mistake: one asks for it to be undone, the other agrees. */
export const undo = async ({ world, given }: Scene, number: number): Promise<Told | null> => {
  const grantId = chosen(given, number)
  if (grantId === undefined) return null
  const { organizer, colleague, as } = world
  const asked = as(organizer).grants.undo({ key: newKey(), grantId, reason: '记错了人' })
  const agree = ({ undoId }: { undoId: string }) =>
    as(colleague).grants.decideUndo({ key: newKey(), grantId, undoId, verdict: 'approve' })
  return outcome(asked.then(agree))
}

/** Points from long ago, soon to expire. */
export const oldPoints = async (
  scene: Scene,
  who: Adult,
  amount: number,
  days: number,
): Promise<Told> => {
  const expiresAt = later(await scene.cloud.now(), days * day)
  const { grantId } = await scene.world.givePoints(await atHome(scene, who), amount, expiresAt)
  scene.given.push(grantId)
  return { output: null }
}

/** The community caps what a household can earn in a month. */
export const capMonths = async ({ cloud, world }: Scene, month: number): Promise<Told> => {
  const { manager, community, as } = world
  const startsOn = dayOf(later(await cloud.now(), 2 * day))
  const [shown] = await as(manager).rules.show({ orgId: community.id })
  if (!shown) throw new Error('the community has its rule')
  const { rules } = shown.inForce
  return outcome(
    as(manager).rules.propose({
      key: newKey(),
      orgId: community.id,
      startsOn,
      rules: { ...rules, caps: { ...rules.caps, month } },
      note: '试行',
    }),
  )
}
