import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { mostPoints } from '../../../domain/activities'
import { editWords } from '../../../words/screens/edit'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { ChoiceField, NumberField, TextField } from '../../parts/field'
import { Section } from '../../parts/section'
import { problemAt } from '../stores/draft'
import type { DraftSlot } from '../stores/draft'
import { useOrganizerStores } from '../stores/root'
import { SlotRules } from './slot-rules'
import { TimeField } from './time-field'

const mostSlots = 12

/** When, how many, and what it earns. */
export const Slots = observer(function Slots() {
  const { edit } = useOrganizerStores()
  const { slots } = edit.draft
  return (
    <Section title={editWords.slots}>
      {slots.map((slot, index) => (
        <SlotCard key={index} slot={slot} index={index} isOnly={slots.length === 1} />
      ))}
      {slots.length < mostSlots ? (
        <Button
          id="add-slot"
          label={editWords.addSlot}
          icon="plus"
          block
          onTap={() => {
            edit.addSlot()
          }}
        />
      ) : null}
    </Section>
  )
})

interface SlotCardProps {
  slot: DraftSlot
  index: number
  isOnly: boolean
}

const SlotCard = observer(function SlotCard({ slot, index, isOnly }: SlotCardProps) {
  const { edit } = useOrganizerStores()
  const id = `slot-${String(index)}`
  const problem = (field: string) => problemAt(edit.problems, `slots.${String(index)}.${field}`)
  const set = (change: Partial<DraftSlot>) => {
    edit.setSlot(index, change)
  }
  return (
    <Card>
      <View className="stack-l">
        {isOnly ? null : <View className="t-strong">{editWords.slot(index + 1)}</View>}
        <TimeField
          name={`${id}-starts`}
          label={editWords.startsAt}
          value={slot.startsAt}
          error={problem('startsAt')}
          onChange={(startsAt) => {
            set({ startsAt })
          }}
        />
        <TimeField
          name={`${id}-ends`}
          label={editWords.endsAt}
          value={slot.endsAt}
          error={problem('endsAt')}
          onChange={(endsAt) => {
            set({ endsAt })
          }}
        />
        <TextField
          name={`${id}-name`}
          label={editWords.slotName}
          placeholder={editWords.slotNameHint}
          value={slot.name}
          error={problem('name')}
          maxLength={20}
          onChange={(name) => {
            set({ name })
          }}
        />
        <TextField
          name={`${id}-capacity`}
          label={editWords.capacity}
          type="number"
          value={slot.capacity === 0 ? '' : String(slot.capacity)}
          error={problem('capacity')}
          maxLength={4}
          onChange={(capacity) => {
            set({ capacity: Number(capacity.replace(/\D/g, '')) })
          }}
        />
        <PointsFields slot={slot} id={id} error={problem('points')} set={set} />
        <SlotRules slot={slot} id={id} index={index} />
        {isOnly ? null : (
          <View className="edit-remove">
            <Button
              id={`${id}-remove`}
              label={editWords.removeSlot}
              kind="quiet"
              size="s"
              onTap={() => {
                edit.removeSlot(index)
              }}
            />
          </View>
        )}
      </View>
    </Card>
  )
})

interface PointsFieldsProps {
  slot: DraftSlot
  id: string
  error: string | null
  set: (change: Partial<DraftSlot>) => void
}

const PointsFields = observer(function PointsFields({ slot, id, error, set }: PointsFieldsProps) {
  const { points } = slot
  const planned = mostPoints({
    startsAt: new Date(slot.startsAt),
    endsAt: new Date(slot.endsAt),
    ...points,
  })
  return (
    <>
      <ChoiceField
        id={`${id}-rate`}
        label={editWords.perHour}
        note={editWords.upTo(Math.max(0, planned))}
        error={error}
        choices={editWords.perHourChoices}
        value={String(points.perHourThousandths)}
        onChange={(rate) => {
          set({ points: { ...points, perHourThousandths: Number(rate) } })
        }}
      />
      <NumberField
        id={`${id}-fixed`}
        label={editWords.fixed}
        value={points.fixed}
        min={0}
        max={1000}
        lessLabel={editWords.less}
        moreLabel={editWords.more}
        onChange={(fixed) => {
          set({ points: { ...points, fixed } })
        }}
      />
    </>
  )
})
