import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { momentText } from '../../../words/format'
import { bookWords as words } from '../../../words/screens/household'
import { Card } from '../../parts/card'
import { Chip } from '../../parts/chip'
import { EmptyState } from '../../parts/empty-state'
import { List, ListRow } from '../../parts/list'
import { Notice } from '../../parts/notice'
import { Screen } from '../../parts/screen'
import { Section } from '../../parts/section'
import { useStores } from '../../stores/root'
import { useFresh } from '../../use-fresh'
import { Waiting } from '../../wired/waiting'
import type { Book } from '../stores/household'
import { useHousehold } from '../stores/root'

/** Where the things came from and what became of them; never to whom they went. */
const BookPage = observer(function BookPage() {
  const { session } = useStores()
  const { book } = useHousehold()
  const load = () => book.load(session.me?.communityId)
  useFresh(load)
  const { value } = book
  if (value === null) {
    return (
      <Screen>
        <Waiting kind="lines" failure={book.failure} onRetry={() => void load()} />
      </Screen>
    )
  }
  if (value.shops.length === 0) {
    return (
      <Screen>
        <EmptyState art="shelf" title={words.emptyTitle} text={words.emptyText} />
      </Screen>
    )
  }
  return (
    <Screen>
      <Notice text={words.intro} />
      <Sponsors book={value} />
      {value.shops.map((shop) => (
        <Section key={shop.id} id={`book-${shop.id}`} title={shop.name}>
          <List>
            {shop.items.map((item) => (
              <ListRow
                key={item.id}
                id={`book-item-${item.id}`}
                title={item.name}
                note={words.line(item)}
                {...(item.corrected === 0 ? {} : { value: words.corrected(item.corrected) })}
              />
            ))}
          </List>
        </Section>
      ))}
      <Entries book={value} />
      <View className="t-caption center">{words.neverForSale}</View>
    </Screen>
  )
})

function Sponsors({ book }: { book: Book }) {
  if (book.sponsors.length === 0) return null
  return (
    <Section id="sponsors" title={words.sponsors} note={words.sponsorsNote}>
      {book.sponsors.map((sponsor) => (
        <Card key={sponsor.id}>
          <View className="stack-s">
            <View className="row between">
              <View className="t-strong grow">{sponsor.name}</View>
              <Chip label={words.kinds[sponsor.kind]} />
            </View>
            {sponsor.about ? <View className="t-caption">{sponsor.about}</View> : null}
            {sponsor.goods.map((gift) => (
              <View key={gift.itemName} className="stack-s">
                <View className="t-body">{words.gift(gift)}</View>
                <View className="t-quiet">{words.fate(gift)}</View>
              </View>
            ))}
          </View>
        </Card>
      ))}
    </Section>
  )
}

const Entries = observer(function Entries({ book }: { book: Book }) {
  const { clock } = useStores()
  const now = clock.now()
  if (book.entries.length === 0) return null
  return (
    <Section id="entries" title={words.entries}>
      <List>
        {book.entries.map((entry) => (
          <ListRow
            key={`${entry.at}-${entry.itemName}`}
            title={words.entry(entry)}
            note={[momentText(entry.at, now), entry.note].filter((part) => part !== '').join(' · ')}
            value={words.quantity(entry.quantity)}
            valueTone={entry.quantity > 0 ? 'leaf' : 'lamp'}
          />
        ))}
      </List>
    </Section>
  )
})

export default BookPage
