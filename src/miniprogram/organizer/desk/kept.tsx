import { observer } from 'mobx-react-lite'
import { rangeText } from '../../../words/format'
import { deskWords } from '../../../words/screens/desk'
import { slotWords } from '../../../words/screens/slot'
import { List, ListRow } from '../../parts/list'
import { Notice } from '../../parts/notice'
import { Section } from '../../parts/section'
import { useStores } from '../../stores/root'
import { useOrganizerStores } from '../stores/root'

/** Without network: the boards that this phone has looked at, on which one can go on checking in. */
export const KeptBoardList = observer(function KeptBoardList() {
  const { platform, clock } = useStores()
  const { boards } = useOrganizerStores()
  const now = clock.now()
  const kept = boards.list(now)
  if (kept.length === 0) return null
  return (
    <Section title={deskWords.keptBoards} note={deskWords.keptBoardsNote}>
      <List>
        {kept.map((board) => (
          <ListRow
            key={board.slotId}
            id={`kept-${board.slotId}`}
            icon="people"
            title={`${board.title} · ${board.slotName}`}
            note={rangeText(board.startsAt, board.endsAt, now)}
            onTap={() => {
              platform.navigate('organizer/slot', { id: board.slotId })
            }}
          />
        ))}
      </List>
    </Section>
  )
})

/** Scans of whatever slot that are still on this phone. */
export const UnsentNotice = observer(function UnsentNotice() {
  const { scans } = useOrganizerStores()
  const count = scans.waiting.length
  if (count === 0) return null
  return (
    <Notice
      id="unsent"
      tone="lamp"
      text={slotWords.unsent(count)}
      action={slotWords.sendNow}
      onAction={() => void scans.upload()}
    />
  )
})
