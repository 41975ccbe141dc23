import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { absencesWords as words } from '../../../words/screens/absences'
import { commonWords } from '../../../words/screens/common'
import { Button } from '../../parts/button'
import { TextAreaField } from '../../parts/field'
import { Notice } from '../../parts/notice'
import { Sheet } from '../../parts/sheet'
import { sayFailure } from '../../say'
import type { Absence } from '../../stores/absences'
import { useStores } from '../../stores/root'

interface AppealSheetProps {
  absence: Absence | null
  /** What came of it, in a sentence; null when it was left. */
  onEnd: (sentence: string | null) => void
}

const shortest = 5

/** Someone says what happened; a person of the community decides. */
export const AppealSheet = observer(function AppealSheet({ absence, onEnd }: AppealSheetProps) {
  const { absences } = useStores()
  const [text, setText] = useState('')
  const { failure, busy } = absences.appeal
  const isShort = text.trim().length < shortest
  const send = async (): Promise<void> => {
    if (absence === null) return
    const done = await absences.appeal.run({ absenceId: absence.id, text: text.trim() })
    if (done === null) return
    setText('')
    onEnd(words.sent)
  }
  return (
    <Sheet
      open={absence !== null}
      title={words.appealTitle}
      closeLabel={commonWords.close}
      onClose={() => {
        absences.appeal.forgive()
        onEnd(null)
      }}
      footer={
        <Button
          id="send-appeal"
          label={words.send}
          kind="primary"
          busy={busy}
          disabled={isShort}
          onTap={() => void send()}
          block
        />
      }
    >
      <View className="stack">
        {failure ? <Notice id="appeal-failure" tone="warn" text={sayFailure(failure)} /> : null}
        <View className="t-quiet">{words.appealNote}</View>
        <TextAreaField
          name="appeal-text"
          label={words.appealField}
          placeholder={words.placeholder}
          note={words.tooShort}
          value={text}
          onChange={setText}
          maxLength={300}
        />
      </View>
    </Sheet>
  )
})
