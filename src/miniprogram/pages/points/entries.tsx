import { observer } from 'mobx-react-lite'
import { momentText, signedText } from '../../../words/format'
import { txnKindWords } from '../../../words/labels'
import { pointsWords } from '../../../words/screens/points'
import { EmptyState } from '../../parts/empty-state'
import { List, ListRow } from '../../parts/list'
import { Waiting } from '../../wired/waiting'
import { useStores } from '../../stores/root'

/** The statement: each entry says in a sentence why and how much. */
export const Entries = observer(function Entries({ onRetry }: { onRetry: () => void }) {
  const { points, platform, clock } = useStores()
  const { items, failure } = points.entries
  if (items === null) return <Waiting kind="lines" failure={failure} onRetry={onRetry} />
  if (items.length === 0 && points.isFiltered) {
    return (
      <EmptyState
        title={pointsWords.noneHere}
        text={pointsWords.noneHereText}
        action={pointsWords.showAll}
        actionId="show-all"
        onAction={() => void points.choose({ month: '', personId: '' })}
      />
    )
  }
  if (items.length === 0) {
    return (
      <EmptyState
        title={pointsWords.noEntriesTitle}
        text={pointsWords.noEntriesText}
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
      {items.map((entry) => (
        <ListRow
          key={entry.txnId}
          id={`entry-${entry.txnId}`}
          title={entry.sentence}
          note={`${momentText(entry.at, clock.now())} · ${txnKindWords[entry.kind]}`}
          value={entry.amount === 0 ? undefined : signedText(entry.amount)}
          valueTone={entry.amount > 0 ? 'lamp' : 'plain'}
        />
      ))}
    </List>
  )
})
