import {
  countdownText,
  minutesText,
  momentText,
  numberText,
  offerText,
  pointsText,
} from '../../../words/format'
import { reasonWords } from '../../../words/reasons'
import { stepWords as words } from '../../../words/screens/activity'
import type { SlotView } from '../../stores/activity'
import { arriveFrom, lineIsOver } from '../../stores/step'
import type { Step } from '../../stores/step'

/** What a tap on the one button leads to; null: nothing can be done now. */
export type Leads = 'signup' | 'join' | 'mine' | 'check_in' | 'accept' | 'absences' | null

export interface StepTexts {
  label: string
  hint?: string
  leads: Leads
  /** The step that moves things on stands out; the others are quiet. */
  isMain: boolean
}

/** The button and the sentence above it, for each step. */
export function stepTexts(step: Step, slot: SlotView, now: Date): StepTexts {
  switch (step.is) {
    case 'not_open':
      return rest(words.not_open(countdownText(slot.opensAt, now)), openingHint(slot, now))
    case 'others_first':
      return rest(
        words.others_first(countdownText(slot.othersFirstUntil, now)),
        words.others_first_hint(momentText(slot.othersFirstUntil, now)),
      )
    case 'sign_up':
      return main(
        words.sign_up,
        words.sign_up_hint(numberText(slot.free), offerText(slot.points)),
        'signup',
      )
    case 'apply':
      return main(words.sign_up, words.apply_hint(offerText(slot.points)), 'signup')
    case 'wait':
      return main(words.wait, waitHint(slot), 'signup')
    case 'join':
      return main(words.join, words.join_hint, 'join')
    case 'for_family':
      return { ...main(words.for_family, sentence(step.refusal), 'signup'), isMain: false }
    case 'refused':
      return rest(words.refused, sentence(step.refusal))
    case 'blocked':
      return {
        ...main(words.blocked, sentence(step.refusal), 'absences'),
        isMain: false,
      }
    case 'closed':
    case 'full':
      return rest(words[step.is], reasonWords[step.is]())
    case 'cancelled':
      return rest(words.cancelled)
    case 'signed':
      return mine(words.signed, words.signed_hint(momentText(arriveFrom(slot), now)))
    case 'waiting':
      return mine(
        waitingLabel(step.position),
        lineIsOver(slot, now) ? words.waiting_over_hint : words.waiting_hint[slot.waitMode],
      )
    case 'take_seat':
      return main(words.take_seat, words.take_seat_hint(numberText(slot.free)), 'signup')
    case 'offered':
      return main(words.offered, offeredHint(step.until, now), 'accept')
    case 'offer_over':
      return rest(words.offer_over, words.offer_over_hint)
    case 'pending':
      return mine(words.pending, words.pending_hint)
    case 'check_in':
      return main(words.check_in, words.check_in_hint, 'check_in')
    case 'check_out':
      return main(words.check_out, words.check_out_hint, 'check_in')
    case 'settling':
    case 'excused':
      return mine(words[step.is], words[`${step.is}_hint`])
    case 'absent':
      return { ...mine(words.absent, words.absent_hint), leads: 'absences' }
    case 'done':
      return mine(words.done, doneHint(step))
  }
}

const rest = (label: string, hint?: string): StepTexts => ({
  label,
  leads: null,
  isMain: false,
  ...(hint !== undefined && { hint }),
})

const main = (label: string, hint: string, leads: Leads): StepTexts => ({
  label,
  hint,
  leads,
  isMain: true,
})

const mine = (label: string, hint: string): StepTexts => ({
  label,
  hint,
  leads: 'mine',
  isMain: false,
})

const sentence = (refusal: NonNullable<SlotView['refusal']>): string =>
  reasonWords[refusal.reason](refusal.detail)

const waitingLabel = (position: number | null): string =>
  position === null ? words.waiting_unplaced : words.waiting(String(position))

const openingHint = (slot: SlotView, now: Date): string => {
  const when = momentText(slot.opensAt, now)
  return slot.stagedHours > 0
    ? words.not_open_staged_hint(when, numberText(slot.stagedHours))
    : words.not_open_hint(when)
}

const offeredHint = (until: string, now: Date): string =>
  words.offered_hint(momentText(until, now), countdownText(until, now))

const waitHint = ({ waiting, waitMode }: SlotView): string =>
  words.wait_hint[waitMode](
    waiting === 0 ? words.first_in_line : words.others_ahead(numberText(waiting)),
  )

const doneHint = (step: { minutes: number; points: number | null }): string =>
  step.points === null
    ? words.done_hint_no_points(minutesText(step.minutes))
    : words.done_hint(minutesText(step.minutes), pointsText(step.points))
