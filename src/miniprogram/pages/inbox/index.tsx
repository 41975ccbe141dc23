import { useReachBottom } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { inboxWords as words } from '../../../words/screens/inbox'
import { Invite } from '../../wired/invite'
import { Screen } from '../../parts/screen'
import { useStores } from '../../stores/root'
import { useFresh } from '../../use-fresh'
import { Letters } from './letters'

/** 消息: what the caller was told, newest first. */
const InboxPage = observer(function InboxPage() {
  const { inbox, session } = useStores()
  const load = async (): Promise<void> => {
    if (session.me) await inbox.letters.first()
  }
  useFresh(load)
  useReachBottom(() => void inbox.letters.more())
  if (session.isVisitor) {
    return (
      <Screen>
        <Invite art="window" title={words.visitor} text={words.nothingAdvice} action={words.join} />
      </Screen>
    )
  }
  return (
    <Screen>
      <Letters />
    </Screen>
  )
})

export default InboxPage
