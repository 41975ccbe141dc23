import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { editWords } from '../../../words/screens/edit'
import { Button } from '../../parts/button'
import { NumberField } from '../../parts/field'
import { SwitchField } from '../../parts/switch-field'
import { problemAt } from '../stores/draft'
import type { DraftSlot } from '../stores/draft'
import { useOrganizerStores } from '../stores/root'
import { OwnTimes } from './own-times'
import { Gates, Placing } from './placing'

interface SlotRulesProps {
  slot: DraftSlot
  id: string
  index: number
}

/** What most slots leave as it is: folded away until somebody wants it. */
export const SlotRules = observer(function SlotRules({ slot, id, index }: SlotRulesProps) {
  const { edit } = useOrganizerStores()
  const [isOpen, setOpen] = useState(false)
  const set = (change: Partial<DraftSlot>) => {
    edit.setSlot(index, change)
  }
  const years = (age: number) => (age === 0 ? editWords.minAgeNone : editWords.years(age))
  return (
    <View className="stack-l">
      <Placing slot={slot} id={id} set={set} />
      <SwitchField
        id={`${id}-adult`}
        label={editWords.adultRequired}
        value={slot.adultRequired}
        onChange={(adultRequired) => {
          set({ adultRequired })
        }}
      />
      <Button
        id={`${id}-rules`}
        label={isOpen ? editWords.fewerRules : editWords.moreRules}
        kind="quiet"
        size="s"
        icon="settings"
        onTap={() => {
          setOpen(!isOpen)
        }}
      />
      {isOpen ? (
        <View className="stack-l">
          <NumberField
            id={`${id}-min-age`}
            label={editWords.minAge}
            note={years(slot.minAge)}
            value={slot.minAge}
            min={0}
            max={120}
            lessLabel={editWords.less}
            moreLabel={editWords.more}
            onChange={(minAge) => {
              set({ minAge })
            }}
          />
          <NumberField
            id={`${id}-earn-age`}
            label={editWords.earnAge}
            note={years(slot.earnAge)}
            value={slot.earnAge}
            min={0}
            max={120}
            lessLabel={editWords.less}
            moreLabel={editWords.more}
            onChange={(earnAge) => {
              set({ earnAge })
            }}
          />
          <Gates
            slot={slot}
            id={id}
            error={problemAt(edit.problems, `slots.${String(index)}.requires`)}
            set={set}
          />
          <OwnTimes slot={slot} id={id} index={index} />
        </View>
      ) : null}
    </View>
  )
})
