import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { clockText, namesText } from '../../../words/format'
import { slotWords } from '../../../words/screens/slot'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { Notice } from '../../parts/notice'
import { sayFailure } from '../../say'
import { useStores } from '../../stores/root'
import { useBeat } from '../use-beat'
import { useOrganizerStores } from '../stores/root'
import { failureFrom } from '../stores/scan-queue'
import type { KeptScan } from '../stores/scan-queue'

/** How often the board is asked for and the upload tried again while somebody looks, in milliseconds. */
const again = 15_000

/** What is written down and not uploaded yet, and what the cloud did not take, with its reason. */
export const Unsent = observer(function Unsent({ slotId }: { slotId: string }) {
  const { session } = useStores()
  const { scans, slot } = useOrganizerStores()
  const waiting = scans.waiting.length
  const send = async () => {
    // Opened without network, the phone does not know yet in whose name it uploads.
    if (session.who === null) await session.refresh()
    await scans.upload()
    await slot.load(slotId)
  }
  useBeat(again, send)
  return (
    <>
      {waiting > 0 ? (
        <Notice
          id="unsent"
          tone="lamp"
          text={slotWords.unsent(waiting)}
          action={slotWords.sendNow}
          onAction={() => void send()}
        />
      ) : null}
      {scans.refused.map((scan) => (
        <RefusedScan key={scan.key} scan={scan} />
      ))}
    </>
  )
})

const RefusedScan = observer(function RefusedScan({ scan }: { scan: KeptScan }) {
  const { scans } = useOrganizerStores()
  const { key, act, at, names, refusal } = scan
  if (refusal === null) return null
  return (
    <Card tone="accent">
      <View className="stack-s" id={`refused-${key}`}>
        <View className="t-strong">
          {slotWords.notTaken(clockText(at), slotWords.acts[act], namesText(names))}
        </View>
        <View className="t-body">{sayFailure(failureFrom(refusal))}</View>
        <Button
          id={`dismiss-${key}`}
          label={slotWords.gotIt}
          size="s"
          onTap={() => {
            scans.dismiss(key)
          }}
        />
      </View>
    </Card>
  )
})
