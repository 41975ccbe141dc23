import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { ReactElement } from 'react'
import { offerWords as words } from '../../words/screens/offer'
import { Confirm } from '../parts/confirm'
import { useStores } from '../stores/root'
import type { MyParty } from '../stores/signups'
import type { Saying } from './use-said'

type Offered = Pick<MyParty, 'partyId' | 'title'>

export interface Offers {
  accept: (party: Offered) => void
  /** Asks once more before the seat is gone. */
  decline: (party: Offered) => void
  /** For Screen's `over`. */
  question: ReactElement
}

/** The answers to an offered seat, wherever it is shown; afterwards the page asks anew either way. */
export function useOffers(saying: Saying, onAnswered: () => Promise<unknown>): Offers {
  const { signups } = useStores()
  const [declining, setDeclining] = useState<Offered | null>(null)
  const accept = async ({ partyId }: Offered): Promise<void> => {
    const done = await signups.accept.run({ partyId })
    if (done) saying.tell(words.accepted)
    else saying.complain(signups.accept.failure)
    await onAnswered()
  }
  const decline = async ({ partyId }: Offered): Promise<void> => {
    const done = await signups.decline.run({ partyId })
    setDeclining(null)
    if (done) saying.tell(words.declined)
    else saying.complain(signups.decline.failure)
    await onAnswered()
  }
  return {
    accept: (party) => void accept(party),
    decline: setDeclining,
    question: (
      <DeclineQuestion
        party={declining}
        onDecline={(party) => void decline(party)}
        onKeep={() => {
          setDeclining(null)
        }}
      />
    ),
  }
}

interface DeclineQuestionProps {
  party: Offered | null
  onDecline: (party: Offered) => void
  onKeep: () => void
}

const DeclineQuestion = observer(function DeclineQuestion(props: DeclineQuestionProps) {
  const { party, onDecline, onKeep } = props
  const { signups } = useStores()
  return (
    <Confirm
      open={party !== null}
      title={words.declineTitle}
      text={party ? words.declineText(party.title) : ''}
      confirmLabel={words.decline}
      cancelLabel={words.keep}
      tone="danger"
      busy={signups.decline.busy}
      onConfirm={() => {
        if (party) onDecline(party)
      }}
      onCancel={onKeep}
    />
  )
})
