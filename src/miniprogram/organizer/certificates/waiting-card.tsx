import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { periodWords, purposeText } from '../../../words/certificates'
import { momentText } from '../../../words/format'
import { issuingWords as words } from '../../../words/screens/certificates'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { Notice } from '../../parts/notice'
import { useStores } from '../../stores/root'
import type { Waiting } from '../stores/issuing'
import type { Decision } from './deciding'

interface WaitingCardProps {
  waiting: Waiting
  onDecide: (decision: Decision) => void
}

/** Who asks for what, and what of it is confirmed by now. */
export const WaitingCard = observer(function WaitingCard({ waiting, onDecide }: WaitingCardProps) {
  const { clock } = useStores()
  const { certificateId, nickname, maskedName, purpose, purposeNote, unsettled } = waiting
  const decide = (verdict: Decision['verdict']) => () => {
    onDecide({ waiting, verdict })
  }
  return (
    <Card id={`waiting-${certificateId}`}>
      <View className="stack">
        <View className="stack-s">
          <View className="t-strong">{`${nickname} · ${maskedName}`}</View>
          <View className="t-body">{purposeText(purpose, purposeNote)}</View>
          <View className="t-quiet">{periodWords(waiting.from, waiting.until)}</View>
          <View className="t-quiet">
            {words.sum(waiting.times, words.duration(waiting.minutes))}
          </View>
          <View className="t-caption">{words.asked(momentText(waiting.askedAt, clock.now()))}</View>
        </View>
        {unsettled > 0 ? <Notice tone="lamp" text={words.unsettled(unsettled)} /> : null}
        <View className="confirm-buttons">
          <Button
            id={`refuse-${certificateId}`}
            label={words.refuse}
            block
            onTap={decide('refuse')}
          />
          <Button
            id={`issue-${certificateId}`}
            label={words.issue}
            kind="primary"
            block
            onTap={decide('issue')}
          />
        </View>
      </View>
    </Card>
  )
})
