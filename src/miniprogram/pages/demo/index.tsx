import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { demoWords } from '../../../words/screens/demo'
import { Notice } from '../../parts/notice'
import { Screen } from '../../parts/screen'
import { Waiting } from '../../wired/waiting'
import { useStores } from '../../stores/root'
import { useFresh } from '../../use-fresh'
import { useSaid } from '../../wired/use-said'
import { ClockPanel } from './clock-panel'
import { People } from './people'
import { SentList } from './sent-list'

const DemoPage = observer(function DemoPage() {
  const { demo, session } = useStores()
  const said = useSaid()
  const load = async () => {
    if (session.isDemo) await Promise.all([demo.people.load(), demo.sent.load()])
  }
  useFresh(load)
  const isOff = session.who !== null && !session.isDemo
  if (isOff) {
    return (
      <Screen>
        <Notice text={demoWords.off} />
      </Screen>
    )
  }
  if (demo.people.value === null) {
    const failure = session.failure ?? demo.people.failure
    const retry = () => void session.refresh().then(load)
    return (
      <Screen>
        <Waiting kind="lines" failure={failure} onRetry={retry} />
      </Screen>
    )
  }
  return (
    <Screen over={said.toast}>
      <View className="t-quiet">{demoWords.intro}</View>
      <People people={demo.people.value} said={said} />
      <ClockPanel
        onShifted={(text) => {
          if (text === null) said.complain(demo.failure)
          else said.tell(text)
          void demo.sent.load()
        }}
      />
      <SentList />
    </Screen>
  )
})

export default DemoPage
