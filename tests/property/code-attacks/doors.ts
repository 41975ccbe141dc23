import type { Presence } from '../../../src/cloud/attendance/load'
import { peopleOf, proveHolder, proveSite, type Proof } from '../../../src/cloud/attendance/proof'
import { keysAhead, liveCode } from '../../../src/cloud/codes'
import { decideCheck } from '../../../src/domain/attendance'
import { codeNow, type CodeKind, type LiveCode } from '../../../src/domain/codes'
import { day, dayOf, later } from '../../../src/domain/time'

/** The two doors at which codes are shown, put together from the rules as the commands do it. */

export const secret = 'a secret of the tests'

/** A mother and her child are signed up for a slot, and so is a neighbour; somebody else is not. */
export interface Scene {
  now: Date
  slotId: string
  otherSlotId: string
  familyId: string
  motherId: string
  childId: string
  neighbourId: string
  outsiderId: string
}

/** The slot is on for weeks, so that no window of time refuses what a code should be refused for. */
const slotOf = ({ now }: Scene) => ({
  startsAt: later(now, -30 * day),
  endsAt: later(now, 60 * day),
})

const presence = (personId: string, familyId: string, signedBy: string): Presence => ({
  signupId: `signup of ${personId}`,
  partyId: `party of ${familyId}`,
  personId,
  familyId,
  livesWith: familyId,
  signedBy,
  walkIn: false,
  nickname: '居民',
  kind: 'adult',
  birthYear: null,
  status: 'confirmed',
  checkedInAt: null,
  inBy: null,
  inById: null,
  checkedOutAt: null,
  outBy: null,
  outById: null,
  minutes: null,
  earningMinutes: null,
  confirmedAt: null,
  awardTxnId: null,
})

export const everyoneOf = ({ familyId, motherId, childId, neighbourId }: Scene): Presence[] => [
  presence(motherId, familyId, motherId),
  presence(childId, familyId, motherId),
  presence(neighbourId, `household of ${neighbourId}`, neighbourId),
]

export type Door = 'site' | 'desk'

/** Who is checked in by it; a reason where nobody is. */
export const tryDoor = (
  scene: Scene,
  door: Door,
  proof: Proof,
  at: Date,
  everyone: readonly Presence[],
): Presence[] | string => {
  const asked = { act: 'in' as const, slot: slotOf(scene), at, mayWait: false }
  const proved =
    door === 'site'
      ? proveSite(secret, scene.slotId, proof, at)
      : proveHolder(secret, everyone, proof, at)
  if (!proved.ok) return proved.reason
  const people =
    typeof proved.value === 'number'
      ? everyone.filter(({ familyId }) => familyId === scene.familyId)
      : peopleOf(proved.value, everyone)
  const decided = decideCheck({ ...asked, people })
  return decided.ok ? decided.value : decided.reason
}

export const marked = (everyone: readonly Presence[], came: readonly Presence[], at: Date) =>
  everyone.map((one) =>
    came.some(({ personId }) => personId === one.personId) ? { ...one, checkedInAt: at } : one,
  )

export interface Maker {
  kind: CodeKind
  id: string
  /** Made by a phone with the keys that it was given half a day before, or by the cloud. */
  onPhone: boolean
}

const keyOf = ({ kind, id }: Maker, date: string, toldAt: Date) => {
  const found = keysAhead(secret, kind, id, toldAt).find((one) => one.date === date)
  if (!found) throw new Error('a phone is told the keys of today and tomorrow')
  return found.key
}

export const shownBy = (maker: Maker, at: Date): LiveCode => {
  const { kind, id, onPhone } = maker
  if (!onPhone) return liveCode(secret, kind, id, at)
  return codeNow(keyOf(maker, dayOf(at), later(at, -day / 2)), kind, id, at)
}

/** What a phone would show that still had the key of the day before. */
export const shownWithOldKey = (maker: Maker, at: Date): LiveCode => {
  const before = later(at, -day)
  return codeNow(keyOf(maker, dayOf(before), before), maker.kind, maker.id, at)
}

export const shownElsewhere = ({ kind, id }: Maker, at: Date) =>
  liveCode('the secret of another installation', kind, id, at)
