import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { numberText } from '../../../words/format'
import { pointsWords } from '../../../words/screens/points'
import { shopWords } from '../../../words/screens/shop'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { useJoin } from '../../wired/invite'
import { Balance } from '../../parts/stats'
import { useStores } from '../../stores/root'

/** What the household can spend, or an invitation to begin. */
export const Purse = observer(function Purse() {
  const { session, points, shop, platform } = useStores()
  const join = useJoin()
  if (session.isVisitor) {
    return (
      <Card tone="lamp">
        <View className="stack">
          <View className="t-title">{shopWords.visitorTitle}</View>
          <View className="t-quiet">{shopWords.visitorText}</View>
          <Button id="join" label={shopWords.join} kind="primary" onTap={join} />
        </View>
      </Card>
    )
  }
  const account = points.account.value
  const waiting = (shop.redemptions.items ?? []).filter((one) => one.status === 'reserved').length
  return (
    <View className="stack">
      <Balance
        id="points-balance"
        label={shopWords.balance}
        value={account ? numberText(account.balance) : '–'}
        unit={pointsWords.unit}
        note={account && account.held > 0 ? shopWords.held(account.held) : undefined}
      />
      <View className="row purse-ways">
        <Button
          id="open-points"
          label={shopWords.openPoints}
          block
          onTap={() => {
            platform.navigate('pages/points')
          }}
        />
        <Button
          id="open-redemptions"
          label={shopWords.openRedemptions(waiting)}
          block
          onTap={() => {
            platform.navigate('pages/redemptions')
          }}
        />
      </View>
    </View>
  )
})
