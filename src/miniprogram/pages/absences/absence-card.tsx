import { View } from '@tarojs/components'
import { dateText, momentText } from '../../../words/format'
import { absenceStepWords, appealStateWords } from '../../../words/labels'
import { absencesWords as words } from '../../../words/screens/absences'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { Chip } from '../../parts/chip'
import { canAppeal } from '../../stores/absences'
import type { Absence } from '../../stores/absences'

interface AbsenceCardProps {
  absence: Absence
  now: Date
  onAppeal: () => void
}

/** One absence: which slot, what it came to, and what was said about it. */
export function AbsenceCard({ absence, now, onAppeal }: AbsenceCardProps) {
  const isOver = absence.appeal === 'revoked'
  return (
    <View id={`absence-${absence.id}`}>
      <Card>
        <View className="stack">
          <View className="stack-s">
            <View className="row row-top between">
              <View className="t-strong grow">{absence.title}</View>
              <Chip
                label={isOver ? appealStateWords.revoked : absenceStepWords[absence.step]}
                tone={isOver ? 'leaf' : absence.step === 'warning' ? 'lamp' : 'accent'}
              />
            </View>
            <View className="t-quiet">{words.slot(momentText(absence.slotStartsAt, now))}</View>
            {absence.blockedUntil === null || isOver ? null : (
              <View className="t-quiet">{words.until(dateText(absence.blockedUntil))}</View>
            )}
          </View>
          <Said title={words.mine} text={absence.appealText} />
          <Said title={words.answer} text={absence.answer} />
          <AppealWay absence={absence} now={now} onAppeal={onAppeal} />
        </View>
      </Card>
    </View>
  )
}

function Said({ title, text }: { title: string; text: string | null }) {
  if (text === null) return null
  return (
    <View>
      <View className="t-caption">{title}</View>
      <View className="t-body">{text}</View>
    </View>
  )
}

/** To appeal, where the appeal stands, or that it is too late. */
function AppealWay({ absence, now, onAppeal }: AbsenceCardProps) {
  if (canAppeal(absence, now)) {
    return <Button id={`appeal-${absence.id}`} label={words.appeal} onTap={onAppeal} block />
  }
  if (absence.appeal === 'none') return <View className="t-caption">{words.tooLate}</View>
  if (absence.appeal === 'revoked') return null
  return (
    <View className="row">
      <Chip
        label={appealStateWords[absence.appeal]}
        tone={absence.appeal === 'open' ? 'lamp' : 'plain'}
      />
    </View>
  )
}
