import * as v from 'valibot'
import { allSkills } from '../domain/skills'
import { read, refusals, write } from './access'
import { id, key, text } from './shapes'

const staff = ['organizer', 'lead_worker', 'admin'] as const

/** What people can do, as staff know it from having seen it; part of sign-up, which asks for it. */
export const vouching = {
  /** Skills and certificates of the person who holds a member code. */
  skillsOf: read(staff, 'org')
    .errors(refusals('code_invalid', 'code_stale'))
    .input(v.object({ orgId: id, code: v.pipe(v.string(), v.maxLength(300)) }))
    .output(
      v.object({ personId: id, nickname: v.string(), skills: v.array(v.picklist(allSkills)) }),
    ),

  /** Staff vouch for what a person can do, or take it back; never for their own household. */
  vouch: write(staff, 'org')
    .errors(refusals('code_invalid', 'code_stale', 'own_family', 'key_reused'))
    .input(
      v.object({
        key,
        orgId: id,
        code: v.pipe(v.string(), v.maxLength(300)),
        skills: v.pipe(v.array(v.picklist(allSkills)), v.maxLength(13)),
        note: text(2, 100),
      }),
    )
    .output(v.object({ skills: v.array(v.picklist(allSkills)) })),
}
