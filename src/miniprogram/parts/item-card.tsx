import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from '../platform/aria'
import { PointsBadge } from './chip'
import { Cover } from './cover'
import type { CoverArt } from './cover'

export interface ItemCardProps {
  /** Stable, for tests. */
  id?: string
  name: string
  pictureUrl: string | null
  art: CoverArt
  /** "44 分" */
  price: string
  /** "还有 12 份"; left out where the refusal says that there are none. */
  stock?: string | undefined
  shop: string
  /** Why it cannot be redeemed just now. */
  refusal?: string
  onTap?: () => void
}

export function ItemCard(props: ItemCardProps) {
  const { name, price, stock, shop, refusal } = props
  const spoken = [name, price, stock, shop, refusal].filter(Boolean).join(', ')
  return (
    <View
      id={props.id}
      className="item-card"
      hoverClass="pressed"
      hoverStayTime={60}
      onClick={props.onTap}
      {...aria({ role: 'button', label: spoken })}
    >
      <Cover url={props.pictureUrl} art={props.art} shape="square" />
      <View className="item-card-text">
        <View className="item-card-name">{name}</View>
        <View className="item-card-line">{shop}</View>
        <View className="item-card-foot">
          <PointsBadge label={price} />
          {stock ? <Text className="item-card-line">{stock}</Text> : null}
        </View>
        {refusal ? <View className="item-card-refusal">{refusal}</View> : null}
      </View>
    </View>
  )
}

/** Two items side by side; one below the other in 大字. */
export function ItemGrid({ children }: { children: ReactNode }) {
  return <View className="item-grid">{children}</View>
}
