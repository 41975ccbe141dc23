import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { momentText } from '../../../words/format'
import { pickupWords } from '../../../words/screens/pickup'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { PointsBadge } from '../../parts/chip'
import { DigitsInput } from '../../parts/digits-input'
import { sayFailure } from '../../say'
import { useStores } from '../../stores/root'
import type { Saying } from '../../wired/use-said'
import { useOrganizerStores } from '../stores/root'
import type { Found } from '../stores/pickup'

interface HandOverProps {
  orgId: string
  said: Saying
  onHanded: () => void
}

/** First the code, then what it stands for, then the thing itself. */
export const HandOver = observer(function HandOver({ orgId, said, onHanded }: HandOverProps) {
  const { platform } = useStores()
  const { pickup } = useOrganizerStores()
  const { found, lookUpFailure } = pickup
  const failure = lookUpFailure ?? pickup.pickUp.failure

  const scan = async () => {
    const code = await platform.scanCode()
    if (code !== null) await pickup.type(orgId, code.replace(/\D/g, '').slice(0, 8))
  }
  const handOver = async () => {
    const handed = await pickup.pickUp.run({ orgId, code: pickup.digits })
    if (handed === null) return
    pickup.clear()
    said.tell(pickupWords.handed(handed.itemName))
    onHanded()
  }
  return (
    <Card>
      <View className="stack">
        <View className="stack-s">
          <View className="t-title">{pickupWords.enter}</View>
          <View className="t-quiet">{pickupWords.enterNote}</View>
        </View>
        <DigitsInput
          name="pick-up-code"
          value={pickup.digits}
          length={8}
          label={pickupWords.digitsLabel}
          error={failure && sayFailure(failure)}
          onChange={(digits) => void pickup.type(orgId, digits)}
        />
        {platform.can.scan ? (
          <Button id="scan" label={pickupWords.scan} icon="scan" block onTap={() => void scan()} />
        ) : null}
        {pickup.looking ? <View className="t-caption">{pickupWords.looking}</View> : null}
        {found ? <FoundItem found={found} onHandOver={() => void handOver()} /> : null}
      </View>
    </Card>
  )
})

const FoundItem = observer(function FoundItem(props: { found: Found; onHandOver: () => void }) {
  const { found, onHandOver } = props
  const { clock } = useStores()
  const { pickup } = useOrganizerStores()
  return (
    <Card tone="lamp">
      <View id="found" className="stack">
        <View className="t-quiet">{pickupWords.found}</View>
        <View className="row between">
          <View id="found-item" className="t-display grow">
            {found.itemName}
          </View>
          <PointsBadge label={pickupWords.price(found.price)} />
        </View>
        <View className="t-body">
          {`${found.alias} · ${pickupWords.reservedAt(momentText(found.reservedAt, clock.now()))}`}
        </View>
        <Button
          id="hand-over"
          label={pickupWords.handOver}
          kind="primary"
          block
          busy={pickup.pickUp.busy}
          onTap={onHandOver}
        />
        <Button
          id="other-code"
          label={pickupWords.other}
          kind="quiet"
          block
          onTap={() => {
            pickup.clear()
          }}
        />
      </View>
    </Card>
  )
})
