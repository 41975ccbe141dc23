import { observer } from 'mobx-react-lite'
import { seriesWords } from '../../../words/screens/series'
import { Confirm } from '../../parts/confirm'
import type { Saying } from '../../wired/use-said'
import { useOrganizerStores } from '../stores/root'
import type { OneSeries } from '../stores/series'

interface AskStopProps {
  /** Null while nothing is asked. */
  series: OneSeries | null
  orgId: string
  said: Saying
  onEnd: () => void
}

/** Nothing further is made; what has been made stays, and the sentence says so. */
export const AskStop = observer(function AskStop(props: AskStopProps) {
  const { series: one, orgId, said, onEnd } = props
  const { series } = useOrganizerStores()
  if (one === null) return null
  const stop = async () => {
    const done = await series.stop.run({ seriesId: one.id })
    onEnd()
    if (done) said.tell(seriesWords.stoppedNow(one.title, done.coming))
    else said.complain(series.stop.failure)
    await series.list.load(orgId)
  }
  return (
    <Confirm
      open
      title={seriesWords.stopTitle(one.title)}
      text={seriesWords.stopText(one.coming)}
      confirmLabel={seriesWords.stopConfirm}
      cancelLabel={seriesWords.keep}
      tone="danger"
      busy={series.stop.busy}
      onConfirm={() => void stop()}
      onCancel={onEnd}
    />
  )
})
