import { View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { periodWords, purposeText } from '../../../words/certificates'
import { commonWords } from '../../../words/screens/common'
import { certificateWords as words } from '../../../words/screens/certificates'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { Chip } from '../../parts/chip'
import { EmptyState } from '../../parts/empty-state'
import { Screen } from '../../parts/screen'
import { useStores } from '../../stores/root'
import { useFresh } from '../../use-fresh'
import { Invite } from '../../wired/invite'
import { Waiting } from '../../wired/waiting'
import type { Card as Shown } from '../stores/certificates'
import { useServiceStores } from '../stores/root'
import { toneOf } from '../tones'

/** 志愿服务证明: what I have, and asking for another. */
const CertificatesPage = observer(function CertificatesPage() {
  const { certificates } = useServiceStores()
  const { session, platform } = useStores()
  const load = async () => {
    if (session.me) await certificates.mine.first()
  }
  useFresh(load)
  useReachBottom(() => void certificates.mine.more())
  const { items, failure, isComplete } = certificates.mine
  if (session.isVisitor) {
    return (
      <Screen>
        <Invite title={words.visitor} action={words.join} />
      </Screen>
    )
  }
  const ask = () => {
    platform.navigate('service/ask')
  }
  if (items === null) {
    return (
      <Screen>
        <Waiting failure={failure} onRetry={() => void load()} />
      </Screen>
    )
  }
  if (items.length === 0) {
    return (
      <Screen>
        <EmptyState
          art="letters"
          title={words.emptyTitle}
          text={words.emptyText}
          action={words.ask}
          actionId="ask"
          onAction={ask}
        />
      </Screen>
    )
  }
  return (
    <Screen bottom={<Button id="ask" label={words.ask} kind="primary" block onTap={ask} />}>
      <View className="stack">
        {items.map((card) => (
          <CertificateCard key={card.id} card={card} />
        ))}
        <View className="t-caption center">{isComplete ? words.end : commonWords.loadingMore}</View>
      </View>
    </Screen>
  )
})

const CertificateCard = observer(function CertificateCard({ card }: { card: Shown }) {
  const { platform } = useStores()
  const { id, nickname, minutes, state, from, until, purpose, purposeNote } = card
  const title = words.of(nickname, minutes === null ? null : words.duration(minutes))
  return (
    <Card
      id={`certificate-${id}`}
      label={`${title}, ${words.states[state]}`}
      onTap={() => {
        platform.navigate('service/certificate', { id })
      }}
    >
      <View className="stack-s">
        <View className="row row-top between">
          <View className="t-strong grow">{title}</View>
          <Chip label={words.states[state]} tone={toneOf[state]} />
        </View>
        <View className="t-body">{purposeText(purpose, purposeNote)}</View>
        <View className="t-quiet">{periodWords(from, until)}</View>
      </View>
    </Card>
  )
})

export default CertificatesPage
