import { and, eq, gt, inArray, sql } from 'drizzle-orm'
import { checkChange, countClashing, type ChangeRefusal } from '../../domain/change'
import { ok, type Result } from '../../domain/result'
import { signup } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { lockPersons } from '../signups/locks'
import { reseat, reseatElsewhere } from '../signups/seats'
import { planSlots, type Change, type Planned } from './plan-change'
import { everyoneOn, reachOf, type Everyone } from './reach'
import { saveChange } from './save-change'
import { changesFor, tellChanges } from './tell-change'

/** All seats that these people hold from now on, at the times where they will lie. */
const seatsAfter = async (
  { tx, districtId, now }: Work,
  moved: readonly Planned[],
  personIds: readonly string[],
) => {
  if (personIds.length === 0) return []
  const rows = await tx
    .select({
      personId: signup.personId,
      slotId: signup.slotId,
      startsAt: signup.startsAt,
      endsAt: signup.endsAt,
    })
    .from(signup)
    .where(
      and(
        eq(signup.districtId, districtId),
        inArray(signup.personId, [...personIds]),
        sql`${signup.status} in ('confirmed', 'offered', 'attended')`,
        gt(signup.endsAt, now),
      ),
    )
  return rows.map((seat) => {
    const place = moved.find(({ row }) => row.id === seat.slotId)?.after
    return { ...seat, ...place, moved: place !== undefined }
  })
}

const onSlots = (everyone: Everyone, planned: readonly Planned[]) => {
  const ids = new Set(planned.map(({ row }) => row.id))
  return everyone.filter(({ slotId }) => ids.has(slotId))
}

const holdsSeat = ({ status }: Everyone[number]) => status === 'confirmed' || status === 'offered'

/** Whoever fits now gets a seat: where more are free, and where the time is another one. */
const reseatChanged = async (
  work: Work,
  planned: readonly Planned[],
  movers: readonly string[],
) => {
  for (const { row, moved, after } of planned) {
    if (moved || after.capacity > row.capacity) await reseat(work, row.id)
  }
  await reseatElsewhere(work, movers)
}

interface ChangeInput {
  key: string
  id: string
  reach: 'one' | 'following'
  change: Change
}

/** Changes what has been published. Sign-ups stay, their times move along, and everyone is told. */
export const changeActivity = command(
  'activities.change',
  async (
    work: Work,
    _call: ResidentCall,
    input: ChangeInput,
  ): Promise<Result<{ changed: number; told: number }, ChangeRefusal>> => {
    const reached = await reachOf(work, input.id, input.reach)
    const { named, activities, slots } = reached
    const planned = await planSlots(work, reached, input.change)
    const moved = planned.filter((one) => one.moved)
    const everyone = await everyoneOn(
      work,
      slots.map(({ id }) => id),
    )
    // All at once and by id, before any line is looked at: reseating below locks none that is not held.
    await lockPersons(work, [...new Set(onSlots(everyone, planned).map((one) => one.personId))])
    const movers = onSlots(everyone, moved).filter(holdsSeat)
    const moverIds = [...new Set(movers.map(({ personId }) => personId))]
    const checked = checkChange({
      status: named.status,
      endsAt: named.endsAt,
      slots: planned,
      clashing: countClashing(await seatsAfter(work, moved, moverIds)),
      now: work.now,
    })
    if (!checked.ok) return checked
    const changes = activities.map((row) => changesFor(row, planned, input.change))
    const told = await tellChanges(work, changes, slots, everyone)
    await saveChange(work, reached, planned, input.change)
    await reseatChanged(work, planned, moverIds)
    work.record({
      subject: named.id,
      before: {
        slots: planned.map(({ row: { id, startsAt, endsAt } }) => [id, startsAt, endsAt]),
        spots: activities.flatMap(({ id, spot }) => (spot === null ? [] : [[id, spot]])),
      },
      after: {
        change: input.change,
        activities: activities.map(({ id }) => id),
        // The checker judges what was decided before a slot moved by no other times than those of then.
        moved: moved.map(({ row }) => row.id),
      },
    })
    return ok({ changed: activities.length, told })
  },
)
