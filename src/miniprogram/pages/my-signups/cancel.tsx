import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { numberText } from '../../../words/format'
import { reasonWords } from '../../../words/reasons'
import { commonWords } from '../../../words/screens/common'
import { mySignupsWords as words } from '../../../words/screens/my-signups'
import { Confirm } from '../../parts/confirm'
import { TextField } from '../../parts/field'
import { List, ListRow } from '../../parts/list'
import { Notice } from '../../parts/notice'
import { Sheet } from '../../parts/sheet'
import { sayFailure } from '../../say'
import { useStores } from '../../stores/root'
import { isLive } from '../../stores/signups'
import type { MyMember, MyParty } from '../../stores/signups'
import { cancelText, isLateToLeave, leavingOf } from './party-state'

/** Who does not come: one member, or the whole party. */
type Leaving = MyMember | 'all'

interface CancelSheetProps {
  party: MyParty | null
  onClose: () => void
  /** What happened, in a sentence. */
  onCancelled: (sentence: string) => void
}

/** Gives places back: first who, then a question, then the deed. */
export const CancelSheet = observer(function CancelSheet(props: CancelSheetProps) {
  const { party, onClose, onCancelled } = props
  const { signups, clock } = useStores()
  const [leaving, setLeaving] = useState<Leaving | null>(null)
  const [reason, setReason] = useState('')
  const kind = party ? leavingOf(party) : 'seat'
  const saying = words.leave[kind]
  const late = party !== null && isLateToLeave(party, clock.now())
  const close = (): void => {
    setLeaving(null)
    setReason('')
    signups.cancel.forgive()
    onClose()
  }
  const cancel = async (): Promise<void> => {
    if (party === null || leaving === null) return
    const personIds = leaving === 'all' ? undefined : [leaving.personId]
    const done = await signups.cancel.run({
      partyId: party.partyId,
      acceptsAbsence: late,
      reason: reason.trim(),
      ...(personIds && { personIds }),
    })
    if (done === null) {
      setLeaving(null)
      return
    }
    close()
    onCancelled(saying.done(numberText(done.cancelled)))
  }
  return (
    <View>
      <Sheet
        open={party !== null && leaving === null}
        title={saying.title}
        onClose={close}
        closeLabel={commonWords.close}
      >
        {party ? <WhoLeaves party={party} onChoose={setLeaving} /> : null}
      </Sheet>
      <Confirm
        open={party !== null && leaving !== null}
        title={late ? words.lateTitle : saying.confirmTitle}
        text={party && leaving ? question(party, leaving, late) : ''}
        confirmLabel={late ? words.lateConfirm : saying.confirm}
        cancelLabel={saying.keep}
        tone="danger"
        busy={signups.cancel.busy}
        onConfirm={() => void cancel()}
        onCancel={close}
      >
        {kind === 'seat' ? (
          <TextField
            name="cancel-reason"
            label={words.reason}
            placeholder={words.reasonHint}
            note={words.reasonNote}
            value={reason}
            maxLength={60}
            onChange={setReason}
          />
        ) : null}
      </Confirm>
    </View>
  )
})

interface WhoLeavesProps {
  party: MyParty
  onChoose: (leaving: Leaving) => void
}

const WhoLeaves = observer(function WhoLeaves({ party, onChoose }: WhoLeavesProps) {
  const { signups, clock } = useStores()
  const { failure } = signups.cancel
  const members = party.members.filter(isLive)
  const saying = words.leave[leavingOf(party)]
  if (party.cancelRefusal) {
    return <Notice id="cancel-refusal" tone="warn" text={reasonWords[party.cancelRefusal]()} />
  }
  return (
    <View className="stack">
      {failure ? <Notice id="cancel-failure" tone="warn" text={sayFailure(failure)} /> : null}
      <Terms party={party} now={clock.now()} />
      <List>
        {members.length > 1
          ? members.map((member) => (
              <ListRow
                key={member.personId}
                id={`cancel-member-${member.personId}`}
                title={saying.one(member.nickname)}
                onTap={() => {
                  onChoose(member)
                }}
              />
            ))
          : null}
        <ListRow
          id="cancel-all"
          title={members.length > 1 ? saying.all : saying.mine}
          onTap={() => {
            onChoose('all')
          }}
        />
      </List>
    </View>
  )
})

/** What giving back costs, said before anything is chosen. */
function Terms({ party, now }: { party: MyParty; now: Date }) {
  if (isLateToLeave(party, now))
    return <Notice id="cancel-late" tone="warn" text={words.lateText} />
  return <View className="t-quiet">{cancelText(party, now)}</View>
}

const question = (party: MyParty, leaving: Leaving, late: boolean): string => {
  if (late) return words.lateText
  return leaving === 'all'
    ? words.leave[leavingOf(party)].confirmAll(party.title)
    : words.confirmOne(leaving.nickname, party.title)
}
