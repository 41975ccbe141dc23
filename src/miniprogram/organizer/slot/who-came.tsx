import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { slotWords } from '../../../words/screens/slot'
import { Button } from '../../parts/button'
import { Ticks } from '../../parts/choices'
import { Sheet } from '../../parts/sheet'
import { useOrganizerStores } from '../stores/root'
import type { Asking, Checking } from './use-checking'

/** One scan for the whole party: those who did not come lose their tick. */
export const WhoCame = observer(function WhoCame(props: { asking: Asking; checking: Checking }) {
  const { asking, checking } = props
  const { slot } = useOrganizerStores()
  const [chosen, choose] = useState(asking.people.map(({ personId }) => personId))
  const people = asking.people.filter(({ personId }) => chosen.includes(personId))
  const footer = (
    <Button
      id="check-party"
      label={slotWords.checkParty[slot.act](people.length)}
      kind="primary"
      disabled={people.length === 0}
      block
      onTap={() => void checking.answer(people)}
    />
  )
  return (
    <Sheet
      open
      title={slotWords.whoTitle[slot.act]}
      closeLabel={slotWords.close}
      onClose={checking.stop}
      footer={footer}
    >
      <View className="stack">
        <View className="t-quiet">{slotWords.whoNote[slot.act]}</View>
        <Ticks
          id="came"
          label={slotWords.whoTitle[slot.act]}
          options={asking.people.map(({ personId, nickname }) => ({
            value: personId,
            label: nickname,
          }))}
          values={chosen}
          onChange={choose}
        />
      </View>
    </Sheet>
  )
})
