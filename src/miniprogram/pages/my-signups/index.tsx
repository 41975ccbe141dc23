import { useReachBottom } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { mySignupsWords as words } from '../../../words/screens/my-signups'
import { Segments } from '../../parts/choices'
import { Invite } from '../../wired/invite'
import { Toast } from '../../parts/notice'
import { Screen } from '../../parts/screen'
import { useStores } from '../../stores/root'
import type { MyParty } from '../../stores/signups'
import { useFresh } from '../../use-fresh'
import { CancelSheet } from './cancel'
import { Parties } from './parties'
import type { When } from './parties'

const views = [
  { value: 'coming', label: words.coming },
  { value: 'over', label: words.over },
] as const

/** 我的报名: the household's parties, what to do now, and giving places back. */
const MySignupsPage = observer(function MySignupsPage() {
  const { signups, session } = useStores()
  const [view, setView] = useState<When>('coming')
  const [leaving, setLeaving] = useState<MyParty | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const load = async (): Promise<void> => {
    if (session.me) await signups[view].first()
  }
  useFresh(load)
  useReachBottom(() => void signups[view].more())
  if (session.isVisitor) {
    return (
      <Screen>
        <Invite
          art="calendar"
          title={words.visitor}
          text={words.visitorAdvice}
          action={words.join}
        />
      </Screen>
    )
  }
  const change = (next: When): void => {
    setView(next)
    void signups[next].first()
  }
  const cancelled = (sentence: string): void => {
    setSaid(sentence)
    void load()
  }
  return (
    <Screen
      over={
        <>
          <CancelSheet
            party={leaving}
            onClose={() => {
              setLeaving(null)
            }}
            onCancelled={cancelled}
          />
          <Toast
            text={said}
            onEnd={() => {
              setSaid(null)
            }}
          />
        </>
      }
    >
      <Segments id="view" label={words.views} choices={views} value={view} onChange={change} />
      <Parties view={view} onChange={setLeaving} />
    </Screen>
  )
})

export default MySignupsPage
