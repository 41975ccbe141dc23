import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { checkInWords as words } from '../../../words/screens/check-in'
import { EmptyState } from '../../parts/empty-state'
import { Screen } from '../../parts/screen'
import { Waiting } from '../../wired/waiting'
import { useStores } from '../../stores/root'
import { useFresh } from '../../use-fresh'
import { CheckedView } from './checked'
import { Desk } from './desk'

/** 签到: the household proves to be on site, coming and going. */
const CheckInPage = observer(function CheckInPage() {
  const { checkIn, platform } = useStores()
  const [query] = useState(() => platform.routeQuery())
  const [isOpen, setOpen] = useState(false)
  // Coming back to the page (from the camera) must not forget what was chosen.
  const load = async (): Promise<void> => {
    if (isOpen) return checkIn.refresh()
    setOpen(true)
    await checkIn.open(query.slotId ?? '', query.code ?? null)
  }
  useFresh(load)
  const { parties, party, result } = checkIn
  if (result) return <CheckedView result={result} />
  if (!isOpen || parties.value === null) {
    return (
      <Screen>
        <Waiting kind="lines" failure={parties.failure} onRetry={() => void checkIn.refresh()} />
      </Screen>
    )
  }
  if (party === null) {
    return (
      <Screen>
        <EmptyState
          id="no-party"
          art="calendar"
          title={words.noParty}
          text={words.noPartyAdvice}
          action={words.toMine}
          actionId="to-my-signups"
          onAction={() => {
            platform.redirect('pages/my-signups')
          }}
        />
      </Screen>
    )
  }
  return <Desk party={party} />
})

export default CheckInPage
