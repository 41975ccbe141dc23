import { observer } from 'mobx-react-lite'
import { momentText, namesText } from '../../../words/format'
import { slotWords } from '../../../words/screens/slot'
import { List, ListRow } from '../../parts/list'
import { Section } from '../../parts/section'
import { useStores } from '../../stores/root'
import type { Board } from '../stores/slot'

/** Who gave a place back, and why where they said so; nothing where nobody did. */
export const GaveBack = observer(function GaveBack({ board }: { board: Board }) {
  const { clock } = useStores()
  if (board.gaveBack.length === 0) return null
  return (
    <Section id="gave-back" title={slotWords.gaveBack}>
      <List>
        {board.gaveBack.map(({ actId, nicknames, reason, at }) => (
          <ListRow
            key={actId}
            id={`gave-back-${actId}`}
            icon="people"
            title={namesText(nicknames)}
            note={reason === '' ? slotWords.gaveBackNoReason : reason}
            value={momentText(at, clock.now())}
          />
        ))}
      </List>
    </Section>
  )
})
