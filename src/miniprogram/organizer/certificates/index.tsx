import { View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
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
import type { Issued } from '../stores/issuing'
import { useOrganizerStores } from '../stores/root'
import { Deciding } from './deciding'
import type { Decision } from './deciding'
import { IssuedList } from './issued'
import { IssuerPanel } from './issuer'
import { Revoking } from './revoking'
import { WaitingCard } from './waiting-card'

/** 志愿服务证明 at the desk: in whose name, what waits for a decision, and what was issued. */
const IssuingPage = observer(function IssuingPage() {
  const { issuing } = useOrganizerStores()
  const [decision, decide] = useState<Decision | null>(null)
  const [revoking, revoke] = useState<Issued | null>(null)
  const said = useSaid()
  const { orgId = '' } = useQuery()
  const load = async () => {
    await Promise.all([issuing.desk.load(orgId), issuing.find({ orgId, serial: '' })])
  }
  useFresh(load)
  useReachBottom(() => void issuing.issued.more())
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
      <Revoking
        issued={revoking}
        said={said}
        onEnd={() => {
          revoke(null)
          void issuing.issued.first()
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
        <IssuedList orgId={orgId} onRevoke={revoke} />
      </View>
    </Screen>
  )
})

export default IssuingPage
