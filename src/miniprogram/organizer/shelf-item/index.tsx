import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { shelfItemWords as words } from '../../../words/screens/shelf'
import { Button } from '../../parts/button'
import { Screen } from '../../parts/screen'
import { useStores } from '../../stores/root'
import { useQuery } from '../../use-query'
import { useSaid } from '../../wired/use-said'
import { Waiting } from '../../wired/waiting'
import { useOrganizerStores } from '../stores/root'
import { ItemFields, PriceFields } from './fields'
import { PickUpFields } from './pick-up'

/** Makes an item or edits one. */
const ShelfItemPage = observer(function ShelfItemPage() {
  const { platform, session } = useStores()
  const { shelf } = useOrganizerStores()
  const { orgId = '', itemId } = useQuery()
  const [begun, begin] = useState(false)
  const said = useSaid()
  // Whoever comes here by a link, or back to it, has not seen the shelf yet: nothing is edited unread.
  const load = async () => {
    await session.ready()
    if (itemId !== undefined && shelf.itemOf(itemId) === null) await shelf.items.load(orgId)
    const item = itemId === undefined ? null : shelf.itemOf(itemId)
    if (itemId !== undefined && item === null) return
    shelf.begins(item)
    begin(true)
  }
  useLoad(() => void load())
  const save = async () => {
    const kept = await shelf.keep(orgId, itemId ?? null)
    if (kept === null) {
      said.complain(shelf.save.failure)
      return
    }
    said.tell(words.saved)
    await shelf.items.load(orgId)
    // What was just made waits for its first delivery, so that is where one goes on.
    if (itemId === undefined) platform.redirect('organizer/stock', { itemId: kept, orgId })
    else platform.back()
  }
  if (!begun) {
    return (
      <Screen>
        <Waiting kind="lines" failure={shelf.items.failure} onRetry={() => void load()} />
      </Screen>
    )
  }
  const bottom = (
    <Button
      id="save-item"
      label={words.save}
      kind="primary"
      block
      busy={shelf.save.busy}
      onTap={() => void save()}
    />
  )
  return (
    <Screen bottom={bottom} over={said.toast}>
      <ItemFields />
      <PriceFields />
      <PickUpFields />
    </Screen>
  )
})

export default ShelfItemPage
