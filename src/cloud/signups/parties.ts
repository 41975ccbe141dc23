import { and, eq, sql } from 'drizzle-orm'
import type { Answers } from '../../domain/questions'
import type { SlotRow } from '../activities/cards'
import { preparedSelect } from '../db/prepared'
import { activity, party, signup } from '../db/tables'
import type { Work } from '../edge/command'
import { newId } from '../ids'

const activityToAsk = preparedSelect('activity_to_ask', (from) =>
  from
    .select({
      title: activity.title,
      status: activity.status,
      audiencePath: activity.audiencePath,
      questions: activity.questions,
    })
    .from(activity)
    .where(
      and(
        eq(activity.districtId, sql.placeholder('districtId')),
        eq(activity.id, sql.placeholder('activityId')),
      ),
    ),
)

/** What sign-up needs to know of the activity that a slot belongs to. */
export const activityOf = async ({ tx, districtId }: Work, activityId: string) => {
  const [row] = await activityToAsk(tx, { districtId, activityId })
  return row ?? null
}

/** The next place in the line of a locked slot. */
export const nextLine = async ({ tx, districtId }: Work, slotId: string) => {
  const [row] = await tx
    .select({ line: sql<number>`coalesce(max(${party.line}), 0)::int + 1` })
    .from(party)
    .where(and(eq(party.districtId, districtId), eq(party.slotId, slotId)))
  return row?.line ?? 1
}

interface NewParty {
  familyId: string
  signedBy: string
  personIds: readonly string[]
  status: 'confirmed' | 'waitlisted' | 'pending'
  answers: Answers
  /** Seats were added for it, so it passed nobody. */
  walkIn?: boolean
  /** It was let in on the spot. */
  atTheDoor?: boolean
}

/** Writes a party and its people on a locked slot, last in the line. */
export const insertParty = async (work: Work, slot: SlotRow, made: NewParty) => {
  const { tx, districtId, auditId, now } = work
  const { personIds, status, ...rest } = made
  const partyId = newId()
  const isSeated = status === 'confirmed'
  await tx.insert(party).values({
    ...rest,
    districtId,
    id: partyId,
    slotId: slot.id,
    line: await nextLine(work, slot.id),
    joinedAt: now,
    waited: !isSeated,
    seatedAt: isSeated ? now : null,
    sizeWhenSeated: isSeated ? personIds.length : null,
    auditId,
  })
  await tx.insert(signup).values(
    personIds.map((personId) => ({
      districtId,
      id: newId(),
      partyId,
      slotId: slot.id,
      personId,
      status,
      startsAt: slot.startsAt,
      endsAt: slot.endsAt,
      createdAt: now,
      auditId,
    })),
  )
  return partyId
}
