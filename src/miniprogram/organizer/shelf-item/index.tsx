import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { shelfItemWords as words } from '../../../words/screens/shelf'
import { Button } from '../../parts/button'
import { Screen } from '../../parts/screen'
import { useStores } from '../../stores/root'
import { useQuery } from '../../use-query'
import { useSaid } from '../../wired/use-said'
import { useOrganizerStores } from '../stores/root'
import { ItemFields, PriceFields } from './fields'
import { PickUpFields } from './pick-up'

/** Makes an item or edits one. */
const ShelfItemPage = observer(function ShelfItemPage() {
  const { platform } = useStores()
  const { shelf } = useOrganizerStores()
  const { orgId = '', itemId } = useQuery()
  const said = useSaid()
  useLoad(() => {
    shelf.begins(itemId === undefined ? null : shelf.itemOf(itemId))
  })
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
