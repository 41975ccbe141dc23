import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { householdsWords as words } from '../../../words/screens/households'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { ChoiceField, TextField } from '../../parts/field'
import { Section } from '../../parts/section'
import { useStores } from '../../stores/root'
import type { Saying } from '../../wired/use-said'
import type { OpenedHousehold } from '../stores/households'
import { useOrganizerStores } from '../stores/root'

export interface DeskProps {
  opened: OpenedHousehold
  said: Saying
  onDone: (text: string) => void
}

/** The household's home is another community now. */
export const MoveHome = observer(function MoveHome({ opened, said, onDone }: DeskProps) {
  const { activities } = useStores()
  const { households } = useOrganizerStores()
  const [communityId, choose] = useState('')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const communities = (activities.communities.value ?? []).filter(
    ({ id }) => id !== opened.communityId,
  )
  const move = async () => {
    setTried(true)
    if (communityId === '' || reason.trim().length < 2) return
    const { familyId } = opened
    const done = await households.move.run({ familyId, communityId, reason: reason.trim() })
    if (done === null) said.complain(households.move.failure)
    else onDone(words.moved)
  }
  return (
    <Section id="move-home" title={words.moveTitle} note={words.moveNote}>
      <Card>
        <View className="stack-l">
          <ChoiceField
            id="move-to"
            label={words.moveTo}
            choices={communities.map(({ id, name }) => ({ value: id, label: name }))}
            value={communityId}
            error={tried && communityId === '' ? words.missing.community : null}
            onChange={choose}
          />
          <TextField
            name="move-reason"
            label={words.moveReason}
            placeholder={words.moveReasonHint}
            value={reason}
            maxLength={100}
            error={tried && reason.trim().length < 2 ? words.missing.reason : null}
            onChange={setReason}
          />
          <Button
            id="move-do"
            label={words.move}
            block
            busy={households.move.busy}
            onTap={() => void move()}
          />
        </View>
      </Card>
    </Section>
  )
})
