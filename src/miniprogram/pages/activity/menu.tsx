import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { activityWords as words } from '../../../words/screens/activity'
import { commonWords } from '../../../words/screens/common'
import { List, ListRow } from '../../parts/list'
import { Sheet } from '../../parts/sheet'
import { useStores } from '../../stores/root'
import type { MyParty } from '../../stores/signups'
import { CancelSheet } from '../my-signups/cancel'
import { partiesOf } from './step'

interface MenuSheetProps {
  open: boolean
  onClose: () => void
  onSaid: (sentence: string) => void
}

/** What one does seldom with a sign-up: cancelling it, or bringing someone else of the family too. */
export const MenuSheet = observer(function MenuSheet({ open, onClose, onSaid }: MenuSheetProps) {
  const stores = useStores()
  const [leaving, setLeaving] = useState<MyParty | null>(null)
  const { activity, platform } = stores
  const alsoFamily = (): void => {
    onClose()
    const activityId = activity.detail.value?.id ?? ''
    platform.navigate('pages/signup', { activityId, slotId: activity.slot?.id ?? '' })
  }
  const cancelled = async (sentence: string): Promise<void> => {
    onSaid(sentence)
    const { detail, slot } = activity
    await Promise.all([
      detail.value && detail.load(detail.value.id),
      slot && stores.signups.onSlot.load(slot.id),
    ])
  }
  return (
    <View>
      <Sheet open={open} title={words.menuTitle} onClose={onClose} closeLabel={commonWords.close}>
        <List>
          <ListRow id="also-family" icon="plus" title={words.alsoFamily} onTap={alsoFamily} />
          {partiesOf(stores).map((party) => (
            <ListRow
              key={party.partyId}
              id={`cancel-${party.partyId}`}
              icon="close"
              title={words.cancel}
              note={party.members.map((member) => member.nickname).join(' ')}
              onTap={() => {
                onClose()
                setLeaving(party)
              }}
            />
          ))}
        </List>
      </Sheet>
      <CancelSheet
        party={leaving}
        onClose={() => {
          setLeaving(null)
        }}
        onCancelled={(sentence) => void cancelled(sentence)}
      />
    </View>
  )
})
