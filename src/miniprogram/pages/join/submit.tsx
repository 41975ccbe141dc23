import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { joinWords as words } from '../../../words/screens/join'
import { aria } from '../../platform/aria'
import { Button } from '../../parts/button'
import { sayFailure } from '../../say'
import { useStores } from '../../stores/root'

/** The button, and above it why it did not work. */
export const JoinSubmit = observer(function JoinSubmit() {
  const { join } = useStores()
  const { failure, busy } = join.command
  const missing = join.hasTried && join.gaps.length > 0
  const consent = join.shows('consent') ? words.consentFirst : words.gaps
  const sentence = failure ? sayFailure(failure) : missing ? consent : null
  return (
    <View className="stack-s">
      {sentence ? (
        <View className="t-caption c-accent center" id="failure" {...aria({ role: 'alert' })}>
          {sentence}
        </View>
      ) : null}
      <Button
        id="join"
        label={words.submit}
        kind="primary"
        busy={busy}
        onTap={() => void join.submit()}
        block
      />
    </View>
  )
})
