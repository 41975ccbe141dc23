import { and, eq } from 'drizzle-orm'
import type { Act, AttendanceMethod, CheckRefusal, ScanTimeRefusal } from '../../domain/attendance'
import type { Nearness } from '../../domain/place'
import { ok, refuse, type Result } from '../../domain/result'
import { activity, codeUse } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { command, wasCarriedOut, type Work } from '../edge/command'
import { giveTryBack, takeTry } from './guesses'
import { presences, type Presence } from './load'
import {
  peopleOf,
  proveHolder,
  proveSite,
  type Holder,
  type Proof,
  type ProofRefusal,
} from './proof'
import { checkPeople, madeAt, slotOr404, type Checked } from './record'

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

const isWanted = (personIds: readonly string[] | undefined, personId: string) =>
  personIds === undefined || personIds.includes(personId)

/** What a phone says of its place counts only where the activity asks for it. */
const nearOf = async (work: Work, activityId: string, near: Nearness): Promise<Nearness | null> => {
  const [row] = await work.tx
    .select({ spot: activity.spot })
    .from(activity)
    .where(and(eq(activity.districtId, work.districtId), eq(activity.id, activityId)))
  return row?.spot ? near : null
}

interface MyInput {
  key: string
  slotId: string
  act: Act
  proof: Proof
  personIds?: string[] | undefined
  near: Nearness
}

const checkMyselfOnce = command(
  'attendance.checkMyself',
  async (
    work: Work,
    call: ResidentCall,
    input: MyInput,
  ): Promise<Result<Checked, 'code_used' | 'outside' | ProofRefusal | CheckRefusal>> => {
    const slot = await slotOr404(work, input.slotId)
    const { familyId, personId } = call.caller
    const own = (everyone: readonly Presence[]) =>
      everyone.filter((one) => one.familyId === familyId && isWanted(input.personIds, one.personId))
    // Only those who are signed up may try digits at all.
    if (own(await presences(work.tx, work.districtId, slot.id)).length === 0)
      return refuse('not_signed_up')
    const proved = proveSite(call.deps.secret, slot.id, input.proof, work.now)
    if (!proved.ok) return proved
    const use = { slotId: slot.id, personId, act: input.act, step: proved.value }
    if (!(await useOnce(work, use))) return refuse('code_used')
    const near = await nearOf(work, slot.activityId, input.near)
    if (near === 'outside') return refuse('outside')
    const method = input.proof.by === 'code' ? 'site_code' : 'site_digits'
    const { act } = input
    const by = { byId: personId, byFamilyId: familyId }
    const made = { act, at: work.now, mayWait: false, method, ...by, near } as const
    return checkPeople(work, slot, made, own)
  },
)

interface MemberInput {
  key: string
  slotId: string
  act: Act
  proof: Proof
  personIds?: string[] | undefined
  at?: string | undefined
}

const methodOf = ({ kind }: Holder, { by }: Proof): AttendanceMethod =>
  by === 'code' ? `${kind}_code` : `${kind}_digits`

const checkMemberOnce = command(
  'attendance.checkMember',
  async (
    work: Work,
    call: ResidentCall,
    input: MemberInput,
  ): Promise<Result<Checked, ProofRefusal | ScanTimeRefusal | CheckRefusal>> => {
    const timed = madeAt(work, input.at)
    if (!timed.ok) return timed
    const slot = await slotOr404(work, input.slotId, timed.value.at)
    const everyone = await presences(work.tx, work.districtId, slot.id)
    const proved = proveHolder(call.deps.secret, everyone, input.proof, timed.value.at)
    if (!proved.ok) return proved
    const holder = proved.value
    const made = {
      ...timed.value,
      act: input.act,
      method: methodOf(holder, input.proof),
      byId: call.caller.personId,
      byFamilyId: call.caller.familyId,
      near: null,
    }
    return checkPeople(work, slot, made, (all) =>
      peopleOf(holder, all).filter(({ personId }) => isWanted(input.personIds, personId)),
    )
  },
)

interface WhoseInput {
  key: string
  slotId: string
  proof: Proof
}

interface Whose {
  people: { personId: string; nickname: string }[]
}

const whoseOnce = command(
  'attendance.whose',
  async (
    work: Work,
    call: ResidentCall,
    input: WhoseInput,
  ): Promise<Result<Whose, ProofRefusal | 'not_signed_up'>> => {
    const slot = await slotOr404(work, input.slotId)
    const everyone = await presences(work.tx, work.districtId, slot.id)
    const proved = proveHolder(call.deps.secret, everyone, input.proof, work.now)
    if (!proved.ok) return proved
    const people = peopleOf(proved.value, everyone)
    if (people.length === 0) return refuse('not_signed_up')
    work.record({ subject: slot.id, after: { people: people.map(({ personId }) => personId) } })
    return ok({ people: people.map(({ personId, nickname }) => ({ personId, nickname })) })
  },
)

/** Digits can be guessed, so there are few tries; a code cannot. */
const countingTries =
  <I extends { key: string; slotId: string; proof: Proof }, O, R extends string>(
    run: (call: ResidentCall, input: I) => Promise<Result<O, R>>,
  ) =>
  async (call: ResidentCall, input: I): Promise<Result<O, R | 'digits_locked'>> => {
    if (input.proof.by === 'code' || (await wasCarriedOut(call, input.key))) return run(call, input)
    if (!(await takeTry(call, input.slotId))) return refuse('digits_locked')
    const result = await run(call, input)
    if (result.ok || result.reason !== 'digits_wrong') await giveTryBack(call, input.slotId)
    return result
  }

/** The resident proves to be on site; the household's party comes or goes. */
export const checkMyself = countingTries(checkMyselfOnce)

/** Staff take a member or family code; the whole party comes or goes. */
export const checkMember = countingTries(checkMemberOnce)

/** For whom typed digits stand, before anything is written about them. */
export const whose = countingTries(whoseOnce)

/** Staff mark people by name. */
export const rollCall = command(
  'attendance.rollCall',
  async (
    work: Work,
    { caller }: ResidentCall,
    input: { key: string; slotId: string; act: Act; personIds: string[]; at?: string | undefined },
  ): Promise<Result<Checked, ScanTimeRefusal | CheckRefusal>> => {
    const timed = madeAt(work, input.at)
    if (!timed.ok) return timed
    const slot = await slotOr404(work, input.slotId, timed.value.at)
    const made = {
      ...timed.value,
      act: input.act,
      method: 'roll_call',
      byId: caller.personId,
      byFamilyId: caller.familyId,
      near: null,
    } as const
    return checkPeople(work, slot, made, (everyone) =>
      everyone.filter(({ personId }) => input.personIds.includes(personId)),
    )
  },
)
