import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { changeWords } from '../../../words/screens/change'
import { Button } from '../../parts/button'
import { Notice } from '../../parts/notice'
import { Outcome } from '../../parts/outcome'
import { Screen } from '../../parts/screen'
import { useStores } from '../../stores/root'
import { useQuery } from '../../use-query'
import { Waiting } from '../../wired/waiting'
import { useOrganizerStores } from '../stores/root'
import { ChangeBar } from './bar'
import { Reaching } from './reaching'
import { SlotFields } from './slots'
import { SpotField } from './spot'
import { TextFields } from './texts'

interface Done {
  changed: number
  told: number
}

const ChangePage = observer(function ChangePage() {
  const { session } = useStores()
  const { change } = useOrganizerStores()
  const [done, end] = useState<Done | null>(null)
  const { id = '' } = useQuery()
  const open = async () => {
    await session.ready()
    await change.open(id)
  }
  useLoad(() => void open())

  if (done !== null) {
    return (
      <Screen>
        <Ended id={id} done={done} />
      </Screen>
    )
  }
  if (change.id !== id) {
    return (
      <Screen>
        <Waiting kind="lines" failure={change.failure} onRetry={() => void open()} />
      </Screen>
    )
  }
  return (
    <ChangeBar onDone={end}>
      <Notice text={changeWords.note} />
      <Reaching />
      <SlotFields />
      <TextFields />
      <SpotField />
    </ChangeBar>
  )
})

function Ended({ id, done }: { id: string; done: Done }) {
  const { platform } = useStores()
  return (
    <Outcome
      tone="good"
      title={changeWords.done}
      text={changeWords.doneText(done.changed, done.told)}
    >
      <Button
        id="see-activity"
        label={changeWords.seeIt}
        kind="primary"
        block
        onTap={() => {
          platform.redirect('pages/activity', { id })
        }}
      />
      <Button
        id="back-to-desk"
        label={changeWords.backToDesk}
        block
        onTap={() => {
          platform.back()
        }}
      />
    </Outcome>
  )
}

export default ChangePage
