import { observer } from 'mobx-react-lite'
import { momentText, numberText } from '../../../words/format'
import { pointsWords } from '../../../words/screens/points'
import { List, ListRow } from '../../parts/list'
import { Notice } from '../../parts/notice'
import { Section } from '../../parts/section'
import { Balance, StatRow } from '../../parts/stats'
import { Waiting } from '../../wired/waiting'
import type { Account } from '../../stores/points'
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
      {account.owed > 0 ? <Owed account={account} /> : null}
      {nextExpiry === null ? <Notice id="expiry" text={pointsWords.noExpiry} tone="info" /> : null}
    </>
  )
})

/** What has to come back first, how each part of it came about, and why redeeming waits. */
function Owed({ account: { owed, claims } }: { account: Account }) {
  const { clock } = useStores()
  return (
    <Section id="claims" title={pointsWords.claimsTitle}>
      <Notice id="owed" tone="warn" text={pointsWords.owed(owed)} />
      <List>
        {claims.map(({ claimId, at, amount, remaining, sentence }) => (
          <ListRow
            key={claimId}
            id={`claim-${claimId}`}
            title={sentence}
            note={`${momentText(at, clock.now())} · ${pointsWords.claimNote(amount, amount - remaining)}`}
            value={pointsWords.claimLeft(remaining)}
            valueTone="accent"
          />
        ))}
      </List>
    </Section>
  )
}
