import { observer } from 'mobx-react-lite'
import { familyWords } from '../../../words/screens/family'
import { List, ListRow } from '../../parts/list'
import type { Family } from '../../stores/family'
import { useStores } from '../../stores/root'

/** A division that is under way: whoever is asked finds it before anything else. */
export const Parting = observer(function Parting() {
  const { platform, family } = useStores()
  const [split] = family.splits.value ?? []
  if (!split) return null
  return (
    <List>
      <ListRow
        id="open-split"
        icon="bell"
        title={split.mayAnswer ? familyWords.split : familyWords.splitGoes}
        note={familyWords.splitNote}
        onTap={() => {
          platform.navigate('household/split')
        }}
      />
    </List>
  )
})

/** How people come together. */
export const Together = observer(function Together({ family }: { family: Family }) {
  const { platform } = useStores()
  const self = family.members.find(({ isMe }) => isMe)
  const to = (route: string) => () => {
    platform.navigate(route)
  }
  const isAlone = family.members.length === 1
  const mayInvite = self?.isHead === true && self.kind === 'adult'
  if (!isAlone && !mayInvite) return null
  return (
    <List>
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
