import { Text, View } from '@tarojs/components'
import { namesText } from '../../../words/format'
import { itemKindWords } from '../../../words/labels'
import { itemWords } from '../../../words/screens/item'
import { Chip, PointsBadge } from '../../parts/chip'
import { Cover } from '../../parts/cover'
import { List, ListRow } from '../../parts/list'
import { Notice } from '../../parts/notice'
import { Section } from '../../parts/section'
import { useStores } from '../../stores/root'
import type { Item } from '../../stores/shop'
import './about.scss'

/** All there is to know before redeeming. */
export function About({ item }: { item: Item }) {
  const { platform } = useStores()
  return (
    <>
      <Cover
        url={item.pictureUrl && platform.mediaUrl(item.pictureUrl)}
        art={item.kind}
        shape="wide"
        label={item.name}
      />
      <View className="item-body">
        <View className="stack">
          <View className="t-display">{item.name}</View>
          <View className="row wrap">
            <PointsBadge label={itemWords.price(item.price)} size="l" />
            {item.refusal?.reason === 'stock_out' ? null : (
              <Text id="stock" className="t-quiet">
                {itemWords.stock(item.stock)}
              </Text>
            )}
            <Chip label={itemKindWords[item.kind]} />
          </View>
        </View>
        {item.about ? <View className="t-body">{item.about}</View> : null}
        <Section title={itemWords.pickUp}>
          <List>
            <ListRow icon="gift" title={item.shopName} note={itemWords.shop} />
            <ListRow icon="place" title={item.pickUpPlace} note={itemWords.place} />
            <ListRow icon="clock" title={item.pickUpHours} note={itemWords.hours} />
            {item.booking ? (
              <ListRow icon="bell" title={item.booking} note={itemWords.booking} />
            ) : null}
            <ListRow
              icon="info"
              title={itemWords.limitText(item.limit, item.limitPeriod)}
              note={itemWords.limit}
            />
            {item.sponsors.length > 0 ? (
              <ListRow
                id="open-book"
                icon="heart"
                title={namesText(item.sponsors)}
                note={itemWords.sponsor}
                onTap={() => {
                  platform.navigate('household/book')
                }}
              />
            ) : null}
          </List>
        </Section>
        <Notice text={itemWords.keep(item.waitDays)} />
        <View className="t-caption center">{itemWords.neverForSale}</View>
      </View>
    </>
  )
}
