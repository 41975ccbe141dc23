import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { commonWords } from '../../../words/screens/common'
import { recordWords as words } from '../../../words/screens/hours'
import { Button } from '../../parts/button'
import { TextAreaField, TextField } from '../../parts/field'
import { Notice } from '../../parts/notice'
import { Sheet } from '../../parts/sheet'
import { sayFailure } from '../../say'
import type { ServiceRecord } from '../../wired/record-facts'
import { useRecords } from '../stores/records'

interface DisputeSheetProps {
  record: ServiceRecord
  /** What came of it, in a sentence; null when it was left. */
  onEnd: (sentence: string | null) => void
}

const shortest = 5

const numberOf = (text: string): number | null => (/^\d{1,4}$/.test(text) ? Number(text) : null)

/** Someone says what is wrong and what would be right; a person of the activity answers. */
export const DisputeSheet = observer(function DisputeSheet({ record, onEnd }: DisputeSheetProps) {
  const { dispute } = useRecords()
  const { planned, corrected, measured } = record
  const [wanted, setWanted] = useState(String(corrected ?? measured ?? planned))
  const [reason, setReason] = useState('')
  const [checking, check] = useState(false)
  const minutes = numberOf(wanted)
  const isWrong = minutes === null || minutes > planned
  const isShort = reason.trim().length < shortest
  const send = async (): Promise<void> => {
    check(true)
    if (isWrong || isShort) return
    const { signupId } = record
    const done = await dispute.run({ signupId, minutes, reason: reason.trim() })
    if (done !== null) onEnd(words.sent)
  }
  return (
    <Sheet
      open
      title={words.disputeTitle}
      closeLabel={commonWords.close}
      onClose={() => {
        dispute.forgive()
        onEnd(null)
      }}
      footer={
        <Button
          id="send-dispute"
          label={words.send}
          kind="primary"
          busy={dispute.busy}
          onTap={() => void send()}
          block
        />
      }
    >
      <View className="stack">
        {dispute.failure ? (
          <Notice id="dispute-failure" tone="warn" text={sayFailure(dispute.failure)} />
        ) : null}
        <View className="t-quiet">{words.disputeNote}</View>
        <TextField
          name="wanted"
          type="number"
          label={words.wanted}
          note={words.wantedNote(planned)}
          error={checking && isWrong ? words.wantedWrong(planned) : null}
          value={wanted}
          onChange={setWanted}
          maxLength={4}
        />
        <TextAreaField
          name="dispute-reason"
          label={words.reason}
          placeholder={words.reasonHint}
          error={checking && isShort ? words.reasonShort : null}
          value={reason}
          onChange={setReason}
          maxLength={300}
        />
      </View>
    </Sheet>
  )
})
