import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { recurrenceText } from '../../../words/recurrence'
import { dateText } from '../../../words/format'
import { seriesWords } from '../../../words/screens/series'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { Chip } from '../../parts/chip'
import { EmptyState } from '../../parts/empty-state'
import { Screen } from '../../parts/screen'
import { useStores } from '../../stores/root'
import { useFresh } from '../../use-fresh'
import { useQuery } from '../../use-query'
import { useSaid } from '../../wired/use-said'
import { Waiting } from '../../wired/waiting'
import { useOrganizerStores } from '../stores/root'
import type { OneSeries } from '../stores/series'
import { AskStop } from './stop'

const SeriesPage = observer(function SeriesPage() {
  const { platform } = useStores()
  const { series } = useOrganizerStores()
  const [stopping, stop] = useState<OneSeries | null>(null)
  const said = useSaid()
  const { orgId = '' } = useQuery()
  const load = () => series.list.load(orgId)
  useFresh(load)
  const { value, failure } = series.list
  if (value === null) {
    return (
      <Screen>
        <Waiting failure={failure} onRetry={() => void load()} />
      </Screen>
    )
  }
  const over = (
    <>
      <AskStop
        series={stopping}
        orgId={orgId}
        said={said}
        onEnd={() => {
          stop(null)
        }}
      />
      {said.toast}
    </>
  )
  return (
    <Screen over={over}>
      {value.length === 0 ? (
        <EmptyState
          art="calendar"
          title={seriesWords.emptyTitle}
          text={seriesWords.emptyText}
          action={seriesWords.post}
          actionId="post"
          onAction={() => {
            platform.redirect('organizer/edit', { kind: 'event', orgId })
          }}
        />
      ) : (
        <View className="stack">
          {value.map((one) => (
            <SeriesCard key={one.id} series={one} onStop={stop} />
          ))}
        </View>
      )}
    </Screen>
  )
})

interface SeriesCardProps {
  series: OneSeries
  onStop: (series: OneSeries) => void
}

const dayWords = (date: string) => dateText(`${date}T00:00:00+08:00`)

function SeriesCard({ series, onStop }: SeriesCardProps) {
  const { id, title, rule, from, until, status, coming } = series
  const isRunning = status === 'running'
  return (
    <Card id={`series-${id}`}>
      <View className="stack">
        <View className="row row-top between">
          <View className="grow stack-s">
            <View className="t-strong">{title}</View>
            <View className="t-body">{recurrenceText(rule)}</View>
            <View className="t-caption">
              {seriesWords.from(dayWords(from), until === null ? null : dayWords(until))}
            </View>
          </View>
          <Chip
            label={isRunning ? seriesWords.running : seriesWords.stopped}
            tone={isRunning ? 'leaf' : 'plain'}
          />
        </View>
        <View className="row between">
          <View className="t-quiet">{seriesWords.coming(coming)}</View>
          {isRunning ? (
            <Button
              id={`stop-${id}`}
              label={seriesWords.stop}
              spoken={`${seriesWords.stop} ${title}`}
              size="s"
              onTap={() => {
                onStop(series)
              }}
            />
          ) : null}
        </View>
      </View>
    </Card>
  )
}

export default SeriesPage
