import { observer } from 'mobx-react-lite'
import { deskWords } from '../../../words/screens/desk'
import type { Saying } from '../../wired/use-said'
import { AskReason } from '../ask-reason'
import type { DeskActivity } from '../stores/desk'
import { useOrganizerStores } from '../stores/root'

export interface Asked {
  activity: DeskActivity
  said: Saying
  onEnd: () => void
}

/** Taking an activity back needs a reason: everybody who signed up reads it. */
export const TakeBack = observer(function TakeBack({ activity, said, onEnd }: Asked) {
  const { desk } = useOrganizerStores()
  const cancel = async (reason: string) => {
    const done = await desk.cancel.run({ id: activity.id, reason })
    onEnd()
    if (done) said.tell(deskWords.cancelled(done.told))
    else said.complain(desk.cancel.failure)
    await desk.load()
  }
  return (
    <AskReason
      title={deskWords.cancelTitle(activity.title)}
      text={deskWords.cancelText}
      label={deskWords.cancelReason}
      hint={deskWords.cancelReasonHint}
      missing={deskWords.cancelReasonMissing}
      confirm={deskWords.cancelConfirm}
      keep={deskWords.keep}
      busy={desk.cancel.busy}
      onReason={(reason) => void cancel(reason)}
      onEnd={onEnd}
    />
  )
})
