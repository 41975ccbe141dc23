import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { shopWords } from '../../../words/screens/shop'
import { Button } from '../../parts/button'
import { EmptyState } from '../../parts/empty-state'
import { FilterRow } from '../../parts/choices'
import { Screen } from '../../parts/screen'
import { Section } from '../../parts/section'
import { Waiting } from '../../wired/waiting'
import { useStores } from '../../stores/root'
import { useFresh } from '../../use-fresh'
import { Goods } from './goods'
import type { Shown } from './goods'
import { Purse } from './purse'

const choices: readonly { value: Shown; label: string }[] = [
  { value: 'all', label: shopWords.all },
  { value: 'goods', label: shopWords.kindChoices.goods },
  { value: 'service', label: shopWords.kindChoices.service },
]

const ShopPage = observer(function ShopPage() {
  const { shop, points, session, platform } = useStores()
  const [shown, show] = useState<Shown>('all')
  const load = async () => {
    const own = session.me ? [points.account.load(), shop.redemptions.first()] : []
    await Promise.all([shop.items.load(), ...own])
  }
  useFresh(load)
  const items = shop.items.value
  return (
    <Screen>
      <Purse />
      <Section title={shopWords.items}>
        <FilterRow
          id="kind"
          choices={choices}
          value={shown}
          onChange={show}
          label={shopWords.filterLabel}
        />
        {items === null ? (
          <Waiting kind="grid" failure={shop.items.failure} onRetry={() => void load()} />
        ) : items.length === 0 ? (
          <EmptyState
            art="shelf"
            title={shopWords.emptyTitle}
            text={shopWords.emptyText}
            action={shopWords.seeActivities}
            actionId="see-activities"
            onAction={() => {
              platform.switchTab('pages/activities')
            }}
          />
        ) : (
          <Goods items={items} shown={shown} />
        )}
      </Section>
      <Button
        id="open-book"
        label={shopWords.openBook}
        kind="quiet"
        icon="heart"
        block
        onTap={() => {
          platform.navigate('household/book')
        }}
      />
      <View className="t-caption center">{shopWords.neverForSale}</View>
    </Screen>
  )
})

export default ShopPage
