import { Text, View } from '@tarojs/components'
import { momentText } from '../../words/format'
import { changeText, recordWords as words, trailWords } from '../../words/screens/hours'
import type { Api } from '../api'
import { Card } from '../parts/card'
import { Section } from '../parts/section'

type Trail = Awaited<ReturnType<Api['hours']['record']>>['trail']

/** All that happened to a record, who did it and why: the volunteer and the staff read the same. */
export function TrailCard({ trail, now }: { trail: Trail; now: Date }) {
  return (
    <Section title={words.trailTitle} note={words.trailNote}>
      <Card>
        {trail.length === 0 ? (
          <View className="t-quiet">{words.trailEmpty}</View>
        ) : (
          <View className="stack">
            {trail.map((event, index) => (
              <Step key={`${event.at}-${String(index)}`} event={event} now={now} />
            ))}
          </View>
        )}
      </Card>
    </Section>
  )
}

function Step({ event, now }: { event: Trail[number]; now: Date }) {
  const change = changeText(event.before, event.after)
  return (
    <View className="stack-s trail-step">
      <View className="row between wrap">
        <Text className="t-strong">{trailWords[event.kind]}</Text>
        {change === null ? null : <Text className="t-body">{change}</Text>}
      </View>
      {event.reason === '' ? null : <View className="t-body">{event.reason}</View>}
      <View className="t-caption">
        {`${event.by ?? words.system} · ${momentText(event.at, now)}`}
      </View>
    </View>
  )
}
