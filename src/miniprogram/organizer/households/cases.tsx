import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { householdsWords as words } from '../../../words/screens/households'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { Chip } from '../../parts/chip'
import { Confirm } from '../../parts/confirm'
import { EmptyState } from '../../parts/empty-state'
import { Section } from '../../parts/section'
import type { Saying } from '../../wired/use-said'
import { Waiting } from '../../wired/waiting'
import { AskReason } from '../ask-reason'
import type { Case } from '../stores/households'
import { useOrganizerStores } from '../stores/root'

interface CasesProps {
  orgId: string
  said: Saying
}

/** Divisions that wait for an answer or for being carried out. */
export const Cases = observer(function Cases({ orgId, said }: CasesProps) {
  const { households } = useOrganizerStores()
  const [carrying, carry] = useState<Case | null>(null)
  const [dropping, drop] = useState<Case | null>(null)
  const { value, failure } = households.cases
  const load = () => households.cases.load(orgId)
  if (value === null) return <Waiting kind="lines" failure={failure} onRetry={() => void load()} />
  const carryOut = async (split: Case) => {
    const done = await households.carryOut.run({ splitId: split.id })
    carry(null)
    if (done === null) said.complain(households.carryOut.failure)
    else said.tell(words.carriedOut)
    await load()
  }
  const takeBack = async (split: Case, reason: string) => {
    const done = await households.drop.run({ splitId: split.id, reason })
    drop(null)
    if (done === null) said.complain(households.drop.failure)
    else said.tell(words.dropped)
    await load()
  }
  return (
    <Section id="cases" title={words.cases}>
      {value.length === 0 ? (
        <EmptyState art="family" title={words.noCases} text={words.noCasesText} />
      ) : (
        value.map((split) => (
          <CaseCard key={split.id} split={split} onCarry={carry} onDrop={drop} />
        ))
      )}
      <Confirm
        open={carrying !== null}
        title={words.carryOutTitle(carrying?.alias ?? '')}
        text={words.carryOutText(carrying?.points ?? 0)}
        confirmLabel={words.confirm}
        cancelLabel={words.cancel}
        busy={households.carryOut.busy}
        onConfirm={() => {
          if (carrying) void carryOut(carrying)
        }}
        onCancel={() => {
          carry(null)
        }}
      />
      {dropping ? (
        <AskReason
          title={words.dropTitle(dropping.alias)}
          text={words.dropText}
          label={words.dropReason}
          hint={words.dropReasonHint}
          missing={words.missing.reason}
          confirm={words.drop}
          keep={words.cancel}
          busy={households.drop.busy}
          onReason={(reason) => void takeBack(dropping, reason)}
          onEnd={() => {
            drop(null)
          }}
        />
      ) : null}
    </Section>
  )
})

interface CaseCardProps {
  split: Case
  onCarry: (split: Case) => void
  onDrop: (split: Case) => void
}

function CaseCard({ split, onCarry, onDrop }: CaseCardProps) {
  const isAgreed = split.status === 'agreed'
  return (
    <Card>
      <View id={`case-${split.id}`} className="stack">
        <View className="row between">
          <View className="t-strong grow">{split.alias}</View>
          <Chip label={words.states[split.status]} tone={isAgreed ? 'leaf' : 'lamp'} />
        </View>
        <View className="t-body">
          {words.about({
            newHead: split.newHead,
            leaving: split.leaving.length,
            points: split.points,
          })}
        </View>
        <View className="t-caption">
          {`${words.words(split.headAgreed, split.newHeadAgreed)} · ${split.reason}`}
        </View>
        <View className="row">
          {isAgreed ? (
            <Button
              id={`carry-${split.id}`}
              label={words.carryOut}
              kind="primary"
              size="s"
              onTap={() => {
                onCarry(split)
              }}
            />
          ) : null}
          <Button
            id={`drop-${split.id}`}
            label={words.drop}
            kind="quiet"
            size="s"
            onTap={() => {
              onDrop(split)
            }}
          />
        </View>
      </View>
    </Card>
  )
}
