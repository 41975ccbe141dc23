import { failureWords, waitingWords } from '../../words/failures'
import type { Failure } from '../failure'
import { sayFailure } from '../say'
import { Invite } from './invite'
import { EmptyState } from '../parts/empty-state'
import { Skeleton } from '../parts/skeleton'
import { useStores } from '../stores/root'

interface WaitingProps {
  /** Why it did not come; null while it is still on the way. */
  failure: Failure | null
  onRetry: () => void
  kind?: 'cards' | 'lines' | 'detail' | 'grid'
  count?: number
}

/** What a page shows in place of its content: the content's shape, or why it cannot be had. */
export function Waiting({ failure, onRetry, kind, count }: WaitingProps) {
  const { platform } = useStores()
  if (failure === null) return <Skeleton kind={kind} count={count} label={waitingWords.loading} />
  // Trying again makes nobody a neighbour; joining does.
  if (failure.kind === 'signed_out') {
    return <Invite title={sayFailure(failure)} action={waitingWords.join} />
  }
  // What is not there does not come by asking again.
  if (failure.kind === 'not_found' || failure.kind === 'bad_input') {
    return (
      <EmptyState
        id="failure"
        title={failureWords.not_found}
        action={waitingWords.home}
        actionId="to-home"
        onAction={() => {
          platform.switchTab('pages/home')
        }}
      />
    )
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
