import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { numberText } from '../../../words/format'
import { commonWords } from '../../../words/screens/common'
import { inboxWords as words } from '../../../words/screens/inbox'
import { Button } from '../../parts/button'
import { EmptyState } from '../../parts/empty-state'
import { Notice } from '../../parts/notice'
import { sayFailure } from '../../say'
import { useStores } from '../../stores/root'
import { Waiting } from '../../wired/waiting'
import { LetterCard } from './letter'

export const Letters = observer(function Letters() {
  const { inbox, platform, clock } = useStores()
  const { items, failure, isComplete } = inbox.letters
  const retry = (): void => void inbox.letters.first()
  if (items === null) return <Waiting kind="lines" failure={failure} onRetry={retry} />
  if (items.length === 0) {
    return (
      <EmptyState
        art="letters"
        title={words.nothing}
        text={words.nothingAdvice}
        action={words.find}
        actionId="find"
        onAction={() => {
          platform.switchTab('pages/activities')
        }}
      />
    )
  }
  return (
    <View className="stack">
      <ReadAll />
      {items.map((letter) => (
        <LetterCard key={letter.id} letter={letter} now={clock.now()} />
      ))}
      <View className="t-caption center">{isComplete ? words.end : commonWords.loadingMore}</View>
    </View>
  )
})

/** How many are new, and one tap for all of them. */
const ReadAll = observer(function ReadAll() {
  const { inbox, session } = useStores()
  const unread = session.me?.unread ?? 0
  const { failure, busy } = inbox.readAll
  const readAll = async (): Promise<void> => {
    const done = await inbox.readAll.run({ all: true })
    if (done) await Promise.all([inbox.letters.first(), session.refresh()])
  }
  return (
    <View className="stack">
      <View className="row between">
        <View className="t-quiet" id="unread">
          {unread > 0 ? words.unread(numberText(unread)) : words.allRead}
        </View>
        {unread > 0 ? (
          <Button
            id="read-all"
            label={words.readAll}
            kind="quiet"
            size="s"
            busy={busy}
            onTap={() => void readAll()}
          />
        ) : null}
      </View>
      {failure ? <Notice id="failure" tone="warn" text={sayFailure(failure)} /> : null}
    </View>
  )
})
