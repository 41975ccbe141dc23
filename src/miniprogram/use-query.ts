import { useState } from 'react'
import type { Query } from './platform'
import { useStores } from './stores/root'

/** What the page was opened with. Read once: while another page lies above, the address is that page's. */
export function useQuery(): Query {
  const { platform } = useStores()
  const [query] = useState(() => platform.routeQuery())
  return query
}
