import { useStores } from '../../stores/root'
import type { RootStore } from '../../stores/root'
import { CertificatesStore } from './certificates'
import { MyRecordStore } from './my-record'

/** The stores of one's own record; built on first use, with the package that they lie in. */
class ServiceStores {
  readonly myRecord: MyRecordStore
  readonly certificates: CertificatesStore

  constructor({ api, platform, clock }: RootStore) {
    this.myRecord = new MyRecordStore(api)
    this.certificates = new CertificatesStore(api, platform, clock)
  }
}

const built = new WeakMap<RootStore, { personId: string | undefined; stores: ServiceStores }>()

/** Belong to one person: someone who signs in later begins with empty ones. */
export function useServiceStores(): ServiceStores {
  const root = useStores()
  const personId = root.session.me?.personId
  const known = built.get(root)
  const isSame =
    personId === undefined || known?.personId === undefined || known.personId === personId
  if (known && isSame) {
    known.personId ??= personId
    return known.stores
  }
  const stores = new ServiceStores(root)
  built.set(root, { personId, stores })
  return stores
}
