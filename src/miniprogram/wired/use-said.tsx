import { useState } from 'react'
import type { ReactElement } from 'react'
import type { Failure } from '../failure'
import { Toast } from '../parts/notice'
import { sayFailure } from '../say'

export interface Saying {
  /** What was done. */
  tell: (text: string) => void
  /** Why it was not done; null (it is already under way) says nothing. */
  complain: (failure: Failure | null) => void
  /** For Screen's `over`. */
  toast: ReactElement
}

/** After each tap that writes, the page says in a sentence what came of it. */
export function useSaid(): Saying {
  const [said, setSaid] = useState<{ text: string; tone: 'good' | 'warn' } | null>(null)
  return {
    tell: (text) => {
      setSaid({ text, tone: 'good' })
    },
    complain: (failure) => {
      if (failure !== null) setSaid({ text: sayFailure(failure), tone: 'warn' })
    },
    toast: (
      <Toast
        text={said?.text ?? null}
        tone={said?.tone}
        onEnd={() => {
          setSaid(null)
        }}
      />
    ),
  }
}
