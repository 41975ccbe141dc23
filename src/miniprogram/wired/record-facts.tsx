import { View } from '@tarojs/components'
import { clockText, minutesText, rangeText } from '../../words/format'
import { recordWords as words } from '../../words/screens/hours'
import type { Api } from '../api'
import { Card } from '../parts/card'
import { Chip } from '../parts/chip'
import type { Tone } from '../parts/chip'
import { List, ListRow } from '../parts/list'

export type ServiceRecord = Awaited<ReturnType<Api['hours']['record']>>

const tones: Record<ServiceRecord['state'], Tone> = {
  here: 'plain',
  left: 'lamp',
  forgotten: 'accent',
  confirmed: 'leaf',
}

/** What was measured, what was corrected, what counts: each beside the other. */
export function RecordFacts({ record, now }: { record: ServiceRecord; now: Date }) {
  const { title, nickname, slotName, state, measured, corrected, counted, sentence } = record
  const { kind, presence } = record
  const isTold = kind === 'self_report'
  const times = timesOf(record)
  return (
    <>
      <Card>
        <View className="stack-s">
          <View className="row row-top between">
            <View className="t-title grow">{title}</View>
            <Chip label={words.states[state]} tone={tones[state]} />
          </View>
          <View className="t-body">{`${nickname} · ${slotName ?? words.reported}`}</View>
          <View className="t-quiet">{rangeText(record.startsAt, record.endsAt, now)}</View>
        </View>
      </Card>
      <List>
        <ListRow
          id="counted"
          title={words.counted}
          value={counted === null ? words.notYet : minutesText(counted)}
          valueTone={counted === null ? 'plain' : 'leaf'}
        />
        {corrected === null ? null : (
          <ListRow id="corrected" title={words.corrected} value={minutesText(corrected)} />
        )}
        <ListRow
          id="measured"
          title={isTold ? words.told : words.measured}
          {...(times !== null && { note: times })}
          {...(measured !== null && { value: minutesText(measured) })}
        />
        {presence === null ? null : (
          <ListRow id="presence" title={words.presence} value={words.presences[presence]} />
        )}
        {isTold ? null : <ListRow title={words.planned} value={minutesText(record.planned)} />}
        {state === 'confirmed' && !isTold ? (
          <ListRow
            id="points"
            title={words.points}
            {...(sentence === null ? {} : { note: sentence })}
            value={`+${String(record.points ?? 0)}`}
            valueTone="lamp"
          />
        ) : null}
      </List>
    </>
  )
}

const timesOf = ({ checkedInAt, checkedOutAt, forgotten }: ServiceRecord): string | null => {
  if (checkedInAt === null) return null
  const arrived = `${words.arrived} ${clockText(checkedInAt)}`
  if (checkedOutAt === null) return `${arrived} · ${words.noLeft}`
  const clock = clockText(checkedOutAt)
  return `${arrived} · ${words.leftAt} ${forgotten ? words.byClock(clock) : clock}`
}
