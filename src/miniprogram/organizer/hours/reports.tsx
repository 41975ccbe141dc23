import { Image, View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { minutesText, momentText } from '../../../words/format'
import { hoursDeskWords as words } from '../../../words/screens/hours'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { useStores } from '../../stores/root'
import { AskReason } from '../ask-reason'
import type { Report } from '../stores/hours'
import { useOrganizerStores } from '../stores/root'
import type { Handling } from './handling'

/** Service outside of activities, as people tell it; a yes is one tap, a no has its reason. */
export const ReportList = observer(function ReportList({ handling }: { handling: Handling }) {
  const { hours } = useOrganizerStores()
  return (
    <View className="stack">
      {(hours.reports.value ?? []).map((report) => (
        <ReportCard key={report.id} report={report} handling={handling} />
      ))}
    </View>
  )
})

interface ReportCardProps {
  report: Report
  handling: Handling
}

const useDecide = ({ id, nickname }: Report, { said, onDone }: Handling) => {
  const { hours } = useOrganizerStores()
  return async (verdict: 'approve' | 'reject', answer = '') => {
    const done = await hours.decideReport.run({ reportId: id, verdict, answer })
    if (done === null) said.complain(hours.decideReport.failure)
    else if (verdict === 'approve') said.tell(words.approved(nickname, done.counted))
    else said.tell(words.rejected(nickname))
    onDone()
  }
}

const ReportCard = observer(function ReportCard({ report, handling }: ReportCardProps) {
  const { clock, platform } = useStores()
  const { hours } = useOrganizerStores()
  const decide = useDecide(report, handling)
  const { id, nickname, what, startsAt, minutes, pictureUrl } = report
  return (
    <Card id={`report-${id}`}>
      <View className="stack">
        <View className="stack-s">
          <View className="t-strong">{nickname}</View>
          <View className="t-body">{what}</View>
          <View className="t-caption">
            {`${momentText(startsAt, clock.now())} · ${minutesText(minutes)}`}
          </View>
        </View>
        {pictureUrl === null ? null : (
          <Image
            className="hours-picture"
            src={platform.mediaUrl(pictureUrl)}
            mode="widthFix"
            aria-label={words.picture}
          />
        )}
        <View className="row hours-ways">
          <Button
            id={`reject-${id}`}
            label={words.reject}
            block
            onTap={() => {
              handling.open(<Reject report={report} handling={handling} />)
            }}
          />
          <Button
            id={`approve-${id}`}
            label={words.approve}
            kind="primary"
            block
            busy={hours.decideReport.busy}
            onTap={() => void decide('approve')}
          />
        </View>
      </View>
    </Card>
  )
})

const Reject = observer(function Reject({ report, handling }: ReportCardProps) {
  const { hours } = useOrganizerStores()
  const decide = useDecide(report, handling)
  return (
    <AskReason
      title={words.rejectTitle(report.nickname)}
      text={words.rejectText}
      label={words.answer}
      hint={words.rejectHint}
      missing={words.answerMissing}
      confirm={words.reject}
      keep={words.back}
      busy={hours.decideReport.busy}
      onReason={(reason) => void decide('reject', reason)}
      onEnd={() => {
        handling.open(null)
      }}
    />
  )
})
