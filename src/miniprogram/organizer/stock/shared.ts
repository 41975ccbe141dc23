import type { Saying } from '../../wired/use-said'
import type { ShelfItem } from '../stores/shelf'

/** What every section of the page works with. */
export interface StockProps {
  item: ShelfItem
  orgId: string
  said: Saying
  onChange: () => Promise<void>
}
