import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { pickupWords } from '../../../words/screens/pickup'
import { FilterRow } from '../../parts/choices'
import { EmptyState } from '../../parts/empty-state'
import { Screen } from '../../parts/screen'
import { useStores } from '../../stores/root'
import { useFresh } from '../../use-fresh'
import { useSaid } from '../../wired/use-said'
import { useOrganizerStores } from '../stores/root'
import { Counter } from './counter'
import { HandOver } from './hand-over'
import { Refuse } from './refuse'
import type { WaitingItem } from './refuse'

const PickupPage = observer(function PickupPage() {
  const { session, platform } = useStores()
  const { pickup } = useOrganizerStores()
  const [refusing, refuse] = useState<WaitingItem | null>(null)
  const said = useSaid()
  const shops = session.me?.grants.filter((grant) => grant.role === 'shopkeeper') ?? []
  const [chosen, choose] = useState<string | null>(null)
  const orgId = chosen ?? shops[0]?.orgId ?? null
  const load = async () => {
    const first = session.me?.grants.find((grant) => grant.role === 'shopkeeper')
    const shop = chosen ?? first?.orgId
    if (shop !== undefined) await pickup.counter.load(shop)
  }
  useFresh(load)
  if (session.who !== null && orgId === null) {
    return (
      <Screen>
        <EmptyState
          art="shelf"
          title={pickupWords.notShopkeeper}
          action={pickupWords.home}
          actionId="home"
          onAction={() => {
            platform.switchTab('pages/home')
          }}
        />
      </Screen>
    )
  }
  const over = (
    <>
      <Refuse
        item={refusing}
        said={said}
        onEnd={() => {
          refuse(null)
          void load()
        }}
      />
      {said.toast}
    </>
  )
  return (
    <Screen over={over}>
      {shops.length > 1 && orgId !== null ? (
        <FilterRow
          id="shop"
          label={pickupWords.counterLabel}
          choices={shops.map((grant) => ({ value: grant.orgId, label: grant.orgName }))}
          value={orgId}
          onChange={(next) => {
            choose(next)
            pickup.clear()
            pickup.counter.forget()
            void pickup.counter.load(next)
          }}
        />
      ) : null}
      {orgId === null ? null : <HandOver orgId={orgId} said={said} onHanded={() => void load()} />}
      <Counter onRefuse={refuse} onRetry={() => void load()} />
    </Screen>
  )
})

export default PickupPage
