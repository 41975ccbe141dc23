import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useEffect } from 'react'
import { clockText, namesText } from '../../../words/format'
import { slotWords } from '../../../words/screens/slot'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { Notice } from '../../parts/notice'
import { sayFailure } from '../../say'
import { useNow } from '../../use-now'
import { useOrganizerStores } from '../stores/root'
import { failureFrom } from '../stores/scan-queue'
import type { KeptScan } from '../stores/scan-queue'

/** How often it is tried again while somebody looks, in milliseconds. */
const again = 15_000

/** What is written down and not uploaded yet, and what the cloud did not take, with its reason. */
export const Unsent = observer(function Unsent({ slotId }: { slotId: string }) {
  const { scans, slot } = useOrganizerStores()
  const now = useNow(again)
  const waiting = scans.waiting.length
  useEffect(() => {
    if (waiting === 0) return
    void scans.upload().then(() => {
      if (scans.waiting.length < waiting) void slot.load(slotId)
    })
  }, [scans, slot, slotId, now, waiting])
  const send = async () => {
    await scans.upload()
    await slot.load(slotId)
  }
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
