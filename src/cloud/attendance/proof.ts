import type { CodeKind } from '../../domain/codes'
import { ok, refuse, type Result } from '../../domain/result'
import { readCode, stepOfDigits } from '../codes'
import type { Presence } from './load'

/** What a scanned code or typed digits prove at a time. */

export type Proof = { by: 'code'; code: string } | { by: 'digits'; digits: string }
export type ProofRefusal = 'code_invalid' | 'code_stale' | 'digits_locked' | 'digits_wrong'

/** The step that a site code or its digits prove for this slot. */
export const proveSite = (
  secret: string,
  slotId: string,
  proof: Proof,
  at: Date,
): Result<number, ProofRefusal> => {
  if (proof.by === 'code') {
    const read = readCode(secret, ['site'], proof.code, at)
    if (!read.ok) return read
    return read.value.id === slotId ? ok(read.value.step) : refuse('code_invalid')
  }
  const step = stepOfDigits(secret, 'site', slotId, proof.digits, at)
  return step === null ? refuse('digits_wrong') : ok(step)
}

/** Somebody, or a whole household, that stands at the desk. */
export interface Holder {
  kind: 'member' | 'family'
  id: string
}

const both: readonly Holder['kind'][] = ['member', 'family']

/**
 * Whose member or family code this is. Digits are compared with those of everyone who signed, who comes and
 * of their households; the holder of a party's code need not come along.
 */
export const proveHolder = (
  secret: string,
  everyone: readonly Presence[],
  proof: Proof,
  at: Date,
): Result<Holder, ProofRefusal> => {
  if (proof.by === 'code') return readCode(secret, both, proof.code, at)
  const ids: Record<Holder['kind'], string[]> = {
    member: everyone.flatMap(({ personId, signedBy }) => [personId, signedBy]),
    family: everyone.map(({ familyId }) => familyId),
  }
  const isTheirs = (kind: CodeKind, id: string) =>
    stepOfDigits(secret, kind, id, proof.digits, at) !== null
  const matching = both.flatMap((kind) =>
    [...new Set(ids[kind])].filter((id) => isTheirs(kind, id)).map((id) => ({ kind, id })),
  )
  const [only] = matching
  // Two with the same six digits at once are rare; then nobody is taken for the other.
  return only !== undefined && matching.length === 1 ? ok(only) : refuse('digits_wrong')
}

/**
 * The people for whom a holder stands: the parties in which a member comes or which a member signed for, or
 * everybody of a household.
 */
export const peopleOf = ({ kind, id }: Holder, everyone: readonly Presence[]) => {
  if (kind === 'family') return everyone.filter(({ familyId }) => familyId === id)
  const parties = everyone
    .filter(({ personId, signedBy }) => personId === id || signedBy === id)
    .map(({ partyId }) => partyId)
  return everyone.filter(({ partyId }) => parties.includes(partyId))
}
