import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { namesText } from '../../../words/format'
import { splitWords as words } from '../../../words/screens/household'
import { Button } from '../../parts/button'
import { Confirm } from '../../parts/confirm'
import { EmptyState } from '../../parts/empty-state'
import { List, ListRow } from '../../parts/list'
import { Notice } from '../../parts/notice'
import { Screen } from '../../parts/screen'
import { useStores } from '../../stores/root'
import { useFresh } from '../../use-fresh'
import { useSaid } from '../../wired/use-said'
import { Waiting } from '../../wired/waiting'
import type { Split } from '../stores/household'
import { useHousehold } from '../stores/root'

/** What staff wrote down, word for word, and the answer of whoever is asked. */
const SplitPage = observer(function SplitPage() {
  const { platform } = useStores()
  const { splits, answerSplit } = useHousehold()
  const [asking, ask] = useState<'agree' | 'decline' | null>(null)
  const said = useSaid()
  const load = () => splits.load()
  useFresh(load)
  if (splits.value === null) {
    return (
      <Screen>
        <Waiting kind="lines" failure={splits.failure} onRetry={() => void load()} />
      </Screen>
    )
  }
  const [split] = splits.value
  if (!split) {
    return (
      <Screen over={said.toast}>
        <EmptyState
          art="family"
          title={words.none}
          text={words.noneText}
          action={words.back}
          actionId="back-to-family"
          onAction={() => {
            platform.redirect('pages/family')
          }}
        />
      </Screen>
    )
  }
  const answer = async () => {
    const done = await answerSplit.run({ splitId: split.id, agree: asking === 'agree' })
    ask(null)
    if (done === null) said.complain(answerSplit.failure)
    else if (done.status !== 'done' && done.status !== 'dropped') said.tell(words.done[done.status])
    await load()
  }
  const isYes = asking === 'agree'
  const over = (
    <>
      <Confirm
        open={asking !== null}
        title={isYes ? words.agreeTitle : words.declineTitle}
        text={isYes ? words.agreeText(split.points) : words.declineText}
        confirmLabel={isYes ? words.agree : words.decline}
        cancelLabel={words.notNow}
        tone={isYes ? 'primary' : 'danger'}
        busy={answerSplit.busy}
        onConfirm={() => void answer()}
        onCancel={() => {
          ask(null)
        }}
      />
      {said.toast}
    </>
  )
  return (
    <Screen bottom={split.mayAnswer ? <Answer onAsk={ask} /> : undefined} over={over}>
      <Notice text={words.intro} />
      <Terms split={split} />
    </Screen>
  )
})

function Answer({ onAsk }: { onAsk: (word: 'agree' | 'decline') => void }) {
  return (
    <View className="confirm-buttons">
      <Button
        id="decline-split"
        label={words.decline}
        block
        onTap={() => {
          onAsk('decline')
        }}
      />
      <Button
        id="agree-split"
        label={words.agree}
        kind="primary"
        block
        onTap={() => {
          onAsk('agree')
        }}
      />
    </View>
  )
}

function Terms({ split }: { split: Split }) {
  const word = (agreed: boolean) => (agreed ? words.agreed : words.waits)
  const tone = (agreed: boolean) => (agreed ? ('leaf' as const) : ('lamp' as const))
  return (
    <List>
      <ListRow title={split.alias} note={words.from} />
      <ListRow title={namesText(split.leaving)} note={words.leaving} />
      <ListRow id="split-points" title={words.pointsText(split.points)} note={words.points} />
      <ListRow title={split.reason} note={words.reason} />
      <ListRow
        id="split-head"
        title={words.head(split.head)}
        value={word(split.headAgreed)}
        valueTone={tone(split.headAgreed)}
      />
      <ListRow
        id="split-new-head"
        title={words.newHeadIs(split.newHead)}
        value={word(split.newHeadAgreed)}
        valueTone={tone(split.newHeadAgreed)}
      />
    </List>
  )
}

export default SplitPage
