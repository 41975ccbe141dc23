import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { issuingWords as words } from '../../../words/screens/certificates'
import { EmptyState } from '../../parts/empty-state'
import { Screen } from '../../parts/screen'
import { Section } from '../../parts/section'
import { useFresh } from '../../use-fresh'
import { useQuery } from '../../use-query'
import { useSaid } from '../../wired/use-said'
import { Waiting as WaitingShape } from '../../wired/waiting'
import { useOrganizerStores } from '../stores/root'
import { Deciding } from './deciding'
import type { Decision } from './deciding'
import { IssuerPanel } from './issuer'
import { WaitingCard } from './waiting-card'

/** 志愿服务证明 at the desk: in whose name, and what waits for a decision. */
const IssuingPage = observer(function IssuingPage() {
  const { issuing } = useOrganizerStores()
  const [decision, decide] = useState<Decision | null>(null)
  const said = useSaid()
  const { orgId = '' } = useQuery()
  const load = () => issuing.desk.load(orgId)
  useFresh(load)
  const { value, failure } = issuing.desk
  if (value === null) {
    return (
      <Screen>
        <WaitingShape failure={failure} onRetry={() => void load()} />
      </Screen>
    )
  }
  const over = (
    <>
      <Deciding
        decision={decision}
        said={said}
        onEnd={() => {
          decide(null)
          void load()
        }}
      />
      {said.toast}
    </>
  )
  return (
    <Screen over={over}>
      <View className="stack-l">
        <IssuerPanel orgId={orgId} issuer={value.issuer} said={said} onSaved={() => void load()} />
        <Section title={words.waitingTitle}>
          {value.waiting.length === 0 ? (
            <EmptyState art="letters" title={words.emptyTitle} text={words.emptyText} />
          ) : (
            <View className="stack">
              {value.waiting.map((one) => (
                <WaitingCard key={one.certificateId} waiting={one} onDecide={decide} />
              ))}
            </View>
          )}
        </Section>
      </View>
    </Screen>
  )
})

export default IssuingPage
