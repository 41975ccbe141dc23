import { and, lt, sql } from 'drizzle-orm'
import { selfReport } from './tables'

/** What a report comes to: as corrected, else as it was told. */
const served = sql`coalesce(${selfReport.correctedMinutes}, ${selfReport.minutes})`

/** Reports that lie, wholly or in part, in a span of time; one that was corrected to nothing lies nowhere. */
export const reportIn = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) =>
  and(
    lt(selfReport.startsAt, endsAt),
    sql`${served} > 0`,
    sql`${selfReport.startsAt} + make_interval(mins => ${served}) > ${startsAt.toISOString()}::timestamptz`,
  )

/** Reports that count less than was served. */
export const reportFallsShort = sql`${selfReport.countedMinutes} < ${served}`
