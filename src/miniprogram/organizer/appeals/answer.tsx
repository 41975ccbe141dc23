import { observer } from 'mobx-react-lite'
import { appealsWords } from '../../../words/screens/appeals'
import type { Saying } from '../../wired/use-said'
import { AskReason } from '../ask-reason'
import type { Appeal, Verdict } from '../stores/hearing'
import { useOrganizerStores } from '../stores/root'

export interface Answering {
  appeal: Appeal
  verdict: Verdict
}

interface AnswerProps {
  /** Null while nothing is being answered. */
  answering: Answering | null
  said: Saying
  onEnd: () => void
}

/** Either answer comes with a sentence that the person reads. */
export const Answer = observer(function Answer({ answering, said, onEnd }: AnswerProps) {
  const { hearing } = useOrganizerStores()
  if (answering === null) return null
  const { appeal, verdict } = answering
  const { absenceId, nickname } = appeal
  const isRevoked = verdict === 'revoke'
  const answer = async (reason: string) => {
    const done = await hearing.answer.run({ absenceId, verdict, reason })
    onEnd()
    if (!done) said.complain(hearing.answer.failure)
    else said.tell(isRevoked ? appealsWords.revoked(nickname) : appealsWords.upheld(nickname))
  }
  return (
    <AskReason
      title={isRevoked ? appealsWords.revokeTitle(nickname) : appealsWords.upholdTitle(nickname)}
      text={isRevoked ? appealsWords.revokeText : appealsWords.upholdText}
      label={appealsWords.reason}
      hint={isRevoked ? appealsWords.revokeHint : appealsWords.upholdHint}
      missing={appealsWords.reasonMissing}
      confirm={isRevoked ? appealsWords.revokeConfirm : appealsWords.upholdConfirm}
      keep={appealsWords.back}
      tone={isRevoked ? 'primary' : 'danger'}
      busy={hearing.answer.busy}
      onReason={(reason) => void answer(reason)}
      onEnd={onEnd}
    />
  )
})
