import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { momentText } from '../../../words/format'
import { grantWhy } from '../../../words/points'
import { grantsWords } from '../../../words/screens/grants'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { Chip } from '../../parts/chip'
import { useStores } from '../../stores/root'
import type { Grant } from '../stores/grants'
import type { Asking } from './ask'
import './grants.scss'

interface GrantCardProps {
  grant: Grant
  onAsk: (asking: Asking) => void
}

/** Who gets what and why, who gave it, and what the reader may do about it. */
export const GrantCard = observer(function GrantCard({ grant, onAsk }: GrantCardProps) {
  const { clock } = useStores()
  const { id, kind, alias, amount, state, givenBy, givenAt, decidedBy } = grant
  return (
    <Card id={`grant-${id}`}>
      <View className="stack">
        <View className="row row-top between">
          <View className="grow stack-s">
            <View className="t-strong">{alias}</View>
            <View className="t-body">{grantWhy(grant)}</View>
            <View className="t-caption">
              {grantsWords.by(givenBy, momentText(givenAt, clock.now()))}
            </View>
            {decidedBy === null ? null : (
              <View className="t-caption">{grantsWords.decidedBy(decidedBy)}</View>
            )}
          </View>
          <View className="stack-s grant-side">
            <Chip
              label={grantsWords.amount(kind, amount)}
              tone={kind === 'bonus' ? 'lamp' : 'accent'}
            />
            {state === 'waiting' ? null : <Chip label={grantsWords.states[state]} />}
          </View>
        </View>
        <Actions grant={grant} onAsk={onAsk} />
      </View>
    </Card>
  )
})

function Actions({ grant, onAsk }: GrantCardProps) {
  const { id, mayDecide, mine, state } = grant
  if (state !== 'waiting') return null
  if (mayDecide) {
    return (
      <View className="row grant-answers">
        <Button
          id={`decline-${id}`}
          label={grantsWords.decline}
          block
          onTap={() => {
            onAsk({ grant, what: 'decline' })
          }}
        />
        <Button
          id={`approve-${id}`}
          label={grantsWords.approve}
          kind="primary"
          block
          onTap={() => {
            onAsk({ grant, what: 'approve' })
          }}
        />
      </View>
    )
  }
  if (!mine) return <View className="t-caption">{grantsWords.notYours}</View>
  return (
    <View className="row between">
      <View className="t-caption">{grantsWords.mine}</View>
      <Button
        id={`withdraw-${id}`}
        label={grantsWords.withdraw}
        size="s"
        onTap={() => {
          onAsk({ grant, what: 'withdraw' })
        }}
      />
    </View>
  )
}
