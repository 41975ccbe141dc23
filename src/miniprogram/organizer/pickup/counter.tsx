import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { momentText } from '../../../words/format'
import { pickupWords } from '../../../words/screens/pickup'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { EmptyState } from '../../parts/empty-state'
import { List, ListRow } from '../../parts/list'
import { Section } from '../../parts/section'
import { useStores } from '../../stores/root'
import { Waiting } from '../../wired/waiting'
import { useOrganizerStores } from '../stores/root'
import type { WaitingItem } from './refuse'

interface CounterProps {
  onRefuse: (item: WaitingItem) => void
  onRetry: () => void
}

/** What waits to be picked up, and what is on the shelf. Codes are never listed. */
export const Counter = observer(function Counter({ onRefuse, onRetry }: CounterProps) {
  const { pickup } = useOrganizerStores()
  const { value, failure } = pickup.counter
  if (value === null) return <Waiting kind="lines" failure={failure} onRetry={onRetry} />
  return (
    <>
      <Section id="waiting" title={pickupWords.waitingTitle(value.waiting.length)}>
        {value.waiting.length === 0 ? (
          <EmptyState art="shelf" title={pickupWords.nobodyTitle} text={pickupWords.nobodyText} />
        ) : (
          value.waiting.map((item) => <WaitingCard key={item.id} item={item} onRefuse={onRefuse} />)
        )}
      </Section>
      {value.items.length > 0 ? (
        <Section title={pickupWords.stock}>
          <List>
            {value.items.map((item) => (
              <ListRow
                key={item.id}
                id={`stock-${item.id}`}
                title={item.name}
                note={pickupWords.stockLine(item.stock, item.reserved, item.pickedUp)}
                value={pickupWords.price(item.price)}
                valueTone="lamp"
              />
            ))}
          </List>
        </Section>
      ) : null}
    </>
  )
})

interface WaitingCardProps {
  item: WaitingItem
  onRefuse: (item: WaitingItem) => void
}

function WaitingCard({ item, onRefuse }: WaitingCardProps) {
  const { clock } = useStores()
  const now = clock.now()
  return (
    <Card>
      <View id={`waiting-${item.id}`} className="row">
        <View className="grow stack-s">
          <View className="t-strong">{item.itemName}</View>
          <View className="t-body">{item.alias}</View>
          <View className="t-caption">{pickupWords.until(momentText(item.expiresAt, now))}</View>
        </View>
        <Button
          id={`refuse-${item.id}`}
          label={pickupWords.refuse}
          kind="quiet"
          size="s"
          onTap={() => {
            onRefuse(item)
          }}
        />
      </View>
    </Card>
  )
}
