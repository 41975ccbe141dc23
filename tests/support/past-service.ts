import * as t from '../../src/cloud/db/tables'
import { hour, later, minute } from '../../src/domain/time'
import type { Adult, SlotWish } from './build'
import { newKey } from './cloud'
import { addParty } from './history'
import type { World } from './world'

export interface Service {
  startsAt: Date
  minutes: number
  /** How long the slot was to last; as long as the service unless said. */
  planned?: number
  slot?: SlotWish
}

/** Somebody came to a slot in the past and left it again; nobody has confirmed it. */
export const cameTo = async (
  { builder, addSlot }: World,
  who: Adult,
  { startsAt, minutes, planned = minutes, slot: wish = {} }: Service,
) => {
  const inHours = (startsAt.getTime() - builder.now.getTime()) / hour
  const { slotId } = await addSlot({ ...wish, inHours, lasts: planned })
  const { db, districtId, auditId } = builder
  const { signupIds } = await addParty(builder, {
    slotId,
    signer: who,
    personIds: [who.id],
    status: 'confirmed',
  })
  const signupId = signupIds[0] ?? ''
  await db.insert(t.attendance).values({
    districtId,
    signupId,
    slotId,
    personId: who.id,
    familyId: who.familyId,
    checkedInAt: startsAt,
    inBy: 'roll_call',
    inById: who.id,
    checkedOutAt: later(startsAt, minutes * minute),
    outBy: 'roll_call',
    outById: who.id,
    measuredMinutes: minutes,
    auditId,
  })
  return { slotId, signupId }
}

/** The same, and staff have confirmed it. */
export const servedOn = async (world: World, who: Adult, service: Service) => {
  const { slotId, signupId } = await cameTo(world, who, service)
  await world.as(world.organizer).attendance.confirm({ key: newKey(), slotId })
  return signupId
}
