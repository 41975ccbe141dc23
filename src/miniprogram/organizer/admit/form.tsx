import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { admitWords } from '../../../words/screens/admit'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { ChoiceField } from '../../parts/field'
import { Screen } from '../../parts/screen'
import type { Added } from '../stores/admit'
import { useOrganizerStores } from '../stores/root'
import type { Board } from '../stores/slot'
import { Who } from './who'

interface AdmitFormProps {
  board: Board
  onAdded: (added: Added) => void
}

const seated: ReadonlySet<string> = new Set(['confirmed', 'attended', 'absent'])

const freeOf = ({ capacity, parties }: Board) =>
  capacity -
  parties.flatMap(({ people }) => people).filter(({ status }) => seated.has(status)).length

/** Who stands at the door, and why they get a place. */
export const AdmitForm = observer(function AdmitForm({ board, onAdded }: AdmitFormProps) {
  const { admit } = useOrganizerStores()
  const { mode, add } = admit
  const submit = async () => {
    const added = await admit.submit(board.slotId)
    if (added) onAdded(added)
  }
  const bottom = (
    <Button
      id="admit"
      label={admitWords.submit[mode]}
      kind="primary"
      block
      busy={add.busy || admit.looking}
      onTap={() => void submit()}
    />
  )
  return (
    <Screen bottom={bottom}>
      <View className="stack-s">
        <View className="t-title">{board.title}</View>
        <View className="t-quiet">{board.slotName}</View>
        <View id="free" className="t-body c-lamp">
          {admitWords.full(freeOf(board))}
        </View>
      </View>
      <Card>
        <View className="stack-l">
          <ChoiceField
            id="mode"
            label={admitWords.mode}
            note={admitWords.modeNotes[mode]}
            choices={admitWords.modes}
            value={mode}
            onChange={(next) => {
              admit.choose(next)
            }}
          />
          <Who slotId={board.slotId} />
        </View>
      </Card>
    </Screen>
  )
})
