import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { Toast } from '../../parts/notice'
import { Screen } from '../../parts/screen'
import { useStores } from '../../stores/root'
import { useFresh } from '../../use-fresh'
import { useOffers } from '../../wired/use-offers'
import { useSaid } from '../../wired/use-said'
import { isOffered } from '../my-signups/party-state'
import { Actions, BigActions } from './actions'
import { Greeting } from './greeting'
import { HomeLights } from './lights'
import { loadHome } from './load'
import { Nearby } from './nearby'
import { dueOf } from './next'
import { NextUp } from './next-up'

/**
 * 首页: the community's lit windows first, then what one comes for most. What does not wait long goes before
 * them: a seat that waits for an answer and, in 大字, where little fits on a screen, a check-in that is due.
 */
const HomePage = observer(function HomePage() {
  const stores = useStores()
  const { settings, session, signups } = stores
  const [advice, advise] = useState<string | null>(null)
  const said = useSaid()
  const load = () => loadHome(stores)
  const offers = useOffers(said, load)
  useFresh(load)
  const isAsked = signups.coming.items?.some(isOffered) ?? false
  const isFirst = isAsked || (settings.bigType && dueOf(stores) !== undefined)
  const nextUp = session.me ? <NextUp offers={offers} /> : null
  return (
    <Screen
      over={
        <>
          {offers.question}
          {said.toast}
          <Toast
            text={advice}
            tone="warn"
            onEnd={() => {
              advise(null)
            }}
          />
        </>
      }
    >
      <Greeting />
      {isFirst ? nextUp : null}
      <HomeLights onRetry={() => void load()} />
      {settings.bigType ? <BigActions onSaid={advise} /> : <Actions onSaid={advise} />}
      {isFirst ? null : nextUp}
      {settings.bigType ? null : <Nearby onRetry={() => void load()} />}
    </Screen>
  )
})

export default HomePage
