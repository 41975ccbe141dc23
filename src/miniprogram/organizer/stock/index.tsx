import { View } from '@tarojs/components'
import { useLoad, useReachBottom } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { momentText } from '../../../words/format'
import { stockWords as words } from '../../../words/screens/shelf'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { List, ListRow } from '../../parts/list'
import { Screen } from '../../parts/screen'
import { Section } from '../../parts/section'
import { useStores } from '../../stores/root'
import { useFresh } from '../../use-fresh'
import { useQuery } from '../../use-query'
import { useSaid } from '../../wired/use-said'
import { Waiting } from '../../wired/waiting'
import type { ShelfItem } from '../stores/shelf'
import { useOrganizerStores } from '../stores/root'
import { CountStock } from './count'
import { Receive } from './receive'

/** One item's stock: what comes in, what is counted, and everything that ever changed it. */
const StockPage = observer(function StockPage() {
  const { platform } = useStores()
  const { shelf } = useOrganizerStores()
  const { itemId = '', orgId = '' } = useQuery()
  const said = useSaid()
  useLoad(() => {
    shelf.openHistory(itemId)
  })
  const load = async () => {
    await Promise.all([shelf.items.load(orgId), shelf.sponsors.load(orgId), shelf.history.first()])
  }
  useFresh(load)
  useReachBottom(() => void shelf.history.more())
  const item = shelf.itemOf(itemId)
  if (item === null) {
    return (
      <Screen>
        <Waiting kind="lines" failure={shelf.items.failure} onRetry={() => void load()} />
      </Screen>
    )
  }
  const sell = async () => {
    const done = await shelf.sell.run({ itemId, onSale: !item.onSale })
    if (done === null) said.complain(shelf.sell.failure)
    else said.tell(done.onSale ? words.nowOn : words.nowOff)
    await shelf.items.load(orgId)
  }
  const shared = { item, orgId, said, onChange: load }
  return (
    <Screen over={said.toast}>
      <Head item={item} busy={shelf.sell.busy} onSell={() => void sell()} />
      <Receive {...shared} />
      <CountStock {...shared} />
      <History />
      <Button
        id="edit-item"
        label={words.edit}
        block
        onTap={() => {
          platform.navigate('organizer/shelf-item', { itemId, orgId })
        }}
      />
    </Screen>
  )
})

function Head({ item, busy, onSell }: { item: ShelfItem; busy: boolean; onSell: () => void }) {
  return (
    <Card tone={item.onSale ? 'leaf' : 'wash'}>
      <View className="stack">
        <View className="t-display">{item.name}</View>
        <View id="on-shelf" className="t-body">
          {words.onShelf(item.stock, item.reserved)}
        </View>
        <Button
          id="sell"
          label={item.onSale ? words.sellOff : words.sellOn}
          kind={item.onSale ? 'secondary' : 'primary'}
          block
          busy={busy}
          onTap={onSell}
        />
      </View>
    </Card>
  )
}

const History = observer(function History() {
  const { clock } = useStores()
  const { shelf } = useOrganizerStores()
  const { items } = shelf.history
  const now = clock.now()
  if (items === null) return null
  return (
    <Section id="history" title={words.history}>
      <List>
        {items.length === 0 ? <ListRow title={words.noHistory} /> : null}
        {items.map((entry) => (
          <ListRow
            key={entry.id}
            title={[words.entry[entry.kind], entry.sponsorName]
              .filter((part) => part !== null)
              .join(' · ')}
            note={[momentText(entry.at, now), entry.by, entry.note]
              .filter((part) => part !== null && part !== '')
              .join(' · ')}
            value={words.quantityText(entry.quantity)}
            valueTone={entry.quantity < 0 ? 'lamp' : 'leaf'}
          />
        ))}
      </List>
    </Section>
  )
})

export default StockPage
