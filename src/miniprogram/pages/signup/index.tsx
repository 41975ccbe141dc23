import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { Screen } from '../../parts/screen'
import { Waiting } from '../../wired/waiting'
import { useStores } from '../../stores/root'
import { useFresh } from '../../use-fresh'
import { SignupForm } from './form'

/** 我要报名: who of the household comes, what one agrees to, and what came of it. */
const SignupPage = observer(function SignupPage() {
  const { activity, family, platform } = useStores()
  const [query] = useState(() => platform.routeQuery())
  const { activityId = '', slotId } = query
  const load = () => Promise.all([activity.open(activityId), family.mine.load()])
  useFresh(load)
  const shown = activity.detail.value
  const slot = shown?.slotViews.find((one) => one.id === slotId) ?? shown?.slotViews[0]
  const household = family.mine.value
  if (!shown || shown.id !== activityId || !slot || !household) {
    const failure = activity.detail.failure ?? family.mine.failure
    return (
      <Screen>
        <Waiting kind="lines" failure={failure} onRetry={() => void load()} />
      </Screen>
    )
  }
  return <SignupForm activity={shown} slot={slot} members={household.members} />
})

export default SignupPage
