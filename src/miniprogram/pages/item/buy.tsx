import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { reasonWords } from '../../../words/reasons'
import { itemWords } from '../../../words/screens/item'
import { Button } from '../../parts/button'
import { Confirm } from '../../parts/confirm'
import { useJoin } from '../../wired/invite'
import { useStores } from '../../stores/root'
import type { Item } from '../../stores/shop'

/** One button, and above it the reason when it cannot be tapped. */
export const BuyBar = observer(function BuyBar(props: { item: Item; onRedeem: () => void }) {
  const { session, points } = useStores()
  const join = useJoin()
  const { refusal } = props.item
  if (session.me === null) {
    return <Button id="join" label={itemWords.join} kind="primary" block onTap={join} />
  }
  const balance = points.account.value?.balance
  const known = balance === undefined ? null : itemWords.balance(balance)
  const line = refusal ? reasonWords[refusal.reason](refusal.detail) : known
  return (
    <View className="stack">
      {line ? (
        <View id={refusal ? 'refusal' : 'balance'} className={refusal ? 't-body' : 't-caption'}>
          {line}
        </View>
      ) : null}
      <Button
        id="redeem"
        label={itemWords.redeem}
        kind="primary"
        block
        disabled={refusal !== null}
        onTap={props.onRedeem}
      />
    </View>
  )
})

interface AskFirstProps {
  item: Item
  open: boolean
  onConfirm: () => void
  onCancel: () => void
}

export const AskFirst = observer(function AskFirst({
  item,
  open,
  onConfirm,
  onCancel,
}: AskFirstProps) {
  const { points, shop } = useStores()
  const balance = points.account.value?.balance ?? item.price
  return (
    <Confirm
      open={open}
      title={itemWords.confirmTitle(item.name)}
      text={itemWords.confirmText(item.price, balance - item.price)}
      confirmLabel={itemWords.confirm(item.price)}
      cancelLabel={itemWords.notNow}
      busy={shop.reserve.busy}
      onConfirm={onConfirm}
      onCancel={onCancel}
    />
  )
})
