import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { dateText } from '../../../words/format'
import { pointsWords } from '../../../words/screens/points'
import { Button } from '../../parts/button'
import { List, ListRow } from '../../parts/list'
import { Section } from '../../parts/section'
import { useStores } from '../../stores/root'

/** A few dates say what matters; the others come when they are asked for. */
const atFirst = 3

/** What expires when, soonest first. Nothing is shown where nothing can expire. */
export const Expiring = observer(function Expiring() {
  const { points } = useStores()
  const [isWhole, showWhole] = useState(false)
  const dates = points.expiring.value ?? []
  if (dates.length === 0) return null
  const shown = isWhole ? dates : dates.slice(0, atFirst)
  return (
    <Section id="expiring" title={pointsWords.expiringTitle} note={pointsWords.expiringNote}>
      <List>
        {shown.map(({ date, amount, soon }) => (
          <ListRow
            key={date}
            id={`expiring-${date}`}
            title={dateText(`${date}T12:00:00.000+08:00`)}
            note={soon ? pointsWords.expiringSoon : undefined}
            value={pointsWords.amount(amount)}
            valueTone={soon ? 'accent' : 'plain'}
          />
        ))}
      </List>
      {shown.length < dates.length ? (
        <Button
          id="expiring-all"
          label={pointsWords.expiringAll(dates.length)}
          kind="quiet"
          block
          onTap={() => {
            showWhole(true)
          }}
        />
      ) : null}
    </Section>
  )
})
