import { observer } from 'mobx-react-lite'
import { momentText } from '../../../words/format'
import { grantsWords } from '../../../words/screens/grants'
import { List, ListRow } from '../../parts/list'
import { Section } from '../../parts/section'
import { useStores } from '../../stores/root'
import { useOrganizerStores } from '../stores/root'

/** Pairs of staff who favoured each other's families; only those who oversee them see this. */
export const Flags = observer(function Flags() {
  const { grants } = useOrganizerStores()
  const { clock } = useStores()
  const flags = grants.flags.value ?? []
  if (flags.length === 0) return null
  return (
    <Section id="flags" title={grantsWords.flags} note={grantsWords.flagsNote}>
      <List>
        {flags.map(({ at, one, other }) => (
          <ListRow
            key={`${one.id}-${other.id}`}
            id={`flag-${one.id}`}
            icon="info"
            title={grantsWords.flagPair(
              `${one.givenBy} → ${one.alias}`,
              `${other.givenBy} → ${other.alias}`,
            )}
            note={`${momentText(at, clock.now())} · ${one.note} · ${other.note}`}
            value={grantsWords.amount('bonus', one.amount)}
            valueTone="accent"
          />
        ))}
      </List>
    </Section>
  )
})
