import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { momentText } from '../../../words/format'
import { appealsWords } from '../../../words/screens/appeals'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { Chip } from '../../parts/chip'
import { EmptyState } from '../../parts/empty-state'
import { Screen } from '../../parts/screen'
import { useStores } from '../../stores/root'
import { useFresh } from '../../use-fresh'
import { useQuery } from '../../use-query'
import { useSaid } from '../../wired/use-said'
import { Waiting } from '../../wired/waiting'
import type { Appeal } from '../stores/hearing'
import { useOrganizerStores } from '../stores/root'
import { Answer } from './answer'
import type { Answering } from './answer'
import './appeals.scss'

const AppealsPage = observer(function AppealsPage() {
  const { hearing } = useOrganizerStores()
  const [answering, answer] = useState<Answering | null>(null)
  const said = useSaid()
  const { orgId = '' } = useQuery()
  const load = () => hearing.appeals.load(orgId)
  useFresh(load)
  const { value, failure } = hearing.appeals
  if (value === null) {
    return (
      <Screen>
        <Waiting failure={failure} onRetry={() => void load()} />
      </Screen>
    )
  }
  const over = (
    <>
      <Answer
        answering={answering}
        said={said}
        onEnd={() => {
          answer(null)
          void load()
        }}
      />
      {said.toast}
    </>
  )
  return (
    <Screen over={over}>
      {value.length === 0 ? (
        <EmptyState art="letters" title={appealsWords.emptyTitle} text={appealsWords.emptyText} />
      ) : (
        <View className="stack">
          {value.map((appeal) => (
            <AppealCard key={appeal.absenceId} appeal={appeal} onAnswer={answer} />
          ))}
        </View>
      )}
    </Screen>
  )
})

interface AppealCardProps {
  appeal: Appeal
  onAnswer: (answering: Answering) => void
}

/** What happened, what it came to, and what the person says. Both answers weigh the same. */
const AppealCard = observer(function AppealCard({ appeal, onAnswer }: AppealCardProps) {
  const { clock } = useStores()
  const { absenceId, nickname, title, slotStartsAt, step, text } = appeal
  return (
    <Card id={`appeal-${absenceId}`}>
      <View className="stack">
        <View className="row row-top between">
          <View className="grow stack-s">
            <View className="t-strong">{nickname}</View>
            <View className="t-body">{title}</View>
            <View className="t-caption">
              {appealsWords.absent(momentText(slotStartsAt, clock.now()))}
            </View>
          </View>
          <Chip label={appealsWords.steps[step]} tone={step === 'warning' ? 'plain' : 'accent'} />
        </View>
        <View className="stack-s appeal-text">
          <View className="t-caption">{appealsWords.says}</View>
          <View className="t-body">{text}</View>
        </View>
        <View className="row appeal-answers">
          <Button
            id={`uphold-${absenceId}`}
            label={appealsWords.uphold}
            block
            onTap={() => {
              onAnswer({ appeal, verdict: 'uphold' })
            }}
          />
          <Button
            id={`revoke-${absenceId}`}
            label={appealsWords.revoke}
            block
            onTap={() => {
              onAnswer({ appeal, verdict: 'revoke' })
            }}
          />
        </View>
      </View>
    </Card>
  )
})

export default AppealsPage
