import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { momentText } from '../../../words/format'
import { hoursDeskWords as words } from '../../../words/screens/hours'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { Notice } from '../../parts/notice'
import { useStores } from '../../stores/root'
import { AskReason } from '../ask-reason'
import type { Claim } from '../stores/hours'
import { useOrganizerStores } from '../stores/root'
import type { Handling } from './handling'

/** What households owe after an award was taken back, until it is settled or let go. */
export const ClaimList = observer(function ClaimList({ handling }: { handling: Handling }) {
  const { hours } = useOrganizerStores()
  const { clock } = useStores()
  return (
    <View className="stack">
      <Notice text={words.claimNote} />
      {(hours.claims.value ?? []).map((claim) => (
        <Card key={claim.claimId} id={`claim-${claim.claimId}`}>
          <View className="row between">
            <View className="grow stack-s">
              <View className="t-strong">{claim.alias}</View>
              <View className="t-body">{words.owed(claim.remaining)}</View>
              <View className="t-caption">{momentText(claim.at, clock.now())}</View>
            </View>
            <Button
              id={`waive-${claim.claimId}`}
              label={words.waive}
              size="s"
              onTap={() => {
                handling.open(<Waive claim={claim} handling={handling} />)
              }}
            />
          </View>
        </Card>
      ))}
    </View>
  )
})

const Waive = observer(function Waive({ claim, handling }: { claim: Claim; handling: Handling }) {
  const { hours } = useOrganizerStores()
  const { said, open, onDone } = handling
  const waive = async (reason: string) => {
    const done = await hours.waive.run({ claimId: claim.claimId, reason })
    if (done === null) said.complain(hours.waive.failure)
    else said.tell(words.waived(claim.alias))
    onDone()
  }
  return (
    <AskReason
      title={words.waiveTitle(claim.alias)}
      text={words.waiveText}
      label={words.answer}
      hint={words.waiveHint}
      missing={words.answerMissing}
      confirm={words.waive}
      keep={words.back}
      tone="primary"
      busy={hours.waive.busy}
      onReason={(reason) => void waive(reason)}
      onEnd={() => {
        open(null)
      }}
    />
  )
})
