import * as v from 'valibot'
import { absenceSteps, appealStates } from '../domain/absences'
import { read, refusals, write } from './access'
import { id, instant, key, text } from './shapes'

const staff = ['organizer', 'lead_worker', 'admin'] as const

/** What staying away comes to, and saying why it should not. */
export const absences = {
  /** The caller's absences, what each came to, and what became of an appeal. */
  absences: read('resident', 'self')
    .input(v.object({}))
    .output(
      v.object({
        blockedUntil: v.nullable(instant),
        items: v.array(
          v.object({
            id,
            title: v.string(),
            slotStartsAt: instant,
            at: instant,
            step: v.picklist(absenceSteps),
            blockedUntil: v.nullable(instant),
            appeal: v.picklist(appealStates),
            appealText: v.nullable(v.string()),
            answer: v.nullable(v.string()),
          }),
        ),
      }),
    ),

  /** Someone says why an absence is wrong or excusable; a person decides. */
  appeal: write('resident', 'self')
    .errors(refusals('absence_unknown', 'appeal_too_late', 'appeal_already_made', 'key_reused'))
    .input(v.object({ key, absenceId: id, text: text(5, 300) }))
    .output(v.object({ appeal: v.literal('open') })),

  /** Appeals about activities of an org and of those below it. */
  appeals: read(staff, 'org')
    .input(v.object({ orgId: id }))
    .output(
      v.array(
        v.object({
          absenceId: id,
          nickname: v.string(),
          title: v.string(),
          slotStartsAt: instant,
          step: v.picklist(absenceSteps),
          text: v.string(),
        }),
      ),
    ),

  answerAppeal: write(staff, 'org')
    .errors(refusals('nothing_pending', 'own_family', 'key_reused'))
    .input(
      v.object({
        key,
        absenceId: id,
        verdict: v.picklist(['uphold', 'revoke']),
        reason: text(2, 200),
      }),
    )
    .output(v.object({ appeal: v.picklist(['upheld', 'revoked']) })),
}
