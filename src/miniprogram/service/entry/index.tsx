import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { recordWords as words } from '../../../words/screens/hours'
import { Button } from '../../parts/button'
import { Notice } from '../../parts/notice'
import { Screen } from '../../parts/screen'
import { useStores } from '../../stores/root'
import { useFresh } from '../../use-fresh'
import { useQuery } from '../../use-query'
import { Invite } from '../../wired/invite'
import { RecordFacts } from '../../wired/record-facts'
import type { ServiceRecord } from '../../wired/record-facts'
import { TrailCard } from '../../wired/trail'
import { useSaid } from '../../wired/use-said'
import { Waiting } from '../../wired/waiting'
import { useRecords } from '../stores/records'
import { Called, denialOf } from './called'
import { DisputeSheet } from './dispute'

/** 服务记录: one record, what counts of it and why, all that happened to it, and how to say that it is wrong. */
const EntryPage = observer(function EntryPage() {
  const records = useRecords()
  const { session, clock } = useStores()
  const [asking, ask] = useState<'wrong' | 'denied' | null>(null)
  const said = useSaid()
  const { id = '' } = useQuery()
  const load = async () => {
    if (session.me) await records.record.load(id)
  }
  useFresh(load)
  const record = records.record.value
  if (session.isVisitor) {
    return (
      <Screen>
        <Invite title={words.visitor} action={words.join} />
      </Screen>
    )
  }
  if (record?.recordId !== id) {
    return (
      <Screen>
        <Waiting kind="detail" failure={records.record.failure} onRetry={() => void load()} />
      </Screen>
    )
  }
  const end = (sentence: string | null) => {
    ask(null)
    if (sentence === null) return
    said.tell(sentence)
    void load()
  }
  const over = (
    <>
      {asking === null ? null : (
        <DisputeSheet
          record={record}
          {...(asking === 'denied' && { denied: denialOf(record, session.me?.personId) })}
          onEnd={end}
        />
      )}
      {said.toast}
    </>
  )
  return (
    <Screen over={over}>
      <Told record={record} />
      <Called
        record={record}
        said={said}
        onDone={() => void load()}
        onDeny={() => {
          ask('denied')
        }}
      />
      <RecordFacts record={record} now={clock.now()} />
      <Way
        record={record}
        onAsk={() => {
          ask('wrong')
        }}
      />
      <TrailCard trail={record.trail} now={clock.now()} />
      <SeeActivity record={record} />
    </Screen>
  )
})

/** The one thing to know first. */
function Told({ record }: { record: ServiceRecord }) {
  const { dispute, waiting, state } = record
  return (
    <>
      {dispute?.state === 'open' ? (
        <Notice id="dispute-open" tone="lamp" text={words.disputeOpen} />
      ) : state === 'forgotten' ? (
        <Notice id="forgotten" tone="warn" text={words.forgottenTell} />
      ) : null}
      {waiting === null ? null : (
        <Notice
          id="waiting"
          tone="lamp"
          text={waiting.over > 0 ? words.waitingOver(waiting.over) : words.waitingRaised}
        />
      )}
      {dispute?.answer ? (
        <Notice
          id="dispute-answer"
          tone={dispute.state === 'upheld' ? 'good' : 'info'}
          text={words.disputeAnswer(dispute.answer)}
        />
      ) : null}
    </>
  )
}

function Way({ record, onAsk }: { record: ServiceRecord; onAsk: () => void }) {
  const isClosed = record.state === 'forgotten' || record.state === 'confirmed'
  if (!isClosed || record.dispute?.state === 'open') return null
  const isForgotten = record.state === 'forgotten'
  return (
    <Button
      id="raise"
      label={isForgotten ? words.askCorrection : words.raise}
      kind={isForgotten ? 'primary' : 'secondary'}
      block
      onTap={onAsk}
    />
  )
}

const SeeActivity = observer(function SeeActivity({ record }: { record: ServiceRecord }) {
  const { platform } = useStores()
  const { activityId } = record
  if (activityId === null) return null
  return (
    <Button
      id="see-activity"
      label={words.seeActivity}
      kind="quiet"
      block
      onTap={() => {
        platform.navigate('pages/activity', { id: activityId })
      }}
    />
  )
})

export default EntryPage
