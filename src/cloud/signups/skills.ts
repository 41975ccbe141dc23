import { and, eq, notInArray } from 'drizzle-orm'
import { ok, refuse, type Result } from '../../domain/result'
import type { Skill } from '../../domain/skills'
import { skillsNotice } from '../../words/notices'
import { readNow } from '../db/connect'
import { personSkill } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { holderOf, type CodeRefusal } from './holder'
import { skillsOf } from './load'

interface Holder {
  personId: string
  nickname: string
  skills: Skill[]
}

/** What the person who holds out a member code can do. */
export const showSkills = async (
  call: ResidentCall,
  { code }: { orgId: string; code: string },
): Promise<Result<Holder, CodeRefusal>> => {
  const { deps, districtId } = call
  const held = await holderOf(deps.db, call, code, await readNow(deps.db, deps.offset.milliseconds))
  if (!held.ok) return held
  const { personId, nickname } = held.value
  const skills = await skillsOf(deps.db, districtId, [personId])
  return ok({ personId, nickname, skills: skills.map(({ skill }) => skill) })
}

interface VouchInput {
  key: string
  orgId: string
  code: string
  skills: Skill[]
  note: string
}

const replaceSkills = async (
  { tx, districtId, auditId, now }: Work,
  personId: string,
  by: string,
  input: VouchInput,
) => {
  const own = and(eq(personSkill.districtId, districtId), eq(personSkill.personId, personId))
  await tx
    .delete(personSkill)
    .where(input.skills.length === 0 ? own : and(own, notInArray(personSkill.skill, input.skills)))
  if (input.skills.length === 0) return
  await tx
    .insert(personSkill)
    .values(
      input.skills.map((skill) => ({
        districtId,
        personId,
        skill,
        vouchedBy: by,
        note: input.note,
        at: now,
        auditId,
      })),
    )
    .onConflictDoNothing()
}

/** Staff vouch for what a person can do, or take it back, never for their own household. */
export const vouch = command(
  'signups.vouch',
  async (
    work: Work,
    call: ResidentCall,
    input: VouchInput,
  ): Promise<Result<{ skills: Skill[] }, CodeRefusal | 'own_family'>> => {
    const held = await holderOf(work.tx, call, input.code, work.now)
    if (!held.ok) return held
    const { personId, familyId } = held.value
    if (familyId === call.caller.familyId) return refuse('own_family')
    const skills = [...new Set(input.skills)]
    const before = await skillsOf(work.tx, work.districtId, [personId])
    await replaceSkills(work, personId, call.caller.personId, { ...input, skills })
    await work.tell([skillsNotice({ personId, skills })])
    work.record({
      subject: personId,
      before: before.map(({ skill }) => skill),
      after: skills,
      reason: input.note,
    })
    return ok({ skills })
  },
)
