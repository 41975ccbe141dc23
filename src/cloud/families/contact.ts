import { and, eq } from 'drizzle-orm'
import { maskPhone } from '../../domain/contact'
import { ok, refuse, type Result } from '../../domain/result'
import { person } from '../db/tables'
import type { Deps } from '../deps'
import type { ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'

interface Owner {
  districtId: string
  personId: string
}

const boundTo = ({ districtId, personId }: Owner) => `phone|${districtId}|${personId}`

/** How a number is kept: sealed for its owner, with an index that says whether it is the same. */
export const keptPhone = ({ sealer }: Pick<Deps, 'sealer'>, owner: Owner, phone: string) => ({
  phoneSealed: sealer.seal(phone, boundTo(owner)),
  phoneIndex: sealer.index(phone),
})

export const openPhone = ({ sealer }: Pick<Deps, 'sealer'>, owner: Owner, sealed: string) =>
  sealer.open(sealed, boundTo(owner))

const ofCaller = ({ districtId, caller }: ResidentCall) =>
  and(eq(person.districtId, districtId), eq(person.id, caller.personId))

/** The ends of the caller's own number. */
export const showPhone = async (call: ResidentCall) => {
  const { deps, districtId, caller } = call
  const [row] = await deps.db
    .select({ sealed: person.phoneSealed })
    .from(person)
    .where(ofCaller(call))
  const sealed = row?.sealed ?? null
  if (sealed === null) return { masked: null }
  return { masked: maskPhone(openPhone(deps, { districtId, personId: caller.personId }, sealed)) }
}

type Giving = ResidentCall & { phone: string | null }

/**
 * What is remembered of the request for its repetition is the index, not the number: the hash of eleven
 * digits alone would tell them.
 */
const keepPhone = command(
  'families.savePhone',
  async (
    work: Work,
    call: Giving,
    { index }: { key: string; index: string | null },
  ): Promise<Result<null, 'adult_only'>> => {
    const { tx, districtId, auditId } = work
    const { caller, phone, deps } = call
    if (caller.kind !== 'adult') return refuse('adult_only')
    const owner = { districtId, personId: caller.personId }
    const kept = phone === null ? { phoneSealed: null } : keptPhone(deps, owner, phone)
    const [before] = await tx
      .select({ index: person.phoneIndex })
      .from(person)
      .where(ofCaller(call))
      .for('update')
    await tx
      .update(person)
      .set({ ...kept, phoneIndex: index, auditId })
      .where(ofCaller(call))
    work.record({
      subject: caller.personId,
      before: { phone: (before?.index ?? null) !== null },
      after: { phone: phone !== null, changed: before?.index !== index },
    })
    return ok(null)
  },
)

/** The caller gives, changes or takes back the number by which staff can call. */
export const savePhone = async (
  call: ResidentCall,
  { key, phone }: { key: string; phone: string | null },
) => {
  const index = phone === null ? null : call.deps.sealer.index(phone)
  const kept = await keepPhone({ ...call, phone }, { key, index })
  // Nor does the answer that is kept tell its ends.
  return kept.ok ? ok({ masked: phone === null ? null : maskPhone(phone) }) : kept
}
