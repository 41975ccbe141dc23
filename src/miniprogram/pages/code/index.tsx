import { View } from '@tarojs/components'
import { useDidHide, useDidShow, useUnload } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useEffect } from 'react'
import { secondsLeft } from '../../../words/format'
import { codeWords as words } from '../../../words/screens/code'
import { CodeBoard } from '../../parts/code-board'
import { Notice } from '../../parts/notice'
import { Screen } from '../../parts/screen'
import { Waiting } from '../../wired/waiting'
import { useStores } from '../../stores/root'
import { useFresh } from '../../use-fresh'
import { useNow } from '../../use-now'
import { CodeText } from './code-text'

/** 我的成员码: shown to the organizer, renewed each minute, the screen kept awake meanwhile. */
const CodePage = observer(function CodePage() {
  const { code, family, session, platform } = useStores()
  const now = useNow(1000)
  useFresh(() => Promise.all([code.code.load(), family.mine.load()]))
  useEffect(() => {
    if (session.me) void code.renew()
  }, [code, session.me, now])
  const awake = (on: boolean) => () => {
    platform.keepScreenOn(on)
  }
  useDidShow(awake(true))
  useDidHide(awake(false))
  useUnload(awake(false))
  const { value, failure } = code.code
  if (value === null || failure !== null) {
    return (
      <Screen>
        <Waiting kind="detail" count={1} failure={failure} onRetry={() => void code.code.load()} />
      </Screen>
    )
  }
  const left = secondsLeft(value.validUntil, now)
  return (
    <Screen>
      <View className="stack-l center">
        <View className="stack-s">
          <View className="t-display" id="family-name">
            {family.mine.value?.alias ?? ''}
          </View>
          <View className="t-quiet">{words.intro}</View>
        </View>
        <CodeBoard
          code={value.code}
          digits={value.digits}
          label={words.spoken(value.digits)}
          note={left > 0 ? words.renews(String(left)) : words.renewing}
        />
        <View className="t-caption">{words.digitsLabel}</View>
        {platform.can.scan ? null : <CodeText code={value.code} />}
      </View>
      <Notice text={words.keep} />
    </Screen>
  )
})

export default CodePage
