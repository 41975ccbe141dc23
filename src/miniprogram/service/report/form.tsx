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

interface Told {
  personId: string
  when: string
  minutes: string
  what: string
}

/** What is wrong with each answer; null where nothing is. */
const problemsOf = (form: Told) => {
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
  const [told, tell] = useState<Told>({ personId: me, when: '', minutes: '60', what: '' })
  const [checking, check] = useState(false)
  const problems = problemsOf(told)
  const { report, fileId } = records
  const close = (sentence: string | null) => {
    report.forgive()
    records.forgetPicture()
    props.onEnd(sentence)
  }
  const send = async (): Promise<void> => {
    check(true)
    const startsAt = instantOf(told.when)
    if (startsAt === null || Object.values(problems).some((problem) => problem !== null)) return
    const { personId, minutes, what } = told
    const input = { personId, startsAt, minutes: Number(minutes), what: what.trim(), fileId }
    if ((await report.run(input)) !== null) close(words.sent)
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
        <Who
          personId={told.personId}
          onChange={(personId) => {
            tell({ ...told, personId })
          }}
        />
        <Fields told={told} problems={checking ? problems : null} onTell={tell} />
        <PictureField />
      </View>
    </Sheet>
  )
})

interface FieldsProps {
  told: Told
  /** Null before anything was sent. */
  problems: ReturnType<typeof problemsOf> | null
  onTell: (told: Told) => void
}

function Fields({ told, problems, onTell }: FieldsProps) {
  const set = (name: keyof Told) => (value: string) => {
    onTell({ ...told, [name]: value })
  }
  return (
    <>
      <DateTimeField
        name="when"
        label={words.when}
        value={told.when}
        onChange={set('when')}
        error={problems?.when ?? null}
        datePlaceholder={words.datePlaceholder}
        timePlaceholder={words.timePlaceholder}
      />
      <TextField
        name="minutes"
        type="number"
        label={words.minutes}
        note={words.minutesNote}
        error={problems?.minutes ?? null}
        value={told.minutes}
        onChange={set('minutes')}
        maxLength={4}
      />
      <TextAreaField
        name="what"
        label={words.what}
        placeholder={words.whatHint}
        error={problems?.what ?? null}
        value={told.what}
        onChange={set('what')}
        maxLength={200}
      />
    </>
  )
}

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
