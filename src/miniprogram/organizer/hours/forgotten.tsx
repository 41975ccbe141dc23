import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { clockText, rangeText } from '../../../words/format'
import { hoursDeskWords as words } from '../../../words/screens/hours'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { Notice } from '../../parts/notice'
import { useStores } from '../../stores/root'
import { AskMinutes } from '../ask-minutes'
import type { Forgotten } from '../stores/hours'
import { useOrganizerStores } from '../stores/root'
import type { Handling } from './handling'

/** Who forgot to check out: one tap confirms what stands, another one changes it first. */
export const ForgottenList = observer(function ForgottenList({ handling }: { handling: Handling }) {
  const { hours } = useOrganizerStores()
  return (
    <View className="stack">
      <Notice text={words.forgottenNote} />
      {(hours.forgotten.value ?? []).map((one) => (
        <One key={one.signupId} one={one} handling={handling} />
      ))}
    </View>
  )
})

const One = observer(function One({ one, handling }: { one: Forgotten; handling: Handling }) {
  const { clock } = useStores()
  const settle = useSettle(one, handling)
  const { signupId, nickname, title, slotName, startsAt, endsAt, checkedInAt } = one
  return (
    <Card id={`forgotten-${signupId}`}>
      <View className="stack">
        <View className="stack-s">
          <View className="t-strong">{nickname}</View>
          <View className="t-body">{`${title} · ${slotName}`}</View>
          <View className="t-caption">{rangeText(startsAt, endsAt, clock.now())}</View>
          <View className="t-caption">{words.arrived(clockText(checkedInAt))}</View>
        </View>
        {one.wanted === null ? (
          <Ways one={one} handling={handling} onSettle={settle} />
        ) : (
          <Notice tone="lamp" text={words.wants(one.wanted)} />
        )}
      </View>
    </Card>
  )
})

const useSettle = (one: Forgotten, { said, onDone }: Handling) => {
  const { hours } = useOrganizerStores()
  const { signupId, nickname } = one
  return async (minutes: number) => {
    const done = await hours.settle.run({ signupId, minutes })
    if (done === null) said.complain(hours.settle.failure)
    else said.tell(words.settled(nickname, done.counted, done.points))
    onDone()
  }
}

interface WaysProps {
  one: Forgotten
  handling: Handling
  onSettle: (minutes: number) => Promise<void>
}

const Ways = observer(function Ways({ one, handling, onSettle }: WaysProps) {
  const { hours } = useOrganizerStores()
  const { signupId, nickname, measured, planned } = one
  const adjust = () => {
    handling.open(
      <AskMinutes
        title={words.adjustTitle(nickname)}
        text={words.adjustText(planned)}
        label={words.minutes}
        proposed={measured}
        most={planned}
        wrong={words.minutesWrong(planned)}
        confirm={words.settleThis}
        keep={words.back}
        busy={hours.settle.busy}
        onMinutes={(minutes) => void onSettle(minutes)}
        onEnd={() => {
          handling.open(null)
        }}
      />,
    )
  }
  return (
    <View className="row hours-ways hours-settle">
      <Button id={`adjust-${signupId}`} label={words.adjust} block onTap={adjust} />
      <Button
        id={`settle-${signupId}`}
        label={words.settle(measured)}
        spoken={words.settleSpoken(nickname, measured)}
        kind="primary"
        block
        busy={hours.settle.busy}
        onTap={() => void onSettle(measured)}
      />
    </View>
  )
})
