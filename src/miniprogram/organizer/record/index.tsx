import { Image } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { correctWords as words } from '../../../words/screens/hours'
import { Button } from '../../parts/button'
import { Screen } from '../../parts/screen'
import { useStores } from '../../stores/root'
import { useFresh } from '../../use-fresh'
import { useQuery } from '../../use-query'
import { RecordFacts } from '../../wired/record-facts'
import type { ServiceRecord } from '../../wired/record-facts'
import { TrailCard } from '../../wired/trail'
import { useSaid } from '../../wired/use-said'
import type { Saying } from '../../wired/use-said'
import { Waiting } from '../../wired/waiting'
import { AskMinutes } from '../ask-minutes'
import '../hours/hours.scss'
import { useOrganizerStores } from '../stores/root'

/** 服务记录 as the staff of the activity see it: the same trail, and the way to correct it. */
const RecordPage = observer(function RecordPage() {
  const { hours } = useOrganizerStores()
  const { clock, platform } = useStores()
  const [correcting, correct] = useState(false)
  const said = useSaid()
  const { id = '' } = useQuery()
  const load = () => hours.record.load(id)
  useFresh(load)
  const record = hours.record.value
  if (record?.recordId !== id) {
    return (
      <Screen>
        <Waiting kind="detail" failure={hours.record.failure} onRetry={() => void load()} />
      </Screen>
    )
  }
  const over = (
    <>
      {correcting ? (
        <Correct
          record={record}
          said={said}
          onEnd={() => {
            correct(false)
            void load()
          }}
        />
      ) : null}
      {said.toast}
    </>
  )
  return (
    <Screen over={over}>
      <RecordFacts record={record} now={clock.now()} />
      {record.pictureUrl === null ? null : (
        <Image
          className="hours-picture"
          src={platform.mediaUrl(record.pictureUrl)}
          mode="widthFix"
          aria-label={words.picture}
        />
      )}
      {record.kind === 'attendance' &&
      record.state === 'confirmed' &&
      record.dispute?.state !== 'open' ? (
        <Button
          id="correct"
          label={words.action}
          block
          onTap={() => {
            correct(true)
          }}
        />
      ) : null}
      <TrailCard trail={record.trail} now={clock.now()} />
    </Screen>
  )
})

interface CorrectProps {
  record: ServiceRecord
  said: Saying
  onEnd: () => void
}

const Correct = observer(function Correct({ record, said, onEnd }: CorrectProps) {
  const { hours } = useOrganizerStores()
  const { recordId: signupId, nickname, planned, corrected, measured } = record
  const correct = async (minutes: number, reason: string) => {
    const done = await hours.correct.run({ signupId, minutes, reason })
    if (done === null) said.complain(hours.correct.failure)
    else said.tell(done.waits ? words.doneWaits(done.minutes) : words.done(done.minutes))
    onEnd()
  }
  return (
    <AskMinutes
      title={words.title(nickname)}
      text={words.text(planned)}
      label={words.minutes}
      proposed={corrected ?? measured ?? planned}
      most={planned}
      wrong={words.minutesWrong(planned)}
      reason={{ label: words.reason, hint: words.reasonHint, missing: words.reasonMissing }}
      confirm={words.confirm}
      keep={words.back}
      busy={hours.correct.busy}
      onMinutes={(minutes, reason) => void correct(minutes, reason)}
      onEnd={onEnd}
    />
  )
})

export default RecordPage
