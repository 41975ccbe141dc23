import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { meWords } from '../../../words/screens/me'
import { Button } from '../../parts/button'
import { Screen } from '../../parts/screen'
import { SignOut } from '../../wired/sign-out'
import { Waiting } from '../../wired/waiting'
import { useStores } from '../../stores/root'
import { useFresh } from '../../use-fresh'
import { Face } from './face'
import { Mine, Others, WithoutNetwork, Work } from './ways'

const MePage = observer(function MePage() {
  const { session, points } = useStores()
  const [leaving, leave] = useState(false)
  const load = async () => {
    await session.refresh()
    if (session.me) await points.account.load()
  }
  useFresh(load)
  if (session.who === null) {
    return (
      <Screen>
        <Waiting kind="lines" failure={session.failure} onRetry={() => void load()} />
        {session.failure === null ? null : <WithoutNetwork />}
      </Screen>
    )
  }
  const signOut = (
    <SignOut
      open={leaving}
      onEnd={() => {
        leave(false)
      }}
    />
  )
  return (
    <Screen over={signOut}>
      <Face />
      <Work />
      {session.me ? <Mine /> : null}
      <Others />
      {session.me ? (
        <Button
          id="sign-out"
          label={meWords.signOut}
          kind="quiet"
          block
          onTap={() => {
            leave(true)
          }}
        />
      ) : null}
    </Screen>
  )
})

export default MePage
