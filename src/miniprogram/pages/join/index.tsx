import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { joinWords as words } from '../../../words/screens/join'
import { EmptyState } from '../../parts/empty-state'
import { Screen } from '../../parts/screen'
import { useStores } from '../../stores/root'
import { useFresh } from '../../use-fresh'
import { Waiting } from '../../wired/waiting'
import { ConsentSheet } from './consent'
import { JoinForm } from './form'
import { JoinSubmit } from './submit'
import { Welcome } from './welcome'

/** 加入好邻: three things to fill in, the consent, and one is a neighbour. */
const JoinPage = observer(function JoinPage() {
  const { join, session, activities, platform } = useStores()
  const [isReading, setReading] = useState(false)
  useFresh(() => activities.communities.load())
  const { value: communities, failure } = activities.communities
  if (join.joinedAs !== null) return <Welcome nickname={join.joinedAs} />
  if (session.me) {
    return (
      <Screen>
        <EmptyState
          id="already-joined"
          title={words.already}
          text={words.alreadyText}
          action={words.toActivities}
          actionId="to-activities"
          onAction={() => {
            platform.switchTab('pages/activities')
          }}
        />
      </Screen>
    )
  }
  if (communities === null || session.who === null) {
    const retry = (): void => void Promise.all([session.refresh(), activities.communities.load()])
    return (
      <Screen>
        <Waiting kind="lines" failure={failure ?? session.failure} onRetry={retry} />
      </Screen>
    )
  }
  return (
    <Screen
      bottom={<JoinSubmit />}
      over={
        <ConsentSheet
          open={isReading}
          onClose={() => {
            setReading(false)
          }}
        />
      }
    >
      <JoinForm
        communities={communities}
        onRead={() => {
          setReading(true)
        }}
      />
    </Screen>
  )
})

export default JoinPage
