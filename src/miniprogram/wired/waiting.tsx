import { waitingWords } from '../../words/failures'
import type { Failure } from '../failure'
import { sayFailure } from '../say'
import { Invite } from './invite'
import { EmptyState } from '../parts/empty-state'
import { Skeleton } from '../parts/skeleton'

interface WaitingProps {
  /** Why it did not come; null while it is still on the way. */
  failure: Failure | null
  onRetry: () => void
  kind?: 'cards' | 'lines' | 'detail' | 'grid'
  count?: number
}

/** What a page shows in place of its content: the content's shape, or why it cannot be had. */
export function Waiting({ failure, onRetry, kind, count }: WaitingProps) {
  if (failure === null) return <Skeleton kind={kind} count={count} label={waitingWords.loading} />
  // Trying again makes nobody a neighbour; joining does.
  if (failure.kind === 'signed_out') {
    return <Invite title={sayFailure(failure)} action={waitingWords.join} />
  }
  return (
    <EmptyState
      id="failure"
      art="cloud"
      title={sayFailure(failure)}
      action={waitingWords.retry}
      actionId="retry"
      onAction={onRetry}
    />
  )
}
