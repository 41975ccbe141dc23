import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { longestReport, shortestReport } from '../../../domain/hours'
import { commonWords } from '../../../words/screens/common'
import { reportWords as words } from '../../../words/screens/hours'
import { Button } from '../../parts/button'
import { DateTimeField } from '../../parts/date-time-field'
import { ChoiceField, FieldFrame, TextAreaField, TextField } from '../../parts/field'
import { Notice } from '../../parts/notice'
import { Sheet } from '../../parts/sheet'
import { sayFailure } from '../../say'
import { useStores } from '../../stores/root'
import { instantOf } from '../../wall-clock'
import { useRecords } from '../stores/records'

const shortestText = 4

/** What is wrong with each answer; null where nothing is. */
const problemsOf = (form: { when: string; minutes: string; what: string }) => {
  const minutes = /^\d{1,4}$/.test(form.minutes) ? Number(form.minutes) : 0
  return {
    when: instantOf(form.when) === null ? words.whenWrong : null,
    minutes: minutes < shortestReport || minutes > longestReport ? words.minutesWrong : null,
    what: form.what.trim().length < shortestText ? words.whatWrong : null,
  }
}

/** Who, when, how long, what; a picture if there is one. */
export const ReportForm = observer(function ReportForm(props: {
  onEnd: (sentence: string | null) => void
}) {
  const records = useRecords()
  const { session } = useStores()
  const me = session.me?.personId ?? ''
  const [personId, setPerson] = useState(me)
  const [when, setWhen] = useState('')
  const [minutes, setMinutes] = useState('60')
  const [what, setWhat] = useState('')
  const [checking, check] = useState(false)
  const problems = problemsOf({ when, minutes, what })
  const { report, fileId } = records
  const close = (sentence: string | null) => {
    report.forgive()
    records.forgetPicture()
    props.onEnd(sentence)
  }
  const send = async (): Promise<void> => {
    check(true)
    const startsAt = instantOf(when)
    if (startsAt === null || Object.values(problems).some((problem) => problem !== null)) return
    const told = { personId, startsAt, minutes: Number(minutes), what: what.trim(), fileId }
    if ((await report.run(told)) !== null) close(words.sent)
  }
  return (
    <Sheet
      open
      title={words.formTitle}
      closeLabel={commonWords.close}
      onClose={() => {
        close(null)
      }}
      footer={
        <Button
          id="send-report"
          label={words.send}
          kind="primary"
          busy={report.busy || records.uploading}
          onTap={() => void send()}
          block
        />
      }
    >
      <View className="stack-l">
        {report.failure ? (
          <Notice id="report-failure" tone="warn" text={sayFailure(report.failure)} />
        ) : null}
        <Who personId={personId} onChange={setPerson} />
        <DateTimeField
          name="when"
          label={words.when}
          value={when}
          onChange={setWhen}
          error={checking ? problems.when : null}
          datePlaceholder={words.datePlaceholder}
          timePlaceholder={words.timePlaceholder}
        />
        <TextField
          name="minutes"
          type="number"
          label={words.minutes}
          note={words.minutesNote}
          error={checking ? problems.minutes : null}
          value={minutes}
          onChange={setMinutes}
          maxLength={4}
        />
        <TextAreaField
          name="what"
          label={words.what}
          placeholder={words.whatHint}
          error={checking ? problems.what : null}
          value={what}
          onChange={setWhat}
          maxLength={200}
        />
        <PictureField />
      </View>
    </Sheet>
  )
})

interface WhoProps {
  personId: string
  onChange: (personId: string) => void
}

/** Oneself, or a child whose guardian one is; nothing to choose for whoever lives alone. */
const Who = observer(function Who({ personId, onChange }: WhoProps) {
  const { family, session } = useStores()
  const mine = session.me?.personId
  const people = (family.mine.value?.members ?? []).filter(
    (member) => member.personId === mine || member.isMyWard,
  )
  if (people.length < 2) return null
  return (
    <ChoiceField
      id="who"
      label={words.who}
      choices={people.map((member) => ({ value: member.personId, label: member.nickname }))}
      value={personId}
      onChange={onChange}
    />
  )
})

const PictureField = observer(function PictureField() {
  const records = useRecords()
  const { fileId, uploading, uploadFailure } = records
  return (
    <FieldFrame
      label={words.picture}
      note={fileId === null ? words.pictureNote : words.pictureThere}
      error={uploadFailure && sayFailure(uploadFailure)}
    >
      <View className="row wrap">
        <Button
          id="choose-picture"
          label={fileId === null ? words.choosePicture : words.changePicture}
          icon="camera"
          size="s"
          busy={uploading}
          onTap={() => void records.choosePicture()}
        />
      </View>
    </FieldFrame>
  )
})
