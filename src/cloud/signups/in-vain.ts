import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { signupNotice } from '../../words/notices'
import { party, signup } from '../db/tables'
import type { Deps } from '../deps'
import { systemWork, type Work } from '../edge/command'
import { eachAlone } from '../timer'
import { activityOf } from './parties'
import { lockSlot } from './locks'
import { endEmptyParties, countSeats } from './seats'
import { whoHears } from './told'

/**
 * Whose turn can no longer come: those in the line of what has begun, and those about whom nobody decided until
 * the end. The times in the sign-up are its slot's.
 */
const isInVain = (districtId: string, now: Date) =>
  and(
    eq(signup.districtId, districtId),
    sql`${signup.status} in ('waitlisted', 'pending')`,
    sql`${signup.startsAt} <= ${now.toISOString()}::timestamptz`,
    sql`(${signup.status} = 'waitlisted' or ${signup.endsAt} <= ${now.toISOString()}::timestamptz)`,
  )

const waitingInVain = ({ tx, districtId, now }: Work, slotId: string) =>
  tx
    .select({
      signupId: signup.id,
      partyId: signup.partyId,
      personId: signup.personId,
      signedBy: party.signedBy,
    })
    .from(signup)
    .innerJoin(party, and(eq(party.districtId, signup.districtId), eq(party.id, signup.partyId)))
    .where(and(isInVain(districtId, now), eq(signup.slotId, slotId)))
    .orderBy(asc(signup.partyId), asc(signup.id))

const endOn = (deps: Deps, districtId: string, slotId: string) =>
  systemWork(deps, districtId, 'signups.endInVain', async (work) => {
    const { tx, auditId } = work
    const slot = await lockSlot(work, slotId)
    const people = slot ? await waitingInVain(work, slotId) : []
    if (!slot || people.length === 0) return false
    await tx
      .update(signup)
      .set({ status: 'declined', auditId })
      .where(
        and(
          eq(signup.districtId, districtId),
          inArray(
            signup.id,
            people.map(({ signupId }) => signupId),
          ),
        ),
      )
    await endEmptyParties(work, slotId)
    await countSeats(work, slotId)
    const ids = [...new Set(people.map(({ partyId }) => partyId))]
    const parties = ids.map((partyId) => {
      const own = people.filter((one) => one.partyId === partyId)
      const signedBy = own[0]?.signedBy ?? ''
      return { partyId, signedBy, people: own.map(({ personId }) => personId) }
    })
    const hears = await whoHears(work, parties)
    const title = (await activityOf(work, slot.activityId))?.title ?? ''
    const about = { title, startsAt: slot.startsAt }
    await work.tell(
      parties.flatMap((one) =>
        hears(one).map((personId) =>
          signupNotice('turn_never_came', { ...about, partyId: one.partyId, personId }),
        ),
      ),
    )
    work.record({ subject: slotId, after: { inVain: ids } })
    return true
  })

/**
 * Whoever waited in vain is told so and waits no longer; nothing keeps them on something that is over. Answers on
 * how many slots that was.
 */
export const endInVain = async (deps: Deps, districtId: string, now: Date, most: number) => {
  const due = await deps.db
    .selectDistinct({ slotId: signup.slotId })
    .from(signup)
    .where(isInVain(districtId, now))
    .limit(most)
  return eachAlone(deps, 'ending what waits in vain', due, ({ slotId }) =>
    endOn(deps, districtId, slotId),
  )
}
