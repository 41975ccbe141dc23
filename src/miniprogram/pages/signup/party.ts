import { barsAnother } from '../../../domain/late-seats'
import { largestParty } from '../../../domain/signups'
import { reasonWords } from '../../../words/reasons'
import { signupWords as words } from '../../../words/screens/signup'
import type { Member } from '../../stores/family'
import type { SlotView } from '../../stores/activity'
import { isLive } from '../../stores/signups'
import { lineIsOver } from '../../stores/step'

export interface Companion {
  value: string
  label: string
  note: string
  disabled: boolean
}

/** The household as one chooses who comes: who cannot be chosen says why. */
export function companions(members: readonly Member[], slot: SlotView, now: Date): Companion[] {
  return members.map((member) => {
    const obstacle = obstacleOf(member, slot, now)
    return {
      value: member.personId,
      label: member.isMe ? words.me(member.nickname) : member.nickname,
      note: obstacle ?? noteOf(member),
      disabled: obstacle !== null,
    }
  })
}

/** Whom one finds ticked: oneself, when that is possible. */
export function firstChoice(members: readonly Member[], slot: SlotView, now: Date): string[] {
  return members
    .filter((member) => member.isMe && obstacleOf(member, slot, now) === null)
    .map((member) => member.personId)
}

/** What keeps the caller away and nobody else of the family. */
const isAboutOneself: ReadonlySet<string> = new Set([
  'time_clash',
  'too_young',
  'skill_missing',
  'certificate_missing',
])

function obstacleOf(member: Member, slot: SlotView, now: Date): string | null {
  const startsAt = new Date(slot.startsAt)
  const isSignedUp = slot.mine.some(
    (signup) =>
      signup.personId === member.personId &&
      isLive(signup) &&
      barsAnother(signup.status, { startsAt }, now),
  )
  if (isSignedUp) return words.already
  if (member.isMe && slot.refusal && isAboutOneself.has(slot.refusal.reason)) {
    return reasonWords[slot.refusal.reason](slot.refusal.detail)
  }
  const isForeignChild = member.kind === 'minor' && !member.isMyWard && !member.isMe
  return isForeignChild ? words.otherGuardian : null
}

function noteOf(member: Member): string {
  if (member.kind === 'adult') return member.isMe ? words.myself : words.adult
  return member.age === null ? words.childNoAge : words.child(String(member.age))
}

/** Whether so many people come in line: seats that are free but too few for all of them are not for them. */
export function joinsLine(slot: SlotView, count: number, now: Date): boolean {
  if (lineIsOver(slot, now)) return false
  const fits = slot.waiting === 0 && count <= slot.free
  return slot.waitlist && !slot.approval && !fits
}

/** What has to be done before the button works, in the order of the page; null: go ahead. */
export function gapOf(ask: {
  chosen: readonly Member[]
  slot: SlotView
  /** The question that is still open, in a sentence. */
  answers: string | null
  accepted: boolean
}): string | null {
  const { chosen, slot, answers, accepted } = ask
  if (chosen.length === 0) return words.chooseFirst
  if (chosen.length > largestParty) return words.tooMany(String(largestParty))
  if (slot.adultRequired && chosen.every((member) => member.kind === 'minor')) {
    return words.adultFirst
  }
  return answers ?? (accepted ? null : words.acceptFirst)
}
