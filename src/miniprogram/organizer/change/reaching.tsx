import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { changeWords } from '../../../words/screens/change'
import { Card } from '../../parts/card'
import { ChoiceField } from '../../parts/field'
import { useOrganizerStores } from '../stores/root'

/** For one of a series: this one alone, or the later ones too. And who will read of it. */
export const Reaching = observer(function Reaching() {
  const { change } = useOrganizerStores()
  return (
    <Card>
      <View className="stack-l">
        {change.seriesId === null ? null : (
          <ChoiceField
            id="reach"
            label={changeWords.reach}
            note={changeWords.reachNotes[change.reach]}
            choices={changeWords.reaches}
            value={change.reach}
            onChange={(reach) => {
              change.setReach(reach)
            }}
          />
        )}
        <View id="who-is-told" className="t-body">
          {changeWords.whoIsTold(change.concerned)}
          {change.reach === 'following' ? changeWords.alsoLater : ''}
        </View>
      </View>
    </Card>
  )
})
