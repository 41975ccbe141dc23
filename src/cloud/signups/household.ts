import { and, asc, eq, inArray } from 'drizzle-orm'
import { lacksGuardian, type StaffMember } from '../../domain/by-staff'
import { ok, type Result } from '../../domain/result'
import { readNow, type Db, type Tx } from '../db/connect'
import { person } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { recordLook } from '../edge/look'
import { notFound } from '../edge/scopes'
import { standingMinors, wardsOf } from '../families/wards'
import { holderOf, type CodeRefusal } from './holder'
import { signedUpIds } from './load'
import { slotsByIds } from './slots'

interface Holder {
  personId: string
  familyId: string
}

type Found = StaffMember & { personId: string; kind: 'adult' | 'minor' }

/** The people of the holder's household, all of them or those who are named; adults first, in order of joining. */
export const membersOf = async (
  db: Db | Tx,
  districtId: string,
  holder: Holder,
  personIds?: readonly string[],
): Promise<Found[]> => {
  const wards = await wardsOf(db, districtId, holder.personId)
  const rows = await db
    .select()
    .from(person)
    .where(
      and(
        eq(person.districtId, districtId),
        eq(person.familyId, holder.familyId),
        personIds && inArray(person.id, [...personIds]),
      ),
    )
    .orderBy(asc(person.kind), asc(person.createdAt), asc(person.id))
  const minors = rows.flatMap(({ id, kind }) => (kind === 'minor' ? [id] : []))
  const alone = await standingMinors(db, districtId, minors)
  return rows.map(({ id, nickname, kind, birthYear }) => ({
    personId: id,
    nickname,
    kind,
    birthYear,
    isMinor: kind === 'minor',
    isHolder: id === holder.personId,
    isWard: wards.has(id),
    actsAlone: alone.has(id),
  }))
}

interface Shown {
  personId: string
  nickname: string
  kind: 'adult' | 'minor'
  isHolder: boolean
  signedUp: boolean
  needsGuardian: boolean
}

/** The household behind a code, for staff who ask who of it comes. Whoever reads of children is on record. */
export const showHousehold = async (
  call: ResidentCall,
  { slotId, code }: { slotId: string; code: string },
): Promise<Result<{ members: Shown[] }, CodeRefusal>> => {
  const { deps, districtId } = call
  const now = await readNow(deps.db, deps.offset.milliseconds)
  const held = await holderOf(deps.db, call, code, now)
  if (!held.ok) return held
  const [slot] = await slotsByIds(deps.db, districtId, [slotId])
  if (!slot) throw notFound()
  const members = await membersOf(deps.db, districtId, held.value)
  const ids = members.map(({ personId }) => personId)
  const signedUp = await signedUpIds(deps.db, districtId, slot, ids, now)
  await recordLook(call, 'signups.household', { subject: held.value.familyId, personIds: ids })
  return ok({
    members: members.map((member) => ({
      personId: member.personId,
      nickname: member.nickname,
      kind: member.kind,
      isHolder: member.isHolder,
      signedUp: signedUp.has(member.personId),
      needsGuardian: lacksGuardian(member, now),
    })),
  })
}
