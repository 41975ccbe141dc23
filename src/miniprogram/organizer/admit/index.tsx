import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { admitWords } from '../../../words/screens/admit'
import { Button } from '../../parts/button'
import { Outcome } from '../../parts/outcome'
import { Screen } from '../../parts/screen'
import { useStores } from '../../stores/root'
import { useFresh } from '../../use-fresh'
import { useQuery } from '../../use-query'
import { Waiting } from '../../wired/waiting'
import type { Added } from '../stores/admit'
import { useOrganizerStores } from '../stores/root'
import { AdmitForm } from './form'

const AdmitPage = observer(function AdmitPage() {
  const { platform } = useStores()
  const { admit, slot } = useOrganizerStores()
  const [added, end] = useState<Added | null>(null)
  const { slotId = '' } = useQuery()
  const load = () => slot.load(slotId)
  useFresh(load)
  const board = slot.board.value
  if (board?.slotId !== slotId) {
    return (
      <Screen>
        <Waiting kind="lines" failure={slot.board.failure} onRetry={() => void load()} />
      </Screen>
    )
  }
  if (added === null) return <AdmitForm board={board} onAdded={end} />
  return (
    <Screen>
      <Outcome
        tone="good"
        title={admitWords.done}
        text={added.raisedBy > 0 ? admitWords.raised(added.raisedBy) : undefined}
        note={admitWords.doneText}
      >
        <Button
          id="next"
          label={admitWords.next}
          kind="primary"
          block
          onTap={() => {
            admit.clear()
            end(null)
            void load()
          }}
        />
        <Button
          id="back"
          label={admitWords.back}
          block
          onTap={() => {
            admit.clear()
            platform.back()
          }}
        />
      </Outcome>
    </Screen>
  )
})

export default AdmitPage
