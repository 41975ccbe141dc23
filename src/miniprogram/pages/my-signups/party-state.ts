import {
  clockText,
  countdownText,
  minutesText,
  momentText,
  pointsText,
} from '../../../words/format'
import { signupStatusWords } from '../../../words/labels'
import { mySignupsWords as words } from '../../../words/screens/my-signups'
import type { Tone } from '../../parts/chip'
import { isLive } from '../../stores/signups'
import type { MyMember, MyParty } from '../../stores/signups'
import { arriveFrom, lineIsOver, ownStep } from '../../stores/step'

export interface PartyState {
  label: string
  tone: Tone
  /** What to do now, or what comes next. */
  hint: string | null
  /** The deed that is due. */
  due: 'check_in' | 'check_out' | 'answer' | null
  /** It is over and well: there is something to say of it. */
  isDone: boolean
}

/** Where a party stands, in a word and a sentence. */
export function partyState(party: MyParty, now: Date): PartyState {
  if (party.activityCancelled) return state(words.activityCancelled, 'accent')
  const step = ownStep(party, now)
  if (step === null) return goneState(party)
  switch (step.is) {
    case 'signed':
      return state(
        signupStatusWords.confirmed,
        'leaf',
        words.now.signed(momentText(arriveFrom(party), now)),
      )
    case 'waiting':
      return state(
        waitingLabel(step.position),
        'lamp',
        lineIsOver(party, now) ? words.now.waiting_over : words.now.waiting,
      )
    case 'offered': {
      const hint = words.now.offered(momentText(step.until, now), countdownText(step.until, now))
      return { ...state(words.offered, 'accent', hint), due: 'answer' }
    }
    case 'offer_over':
      return state(words.offerOver, 'plain', words.now.offer_over)
    case 'pending':
      return state(signupStatusWords.pending, 'lamp', words.now.pending)
    case 'check_in':
      return { ...state(signupStatusWords.confirmed, 'leaf', words.now.check_in), due: 'check_in' }
    case 'check_out':
      return { ...state(words.here, 'leaf', words.now.check_out), due: 'check_out' }
    case 'settling':
      return state(words.settling, 'lamp', words.now.settling)
    case 'done':
      return {
        ...state(signupStatusWords.attended, 'leaf', togetherText(party, servedText(step))),
        isDone: true,
      }
    case 'absent':
    case 'excused':
      return state(signupStatusWords[step.is], 'plain')
  }
}

/** A seat is held for it until it answers. */
export const isOffered = ({ members }: MyParty): boolean =>
  members.some(({ status }) => status === 'offered')

/** Nobody of the party is in it any more: given back, let go, or refused. */
function goneState({ members, offeredUntil }: MyParty): PartyState {
  const [first] = members
  // Nothing was ever offered to it: its turn did not come.
  if (first?.status === 'declined' && offeredUntil === null)
    return state(words.inVain, 'plain', words.now.in_vain)
  switch (first?.status) {
    case 'declined':
    case 'rejected':
      return state(signupStatusWords[first.status], 'plain', words.now[first.status])
    default:
      return state(signupStatusWords.cancelled, 'plain')
  }
}

/** What is given back when the party leaves: seats, a place in the line, or what waits for a decision. */
export function leavingOf(party: MyParty): keyof typeof words.leave {
  const live = party.members.filter(isLive)
  if (live.every((member) => member.status === 'waitlisted')) return 'waiting'
  return live.every((member) => member.status === 'pending') ? 'pending' : 'seat'
}

/** Until when it can be given back; a place in the line at any time. */
export function cancelText(party: MyParty, now: Date): string {
  const leaving = leavingOf(party)
  if (isLateToLeave(party, now)) return words.cancelPast
  return leaving === 'seat'
    ? words.cancelUntil(momentText(party.cancelUntil, now))
    : words.leave[leaving].foot
}

/** The deadline is over: a seat that is given back now counts as an absence. */
export const isLateToLeave = (party: MyParty, now: Date): boolean =>
  now > new Date(party.cancelUntil) && party.members.some(({ status }) => status === 'confirmed')

/** One member's part in it: arrived, gone, what it came to. */
export function memberText(member: MyMember): string {
  if (member.status === 'attended') {
    return servedText({ minutes: member.minutes ?? 0, points: member.points })
  }
  if (member.checkedOutAt !== null) return words.checkedOut(clockText(member.checkedOutAt))
  if (member.checkedInAt !== null) return words.checkedIn(clockText(member.checkedInAt))
  return signupStatusWords[member.status]
}

const state = (label: string, tone: Tone, hint: string | null = null): PartyState => ({
  label,
  tone,
  hint,
  due: null,
  isDone: false,
})

/** One person's figures stand beside the name already. */
const togetherText = (party: MyParty, served: string): string | null =>
  party.members.length > 1 ? words.together(served) : null

const waitingLabel = (position: number | null): string =>
  position === null ? signupStatusWords.waitlisted : words.waitingAt(String(position))

const servedText = (served: { minutes: number; points: number | null }): string =>
  served.points === null
    ? words.servedNoPoints(minutesText(served.minutes))
    : words.served(minutesText(served.minutes), pointsText(served.points))
