import { View } from '@tarojs/components'
import { useDidHide, useDidShow, useUnload } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { siteStep } from '../../../domain/codes'
import { secondsLeft } from '../../../words/format'
import { siteCodeWords } from '../../../words/screens/site-code'
import { CodeBoard } from '../../parts/code-board'
import { Screen } from '../../parts/screen'
import { aria } from '../../platform/aria'
import { useStores } from '../../stores/root'
import { useFresh } from '../../use-fresh'
import { useQuery } from '../../use-query'
import { useNow } from '../../use-now'
import { Waiting } from '../../wired/waiting'
import { useOrganizerStores } from '../stores/root'
import './site-code.scss'

/** A code lives so many seconds. */
const step = siteStep / 1000

/** The screen at the door: one code, large, new every half minute, with or without network, and it never goes dark. */
const SiteCodePage = observer(function SiteCodePage() {
  const { platform } = useStores()
  const { siteCode } = useOrganizerStores()
  const { slotId = '' } = useQuery()
  const load = () => siteCode.load(slotId)
  useFresh(load)
  const now = useNow(1000)
  useDidShow(() => {
    platform.keepScreenOn(true)
  })
  const letSleep = () => {
    platform.keepScreenOn(false)
  }
  useDidHide(letSleep)
  useUnload(letSleep)

  const code = siteCode.shownAt(slotId, now)
  if (code === null) {
    return (
      <Screen>
        <Waiting
          kind="detail"
          count={1}
          failure={siteCode.code.failure}
          onRetry={() => void load()}
        />
      </Screen>
    )
  }
  const left = secondsLeft(code.validUntil, now)
  return (
    <Screen>
      <View className="site-code">
        <View className="stack-s center">
          <View className="t-title">{code.title}</View>
          <View className="t-quiet">{code.slotName}</View>
        </View>
        <CodeBoard size="l" code={code.code} digits={code.digits} label={siteCodeWords.codeLabel} />
        <View className="site-code-time" {...aria({ hidden: true })}>
          <View
            className="site-code-left"
            style={{ width: `${String(Math.round((left / step) * 100))}%` }}
          />
        </View>
        <View className="t-quiet">{siteCodeWords.left(left)}</View>
        <View className="t-strong">{siteCodeWords.how}</View>
      </View>
    </Screen>
  )
})

export default SiteCodePage
