import { and, asc, eq, inArray } from 'drizzle-orm'
import { checkPost, type PostMember, type PostRefusal } from '../../domain/post'
import { ok, refuse, type Result } from '../../domain/result'
import { liveStatuses, placeNewcomer } from '../../domain/signups'
import { signupNotice } from '../../words/notices'
import type { SlotRow } from '../activities/cards'
import { attendance, party, person, signup, slot } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { notFound } from '../edge/scopes'
import { leaveLine, lineWithout } from './leave-line'
import { signedUpIds, skillsOf } from './load'
import { activityOf, nextLine } from './parties'
import { countSeats, loadLine, reseat, reseatElsewhere } from './seats'
import { checkFreeOfClash, newcomer, noteClashing } from './staff'
import { whoHears } from './told'

const lockTwo = async ({ tx, districtId }: Work, ids: readonly string[]) =>
  tx
    .select()
    .from(slot)
    .where(and(eq(slot.districtId, districtId), inArray(slot.id, [...ids])))
    .orderBy(asc(slot.id))
    .for('update')

const livePeople = ({ tx, districtId }: Work, partyId: string, slotId: string) =>
  tx
    .select({
      signupId: signup.id,
      personId: signup.personId,
      status: signup.status,
      checkedInAt: attendance.checkedInAt,
      signedBy: party.signedBy,
    })
    .from(signup)
    .innerJoin(party, and(eq(party.districtId, signup.districtId), eq(party.id, signup.partyId)))
    .leftJoin(
      attendance,
      and(eq(attendance.districtId, signup.districtId), eq(attendance.signupId, signup.id)),
    )
    .where(
      and(
        eq(signup.districtId, districtId),
        eq(signup.partyId, partyId),
        eq(signup.slotId, slotId),
        inArray(signup.status, [...liveStatuses]),
      ),
    )

interface MoveInput {
  key: string
  slotId: string
  partyId: string
  toSlotId: string
  reason: string
}

type MoveRefusal =
  | PostRefusal
  | 'slot_begun'
  | 'not_signed_up'
  | 'already_checked_in'
  | 'already_signed_up'
  | 'time_clash'
  | 'full'

/** What the other post asks of those who come to it. */
const postMembers = async (
  { tx, districtId }: Work,
  personIds: readonly string[],
): Promise<PostMember[]> => {
  const people = await tx
    .select()
    .from(person)
    .where(and(eq(person.districtId, districtId), inArray(person.id, [...personIds])))
    .orderBy(asc(person.id))
  const skills = await skillsOf(tx, districtId, personIds)
  return people.map(({ id, nickname, birthYear, kind }) => ({
    nickname,
    birthYear,
    isMinor: kind === 'minor',
    skills: skills.flatMap((row) => (row.personId === id ? [row.skill] : [])),
  }))
}

/**
 * The party and those of it who come now belong to the other slot, last in its line. Who was excused or gave the
 * place back before did so on the one it leaves.
 */
const transfer = async (work: Work, input: MoveInput, to: SlotRow, size: number) => {
  const { tx, districtId, auditId, now } = work
  await tx
    .update(party)
    .set({
      slotId: to.id,
      line: await nextLine(work, to.id),
      joinedAt: now,
      waited: false,
      seatedAt: now,
      sizeWhenSeated: size,
      auditId,
    })
    .where(and(eq(party.districtId, districtId), eq(party.id, input.partyId)))
  await tx
    .update(signup)
    .set({ slotId: to.id, startsAt: to.startsAt, endsAt: to.endsAt, auditId })
    .where(
      and(
        eq(signup.districtId, districtId),
        eq(signup.partyId, input.partyId),
        eq(signup.status, 'confirmed'),
      ),
    )
}

/** Staff move a party to another slot of the same activity; the seats it leaves go to the line. */
export const moveParty = command(
  'signups.move',
  async (
    work: Work,
    _call: ResidentCall,
    input: MoveInput,
  ): Promise<Result<{ partyId: string }, MoveRefusal>> => {
    const slots = await lockTwo(work, [input.slotId, input.toSlotId])
    const from = slots.find(({ id }) => id === input.slotId)
    const to = slots.find(({ id }) => id === input.toSlotId)
    if (!from || !to || from.activityId !== to.activityId || from.id === to.id) throw notFound()
    if (work.now >= to.startsAt) return refuse('slot_begun')
    const people = await livePeople(work, input.partyId, from.id)
    const [first] = people
    // A party is on one slot: who was marked absent here cannot be left behind, nor taken along.
    if (!first || people.some(({ status }) => status !== 'confirmed'))
      return refuse('not_signed_up')
    if (people.some(({ checkedInAt }) => checkedInAt !== null)) return refuse('already_checked_in')
    const personIds = people.map(({ personId }) => personId)
    const waiting = await loadLine(work, to, { joining: personIds })
    const line = lineWithout(waiting, personIds)
    const [twice] = await signedUpIds(work.tx, work.districtId, to, personIds, work.now)
    if (twice !== undefined) return refuse('already_signed_up')
    const fit = checkPost(to, await postMembers(work, personIds), work.now)
    if (!fit.ok) return fit
    const clash = await checkFreeOfClash(work, to, personIds, from.id)
    if (!clash.ok) return clash
    const free = to.capacity - to.taken
    const placed = placeNewcomer(to, free, line, newcomer(people.length), work.now)
    if (!placed.ok || placed.value !== 'seat') return refuse('full')
    await leaveLine(work, to.id, personIds)
    await transfer(work, input, to, people.length)
    await noteClashing(work, to, line, free)
    await countSeats(work, to.id)
    await reseat(work, from.id)
    await reseatElsewhere(work, personIds)
    const posted = await activityOf(work, to.activityId)
    const concerned = { signedBy: first.signedBy, people: personIds }
    const hears = await whoHears(work, [concerned])
    const about = { partyId: input.partyId, title: posted?.title ?? '', startsAt: to.startsAt }
    await work.tell(
      hears(concerned).map((personId) =>
        signupNotice('signup_moved', { ...about, personId, note: to.name }),
      ),
    )
    work.record({
      subject: input.partyId,
      before: { slotId: from.id },
      after: { slotId: to.id },
      reason: input.reason,
    })
    return ok({ partyId: input.partyId })
  },
)
