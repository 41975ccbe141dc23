import { observer } from 'mobx-react-lite'
import { momentText, numberText } from '../../../words/format'
import { mySignupsWords as words } from '../../../words/screens/my-signups'
import { List, ListRow } from '../../parts/list'
import { Notice } from '../../parts/notice'
import { useStores } from '../../stores/root'
import type { When } from './parties'

/** The way to one's absences: said plainly while they keep one from signing up, a quiet row later on. */
export const AbsenceWay = observer(function AbsenceWay({ view }: { view: When }) {
  const { absences, platform, clock } = useStores()
  const { value } = absences.mine
  const open = (): void => {
    platform.navigate('pages/absences')
  }
  if (value === null) return null
  if (value.blockedUntil !== null) {
    return (
      <Notice
        id="blocked"
        tone="warn"
        text={words.blocked(momentText(value.blockedUntil, clock.now()))}
        action={words.blockedAction}
        onAction={open}
      />
    )
  }
  if (view === 'coming' || value.items.length === 0) return null
  return (
    <List>
      <ListRow
        id="absences"
        icon="info"
        title={words.absences}
        note={words.absencesNote(numberText(value.items.length))}
        onTap={open}
      />
    </List>
  )
})
