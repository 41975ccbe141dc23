import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { slotTimes } from '../../../domain/activities'
import { editWords } from '../../../words/screens/edit'
import { Button } from '../../parts/button'
import { FieldFrame } from '../../parts/field'
import { useStores } from '../../stores/root'
import { problemAt } from '../stores/draft'
import type { DraftSlot } from '../stores/draft'
import { useOrganizerStores } from '../stores/root'
import { TimeField } from './time-field'

const times = [
  { field: 'opensAt', id: 'opens', label: editWords.opensAt, usual: editWords.opensAtDefault },
  { field: 'closesAt', id: 'closes', label: editWords.closesAt, usual: editWords.closesAtDefault },
  {
    field: 'cancelUntil',
    id: 'cancel-until',
    label: editWords.cancelUntil,
    usual: editWords.cancelUntilDefault,
  },
] as const

interface OwnTimesProps {
  slot: DraftSlot
  id: string
  index: number
}

/** When sign-up opens and closes and until when one may cancel: the usual, or a time of one's own. */
export const OwnTimes = observer(function OwnTimes({ slot, id, index }: OwnTimesProps) {
  const { clock } = useStores()
  const { edit } = useOrganizerStores()
  const wish = { startsAt: new Date(slot.startsAt), endsAt: new Date(slot.endsAt) }
  return times.map(({ field, id: name, label, usual }) => {
    const own = slot[field]
    const set = (instant: string | undefined) => {
      edit.setSlot(index, { [field]: instant })
    }
    if (own === undefined) {
      return (
        <FieldFrame key={field} label={label} note={usual}>
          <View className="row">
            <Button
              id={`${id}-${name}-own`}
              label={editWords.setTime}
              size="s"
              onTap={() => {
                set(slotTimes(wish, clock.now())[field].toISOString())
              }}
            />
          </View>
        </FieldFrame>
      )
    }
    return (
      <View key={field} className="stack">
        <TimeField
          name={`${id}-${name}`}
          label={label}
          value={own}
          error={problemAt(edit.problems, `slots.${String(index)}.${field}`)}
          onChange={set}
        />
        <Button
          id={`${id}-${name}-usual`}
          label={`${editWords.useDefault} · ${usual}`}
          kind="quiet"
          size="s"
          onTap={() => {
            set(undefined)
          }}
        />
      </View>
    )
  })
})
