import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { namesText } from '../../../words/format'
import { slotWords } from '../../../words/screens/slot'
import { Button } from '../../parts/button'
import { Sheet } from '../../parts/sheet'
import { useOrganizerStores } from '../stores/root'
import type { AboutParty } from './about-party'
import { MarkAbsent } from './mark-absent'
import { Move } from './move'

type Step = 'menu' | 'move' | 'absent'

/** What is done with a party now and then; each asks for its reason. */
export const PartyMenu = observer(function PartyMenu(props: AboutParty) {
  const [step, go] = useState<Step>('menu')
  switch (step) {
    case 'menu':
      return <Actions {...props} onGo={go} />
    case 'move':
      return <Move {...props} />
    case 'absent':
      return <MarkAbsent {...props} />
  }
})

const Actions = observer(function Actions(props: AboutParty & { onGo: (step: Step) => void }) {
  const { party, onEnd, onGo } = props
  const { slot } = useOrganizerStores()
  const names = namesText(party.people.map((person) => person.nickname))
  return (
    <Sheet open title={names} closeLabel={slotWords.close} onClose={onEnd}>
      <View className="stack">
        {slot.canMove(party) ? (
          <Button
            id="menu-move"
            label={slotWords.move}
            block
            onTap={() => {
              onGo('move')
            }}
          />
        ) : null}
        {slot.whoMayBeAbsent(party).length > 0 ? (
          <Button
            id="menu-absent"
            label={slotWords.absent}
            kind="danger"
            block
            onTap={() => {
              onGo('absent')
            }}
          />
        ) : null}
      </View>
    </Sheet>
  )
})
