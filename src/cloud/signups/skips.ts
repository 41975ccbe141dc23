import { and, eq, inArray, sql } from 'drizzle-orm'
import type { WaitingParty } from '../../domain/signups'
import { isNewSkip } from '../../domain/skips'
import { signupNotice } from '../../words/notices'
import type { SlotRow } from '../activities/cards'
import { party } from '../db/tables'
import type { Work } from '../edge/command'
import { activityOf } from './parties'

/** A party of the line with what it needs to be told that its turn clashed. */
export interface Skippable extends WaitingParty {
  signedBy: string
  skippedAt: Date | null
  /** What the party sits on at that time, where its turn would clash. */
  clashTitle: string | null
}

/** Whoever waited for the slot's lock read the time before: of two skips the later one stays, whichever came first. */
export const latestSkip = (now: Date) =>
  sql`greatest(${party.skippedAt}, ${now.toISOString()}::timestamptz)`

/** The notices of a skip, for those who have not just heard of it. */
export const skipNotices = (
  turns: readonly Skippable[],
  slot: { startsAt: Date; title: string },
  now: Date,
) =>
  turns
    .filter((turn) => isNewSkip(turn, now))
    .map(({ partyId, signedBy, clashTitle }) =>
      signupNotice('turn_skipped', {
        ...slot,
        personId: signedBy,
        partyId,
        note: clashTitle ?? '',
      }),
    )

/**
 * Remembers that these parties were passed by because their turn would have clashed; they keep their places.
 * Those among them whose turn it was are told. Answers how many were.
 */
export const noteSkipped = async (
  work: Work,
  slot: SlotRow,
  passed: readonly Skippable[],
  turns: readonly Skippable[],
) => {
  if (passed.length === 0) return 0
  const { tx, districtId, auditId, now } = work
  const partyIds = passed.map(({ partyId }) => partyId)
  await tx
    .update(party)
    .set({ skippedAt: latestSkip(now), auditId })
    .where(and(eq(party.districtId, districtId), inArray(party.id, partyIds)))
  if (!turns.some((turn) => isNewSkip(turn, now))) return 0
  const { startsAt, activityId } = slot
  const title = (await activityOf(work, activityId))?.title ?? ''
  const notices = skipNotices(turns, { startsAt, title }, now)
  await work.tell(notices)
  return notices.length
}
