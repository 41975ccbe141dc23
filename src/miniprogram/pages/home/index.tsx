import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { Toast } from '../../parts/notice'
import { Screen } from '../../parts/screen'
import { useStores } from '../../stores/root'
import { useFresh } from '../../use-fresh'
import { Actions, BigActions } from './actions'
import { Greeting } from './greeting'
import { HomeLights } from './lights'
import { loadHome } from './load'
import { Nearby } from './nearby'
import { NextUp } from './next-up'

/** 首页: the community's lit windows first, then what one comes for most. */
const HomePage = observer(function HomePage() {
  const stores = useStores()
  const { settings, session } = stores
  const [said, say] = useState<string | null>(null)
  const load = () => loadHome(stores)
  useFresh(load)
  return (
    <Screen
      over={
        <Toast
          text={said}
          tone="warn"
          onEnd={() => {
            say(null)
          }}
        />
      }
    >
      <Greeting />
      <HomeLights onRetry={() => void load()} />
      {settings.bigType ? <BigActions onSaid={say} /> : <Actions onSaid={say} />}
      {session.me ? <NextUp /> : null}
      {settings.bigType ? null : <Nearby onRetry={() => void load()} />}
    </Screen>
  )
})

export default HomePage
