import type { ItemKind } from '../../../domain/shop'
import { shopWords } from '../../../words/screens/shop'
import { ItemCard, ItemGrid } from '../../parts/item-card'
import { reasonWords } from '../../../words/reasons'
import { useStores } from '../../stores/root'
import type { Item } from '../../stores/shop'

export type Shown = ItemKind | 'all'

interface GoodsProps {
  items: readonly Item[]
  shown: Shown
}

/** All that can be redeemed, two side by side. */
export function Goods({ items, shown }: GoodsProps) {
  const { platform } = useStores()
  return (
    <ItemGrid>
      {items
        .filter((item) => shown === 'all' || item.kind === shown)
        .map((item) => (
          <ItemCard
            key={item.id}
            id={`item-${item.id}`}
            name={item.name}
            pictureUrl={item.pictureUrl && platform.mediaUrl(item.pictureUrl)}
            art={item.kind}
            price={shopWords.price(item.price)}
            // What is not there is said once: by the refusal, or to those who have none.
            stock={item.refusal?.reason === 'stock_out' ? undefined : shopWords.stock(item.stock)}
            shop={item.shopName}
            refusal={item.refusal ? shortly(item.refusal) : undefined}
            onTap={() => {
              platform.navigate('pages/item', { id: item.id })
            }}
          />
        ))}
    </ItemGrid>
  )
}

/** A card has room for a few words; the item's own page says the whole sentence. */
function shortly({ reason, detail }: NonNullable<Item['refusal']>): string {
  switch (reason) {
    case 'not_enough_points':
    case 'claim_open':
    case 'limit_reached':
    case 'stock_out':
    case 'adult_only':
    case 'out_of_scope':
    case 'off_sale':
      return shopWords.refusals[reason](detail)
    default:
      return reasonWords[reason](detail)
  }
}
