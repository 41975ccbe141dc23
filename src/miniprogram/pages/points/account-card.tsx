import { observer } from 'mobx-react-lite'
import { numberText } from '../../../words/format'
import { pointsWords } from '../../../words/screens/points'
import { Notice } from '../../parts/notice'
import { Balance, StatRow } from '../../parts/stats'
import { Waiting } from '../../wired/waiting'
import { useStores } from '../../stores/root'

/** What there is, what is held back, and what goes next. */
export const AccountCard = observer(function AccountCard({ onRetry }: { onRetry: () => void }) {
  const { points } = useStores()
  const account = points.account.value
  if (account === null) {
    return <Waiting kind="lines" count={2} failure={points.account.failure} onRetry={onRetry} />
  }
  const { nextExpiry } = account
  return (
    <>
      <Balance
        id="points-balance"
        label={pointsWords.balance}
        value={numberText(account.balance)}
        unit={pointsWords.unit}
        note={account.held > 0 ? `${pointsWords.held} ${numberText(account.held)}` : undefined}
      />
      <StatRow
        stats={[
          { id: 'earned', value: numberText(account.earned), label: pointsWords.earned },
          { id: 'spent', value: numberText(account.spent), label: pointsWords.spent },
          {
            id: 'hours',
            value: pointsWords.hoursValue(account.minutes),
            label: pointsWords.hours,
            unit: pointsWords.hoursUnit,
          },
          {
            id: 'person-times',
            value: numberText(account.personTimes),
            label: pointsWords.personTimes,
          },
        ]}
      />
      {account.owed > 0 ? (
        <Notice id="owed" tone="warn" text={pointsWords.owed(account.owed)} />
      ) : null}
      {nextExpiry === null ? <Notice id="expiry" text={pointsWords.noExpiry} tone="info" /> : null}
    </>
  )
})
