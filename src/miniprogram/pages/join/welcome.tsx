import { View } from '@tarojs/components'
import { joinWords as words } from '../../../words/screens/join'
import { Button } from '../../parts/button'
import { Outcome } from '../../parts/outcome'
import { Screen } from '../../parts/screen'
import { useStores } from '../../stores/root'

export function Welcome({ nickname }: { nickname: string }) {
  const { platform } = useStores()
  return (
    <Screen>
      <View id="welcome">
        <Outcome tone="good" title={words.done(nickname)} text={words.doneText}>
          <Button
            id="to-activities"
            label={words.toActivities}
            kind="primary"
            onTap={() => {
              platform.switchTab('pages/activities')
            }}
            block
          />
          <Button
            id="to-family"
            label={words.toFamily}
            onTap={() => {
              platform.redirect('pages/family')
            }}
            block
          />
        </Outcome>
      </View>
    </Screen>
  )
}
