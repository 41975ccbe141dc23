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
  const { id, kind, alias, amount, state, givenBy, givenAt, decidedBy, undo } = grant
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
            {undo === null ? null : <Undo undo={undo} />}
          </View>
          <View className="stack-s grant-side">
            <Chip
              label={grantsWords.amount(kind, amount)}
              tone={kind === 'bonus' ? 'lamp' : 'accent'}
            />
            {state === 'waiting' ? null : <Chip label={stateOf(grant)} />}
          </View>
        </View>
        <Actions grant={grant} onAsk={onAsk} />
      </View>
    </Card>
  )
})

/** What has become of it: as it was decided, or how far its undoing is. */
const stateOf = ({ state, undo }: Grant) => {
  if (undo === null) return grantsWords.states[state]
  return undo.state === 'waiting' ? grantsWords.undoWaiting : grantsWords.undone
}

/** Why it is undone, who asked for that, and who agreed. */
const Undo = observer(function Undo({ undo }: { undo: NonNullable<Grant['undo']> }) {
  const { clock } = useStores()
  return (
    <>
      <View className="t-body">{grantsWords.undoWhy(undo.reason)}</View>
      <View className="t-caption">
        {grantsWords.undoBy(undo.askedBy, momentText(undo.askedAt, clock.now()))}
      </View>
      {undo.decidedBy === null ? null : (
        <View className="t-caption">{grantsWords.undoDecidedBy(undo.decidedBy)}</View>
      )}
    </>
  )
})

/** What waits for somebody: the grant itself, or its undoing. */
function Actions({ grant, onAsk }: GrantCardProps) {
  const { id, state, undo, mayUndo } = grant
  if (mayUndo) {
    return (
      <View className="row between">
        <View className="t-caption">{grantsWords.undoNote}</View>
        <Button
          id={`undo-${id}`}
          label={grantsWords.undo}
          size="s"
          onTap={() => {
            onAsk({ grant, what: 'undo' })
          }}
        />
      </View>
    )
  }
  if (undo !== null) {
    const { agreeUndo: yes, undoMine: mine, withdrawUndo: back } = grantsWords
    const words = { yes, mine, back }
    return undo.state === 'waiting' ? (
      <Answers grant={grant} about={undo} words={words} onAsk={onAsk} />
    ) : null
  }
  const { approve: yes, mine, withdraw: back } = grantsWords
  return state === 'waiting' ? (
    <Answers grant={grant} about={grant} words={{ yes, mine, back }} onAsk={onAsk} />
  ) : null
}

interface AnswersProps extends GrantCardProps {
  /** The grant, or its undoing. */
  about: { mayDecide: boolean; mayDecline?: boolean; mine: boolean }
  words: { yes: string; mine: string; back: string }
}

function Answers({ grant, about, words, onAsk }: AnswersProps) {
  const { id } = grant
  const { mayDecide, mayDecline = mayDecide, mine } = about
  if (mayDecline) {
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
        {mayDecide ? (
          <Button
            id={`approve-${id}`}
            label={words.yes}
            kind="primary"
            block
            onTap={() => {
              onAsk({ grant, what: 'approve' })
            }}
          />
        ) : null}
      </View>
    )
  }
  if (!mine) return <View className="t-caption">{grantsWords.notYours}</View>
  return (
    <View className="row between">
      <View className="t-caption">{words.mine}</View>
      <Button
        id={`withdraw-${id}`}
        label={words.back}
        size="s"
        onTap={() => {
          onAsk({ grant, what: 'withdraw' })
        }}
      />
    </View>
  )
}
