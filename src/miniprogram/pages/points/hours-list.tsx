import { observer } from 'mobx-react-lite'
import { dayText, minutesText } from '../../../words/format'
import { pointsWords } from '../../../words/screens/points'
import { EmptyState } from '../../parts/empty-state'
import { List, ListRow } from '../../parts/list'
import { Waiting } from '../../wired/waiting'
import { useStores } from '../../stores/root'

/** Service time: who, where, how long, and what it earned or why nothing. */
export const HoursList = observer(function HoursList({ onRetry }: { onRetry: () => void }) {
  const { points, platform, clock } = useStores()
  const { items, failure } = points.hours
  if (items === null) return <Waiting kind="lines" failure={failure} onRetry={onRetry} />
  if (items.length === 0) {
    return (
      <EmptyState
        title={pointsWords.noHoursTitle}
        text={pointsWords.noHoursText}
        action={pointsWords.seeActivities}
        actionId="see-activities"
        onAction={() => {
          platform.switchTab('pages/activities')
        }}
      />
    )
  }
  return (
    <List>
      {items.map((record) => (
        <ListRow
          key={record.signupId}
          id={`hours-${record.signupId}`}
          title={`${record.nickname} · ${dayText(record.startsAt, clock.now())}`}
          note={record.sentence ?? `${record.title} · ${record.slotName}`}
          value={minutesText(record.minutes)}
          valueTone="leaf"
          onTap={() => {
            platform.navigate('service/entry', { id: record.signupId })
          }}
        />
      ))}
    </List>
  )
})
