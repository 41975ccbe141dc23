import { useStores } from '../../stores/root'
import type { RootStore } from '../../stores/root'
import { HouseholdStore } from './household'

const built = new WeakMap<RootStore, { personId: string | undefined; store: HouseholdStore }>()

/** Built on first use; it belongs to whoever looks, so that the next person begins with an empty one. */
export function useHousehold(): HouseholdStore {
  const root = useStores()
  const personId = root.session.me?.personId
  const known = built.get(root)
  const isSame =
    personId === undefined || known?.personId === undefined || known.personId === personId
  if (known && isSame) {
    known.personId ??= personId
    return known.store
  }
  const store = new HouseholdStore(root.api, root.platform)
  built.set(root, { personId, store })
  return store
}
