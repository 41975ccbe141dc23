import { View } from '@tarojs/components'
import { momentText, namesText } from '../../../words/format'
import { signupWords as words } from '../../../words/screens/signup'
import { Button } from '../../parts/button'
import { Outcome } from '../../parts/outcome'
import type { OutcomeTone } from '../../parts/outcome'
import type { SlotView } from '../../stores/activity'
import { useStores } from '../../stores/root'
import type { SignedUp } from '../../stores/signups'

interface SignedUpViewProps {
  result: SignedUp
  names: readonly string[]
  slot: SlotView
}

interface Told {
  id: string
  tone: OutcomeTone
  title: string
  text: string
  note: string
}

/** What came of it: places for all of them, a place in the waiting line, or a decision to wait for. */
function toldOf({ result, names, slot }: SignedUpViewProps, now: Date): Told {
  switch (result.status) {
    case 'confirmed': {
      const canCancel = now < new Date(slot.cancelUntil)
      return {
        id: 'signed-up',
        tone: 'good',
        title: words.doneTitle,
        text: words.doneText(namesText(names), momentText(slot.startsAt, now)),
        note: canCancel ? words.doneAdvice : words.doneAdviceLate,
      }
    }
    case 'waitlisted':
      return {
        id: 'waitlisted',
        tone: 'waiting',
        title: words.waitTitle,
        text: words.waitText(String(result.position ?? 1)),
        note: slot.waitMode === 'offer' ? words.offerAdvice : words.waitAdvice,
      }
    case 'pending':
      return {
        id: 'pending',
        tone: 'waiting',
        title: words.pendingTitle,
        text: words.pendingText(namesText(names)),
        note: words.pendingAdvice,
      }
  }
}

export function SignedUpView(props: SignedUpViewProps) {
  const { platform, clock } = useStores()
  const { id, tone, title, text, note } = toldOf(props, clock.now())
  return (
    <View id={id}>
      <Outcome tone={tone} title={title} text={text} note={note}>
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
