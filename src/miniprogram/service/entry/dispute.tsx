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
  /** They did not come at all: nothing is left to say but why, and that is proposed. */
  denied?: string
  /** What came of it, in a sentence; null when it was left. */
  onEnd: (sentence: string | null) => void
}

const shortest = 5

const numberOf = (text: string): number | null => (/^\d{1,4}$/.test(text) ? Number(text) : null)

/** Someone says what is wrong and what would be right; a person of the activity answers. */
export const DisputeSheet = observer(function DisputeSheet(props: DisputeSheetProps) {
  const { record, denied, onEnd } = props
  const { dispute } = useRecords()
  const { planned, corrected, measured, kind } = record
  const known = corrected ?? measured ?? planned
  const [wanted, setWanted] = useState(String(denied === undefined ? known : 0))
  const [reason, setReason] = useState(denied ?? '')
  const [checking, check] = useState(false)
  const minutes = numberOf(wanted)
  const isWrong = minutes === null || minutes > planned
  const isShort = reason.trim().length < shortest
  const send = async (): Promise<void> => {
    check(true)
    if (isWrong || isShort) return
    const { recordId } = record
    const done = await dispute.run({ recordId, minutes, reason: reason.trim() })
    if (done !== null) onEnd(words.sent)
  }
  return (
    <Sheet
      open
      title={denied === undefined ? words.disputeTitle : words.denyTitle}
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
        <View className="t-quiet">{denied === undefined ? words.disputeNote : words.denyNote}</View>
        {denied === undefined ? (
          <TextField
            name="wanted"
            type="number"
            label={words.wanted}
            note={
              kind === 'self_report' ? words.wantedOfReport(planned) : words.wantedNote(planned)
            }
            error={checking && isWrong ? words.wantedWrong(planned) : null}
            value={wanted}
            onChange={setWanted}
            maxLength={4}
          />
        ) : null}
        <TextAreaField
          name="dispute-reason"
          label={words.reason}
          placeholder={kind === 'self_report' ? words.reportReasonHint : words.reasonHint}
          error={checking && isShort ? words.reasonShort : null}
          value={reason}
          onChange={setReason}
          maxLength={300}
        />
      </View>
    </Sheet>
  )
})
