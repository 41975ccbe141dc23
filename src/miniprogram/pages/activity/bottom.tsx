import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { activityWords as words } from '../../../words/screens/activity'
import { waitingWords } from '../../../words/failures'
import { aria } from '../../platform/aria'
import { Button } from '../../parts/button'
import { useJoin } from '../../wired/invite'
import { sayFailure } from '../../say'
import { useStores } from '../../stores/root'
import { useNow } from '../../use-now'
import type { Offers } from '../../wired/use-offers'
import { isOffered } from '../my-signups/party-state'
import { currentStep, partiesOf } from './step'
import { stepTexts } from './step-texts'
import type { Leads } from './step-texts'
import { useTurn } from './use-turn'
import './bottom.scss'

const buttonIds: Record<NonNullable<Leads>, string> = {
  signup: 'sign-up',
  join: 'join',
  mine: 'to-my-signups',
  check_in: 'go-check-in',
  accept: 'accept',
  absences: 'to-absences',
}

interface BottomBarProps {
  offers: Offers
  onMenu: () => void
  /** The window of the slot has turned, so that what the page knows is old. */
  onTurn: () => void
}

/** One button that says where the household stands; what takes things back is behind the menu. */
export const BottomBar = observer(function BottomBar({ offers, onMenu, onTurn }: BottomBarProps) {
  const stores = useStores()
  const now = useNow(1000)
  const go = useLead(offers)
  const { slot } = stores.activity
  useTurn(slot, now, onTurn)
  const step = currentStep(stores, now)
  if (slot === null || step === null) {
    return <StillAsking />
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
        {partiesOf(stores).length > 0 ? (
          <Button id="menu" label={words.more} kind="quiet" onTap={onMenu} />
        ) : null}
        <View className="grow">
          <Button
            id={leads ? buttonIds[leads] : 'step'}
            label={label}
            kind={isMain ? 'primary' : 'secondary'}
            busy={leads === 'accept' && stores.signups.accept.busy}
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

/** Which step it is, is not known yet, or could not be learnt. */
const StillAsking = observer(function StillAsking() {
  const { activity, signups } = useStores()
  const { failure } = signups.onSlot
  if (failure === null) return <Button id="step" label={waitingWords.loading} busy block />
  const again = (): void => {
    if (activity.slot) void signups.onSlot.load(activity.slot.id)
  }
  return (
    <View className="stack-s">
      <View className="t-caption bottom-hint" {...aria({ role: 'alert' })}>
        {sayFailure(failure)}
      </View>
      <Button id="retry-step" label={waitingWords.retry} onTap={again} block />
    </View>
  )
})

function useLead(offers: Offers): (leads: Leads) => void {
  const stores = useStores()
  const { activity, platform } = stores
  const join = useJoin()
  const accept = (): void => {
    const offered = partiesOf(stores).find(isOffered)
    if (offered) offers.accept(offered)
  }
  return (leads) => {
    const slotId = activity.slot?.id ?? ''
    const activityId = activity.detail.value?.id ?? ''
    if (leads === 'signup') platform.navigate('pages/signup', { activityId, slotId })
    else if (leads === 'check_in') platform.navigate('pages/check-in', { slotId })
    else if (leads === 'mine') platform.navigate('pages/my-signups')
    else if (leads === 'absences') platform.navigate('pages/absences')
    else if (leads === 'accept') accept()
    else if (leads === 'join') join()
  }
}
