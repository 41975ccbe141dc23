import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { deskWords } from '../../../words/screens/desk'
import { ChoiceField } from '../../parts/field'
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
  const [reach, setReach] = useState<'one' | 'following'>('one')
  const cancel = async (reason: string) => {
    const done = await desk.cancel.run({ id: activity.id, reason, reach })
    onEnd()
    if (done) said.tell(deskWords.cancelled(done.told))
    else said.complain(desk.cancel.failure)
    await desk.load()
  }
  return (
    <AskReason
      title={deskWords.cancelTitle(activity.title)}
      text={reach === 'one' ? deskWords.cancelText : deskWords.cancelFollowing}
      label={deskWords.cancelReason}
      hint={deskWords.cancelReasonHint}
      missing={deskWords.cancelReasonMissing}
      confirm={deskWords.cancelConfirm}
      keep={deskWords.keep}
      busy={desk.cancel.busy}
      onReason={(reason) => void cancel(reason)}
      onEnd={onEnd}
    >
      {activity.seriesId === null ? null : (
        <ChoiceField
          id="cancel-reach"
          label={deskWords.cancelReach}
          choices={deskWords.cancelReaches}
          value={reach}
          onChange={setReach}
        />
      )}
    </AskReason>
  )
})
