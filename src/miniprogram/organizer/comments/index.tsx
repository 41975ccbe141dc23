import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { commentsWords } from '../../../words/screens/comments'
import { EmptyState } from '../../parts/empty-state'
import { Notice } from '../../parts/notice'
import { Screen } from '../../parts/screen'
import { useFresh } from '../../use-fresh'
import { useQuery } from '../../use-query'
import { useSaid } from '../../wired/use-said'
import { Waiting } from '../../wired/waiting'
import type { Comment } from '../stores/hearing'
import { useOrganizerStores } from '../stores/root'
import { CommentCard } from './card'
import { AskHide } from './hide'

const CommentsPage = observer(function CommentsPage() {
  const { hearing } = useOrganizerStores()
  const [hiding, hide] = useState<Comment | null>(null)
  const said = useSaid()
  const { orgId = '' } = useQuery()
  const load = () => hearing.comments.load(orgId)
  useFresh(load)
  const show = async ({ id }: Comment) => {
    const done = await hearing.decide.run({ feedbackId: id, verdict: 'show' })
    if (done) said.tell(commentsWords.shown)
    else said.complain(hearing.decide.failure)
    await load()
  }
  const { value, failure } = hearing.comments
  if (value === null) {
    return (
      <Screen>
        <Waiting failure={failure} onRetry={() => void load()} />
      </Screen>
    )
  }
  const over = (
    <>
      <AskHide
        comment={hiding}
        said={said}
        onEnd={() => {
          hide(null)
          void load()
        }}
      />
      {said.toast}
    </>
  )
  return (
    <Screen over={over}>
      {value.length === 0 ? (
        <EmptyState art="letters" title={commentsWords.emptyTitle} text={commentsWords.emptyText} />
      ) : (
        <View className="stack">
          <Notice text={commentsWords.note} />
          {value.map((comment) => (
            <CommentCard
              key={comment.id}
              comment={comment}
              onShow={() => void show(comment)}
              onHide={() => {
                hide(comment)
              }}
            />
          ))}
        </View>
      )}
    </Screen>
  )
})

export default CommentsPage
