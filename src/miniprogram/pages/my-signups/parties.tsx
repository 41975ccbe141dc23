import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { commonWords } from '../../../words/screens/common'
import { mySignupsWords as words } from '../../../words/screens/my-signups'
import { EmptyState } from '../../parts/empty-state'
import { useStores } from '../../stores/root'
import type { MyParty } from '../../stores/signups'
import type { Offers } from '../../wired/use-offers'
import { useNow } from '../../use-now'
import { Waiting } from '../../wired/waiting'
import { PartyCard } from './party-card'
import { isOffered } from './party-state'

export type When = 'coming' | 'over'

interface PartiesProps {
  view: When
  offers: Offers
  onChange: (party: MyParty) => void
}

/** The household's parties of one kind, page by page. */
export const Parties = observer(function Parties({ view, offers, onChange }: PartiesProps) {
  const { signups, platform } = useStores()
  const { items, failure, isComplete } = signups[view]
  // Only a seat that is held for a while counts down by the second.
  const now = useNow(items?.some(isOffered) ? 1000 : 30_000)
  if (items === null)
    return <Waiting failure={failure} onRetry={() => void signups[view].first()} />
  if (items.length === 0) {
    const isComing = view === 'coming'
    return (
      <EmptyState
        art="calendar"
        title={isComing ? words.nothingComing : words.nothingOver}
        text={isComing ? words.nothingComingAdvice : words.nothingOverAdvice}
        action={words.find}
        actionId="find"
        onAction={() => {
          platform.switchTab('pages/activities')
        }}
      />
    )
  }
  return (
    <View className="stack">
      {items.map((party) => (
        <PartyCard
          key={party.partyId}
          party={party}
          now={now}
          offers={offers}
          onChange={
            view === 'coming'
              ? () => {
                  onChange(party)
                }
              : undefined
          }
        />
      ))}
      {isComplete ? null : <View className="t-caption center">{commonWords.loadingMore}</View>}
    </View>
  )
})
