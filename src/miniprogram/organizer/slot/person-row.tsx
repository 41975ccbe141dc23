import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { ReactNode } from 'react'
import { clockText, minutesText } from '../../../words/format'
import { slotWords } from '../../../words/screens/slot'
import { Avatar } from '../../parts/avatar'
import { Button } from '../../parts/button'
import { Chip } from '../../parts/chip'
import type { Tone } from '../../parts/chip'
import { useStores } from '../../stores/root'
import { useOrganizerStores } from '../stores/root'
import type { BoardPerson, Whereabouts } from '../stores/slot'

const tones: Record<Whereabouts, Tone> = {
  arriving: 'plain',
  here: 'lamp',
  gone: 'leaf',
  missing: 'accent',
  excused: 'plain',
}

interface PersonRowProps {
  person: BoardPerson
  walkIn: boolean
  /** What else there is to do with a party of one. */
  more?: ReactNode
  onMark: () => void
  onCall: () => void
  onExcuse: () => void
  onEnter: () => void
}

/** One person: where they are and the one thing to do about it; below it what is done seldom. */
export const PersonRow = observer(function PersonRow(props: PersonRowProps) {
  const { person, walkIn, more, onMark, onExcuse } = props
  const { slot } = useOrganizerStores()
  const where = slot.whereabouts(person)
  if (where === null) return null
  const { nickname, personId } = person
  const spoken = slot.act === 'in' ? slotWords.tapIn(nickname) : slotWords.tapOut(nickname)
  const line = lineOf(person)
  return (
    <View id={`person-${personId}`} className="person">
      <View className="row">
        <Avatar name={nickname} />
        <View className="grow stack-s">
          <NameLine person={person} where={where} walkIn={walkIn} />
          {line ? <View className="t-caption">{line}</View> : null}
        </View>
        {slot.canExcuse(person) && !hasWays(slot, person, more) ? (
          <Excuse person={person} onExcuse={onExcuse} />
        ) : null}
        {slot.canMark(person) ? (
          <Button
            id={`roll-${personId}`}
            label={slotWords.acts[slot.act]}
            spoken={spoken}
            size="s"
            onTap={onMark}
          />
        ) : null}
      </View>
      <Ways {...props} />
    </View>
  )
})

/** Whether there is more to do with somebody than fits beside the name. */
const hasWays = (
  slot: { canEnter: (person: BoardPerson) => boolean },
  person: BoardPerson,
  more: ReactNode,
) =>
  person.callable ||
  more !== undefined ||
  (person.confirmed && person.minutes !== null) ||
  slot.canEnter(person)

function Excuse({ person, onExcuse }: Pick<PersonRowProps, 'person' | 'onExcuse'>) {
  const { nickname, personId } = person
  return (
    <Button
      id={`excuse-${personId}`}
      label={slotWords.excuseShort}
      spoken={slotWords.more(nickname)}
      kind="quiet"
      size="s"
      onTap={onExcuse}
    />
  )
}

/** What is done seldom; nothing where there is nothing of it. */
const Ways = observer(function Ways(props: PersonRowProps) {
  const { person, more, onCall, onExcuse, onEnter } = props
  const { slot } = useOrganizerStores()
  const { nickname, personId } = person
  const isOnRecord = person.confirmed && person.minutes !== null
  if (!hasWays(slot, person, more)) return null
  return (
    <View className="person-ways">
      {person.callable ? (
        <Button
          id={`call-${personId}`}
          label={slotWords.call}
          spoken={slotWords.callSpoken(nickname)}
          kind="quiet"
          size="s"
          icon="phone"
          busy={slot.phoneOf.busy}
          onTap={onCall}
        />
      ) : null}
      {slot.canExcuse(person) ? <Excuse person={person} onExcuse={onExcuse} /> : null}
      {slot.canEnter(person) ? (
        <Button
          id={`enter-${personId}`}
          label={slotWords.enterShort}
          spoken={slotWords.enterSpoken(nickname)}
          kind="quiet"
          size="s"
          onTap={onEnter}
        />
      ) : null}
      {isOnRecord ? <ToRecord signupId={person.signupId} nickname={nickname} /> : null}
      {more ? <View className="person-more">{more}</View> : null}
    </View>
  )
})

interface NameLineProps {
  person: BoardPerson
  where: Whereabouts
  walkIn: boolean
}

const NameLine = observer(function NameLine({ person, where, walkIn }: NameLineProps) {
  const { slot } = useOrganizerStores()
  const proof = person.presence === null ? null : slotWords.presence[person.presence]
  return (
    <View className="row wrap">
      <View className="t-strong">{person.nickname}</View>
      {person.kind === 'minor' ? <Chip label={slotWords.minor} /> : null}
      <Chip label={slotWords.counts[where]} tone={tones[where]} />
      {walkIn ? <Chip label={slotWords.walkInChip} /> : null}
      {slot.isWaiting(person) ? <Chip label={slotWords.waits} tone="lamp" icon="clock" /> : null}
      {person.leftEarly ? <Chip label={slotWords.leftEarly} tone="accent" /> : null}
      {proof === null ? null : (
        <Chip label={proof} tone={person.presence === 'affirmed' ? 'leaf' : 'plain'} />
      )}
      {person.byHousehold ? <Chip label={slotWords.byHousehold} tone="lamp" /> : null}
    </View>
  )
})

/** Confirmed minutes can still be corrected; the record says how they came about. */
const ToRecord = observer(function ToRecord(props: { signupId: string; nickname: string }) {
  const { platform } = useStores()
  return (
    <Button
      id={`record-${props.signupId}`}
      label={slotWords.record}
      spoken={slotWords.recordOf(props.nickname)}
      kind="quiet"
      size="s"
      onTap={() => {
        platform.navigate('organizer/record', { id: props.signupId })
      }}
    />
  )
})

function lineOf(person: BoardPerson): string | null {
  const { checkedInAt, checkedOutAt, minutes, points, confirmed, near } = person
  if (confirmed && minutes !== null)
    return slotWords.confirmedWith(minutesText(minutes), points ?? 0)
  if (checkedOutAt !== null) {
    return slotWords.leftAt(clockText(checkedOutAt), minutesText(minutes ?? 0))
  }
  if (checkedInAt === null) return null
  const arrived = slotWords.arrivedAt(clockText(checkedInAt))
  return near === null ? arrived : `${arrived} · ${slotWords.place[near]}`
}
