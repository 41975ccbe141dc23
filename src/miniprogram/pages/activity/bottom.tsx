import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { activityWords as words } from '../../../words/screens/activity'
import { waitingWords } from '../../../words/failures'
import { aria } from '../../platform/aria'
import { Button } from '../../parts/button'
import { Icon } from '../../parts/icon'
import { useJoin } from '../../wired/invite'
import { useStores } from '../../stores/root'
import { useNow } from '../../use-now'
import { currentStep, partiesOf } from './step'
import { stepTexts } from './step-texts'
import type { Leads } from './step-texts'
import './bottom.scss'

const buttonIds: Record<NonNullable<Leads>, string> = {
  signup: 'sign-up',
  join: 'join',
  mine: 'to-my-signups',
  check_in: 'go-check-in',
}

/** One button that says where the household stands; what takes things back is behind the menu. */
export const BottomBar = observer(function BottomBar({ onMenu }: { onMenu: () => void }) {
  const stores = useStores()
  const now = useNow(1000)
  const go = useLead()
  const { slot } = stores.activity
  const step = currentStep(stores, now)
  if (slot === null || step === null) {
    return <Button id="step" label={waitingWords.loading} busy block />
  }
  const { label, hint, leads, isMain } = stepTexts(step, slot, now)
  return (
    <View className="stack-s">
      {hint ? (
        <View className="t-caption bottom-hint" id="step-hint" {...aria({ live: 'polite' })}>
          {hint}
        </View>
      ) : null}
      <View className="row">
        {partiesOf(stores).length > 0 ? <MenuButton onTap={onMenu} /> : null}
        <View className="grow">
          <Button
            id={leads ? buttonIds[leads] : 'step'}
            label={label}
            kind={isMain ? 'primary' : 'secondary'}
            disabled={leads === null}
            onTap={() => {
              go(leads)
            }}
            block
          />
        </View>
      </View>
    </View>
  )
})

function MenuButton({ onTap }: { onTap: () => void }) {
  return (
    <View
      id="menu"
      className="bottom-menu"
      hoverClass="pressed"
      onClick={onTap}
      {...aria({ role: 'button', label: words.more })}
    >
      <Icon name="edit" />
    </View>
  )
}

function useLead(): (leads: Leads) => void {
  const { activity, platform } = useStores()
  const join = useJoin()
  return (leads) => {
    const slotId = activity.slot?.id ?? ''
    const activityId = activity.detail.value?.id ?? ''
    if (leads === 'signup') platform.navigate('pages/signup', { activityId, slotId })
    else if (leads === 'check_in') platform.navigate('pages/check-in', { slotId })
    else if (leads === 'mine') platform.navigate('pages/my-signups')
    else if (leads === 'join') join()
  }
}
