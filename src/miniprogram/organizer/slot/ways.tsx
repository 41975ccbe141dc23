import { observer } from 'mobx-react-lite'
import { slotWords } from '../../../words/screens/slot'
import { List, ListRow } from '../../parts/list'
import { useStores } from '../../stores/root'
import { useOrganizerStores } from '../stores/root'
import type { Board } from '../stores/slot'

/** What else is done for this slot: deciding on sign-ups, and places for those who have none. */
export const Ways = observer(function Ways({ board }: { board: Board }) {
  const { platform } = useStores()
  const { slot } = useOrganizerStores()
  const undecided = slot.pending.value ?? 0
  const { slotId } = board
  if (slot.isOver && undecided === 0) return null
  return (
    <List>
      {undecided > 0 ? (
        <ListRow
          id="open-pending"
          icon="people"
          title={slotWords.pending}
          note={slotWords.pendingNote}
          value={slotWords.pendingCount(undecided)}
          valueTone="accent"
          onTap={() => {
            platform.navigate('organizer/pending', { slotId })
          }}
        />
      ) : null}
      {slot.isOver ? null : (
        <ListRow
          id="open-admit"
          icon="plus"
          title={slotWords.admit}
          note={slotWords.admitNote}
          onTap={() => {
            platform.navigate('organizer/admit', { slotId })
          }}
        />
      )}
    </List>
  )
})
