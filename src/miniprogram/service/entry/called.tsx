import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { recordWords as words } from '../../../words/screens/hours'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { useStores } from '../../stores/root'
import type { ServiceRecord } from '../../wired/record-facts'
import type { Saying } from '../../wired/use-said'
import { useRecords } from '../stores/records'

/** What is proposed as the reason of somebody who did not come. */
export const denialOf = ({ personId, nickname }: ServiceRecord, myId: string | undefined) =>
  personId === myId ? words.denied : words.deniedWard(nickname)

interface CalledProps {
  record: ServiceRecord
  said: Saying
  onDone: () => void
  onDeny: () => void
}

/** Staff called the name, and no code says that the person came: one tap says whether it is true. */
export const Called = observer(function Called({ record, said, onDone, onDeny }: CalledProps) {
  const { affirm } = useRecords()
  const { session } = useStores()
  const { recordId, nickname, personId } = record
  if (!record.mayAffirm || record.dispute?.state === 'open') return null
  const isMe = personId === session.me?.personId
  const sayYes = async (): Promise<void> => {
    const done = await affirm.run({ recordId })
    if (done === null) said.complain(affirm.failure)
    else said.tell(words.affirmed)
    onDone()
  }
  return (
    <Card id="called" tone="lamp">
      <View className="stack">
        <View className="stack-s">
          <View className="t-strong">{words.calledTitle}</View>
          <View className="t-body">{words.called(isMe ? words.you : nickname)}</View>
        </View>
        <View className="confirm-buttons">
          <Button
            id="deny"
            label={isMe ? words.deny : words.denyWard(nickname)}
            block
            onTap={onDeny}
          />
          <Button
            id="affirm"
            label={isMe ? words.affirm : words.affirmWard(nickname)}
            kind="primary"
            block
            busy={affirm.busy}
            onTap={() => void sayYes()}
          />
        </View>
      </View>
    </Card>
  )
})
