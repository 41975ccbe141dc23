import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { momentText, namesText } from '../../../words/format'
import { pendingWords } from '../../../words/screens/pending'
import { Ticks } from '../../parts/choices'
import { Card } from '../../parts/card'
import { useStores } from '../../stores/root'
import type { Pending, PendingParty } from '../stores/pending'
import { useOrganizerStores } from '../stores/root'

type Question = Pending['questions'][number]

interface PartyCardProps {
  party: PendingParty
  questions: readonly Question[]
}

/** One household that wants to come, with what it answered; a tap chooses it. */
export const PartyCard = observer(function PartyCard({ party, questions }: PartyCardProps) {
  const { clock } = useStores()
  const { pending } = useOrganizerStores()
  const { partyId, nicknames, joinedAt } = party
  const isChosen = pending.chosen.includes(partyId)
  const note = `${pendingWords.joined(momentText(joinedAt, clock.now()))} · ${pendingWords.people(nicknames.length)}`
  return (
    <Card id={`pending-${partyId}`}>
      <View className="stack">
        <Ticks
          id="choose"
          label={namesText(nicknames)}
          options={[{ value: partyId, label: namesText(nicknames), note }]}
          values={isChosen ? [partyId] : []}
          onChange={() => {
            pending.toggle(partyId)
          }}
        />
        {questions.length === 0 ? null : (
          <View className="stack-s pending-answers">
            {questions.map((question) => (
              <View
                key={question.id}
                id={`answer-${partyId}-${question.id}`}
                className="row row-top pending-answer"
              >
                <View className="t-quiet">{question.label}</View>
                <View className="t-body grow">{answerText(party.answers[question.id])}</View>
              </View>
            ))}
          </View>
        )}
      </View>
    </Card>
  )
})

function answerText(answer: string | number | boolean | undefined): string {
  if (answer === undefined || answer === '') return pendingWords.unanswered
  if (typeof answer === 'boolean') return answer ? pendingWords.yes : pendingWords.no
  return String(answer)
}
