import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { activityWords as words } from '../../../words/screens/activity'
import { commonWords } from '../../../words/screens/common'
import { mySignupsWords } from '../../../words/screens/my-signups'
import { offerWords } from '../../../words/screens/offer'
import { List, ListRow } from '../../parts/list'
import { Sheet } from '../../parts/sheet'
import { useStores } from '../../stores/root'
import type { MyParty } from '../../stores/signups'
import type { Offers } from '../../wired/use-offers'
import { CancelSheet } from '../my-signups/cancel'
import { isOffered, leavingOf } from '../my-signups/party-state'
import { partiesOf } from './step'

interface MenuSheetProps {
  open: boolean
  offers: Offers
  onClose: () => void
  onSaid: (sentence: string) => void
}

/** What one does seldom with a sign-up: leaving it, or bringing someone else of the family too. */
export const MenuSheet = observer(function MenuSheet(props: MenuSheetProps) {
  const { open, offers, onClose, onSaid } = props
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
            <Leave
              key={party.partyId}
              party={party}
              onTap={() => {
                onClose()
                if (isOffered(party)) offers.decline(party)
                else setLeaving(party)
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

/** Gives back the seat, the place in the line, or the offer. */
function Leave({ party, onTap }: { party: MyParty; onTap: () => void }) {
  const offered = isOffered(party)
  return (
    <ListRow
      id={`${offered ? 'decline' : 'cancel'}-${party.partyId}`}
      icon="close"
      title={offered ? offerWords.decline : mySignupsWords.leave[leavingOf(party)].title}
      note={party.members.map((member) => member.nickname).join(' ')}
      onTap={onTap}
    />
  )
}
