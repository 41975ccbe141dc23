import { View } from '@tarojs/components'
import { momentText, namesText } from '../../../words/format'
import { signupWords as words } from '../../../words/screens/signup'
import { Button } from '../../parts/button'
import { Outcome } from '../../parts/outcome'
import type { SlotView } from '../../stores/activity'
import { useStores } from '../../stores/root'
import type { SignedUp } from '../../stores/signups'

interface SignedUpViewProps {
  result: SignedUp
  names: readonly string[]
  slot: SlotView
}

/** What came of it: places for all of them, or a place in the waiting line. */
export function SignedUpView({ result, names, slot }: SignedUpViewProps) {
  const { platform, clock } = useStores()
  const canCancel = clock.now() < new Date(slot.cancelUntil)
  const isWaiting = result.status === 'waitlisted'
  const position = words.waitText(String(result.position ?? 1))
  const seen = words.doneText(namesText(names), momentText(slot.startsAt, clock.now()))
  return (
    <View id={isWaiting ? 'waitlisted' : 'signed-up'}>
      <Outcome
        tone={isWaiting ? 'waiting' : 'good'}
        title={isWaiting ? words.waitTitle : words.doneTitle}
        text={isWaiting ? position : seen}
        note={isWaiting ? words.waitAdvice : canCancel ? words.doneAdvice : words.doneAdviceLate}
      >
        <Button
          id="to-my-signups"
          label={words.toMine}
          kind="primary"
          onTap={() => {
            platform.redirect('pages/my-signups')
          }}
          block
        />
        <Button
          id="back"
          label={words.toActivity}
          onTap={() => {
            platform.back('pages/activities')
          }}
          block
        />
      </Outcome>
    </View>
  )
}
