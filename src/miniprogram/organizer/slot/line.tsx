import { observer } from 'mobx-react-lite'
import { momentText, namesText } from '../../../words/format'
import { slotWords } from '../../../words/screens/slot'
import { List, ListRow } from '../../parts/list'
import { Section } from '../../parts/section'
import { useStores } from '../../stores/root'
import type { Board } from '../stores/slot'
import { GaveBack } from './gave-back'

/** Who waits for a seat, and below it who gave one back. */
export function Line({ board }: { board: Board }) {
  return (
    <>
      <Waiting board={board} />
      <GaveBack board={board} />
    </>
  )
}

/** Who waits, in the order in which seats will reach them; nothing where nobody does. */
const Waiting = observer(function Waiting({ board }: { board: Board }) {
  const { clock } = useStores()
  const { line } = board
  if (line.length === 0) return null
  const waiting = line.filter(({ offeredUntil }) => offeredUntil === null)
  return (
    <Section id="line" title={slotWords.line} note={slotWords.lineNote}>
      <List>
        {line.map((party) => (
          <ListRow
            key={party.partyId}
            id={`line-${party.partyId}`}
            icon="people"
            title={namesText(party.nicknames)}
            note={
              party.offeredUntil === null
                ? undefined
                : slotWords.lineOffered(momentText(party.offeredUntil, clock.now()))
            }
            value={
              party.offeredUntil === null
                ? slotWords.linePlace(waiting.indexOf(party) + 1)
                : undefined
            }
          />
        ))}
      </List>
    </Section>
  )
})
