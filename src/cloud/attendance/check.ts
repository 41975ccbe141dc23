import { and, eq } from 'drizzle-orm'
import {
  decideCheck,
  measuredMinutes,
  type AttendanceMethod,
  type CheckRefusal,
} from '../../domain/attendance'
import { ok, refuse, type Result } from '../../domain/result'
import type { SlotRow } from '../activities/cards'
import { attendance, codeUse } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { notFound } from '../edge/scopes'
import { readCode, stepOfDigits } from '../codes'
import { giveTryBack, takeTry } from './guesses'
import { lockSignups, presences, shareSlot, type Presence } from './load'

type Act = 'in' | 'out'
type Proof = { by: 'code'; code: string } | { by: 'digits'; digits: string }

interface CheckInput {
  key: string
  slotId: string
  act: Act
  proof: Proof
  personIds?: string[] | undefined
}

export interface Checked {
  act: Act
  at: string
  people: { personId: string; nickname: string; minutes: number | null }[]
}

type CodeRefusal = 'code_invalid' | 'code_stale' | 'code_used' | 'digits_locked' | 'digits_wrong'

const saveCheck = async (
  work: Work,
  slot: SlotRow,
  act: Act,
  how: { method: AttendanceMethod; byId: string },
  people: readonly Presence[],
): Promise<Checked> => {
  const { tx, districtId, auditId, now } = work
  const results: Checked['people'] = []
  for (const { signupId, personId, familyId, nickname, checkedInAt } of people) {
    if (act === 'in') {
      await tx.insert(attendance).values({
        districtId,
        signupId,
        slotId: slot.id,
        personId,
        familyId,
        checkedInAt: now,
        inBy: how.method,
        inById: how.byId,
        auditId,
      })
      results.push({ personId, nickname, minutes: null })
    } else if (checkedInAt !== null) {
      const minutes = measuredMinutes(slot, checkedInAt, now)
      await tx
        .update(attendance)
        .set({
          checkedOutAt: now,
          outBy: how.method,
          outById: how.byId,
          measuredMinutes: minutes,
          auditId,
        })
        .where(and(eq(attendance.districtId, districtId), eq(attendance.signupId, signupId)))
      results.push({ personId, nickname, minutes })
    }
  }
  work.record({
    subject: slot.id,
    after: { act, method: how.method, people: people.map(({ personId }) => personId) },
  })
  return { act, at: now.toISOString(), people: results }
}

/** Decides for the chosen people of a slot under their locks, then saves. */
const checkPeople = async (
  work: Work,
  slot: SlotRow,
  act: Act,
  how: { method: AttendanceMethod; byId: string },
  choose: (everyone: readonly Presence[]) => readonly Presence[],
): Promise<Result<Checked, CheckRefusal>> => {
  const { tx, districtId, now } = work
  const first = choose(await presences(tx, districtId, slot.id))
  await lockSignups(
    work,
    first.map(({ signupId }) => signupId),
  )
  // Read again under the locks: of two scans at once the second sees what the first has written.
  const people = choose(await presences(tx, districtId, slot.id))
  const decided = decideCheck({ act, slot, people, now })
  if (!decided.ok) return decided
  return ok(await saveCheck(work, slot, act, how, decided.value))
}

const slotOr404 = async (work: Work, slotId: string) => {
  const slot = await shareSlot(work, slotId)
  if (!slot) throw notFound()
  return slot
}

/** A rotating code serves each person once for each act, so a forwarded one cannot be used again by them. */
const useOnce = async (
  { tx, districtId, auditId }: Work,
  use: { slotId: string; personId: string; act: Act; step: number },
) => {
  const used = await tx
    .insert(codeUse)
    .values({ districtId, auditId, ...use })
    .onConflictDoNothing()
    .returning({ step: codeUse.step })
  return used.length === 1
}

/** The step that a site code or its digits prove for this slot. */
const proveSite = (
  work: Work,
  call: ResidentCall,
  slotId: string,
  proof: Proof,
): Result<number, CodeRefusal> => {
  const { secret } = call.deps
  if (proof.by === 'code') {
    const read = readCode(secret, 'site', proof.code, work.now)
    if (!read.ok) return read
    return read.value.id === slotId ? ok(read.value.step) : refuse('code_invalid')
  }
  const step = stepOfDigits(secret, 'site', slotId, proof.digits, work.now)
  return step === null ? refuse('digits_wrong') : ok(step)
}

const isWanted = (personIds: readonly string[] | undefined, personId: string) =>
  personIds === undefined || personIds.includes(personId)

const checkMyselfOnce = command(
  'attendance.checkMyself',
  async (
    work: Work,
    call: ResidentCall,
    input: CheckInput,
  ): Promise<Result<Checked, CodeRefusal | CheckRefusal>> => {
    const slot = await slotOr404(work, input.slotId)
    const { familyId, personId } = call.caller
    const own = (everyone: readonly Presence[]) =>
      everyone.filter((one) => one.familyId === familyId && isWanted(input.personIds, one.personId))
    // Only those who are signed up may try digits at all.
    if (own(await presences(work.tx, work.districtId, slot.id)).length === 0)
      return refuse('not_signed_up')
    const proved = proveSite(work, call, slot.id, input.proof)
    if (!proved.ok) return proved
    const use = { slotId: slot.id, personId, act: input.act, step: proved.value }
    if (!(await useOnce(work, use))) return refuse('code_used')
    const method = input.proof.by === 'code' ? 'site_code' : 'site_digits'
    return checkPeople(work, slot, input.act, { method, byId: personId }, own)
  },
)

/** Which party a member code or its digits stand for on this slot. */
const proveMember = async (
  work: Work,
  call: ResidentCall,
  slotId: string,
  proof: Proof,
): Promise<Result<string, CodeRefusal>> => {
  const { secret } = call.deps
  if (proof.by === 'code') {
    const read = readCode(secret, 'member', proof.code, work.now)
    return read.ok ? ok(read.value.id) : read
  }
  const everyone = await presences(work.tx, work.districtId, slotId)
  // Whoever holds a party's code may be any adult of the household, signed up or not, so the digits are
  // compared with those who signed and those who come.
  const holders = [...new Set(everyone.flatMap(({ personId, signedBy }) => [personId, signedBy]))]
  const matching = holders.filter(
    (id) => stepOfDigits(secret, 'member', id, proof.digits, work.now) !== null,
  )
  const [only] = matching
  // Two people with the same six digits at once are rare; then nobody is taken for the other.
  return only !== undefined && matching.length === 1 ? ok(only) : refuse('digits_wrong')
}

const checkMemberOnce = command(
  'attendance.checkMember',
  async (
    work: Work,
    call: ResidentCall,
    input: CheckInput,
  ): Promise<Result<Checked, CodeRefusal | CheckRefusal>> => {
    const slot = await slotOr404(work, input.slotId)
    const proved = await proveMember(work, call, slot.id, input.proof)
    if (!proved.ok) return proved
    const holder = proved.value
    const method = input.proof.by === 'code' ? 'member_code' : 'member_digits'
    return checkPeople(
      work,
      slot,
      input.act,
      { method, byId: call.caller.personId },
      (everyone) => {
        const parties = everyone
          .filter(({ personId, signedBy }) => personId === holder || signedBy === holder)
          .map(({ partyId }) => partyId)
        return everyone.filter(
          ({ partyId, personId }) =>
            parties.includes(partyId) && isWanted(input.personIds, personId),
        )
      },
    )
  },
)

type CheckCommand = typeof checkMyselfOnce

/** Digits can be guessed, so there are few tries; a code cannot. */
const countingTries =
  (run: CheckCommand): CheckCommand =>
  async (call, input) => {
    if (input.proof.by === 'code') return run(call, input)
    if (!(await takeTry(call, input.slotId))) return refuse('digits_locked')
    const result = await run(call, input)
    if (result.ok || result.reason !== 'digits_wrong') await giveTryBack(call, input.slotId)
    return result
  }

/** The resident proves to be on site; the household's party comes or goes. */
export const checkMyself = countingTries(checkMyselfOnce)

/** Staff take a member code; the whole party comes or goes. */
export const checkMember = countingTries(checkMemberOnce)

/** Staff mark people by name. */
export const rollCall = command(
  'attendance.rollCall',
  async (
    work: Work,
    { caller }: ResidentCall,
    input: { key: string; slotId: string; act: Act; personIds: string[] },
  ): Promise<Result<Checked, CheckRefusal>> => {
    const slot = await slotOr404(work, input.slotId)
    return checkPeople(
      work,
      slot,
      input.act,
      { method: 'roll_call', byId: caller.personId },
      (everyone) => everyone.filter(({ personId }) => input.personIds.includes(personId)),
    )
  },
)
