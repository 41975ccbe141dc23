import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { rulesWords } from '../../../words/screens/points-rules'
import { Button } from '../../parts/button'
import { FilterRow } from '../../parts/choices'
import { Confirm } from '../../parts/confirm'
import { Notice } from '../../parts/notice'
import { Screen } from '../../parts/screen'
import { useStores } from '../../stores/root'
import { useFresh } from '../../use-fresh'
import { useQuery } from '../../use-query'
import { useSaid } from '../../wired/use-said'
import type { Saying } from '../../wired/use-said'
import { Waiting } from '../../wired/waiting'
import type { CommunityRules } from '../stores/points-rules'
import { useOrganizerStores } from '../stores/root'
import { Form } from './form'
import { VersionCard } from './version-card'

/** The rule in force, the one that waits, and the way to the next one. */
const PointsRulesPage = observer(function PointsRulesPage() {
  const { rules } = useOrganizerStores()
  const { orgId = '' } = useQuery()
  const [chosen, choose] = useState<string | null>(null)
  const said = useSaid()
  const load = () => rules.communities.load(orgId)
  useFresh(load)
  const { value, failure } = rules.communities
  const shown = value?.find(({ communityId }) => communityId === chosen) ?? value?.[0]
  if (!value || !shown) {
    return (
      <Screen>
        <Waiting failure={failure} onRetry={() => void load()} />
      </Screen>
    )
  }
  if (rules.draft !== null) return <Form orgId={orgId} said={said} onDone={() => void load()} />
  const choices =
    value.length > 1 ? (
      <FilterRow
        id="community"
        label={rulesWords.communityLabel}
        choices={value.map(({ communityId, name }) => ({ value: communityId, label: name }))}
        value={shown.communityId}
        onChange={choose}
      />
    ) : null
  return (
    <Versions community={shown} said={said} onChange={() => void load()}>
      {choices}
    </Versions>
  )
})

interface VersionsProps {
  community: CommunityRules
  said: Saying
  onChange: () => void
  children: ReactNode
}

const Versions = observer(function Versions(props: VersionsProps) {
  const { community, said, onChange, children } = props
  const { rules } = useOrganizerStores()
  const { session } = useStores()
  const [taking, take] = useState<string | null>(null)
  const { inForce, coming } = community
  const manages = session.me?.grants.some(({ role }) => role === 'admin') ?? false
  const withdraw = async (ruleId: string) => {
    const done = await rules.withdraw.run({ ruleId })
    take(null)
    if (done === null) said.complain(rules.withdraw.failure)
    else said.tell(rulesWords.withdrawn)
    onChange()
  }
  const bottom =
    manages && coming === null ? (
      <Button
        id="propose"
        label={rulesWords.propose}
        kind="primary"
        block
        onTap={() => {
          rules.begin(inForce.rules)
        }}
      />
    ) : undefined
  const over = (
    <>
      <AskWithdraw
        ruleId={taking}
        onYes={(ruleId) => void withdraw(ruleId)}
        onNo={() => {
          take(null)
        }}
      />
      {said.toast}
    </>
  )
  return (
    <Screen over={over} bottom={bottom}>
      {children}
      <Notice text={rulesWords.note} />
      {coming === null ? null : (
        <VersionCard
          id="coming"
          title={rulesWords.coming}
          version={coming}
          onWithdraw={
            manages
              ? () => {
                  take(coming.ruleId)
                }
              : undefined
          }
        />
      )}
      <VersionCard id="in-force" title={rulesWords.inForce} version={inForce} />
    </Screen>
  )
})

interface AskWithdrawProps {
  /** Null while nothing is asked. */
  ruleId: string | null
  onYes: (ruleId: string) => void
  onNo: () => void
}

const AskWithdraw = observer(function AskWithdraw({ ruleId, onYes, onNo }: AskWithdrawProps) {
  const { rules } = useOrganizerStores()
  return (
    <Confirm
      open={ruleId !== null}
      title={rulesWords.withdrawTitle}
      text={rulesWords.withdrawText}
      confirmLabel={rulesWords.withdrawYes}
      cancelLabel={rulesWords.keep}
      busy={rules.withdraw.busy}
      onConfirm={() => {
        if (ruleId !== null) onYes(ruleId)
      }}
      onCancel={onNo}
    />
  )
})

export default PointsRulesPage
