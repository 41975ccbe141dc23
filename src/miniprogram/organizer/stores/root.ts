import { useStores } from '../../stores/root'
import type { RootStore } from '../../stores/root'
import { AdmitStore } from './admit'
import { BudgetStore } from './budget'
import { ChangeStore } from './change'
import { DeskStore } from './desk'
import { EditStore } from './edit'
import { GrantsStore } from './grants'
import { HearingStore } from './hearing'
import { HoursStore } from './hours'
import { IssuingStore } from './issuing'
import { HouseholdsStore } from './households'
import { KeptBoards } from './kept-boards'
import { PendingStore } from './pending'
import { PickupStore } from './pickup'
import { ScanQueue } from './scan-queue'
import { PointsRulesStore } from './points-rules'
import { SeriesStore } from './series'
import { ShelfStore } from './shelf'
import { SiteCodeStore } from './site-code'
import { SlotStore } from './slot'
import { VouchStore } from './vouch'

/** The stores of those who organize; built on first use, so that residents never load them. */
export class OrganizerStores {
  readonly scans: ScanQueue
  readonly boards: KeptBoards
  readonly desk: DeskStore
  readonly edit: EditStore
  readonly slot: SlotStore
  readonly siteCode: SiteCodeStore
  readonly pickup: PickupStore
  readonly change: ChangeStore
  readonly series: SeriesStore
  readonly pending: PendingStore
  readonly admit: AdmitStore
  readonly hearing: HearingStore
  readonly vouch: VouchStore
  readonly issuing: IssuingStore
  readonly hours: HoursStore
  readonly rules: PointsRulesStore
  readonly grants: GrantsStore
  readonly budget: BudgetStore
  readonly households: HouseholdsStore
  readonly shelf: ShelfStore

  constructor(root: RootStore) {
    const { api, platform, clock, session } = root
    const whoAmI = () => session.me?.personId ?? null
    this.scans = queueOf(root)
    this.boards = new KeptBoards(platform, whoAmI)
    this.desk = new DeskStore(api, platform)
    this.edit = new EditStore(api, platform, clock)
    this.slot = new SlotStore(api, platform, clock, this.scans, this.boards)
    this.siteCode = new SiteCodeStore(api)
    this.pickup = new PickupStore(api, platform)
    this.change = new ChangeStore(api, platform, clock)
    this.series = new SeriesStore(api, platform)
    this.pending = new PendingStore(api, platform)
    this.admit = new AdmitStore(api, platform)
    this.hearing = new HearingStore(api, platform)
    this.vouch = new VouchStore(api, platform)
    this.issuing = new IssuingStore(api, platform)
    this.hours = new HoursStore(api, platform)
    this.rules = new PointsRulesStore(api, platform)
    this.grants = new GrantsStore(api, platform)
    this.budget = new BudgetStore(api, platform)
    this.households = new HouseholdsStore(api, platform)
    this.shelf = new ShelfStore(api, platform)
  }
}

/** One queue for the phone, whoever holds it: it alone writes what is kept. */
const queues = new WeakMap<RootStore, ScanQueue>()

function queueOf(root: RootStore): ScanQueue {
  const { api, platform, session } = root
  const queue = queues.get(root) ?? new ScanQueue(api, platform, () => session.me?.personId ?? null)
  queues.set(root, queue)
  return queue
}

const built = new WeakMap<RootStore, { personId: string | undefined; stores: OrganizerStores }>()

/**
 * A set of stores belongs to one person: someone who signs in later begins with empty ones. While it is
 * not known yet who is looking, the set is kept for whoever that turns out to be.
 */
export function useOrganizerStores(): OrganizerStores {
  const root = useStores()
  const personId = root.session.me?.personId
  const known = built.get(root)
  const isSame =
    personId === undefined || known?.personId === undefined || known.personId === personId
  if (known && isSame) {
    known.personId ??= personId
    return known.stores
  }
  const stores = new OrganizerStores(root)
  built.set(root, { personId, stores })
  return stores
}
