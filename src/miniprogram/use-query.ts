import { useState } from 'react'
import type { Query } from './platform/platform'
import { useStores } from './stores/root'

/**
 * What the page was opened with. The platform knows the query of the page in front only: a page further
 * back that is drawn anew meanwhile must not take that one's for its own, so it is read once.
 */
export function useQuery(): Query {
  const { platform } = useStores()
  const [query] = useState(() => platform.routeQuery())
  return query
}
