import { observer } from 'mobx-react-lite'
import { issuingWords as words } from '../../../words/screens/certificates'
import type { Saying } from '../../wired/use-said'
import { AskReason } from '../ask-reason'
import type { Issued } from '../stores/issuing'
import { useOrganizerStores } from '../stores/root'

interface RevokingProps {
  /** Null while nothing is being revoked. */
  issued: Issued | null
  said: Saying
  onEnd: () => void
}

/** Taking a certificate back needs a reason, which its holder reads. */
export const Revoking = observer(function Revoking({ issued, said, onEnd }: RevokingProps) {
  const { issuing } = useOrganizerStores()
  if (issued === null) return null
  const { certificateId, nickname } = issued
  const revoke = async (reason: string) => {
    const done = await issuing.revoke.run({ certificateId, reason })
    if (done) said.tell(words.revoked(nickname))
    else said.complain(issuing.revoke.failure)
    onEnd()
  }
  return (
    <AskReason
      title={words.revokeTitle(nickname)}
      text={words.revokeText}
      label={words.refuseReason}
      hint={words.revokeHint}
      missing={words.refuseMissing}
      confirm={words.revokeConfirm}
      keep={words.back}
      tone="danger"
      busy={issuing.revoke.busy}
      onReason={(reason) => void revoke(reason)}
      onEnd={onEnd}
    />
  )
})
