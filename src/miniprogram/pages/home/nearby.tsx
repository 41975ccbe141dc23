import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { homeWords as words } from '../../../words/screens/home'
import { EmptyState } from '../../parts/empty-state'
import { Section } from '../../parts/section'
import { useStores } from '../../stores/root'
import { Waiting } from '../../wired/waiting'
import { ActivityEntry } from '../activities/entry'

/** The next few things that are on. */
export const Nearby = observer(function Nearby({ onRetry }: { onRetry: () => void }) {
  const { activities, platform, clock } = useStores()
  const { value: cards, failure } = activities.nearby
  if (cards === null) return <Waiting failure={failure} onRetry={onRetry} />
  return (
    <Section
      id="nearby"
      title={words.nearby}
      more={words.all}
      onMore={() => {
        platform.switchTab('pages/activities')
      }}
    >
      {cards.length === 0 ? (
        <EmptyState art="calendar" title={words.nothingNearby} text={words.nothingNearbyAdvice} />
      ) : (
        <View className="stack">
          {cards.map((card) => (
            <ActivityEntry key={card.id} card={card} now={clock.now()} />
          ))}
        </View>
      )}
    </Section>
  )
})
