import { and, asc, eq, lte } from 'drizzle-orm'
import { ofAgeBornBy } from '../../domain/families'
import { householdNotice } from '../../words/households'
import { guardian, identity, person } from '../db/tables'
import type { Deps } from '../deps'
import { systemWork, type Work } from '../edge/command'
import { lockPersons } from '../signups/locks'

const isDue = (districtId: string, now: Date) =>
  and(
    eq(person.districtId, districtId),
    eq(person.kind, 'minor'),
    lte(person.birthYear, ofAgeBornBy(now)),
  )

/** Who answered for the person until now, and the person, where there is an account to read it. */
const tell = async (work: Work, grown: { id: string; nickname: string }, guardians: string[]) => {
  const { tx, districtId } = work
  const [account] = await tx
    .select({ openid: identity.openid })
    .from(identity)
    .where(and(eq(identity.districtId, districtId), eq(identity.personId, grown.id)))
  const about = { by: grown.nickname, about: '' }
  const told = guardians.map((personId) =>
    householdNotice({ personId, what: 'child_of_age', ...about }),
  )
  const own = householdNotice({ personId: grown.id, what: 'of_age', ...about })
  await work.tell(account ? [own, ...told] : told)
}

const comeOfAgeOne = (deps: Deps, districtId: string, personId: string) =>
  systemWork(deps, districtId, 'families.comeOfAge', async (work) => {
    const { tx, auditId, now } = work
    await lockPersons(work, [personId])
    const [grown] = await tx
      .update(person)
      .set({ kind: 'adult', auditId })
      .where(and(eq(person.id, personId), isDue(districtId, now)))
      .returning({ id: person.id, nickname: person.nickname })
    if (!grown) return false
    const ended = await tx
      .delete(guardian)
      .where(and(eq(guardian.districtId, districtId), eq(guardian.minorId, personId)))
      .returning({ guardianId: guardian.guardianId })
    const guardians = ended.map(({ guardianId }) => guardianId)
    await tell(work, grown, guardians)
    work.record({
      subject: personId,
      before: { kind: 'minor', guardians },
      after: { kind: 'adult' },
    })
    return true
  })

/**
 * Whoever has become eighteen is an adult from then on: nobody's consent is needed or given any more. Only the
 * year of birth is known, so it is the new year after the last possible birthday. Answers how many there were.
 */
export const comeOfAge = async (deps: Deps, districtId: string, now: Date, most: number) => {
  const due = await deps.db
    .select({ id: person.id })
    .from(person)
    .where(isDue(districtId, now))
    .orderBy(asc(person.id))
    .limit(most)
  for (const { id } of due) await comeOfAgeOne(deps, districtId, id)
  return due.length
}
