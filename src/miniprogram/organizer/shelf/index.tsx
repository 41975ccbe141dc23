import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { shelfWords as words } from '../../../words/screens/shelf'
import { Button } from '../../parts/button'
import { FilterRow } from '../../parts/choices'
import { EmptyState } from '../../parts/empty-state'
import { List, ListRow } from '../../parts/list'
import { Screen } from '../../parts/screen'
import { Section } from '../../parts/section'
import { useStores } from '../../stores/root'
import { useFresh } from '../../use-fresh'
import { Waiting } from '../../wired/waiting'
import type { ShelfItem } from '../stores/shelf'
import { useOrganizerStores } from '../stores/root'

/** All that a shop has; a tap leads to its stock. */
const ShelfPage = observer(function ShelfPage() {
  const { session, platform } = useStores()
  const { shelf } = useOrganizerStores()
  const [chosen, choose] = useState<string | null>(null)
  // Asked anew each time: when the page opens nobody may know yet who is looking.
  const orgIdsOf = () =>
    (session.me?.grants ?? []).flatMap(({ role, orgId }) =>
      role === 'shopkeeper' || role === 'admin' ? [orgId] : [],
    )
  const shops = shelf.shops.value ?? []
  const orgId = chosen ?? shops[0]?.id ?? null
  const load = async () => {
    if (session.me === null) return
    await shelf.shops.load(orgIdsOf())
    const first = chosen ?? shelf.shops.value?.[0]?.id
    if (first !== undefined) await shelf.items.load(first)
  }
  useFresh(load)
  if (session.who !== null && orgIdsOf().length === 0) return <NotKeeper />
  if (shelf.items.value === null || orgId === null) {
    const failure = shelf.shops.failure ?? shelf.items.failure
    return (
      <Screen>
        <Waiting kind="lines" failure={failure} onRetry={() => void load()} />
      </Screen>
    )
  }
  const add = (
    <Button
      id="add-item"
      label={words.add}
      kind="primary"
      icon="plus"
      block
      onTap={() => {
        platform.navigate('organizer/shelf-item', { orgId })
      }}
    />
  )
  const items = shelf.items.value
  return (
    <Screen bottom={add}>
      {shops.length > 1 ? (
        <FilterRow
          id="shop"
          label={words.shopLabel}
          choices={shops.map(({ id, name }) => ({ value: id, label: name }))}
          value={orgId}
          onChange={(next) => {
            choose(next)
            shelf.items.forget()
            void shelf.items.load(next)
          }}
        />
      ) : null}
      {items.length === 0 ? (
        <EmptyState art="shelf" title={words.none} text={words.noneText} />
      ) : (
        <Items items={items} orgId={orgId} />
      )}
    </Screen>
  )
})

function NotKeeper() {
  const { platform } = useStores()
  return (
    <Screen>
      <EmptyState
        art="shelf"
        title={words.notKeeper}
        action={words.home}
        actionId="home"
        onAction={() => {
          platform.switchTab('pages/home')
        }}
      />
    </Screen>
  )
}

function Items({ items, orgId }: { items: readonly ShelfItem[]; orgId: string }) {
  const groups = [
    { id: 'on-sale', title: words.on, rows: items.filter(({ onSale }) => onSale) },
    { id: 'off-sale', title: words.off, rows: items.filter(({ onSale }) => !onSale) },
  ]
  return groups.map(({ id, title, rows }) =>
    rows.length === 0 ? null : (
      <Section key={id} id={id} title={title}>
        <List>
          {rows.map((item) => (
            <Row key={item.id} item={item} orgId={orgId} />
          ))}
        </List>
      </Section>
    ),
  )
}

function Row({ item, orgId }: { item: ShelfItem; orgId: string }) {
  const { platform } = useStores()
  return (
    <ListRow
      id={`shelf-${item.id}`}
      icon={item.kind === 'goods' ? 'gift' : 'clock'}
      title={item.name}
      note={words.line(item)}
      value={words.price(item.price)}
      valueTone="lamp"
      onTap={() => {
        platform.navigate('organizer/stock', { itemId: item.id, orgId })
      }}
    />
  )
}

export default ShelfPage
