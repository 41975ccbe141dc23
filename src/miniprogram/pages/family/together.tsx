import { observer } from 'mobx-react-lite'
import { familyWords } from '../../../words/screens/family'
import { List, ListRow } from '../../parts/list'
import type { Family } from '../../stores/family'
import { useStores } from '../../stores/root'

/** How people come together, and the division that waits for an answer. */
export const Together = observer(function Together({ family }: { family: Family }) {
  const { platform, family: store } = useStores()
  const self = family.members.find(({ isMe }) => isMe)
  const [split] = store.splits.value ?? []
  const to = (route: string) => () => {
    platform.navigate(route)
  }
  const isAlone = family.members.length === 1
  const mayInvite = self?.isHead === true && self.kind === 'adult'
  if (!split && !isAlone && !mayInvite) return null
  return (
    <List>
      {split ? (
        <ListRow
          id="open-split"
          icon="bell"
          title={split.mayAnswer ? familyWords.split : familyWords.splitGoes}
          note={familyWords.splitNote}
          onTap={to('household/split')}
        />
      ) : null}
      {mayInvite ? (
        <ListRow
          id="open-invite"
          icon="people"
          title={familyWords.invite}
          note={familyWords.inviteNote}
          onTap={to('household/invite')}
        />
      ) : null}
      {isAlone ? (
        <ListRow
          id="open-accept"
          icon="code"
          title={familyWords.accept}
          note={familyWords.acceptNote}
          onTap={to('household/accept')}
        />
      ) : null}
    </List>
  )
})
