import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { momentText } from '../../../words/format'
import { slotWords } from '../../../words/screens/slot'
import { Button } from '../../parts/button'
import { Confirm } from '../../parts/confirm'
import { useStores } from '../../stores/root'
import type { Saying } from '../../wired/use-said'
import { useOrganizerStores } from '../stores/root'
import type { Board, Confirmed } from '../stores/slot'

interface ConfirmBarProps {
  board: Board
  onAsk: () => void
}

/** The end of a slot, or when it can come. */
export const ConfirmBar = observer(function ConfirmBar({ board, onAsk }: ConfirmBarProps) {
  const { clock } = useStores()
  const { slot, scans } = useOrganizerStores()
  const now = clock.now()
  const isUnsent = scans.waitingOn(board.slotId).length > 0
  return (
    <View className="stack">
      {slot.isOver && isUnsent ? (
        <View id="unsent-first" className="t-caption center">
          {slotWords.unsentFirst}
        </View>
      ) : null}
      {board.confirmedAt === null ? null : (
        <View id="confirmed" className="t-body c-leaf">
          {slotWords.doneAt(momentText(board.confirmedAt, now))}
        </View>
      )}
      {slot.isOver ? (
        <Button
          id="confirm-slot"
          label={slotWords.confirm}
          kind="primary"
          block
          disabled={!slot.canConfirm}
          busy={slot.confirm.busy}
          onTap={onAsk}
        />
      ) : (
        <View id="confirm-later" className="t-caption center">
          {slotWords.confirmWhenOver(momentText(board.endsAt, now))}
        </View>
      )}
    </View>
  )
})

interface AskConfirmProps {
  slotId: string
  open: boolean
  said: Saying
  onEnd: () => void
}

/** Those who came have served, and their families get their points. */
export const AskConfirm = observer(function AskConfirm(props: AskConfirmProps) {
  const { slotId, open, said, onEnd } = props
  const { slot } = useOrganizerStores()
  const { counts } = slot
  const confirm = async () => {
    const done = await slot.confirm.run({ slotId })
    onEnd()
    if (done) said.tell(sayConfirmed(done))
    else said.complain(slot.confirm.failure)
    void slot.load(slotId)
  }
  return (
    <Confirm
      open={open}
      title={slotWords.confirmTitle}
      text={slotWords.confirmText(counts.here + counts.gone, counts.missing + counts.arriving)}
      confirmLabel={slotWords.confirm}
      cancelLabel={slotWords.notYet}
      busy={slot.confirm.busy}
      onConfirm={() => void confirm()}
      onCancel={onEnd}
    />
  )
})

function sayConfirmed(done: Confirmed): string {
  return [
    slotWords.confirmed(done.confirmed, done.families, done.points),
    done.absent > 0 ? slotWords.confirmedAbsent(done.absent) : '',
    done.unsettled > 0 ? slotWords.confirmedUnsettled(done.unsettled) : '',
    done.left > 0 ? slotWords.confirmedLeft(done.left) : '',
  ].join('')
}
