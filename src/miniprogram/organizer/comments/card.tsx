import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { agoText } from '../../../words/format'
import { commentsWords } from '../../../words/screens/comments'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { Chip } from '../../parts/chip'
import { useStores } from '../../stores/root'
import type { Comment } from '../stores/hearing'
import { useOrganizerStores } from '../stores/root'
import './comments.scss'

interface CommentCardProps {
  comment: Comment
  onShow: () => void
  onHide: () => void
}

/** Stars and a word, without the name of who wrote it. */
export const CommentCard = observer(function CommentCard(props: CommentCardProps) {
  const { comment, onShow, onHide } = props
  const { clock } = useStores()
  const { hearing } = useOrganizerStores()
  const { id, title, stars, text, at } = comment
  return (
    <Card id={`comment-${id}`}>
      <View className="stack">
        <View className="row row-top between">
          <View className="grow stack-s">
            <View className="t-strong">{title}</View>
            <View className="t-caption">{agoText(at, clock.now())}</View>
          </View>
          <Chip label={commentsWords.stars(stars)} tone="lamp" icon="star" />
        </View>
        <View className="t-body">{text}</View>
        <View className="row comment-ends">
          <Button id={`hide-${id}`} label={commentsWords.hide} block onTap={onHide} />
          <Button
            id={`show-${id}`}
            label={commentsWords.show}
            block
            busy={hearing.decide.busy}
            onTap={onShow}
          />
        </View>
      </View>
    </Card>
  )
})
