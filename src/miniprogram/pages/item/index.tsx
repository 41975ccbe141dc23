import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { Screen } from '../../parts/screen'
import { Waiting } from '../../wired/waiting'
import { useStores } from '../../stores/root'
import { useFresh } from '../../use-fresh'
import { useQuery } from '../../use-query'
import { useSaid } from '../../wired/use-said'
import { About } from './about'
import { AskFirst, BuyBar } from './buy'
import { Done, DoneBar } from './done'

const ItemPage = observer(function ItemPage() {
  const { shop, points, session } = useStores()
  const [asking, ask] = useState(false)
  const [reserved, setReserved] = useState<{ code: string; expiresAt: string } | null>(null)
  const said = useSaid()
  const { id = '' } = useQuery()
  const load = async () => {
    await Promise.all([shop.item.load(id), session.me ? points.account.load() : null])
  }
  useLoad(() => {
    shop.item.forget()
  })
  useFresh(load)

  const redeem = async () => {
    const done = await shop.reserve.run({ itemId: id })
    ask(false)
    if (done) setReserved(done)
    else said.complain(shop.reserve.failure)
    void load()
  }

  const item = shop.item.value
  if (item === null) {
    return (
      <Screen>
        <Waiting kind="detail" failure={shop.item.failure} onRetry={() => void load()} />
      </Screen>
    )
  }
  if (reserved) {
    return (
      <Screen bottom={<DoneBar />}>
        <Done item={item} code={reserved.code} expiresAt={reserved.expiresAt} />
      </Screen>
    )
  }
  const over = (
    <>
      <AskFirst
        item={item}
        open={asking}
        onConfirm={() => void redeem()}
        onCancel={() => {
          ask(false)
        }}
      />
      {said.toast}
    </>
  )
  const bottom = (
    <BuyBar
      item={item}
      onRedeem={() => {
        ask(true)
      }}
    />
  )
  return (
    <Screen bleed bottom={bottom} over={over}>
      <About item={item} />
    </Screen>
  )
})

export default ItemPage
