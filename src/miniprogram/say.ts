import { failureWords } from '../words/failures'
import { reasonWords } from '../words/reasons'
import type { Failure } from './failure'

/** What went wrong, in a sentence for the person. */
export function sayFailure(failure: Failure): string {
  switch (failure.kind) {
    case 'refused':
      return reasonWords[failure.reason](failure.detail)
    case 'internal':
      return failureWords.internal(failure.requestId)
    default:
      return failureWords[failure.kind]
  }
}
