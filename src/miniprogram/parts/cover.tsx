import { Image, View } from '@tarojs/components'
import type { Category } from '../../domain/activities'
import type { ItemKind } from '../../domain/shop'
import { aria } from '../platform/aria'

/** What the drawn picture shows when nobody gave a photograph. */
export type CoverArt = Category | ItemKind

interface CoverProps {
  url: string | null
  art: CoverArt
  /** `wide` for a detail page, `tile` beside a card's text, `square` for goods. */
  shape?: 'wide' | 'tile' | 'square'
  label?: string
}

/** A photograph, or a drawing of our own in its place; never an empty grey box. */
export function Cover({ url, art, shape = 'tile', label }: CoverProps) {
  const about = label ? aria({ role: 'img', label }) : aria({ hidden: true })
  return (
    <View className={`cover cover-${shape} cover-${art}`} {...about}>
      {url ? <Image className="cover-photo" src={url} mode="aspectFill" lazyLoad /> : null}
    </View>
  )
}
