import { useReachBottom } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { redemptionsWords } from '../../../words/screens/redemptions'
import { Confirm } from '../../parts/confirm'
import { EmptyState } from '../../parts/empty-state'
import { Invite } from '../../wired/invite'
import { Screen } from '../../parts/screen'
import { Section } from '../../parts/section'
import { Waiting } from '../../wired/waiting'
import { useStores } from '../../stores/root'
import type { Redemption } from '../../stores/shop'
import { useFresh } from '../../use-fresh'
import { useSaid } from '../../wired/use-said'
import { History } from './history'
import { WaitingOne } from './waiting-one'

const RedemptionsPage = observer(function RedemptionsPage() {
  const { shop, session } = useStores()
  const [returning, setReturning] = useState<Redemption | null>(null)
  const said = useSaid()
  const { redemptions, cancel } = shop
  const load = async () => {
    if (session.me) await redemptions.first()
  }
  useFresh(load)
  useReachBottom(() => void redemptions.more())

  const giveBack = async (redemption: Redemption) => {
    const done = await cancel.run({ redemptionId: redemption.id })
    setReturning(null)
    if (done) said.tell(redemptionsWords.cancelled(done.returned))
    else said.complain(cancel.failure)
    void load()
  }

  const over = (
    <>
      <Confirm
        open={returning !== null}
        title={redemptionsWords.cancelTitle(returning?.itemName ?? '')}
        text={redemptionsWords.cancelText(returning?.price ?? 0)}
        confirmLabel={redemptionsWords.cancelConfirm}
        cancelLabel={redemptionsWords.keep}
        tone="danger"
        busy={cancel.busy}
        onConfirm={() => {
          if (returning) void giveBack(returning)
        }}
        onCancel={() => {
          setReturning(null)
        }}
      />
      {said.toast}
    </>
  )
  return (
    <Screen over={over}>
      <Content onRetry={() => void load()} onCancel={setReturning} />
    </Screen>
  )
})

interface ContentProps {
  onRetry: () => void
  onCancel: (redemption: Redemption) => void
}

const Content = observer(function Content({ onRetry, onCancel }: ContentProps) {
  const { shop, session, platform } = useStores()
  const { items, failure } = shop.redemptions
  const [opened, open] = useState<string | null>(null)
  if (session.isVisitor) {
    return <Invite art="shelf" title={redemptionsWords.visitor} action={redemptionsWords.join} />
  }
  if (items === null) return <Waiting failure={failure} onRetry={onRetry} />
  if (items.length === 0) {
    return (
      <EmptyState
        art="shelf"
        title={redemptionsWords.emptyTitle}
        text={redemptionsWords.emptyText}
        action={redemptionsWords.seeShop}
        actionId="see-shop"
        onAction={() => {
          platform.switchTab('pages/shop')
        }}
      />
    )
  }
  const waiting = items.filter((one) => one.status === 'reserved')
  const shown = waiting.find((one) => one.id === opened) ?? waiting[0]
  const ended = items.filter((one) => one.status !== 'reserved')
  return (
    <>
      {waiting.length > 0 ? (
        <Section title={redemptionsWords.waiting}>
          {waiting.map((one) => (
            <WaitingOne
              key={one.id}
              redemption={one}
              open={one === shown}
              onOpen={() => {
                open(one.id)
              }}
              onCancel={onCancel}
            />
          ))}
        </Section>
      ) : null}
      {ended.length > 0 ? <History redemptions={ended} /> : null}
    </>
  )
})

export default RedemptionsPage
