import { View } from '@tarojs/components'
import { momentText } from '../../../words/format'
import { redemptionsWords } from '../../../words/screens/redemptions'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { PointsBadge } from '../../parts/chip'
import { CodeBoard } from '../../parts/code-board'
import { Icon } from '../../parts/icon'
import { useStores } from '../../stores/root'
import type { Redemption } from '../../stores/shop'
import './waiting-one.scss'

interface WaitingOneProps {
  redemption: Redemption
  /** One code at a time, so that the counter never scans the wrong one. */
  open: boolean
  onOpen: () => void
  onCancel: (redemption: Redemption) => void
}

/** Something that waits at the counter: its code, until when, and where. */
export function WaitingOne({ redemption, open, onOpen, onCancel }: WaitingOneProps) {
  const { clock } = useStores()
  const { id, code } = redemption
  return (
    <Card>
      <View id={`redemption-${id}`} className="stack">
        <View className="row between">
          <View className="t-strong grow">{redemption.itemName}</View>
          <PointsBadge label={redemptionsWords.price(redemption.price)} />
        </View>
        {open && code ? (
          <CodeBoard
            code={code}
            digits={code}
            label={redemptionsWords.codeLabel(code)}
            note={redemptionsWords.showCode}
          />
        ) : (
          <Button
            id={`show-code-${id}`}
            label={redemptionsWords.showCode}
            kind="primary"
            icon="code"
            block
            onTap={onOpen}
          />
        )}
        <View className="t-body c-lamp">
          {redemptionsWords.until(momentText(redemption.expiresAt, clock.now()))}
        </View>
        <View className="redemption-line">
          <Icon name="place" size="s" />
          <View className="grow">{redemption.pickUpPlace}</View>
        </View>
        <View className="redemption-line">
          <Icon name="clock" size="s" />
          <View className="grow">{redemption.pickUpHours}</View>
        </View>
        {redemption.booking ? (
          <View className="redemption-line">
            <Icon name="bell" size="s" />
            <View className="grow">{redemption.booking}</View>
          </View>
        ) : null}
        <View className="redemption-cancel">
          <Button
            id={`cancel-${id}`}
            label={redemptionsWords.cancel}
            kind="quiet"
            size="s"
            onTap={() => {
              onCancel(redemption)
            }}
          />
        </View>
      </View>
    </Card>
  )
}
