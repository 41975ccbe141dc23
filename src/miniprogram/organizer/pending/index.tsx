import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { pendingWords } from '../../../words/screens/pending'
import { Button } from '../../parts/button'
import { EmptyState } from '../../parts/empty-state'
import { Notice } from '../../parts/notice'
import { Screen } from '../../parts/screen'
import { useStores } from '../../stores/root'
import { useFresh } from '../../use-fresh'
import { useQuery } from '../../use-query'
import { useSaid } from '../../wired/use-said'
import { Waiting } from '../../wired/waiting'
import { useOrganizerStores } from '../stores/root'
import { Deciding } from './deciding'
import type { Verdict } from './deciding'
import { PartyCard } from './party-card'
import './pending.scss'

const PendingPage = observer(function PendingPage() {
  const { platform } = useStores()
  const { pending } = useOrganizerStores()
  const [verdict, choose] = useState<Verdict | null>(null)
  const said = useSaid()
  const { slotId = '' } = useQuery()
  const load = () => pending.load(slotId)
  useFresh(load)
  const { value, failure } = pending.list
  if (value === null) {
    return (
      <Screen>
        <Waiting failure={failure} onRetry={() => void load()} />
      </Screen>
    )
  }
  const over = (
    <>
      <Deciding
        slotId={slotId}
        verdict={verdict}
        said={said}
        onEnd={() => {
          choose(null)
        }}
      />
      {said.toast}
    </>
  )
  if (value.parties.length === 0) {
    return (
      <Screen over={over}>
        <EmptyState
          art="letters"
          title={pendingWords.emptyTitle}
          text={pendingWords.emptyText}
          action={pendingWords.back}
          actionId="back"
          onAction={() => {
            platform.back()
          }}
        />
      </Screen>
    )
  }
  return (
    <Screen over={over} bottom={<Ends onChoose={choose} />}>
      <Notice text={pendingWords.freeAndHow(value.free)} />
      <View className="row between">
        <View id="pending-count" className="t-strong">
          {pendingWords.count(value.parties.length)}
        </View>
        <Button
          id="choose-all"
          label={pending.areAllChosen ? pendingWords.none : pendingWords.all}
          size="s"
          onTap={() => {
            pending.toggleAll()
          }}
        />
      </View>
      <View className="stack">
        {value.parties.map((party) => (
          <PartyCard key={party.partyId} party={party} questions={value.questions} />
        ))}
      </View>
    </Screen>
  )
})

/** Both ends take all that are chosen; the one that helps stands at the right, as everywhere. */
const Ends = observer(function Ends({ onChoose }: { onChoose: (verdict: Verdict) => void }) {
  const { pending } = useOrganizerStores()
  const count = pending.chosen.length
  return (
    <View className="stack">
      {count === 0 ? <View className="t-caption center">{pendingWords.chooseFirst}</View> : null}
      <View className="row pending-ends">
        <Button
          id="reject"
          label={pendingWords.reject}
          block
          disabled={count === 0}
          busy={pending.decide.busy}
          onTap={() => {
            onChoose('reject')
          }}
        />
        <Button
          id="approve"
          label={pendingWords.approve(count)}
          kind="primary"
          block
          disabled={count === 0}
          busy={pending.decide.busy}
          onTap={() => {
            onChoose('approve')
          }}
        />
      </View>
    </View>
  )
})

export default PendingPage
