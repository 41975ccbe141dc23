import type { ReactElement } from 'react'
import type { Saying } from '../../wired/use-said'

/** What each list needs of its page: to say something, to open a sheet, and to be done. */
export interface Handling {
  said: Saying
  open: (sheet: ReactElement | null) => void
  onDone: () => void
}
