import { View } from '@tarojs/components'
import { useDidHide, useDidShow, useUnload } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { secondsLeft } from '../../../words/format'
import { codeWords as words } from '../../../words/screens/code'
import { Segments } from '../../parts/choices'
import { CodeBoard } from '../../parts/code-board'
import { Notice } from '../../parts/notice'
import { Screen } from '../../parts/screen'
import { Waiting } from '../../wired/waiting'
import { shownKinds } from '../../stores/code'
import { useStores } from '../../stores/root'
import { useFresh } from '../../use-fresh'
import { useNow } from '../../use-now'
import { CodeText } from './code-text'

const kinds = shownKinds.map((value) => ({ value, label: words.kinds[value] }))

/** 我的成员码 and 家庭码: shown to the organizer, renewed each minute, with or without network. */
const CodePage = observer(function CodePage() {
  const { code, platform } = useStores()
  const now = useNow(1000)
  useFresh(() => code.load())
  const awake = (on: boolean) => () => {
    platform.keepScreenOn(on)
  }
  useDidShow(awake(true))
  useDidHide(awake(false))
  useUnload(awake(false))
  const shown = code.shownAt(now)
  const { kind, failure } = code
  if (shown === null) {
    return (
      <Screen>
        <Waiting kind="detail" count={1} failure={failure} onRetry={() => void code.load()} />
      </Screen>
    )
  }
  return (
    <Screen>
      <Segments
        id="kind"
        label={words.kind}
        choices={kinds}
        value={kind}
        onChange={(chosen) => {
          code.choose(chosen)
        }}
      />
      <View className="stack-l center">
        <View className="stack-s">
          <View className="t-display" id="family-name">
            {code.alias}
          </View>
          <View className="t-quiet">{words.intro[kind]}</View>
        </View>
        <CodeBoard
          code={shown.code}
          digits={shown.digits}
          label={words.spoken[kind](shown.digits)}
          note={words.renews(String(secondsLeft(shown.validUntil, now)))}
        />
        <View className="t-caption">{words.digitsLabel}</View>
        {platform.can.scan ? null : <CodeText code={shown.code} />}
      </View>
      {failure === null ? (
        <Notice text={words.keep} />
      ) : (
        <Notice id="code-offline" tone="lamp" text={words.offline} />
      )}
    </Screen>
  )
})

export default CodePage
