import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { minutesText, momentText } from '../../../words/format'
import { reportWords as words } from '../../../words/screens/hours'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { Chip } from '../../parts/chip'
import type { Tone } from '../../parts/chip'
import { EmptyState } from '../../parts/empty-state'
import { Notice } from '../../parts/notice'
import { Screen } from '../../parts/screen'
import { useStores } from '../../stores/root'
import { useFresh } from '../../use-fresh'
import { Invite } from '../../wired/invite'
import { useSaid } from '../../wired/use-said'
import { Waiting } from '../../wired/waiting'
import { useRecords } from '../stores/records'
import type { Report } from '../stores/records'
import { ReportForm } from './form'

/** 服务申报: what the household did for others outside of activities, and what became of each report. */
const ReportPage = observer(function ReportPage() {
  const records = useRecords()
  const { session, family, clock } = useStores()
  const [writing, write] = useState(false)
  const said = useSaid()
  const load = async () => {
    if (session.me) await Promise.all([records.reports.load(), family.mine.load()])
  }
  useFresh(load)
  if (session.isVisitor) {
    return (
      <Screen>
        <Invite title={words.visitor} action={words.join} />
      </Screen>
    )
  }
  const { value, failure } = records.reports
  const end = (sentence: string | null) => {
    write(false)
    if (sentence === null) return
    said.tell(sentence)
    void load()
  }
  const over = (
    <>
      {writing ? <ReportForm onEnd={end} /> : null}
      {said.toast}
    </>
  )
  return (
    <Screen over={over}>
      <Notice text={words.intro} />
      <Button
        id="begin-report"
        label={words.begin}
        kind="primary"
        block
        onTap={() => {
          write(true)
        }}
      />
      {value === null ? (
        <Waiting failure={failure} onRetry={() => void load()} />
      ) : value.length === 0 ? (
        <EmptyState art="letters" title={words.emptyTitle} text={words.emptyText} />
      ) : (
        <View className="stack">
          {value.map((report) => (
            <ReportCard key={report.id} report={report} now={clock.now()} />
          ))}
        </View>
      )}
    </Screen>
  )
})

const tones: Record<Report['state'], Tone> = { open: 'lamp', approved: 'leaf', rejected: 'accent' }

const ReportCard = observer(function ReportCard({ report, now }: { report: Report; now: Date }) {
  const { platform } = useStores()
  const { id, nickname, startsAt, minutes, what, state, answer, waiting } = report
  const { corrected, counted } = report
  const way = {
    label: words.open(what),
    onTap: () => {
      platform.navigate('service/entry', { id })
    },
  }
  return (
    <Card id={`report-${id}`} {...(state === 'approved' && way)}>
      <View className="stack-s">
        <View className="row row-top between">
          <View className="t-strong grow">{what}</View>
          <Chip label={words.states[state]} tone={tones[state]} />
        </View>
        <View className="t-quiet">
          {`${nickname} · ${momentText(startsAt, now)} · ${minutesText(minutes)}`}
        </View>
        {corrected === null ? null : <View className="t-body">{words.corrected(corrected)}</View>}
        {counted === null ? null : <View className="t-body">{words.counted(counted)}</View>}
        {waiting === null ? null : <View className="t-body">{words.waiting(waiting.over)}</View>}
        {answer === null || answer === '' ? null : (
          <View className="t-body">{words.answer(answer)}</View>
        )}
      </View>
    </Card>
  )
})

export default ReportPage
