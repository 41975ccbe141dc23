import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { numberText } from '../../../words/format'
import { reasonWords } from '../../../words/reasons'
import { commonWords } from '../../../words/screens/common'
import { mySignupsWords as words } from '../../../words/screens/my-signups'
import { Confirm } from '../../parts/confirm'
import { List, ListRow } from '../../parts/list'
import { Notice } from '../../parts/notice'
import { Sheet } from '../../parts/sheet'
import { sayFailure } from '../../say'
import { useStores } from '../../stores/root'
import { isLive } from '../../stores/signups'
import type { MyMember, MyParty } from '../../stores/signups'
import { cancelText, leavingOf } from './party-state'

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
  const { signups } = useStores()
  const [leaving, setLeaving] = useState<Leaving | null>(null)
  const saying = words.leave[party ? leavingOf(party) : 'seat']
  const close = (): void => {
    setLeaving(null)
    signups.cancel.forgive()
    onClose()
  }
  const cancel = async (): Promise<void> => {
    if (party === null || leaving === null) return
    const personIds = leaving === 'all' ? undefined : [leaving.personId]
    const done = await signups.cancel.run({
      partyId: party.partyId,
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
        title={saying.confirmTitle}
        text={party && leaving ? question(party, leaving) : ''}
        confirmLabel={saying.confirm}
        cancelLabel={saying.keep}
        tone="danger"
        busy={signups.cancel.busy}
        onConfirm={() => void cancel()}
        onCancel={close}
      />
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
      <View className="t-quiet">{cancelText(party, clock.now())}</View>
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

const question = (party: MyParty, leaving: Leaving): string =>
  leaving === 'all'
    ? words.leave[leavingOf(party)].confirmAll(party.title)
    : words.confirmOne(leaving.nickname, party.title)
