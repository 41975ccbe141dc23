import { momentText } from '../../../words/format'
import { redemptionStatusWords } from '../../../words/labels'
import { redemptionsWords } from '../../../words/screens/redemptions'
import { List, ListRow } from '../../parts/list'
import { Section } from '../../parts/section'
import { useStores } from '../../stores/root'
import type { Redemption } from '../../stores/shop'

/** What was picked up or went back. */
export function History({ redemptions }: { redemptions: readonly Redemption[] }) {
  const { clock } = useStores()
  const noteOf = ({ status, endedAt, endedReason, reservedAt }: Redemption) => {
    const when = momentText(endedAt ?? reservedAt, clock.now())
    const ended =
      status === 'picked_up' ? redemptionsWords.pickedUpAt(when) : redemptionsWords.releasedAt(when)
    return endedReason ? `${ended} · ${redemptionsWords.reason(endedReason)}` : ended
  }
  return (
    <Section title={redemptionsWords.history}>
      <List>
        {redemptions.map((one) => (
          <ListRow
            key={one.id}
            id={`redemption-${one.id}`}
            title={`${one.itemName} · ${redemptionsWords.price(one.price)}`}
            note={noteOf(one)}
            value={redemptionStatusWords[one.status]}
            valueTone={one.status === 'picked_up' ? 'leaf' : 'plain'}
          />
        ))}
      </List>
    </Section>
  )
}
