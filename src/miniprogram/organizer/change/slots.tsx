import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { rangeText } from '../../../words/format'
import { changeWords } from '../../../words/screens/change'
import { editWords } from '../../../words/screens/edit'
import { Card } from '../../parts/card'
import { TextField } from '../../parts/field'
import { Section } from '../../parts/section'
import { useStores } from '../../stores/root'
import { TimeField } from '../edit/time-field'
import type { ChangeSlot } from '../stores/change'
import { problemAt } from '../stores/draft'
import { useOrganizerStores } from '../stores/root'

/** When and how many; a slot that has begun stays as it is. */
export const SlotFields = observer(function SlotFields() {
  const { change } = useOrganizerStores()
  return (
    <Section title={changeWords.when}>
      {change.form.slots.map((slot, index) =>
        change.hasBegun(slot) ? (
          <Begun key={slot.id} slot={slot} />
        ) : (
          <One key={slot.id} slot={slot} index={index} />
        ),
      )}
    </Section>
  )
})

const Begun = observer(function Begun({ slot }: { slot: ChangeSlot }) {
  const { clock } = useStores()
  return (
    <Card tone="wash">
      <View className="stack-s">
        <View className="t-strong">{slot.name}</View>
        <View className="t-quiet">{rangeText(slot.startsAt, slot.endsAt, clock.now())}</View>
        <View className="t-caption">{changeWords.slotBegan}</View>
      </View>
    </Card>
  )
})

const One = observer(function One({ slot, index }: { slot: ChangeSlot; index: number }) {
  const { change } = useOrganizerStores()
  const id = `slot-${String(index)}`
  const problem = (field: string) => problemAt(change.problems, `slots.${String(index)}.${field}`)
  return (
    <Card>
      <View className="stack-l">
        <View className="t-strong">{slot.name}</View>
        <TimeField
          name={`${id}-starts`}
          label={editWords.startsAt}
          note={changeWords.startsNote}
          value={slot.startsAt}
          error={problem('startsAt')}
          onChange={(startsAt) => {
            change.setStart(index, startsAt)
          }}
        />
        <TimeField
          name={`${id}-ends`}
          label={editWords.endsAt}
          value={slot.endsAt}
          error={problem('endsAt')}
          onChange={(endsAt) => {
            change.setSlot(index, { endsAt })
          }}
        />
        <TextField
          name={`${id}-capacity`}
          label={editWords.capacity}
          note={changeWords.capacityNote(slot.taken)}
          type="number"
          value={slot.capacity === 0 ? '' : String(slot.capacity)}
          error={problem('capacity')}
          maxLength={4}
          onChange={(capacity) => {
            change.setSlot(index, { capacity: Number(capacity.replace(/\D/g, '')) })
          }}
        />
      </View>
    </Card>
  )
})
