import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { signupWords as words } from '../../../words/screens/signup'
import { aria } from '../../platform/aria'
import { Button } from '../../parts/button'
import { sayFailure } from '../../say'
import type { SlotView } from '../../stores/activity'
import { useStores } from '../../stores/root'
import { joinsLine } from './party'

interface SubmitProps {
  gap: string | null
  slot: SlotView
  count: number
  onTap: () => void
}

/** What is still missing stands above the button, which stays off until then. */
export const Submit = observer(function Submit({ gap, slot, count, onTap }: SubmitProps) {
  const { signups, clock } = useStores()
  return (
    <View className="stack-s">
      <Obstacle gap={gap} />
      <Button
        id="confirm-sign-up"
        label={labelOf(slot, count, clock.now())(String(count))}
        kind="primary"
        busy={signups.create.busy}
        disabled={gap !== null}
        onTap={onTap}
        block
      />
    </View>
  )
})

/** Handing it in for a decision, taking places, or joining the line. */
function labelOf(slot: SlotView, count: number, now: Date): (count: string) => string {
  if (slot.approval) return words.confirmApply
  return joinsLine(slot, count, now) ? words.confirmWait : words.confirm
}

/** Why it was refused, or what is still to be done, beside the button that it is about. */
const Obstacle = observer(function Obstacle({ gap }: { gap: string | null }) {
  const { failure } = useStores().signups.create
  if (failure) {
    return (
      <View className="t-body c-accent center" id="failure" {...aria({ role: 'alert' })}>
        {sayFailure(failure)}
      </View>
    )
  }
  if (gap === null) return null
  return (
    <View className="t-caption center" id="gap" {...aria({ live: 'polite' })}>
      {gap}
    </View>
  )
})
