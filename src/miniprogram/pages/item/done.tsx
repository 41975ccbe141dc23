import { View } from '@tarojs/components'
import { momentText } from '../../../words/format'
import { itemWords } from '../../../words/screens/item'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { CodeBoard } from '../../parts/code-board'
import { List, ListRow } from '../../parts/list'
import { useStores } from '../../stores/root'
import type { Item } from '../../stores/shop'

/** It is kept at the counter now: the code, until when, and where. */
export function Done({ item, code, expiresAt }: { item: Item; code: string; expiresAt: string }) {
  const { clock } = useStores()
  const deadline = momentText(expiresAt, clock.now())
  return (
    <View id="reserved" className="stack-l">
      <View className="stack center">
        <View className="t-display">{itemWords.doneTitle}</View>
        <View className="t-strong">{item.name}</View>
        <View className="t-quiet">{itemWords.doneText(deadline, item.pickUpPlace)}</View>
      </View>
      <Card>
        <CodeBoard code={code} digits={code} label={itemWords.codeLabel(code)} />
      </Card>
      <List>
        <ListRow icon="place" title={item.pickUpPlace} note={itemWords.place} />
        <ListRow icon="clock" title={item.pickUpHours} note={itemWords.hours} />
        {item.booking ? (
          <ListRow icon="bell" title={item.booking} note={itemWords.booking} />
        ) : null}
      </List>
    </View>
  )
}

export function DoneBar() {
  const { platform } = useStores()
  return (
    <View className="stack-s">
      <Button
        id="see-redemptions"
        label={itemWords.seeRedemptions}
        kind="primary"
        block
        onTap={() => {
          platform.redirect('pages/redemptions')
        }}
      />
      <Button
        id="see-shop"
        label={itemWords.seeShop}
        kind="quiet"
        block
        onTap={() => {
          platform.switchTab('pages/shop')
        }}
      />
    </View>
  )
}
