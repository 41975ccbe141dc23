import { useReachBottom } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { mySignupsWords as words } from '../../../words/screens/my-signups'
import { Segments } from '../../parts/choices'
import { Screen } from '../../parts/screen'
import { useStores } from '../../stores/root'
import type { MyParty } from '../../stores/signups'
import { useFresh } from '../../use-fresh'
import { Invite } from '../../wired/invite'
import { useOffers } from '../../wired/use-offers'
import { useSaid } from '../../wired/use-said'
import { AbsenceWay } from './absence-way'
import { CancelSheet } from './cancel'
import { Parties } from './parties'
import type { When } from './parties'

const views = [
  { value: 'coming', label: words.coming },
  { value: 'over', label: words.over },
] as const

/** 我的报名: the household's parties, what to do now, answering offers, and giving places back. */
const MySignupsPage = observer(function MySignupsPage() {
  const { signups, absences, session, platform } = useStores()
  const [view, setView] = useState(() => viewNamed(platform.routeQuery().view))
  const [leaving, setLeaving] = useState<MyParty | null>(null)
  const said = useSaid()
  const load = async (): Promise<void> => {
    if (session.me) await Promise.all([signups[view].first(), absences.mine.load()])
  }
  const offers = useOffers(said, load)
  useFresh(load)
  useReachBottom(() => void signups[view].more())
  if (session.isVisitor) return <Visitor />
  const change = (next: When): void => {
    setView(next)
    void signups[next].first()
  }
  const cancelled = (sentence: string): void => {
    said.tell(sentence)
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
          {offers.question}
          {said.toast}
        </>
      }
    >
      <Segments id="view" label={words.views} choices={views} value={view} onChange={change} />
      <AbsenceWay view={view} />
      <Parties view={view} offers={offers} onChange={setLeaving} />
    </Screen>
  )
})

const viewNamed = (named: string | undefined): When => (named === 'over' ? 'over' : 'coming')

function Visitor() {
  return (
    <Screen>
      <Invite art="calendar" title={words.visitor} text={words.visitorAdvice} action={words.join} />
    </Screen>
  )
}

export default MySignupsPage
