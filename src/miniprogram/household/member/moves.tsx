import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { memberWords as words } from '../../../words/screens/household'
import { Button } from '../../parts/button'
import { Confirm } from '../../parts/confirm'
import { Section } from '../../parts/section'
import { useStores } from '../../stores/root'
import { useHousehold } from '../stores/root'
import type { MemberProps } from './shared'

/** Handing the household over to another adult, or leaving it oneself. */
export const Moves = observer(function Moves(props: MemberProps) {
  const { family, member, self } = props
  if (self.kind !== 'adult' || member.kind !== 'adult') return null
  if (member.isMe) return family.members.length > 1 ? <Leave {...props} /> : null
  return self.isHead ? <HandOver {...props} /> : null
})

const HandOver = observer(function HandOver({ member, said, onChange }: MemberProps) {
  const household = useHousehold()
  const [asking, ask] = useState(false)
  const handOver = async () => {
    const done = await household.handOver.run({ personId: member.personId })
    ask(false)
    if (done) said.tell(words.handedOver(member.nickname))
    else said.complain(household.handOver.failure)
    await onChange()
  }
  return (
    <Section title={words.headTitle}>
      <Button
        id="hand-over-head"
        label={words.handOver}
        block
        onTap={() => {
          ask(true)
        }}
      />
      <Confirm
        open={asking}
        title={words.handOverTitle(member.nickname)}
        text={words.handOverText}
        confirmLabel={words.handOverConfirm}
        cancelLabel={words.cancel}
        busy={household.handOver.busy}
        onConfirm={() => void handOver()}
        onCancel={() => {
          ask(false)
        }}
      />
    </Section>
  )
})

const Leave = observer(function Leave({ said }: MemberProps) {
  const root = useStores()
  const household = useHousehold()
  const [asking, ask] = useState(false)
  const leave = async () => {
    const done = await household.leave.run({})
    ask(false)
    if (done === null) {
      said.complain(household.leave.failure)
      return
    }
    await root.changedHousehold()
    said.tell(words.left)
    await root.family.mine.load()
  }
  return (
    <Section title={words.leaveTitle} note={words.leaveNote}>
      <Button
        id="leave-family"
        label={words.leave}
        kind="quiet"
        block
        onTap={() => {
          ask(true)
        }}
      />
      <Confirm
        open={asking}
        title={words.leaveAsk}
        text={words.leaveText}
        confirmLabel={words.leaveConfirm}
        cancelLabel={words.stay}
        tone="danger"
        busy={household.leave.busy}
        onConfirm={() => void leave()}
        onCancel={() => {
          ask(false)
        }}
      />
    </Section>
  )
})
