import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { hourOf, numberText } from '../../../words/format'
import { homeWords as words } from '../../../words/screens/home'
import { aria } from '../../platform/aria'
import { Button } from '../../parts/button'
import { Icon } from '../../parts/icon'
import { useStores } from '../../stores/root'
import { useJoin } from '../../wired/invite'
import './greeting.scss'

/** Who is greeted; a visitor is invited, and may as well look around. */
export const Greeting = observer(function Greeting() {
  const { session, clock } = useStores()
  if (session.isVisitor) return <Welcome />
  const { me } = session
  const greeting = words.greeting(hourOf(clock.now()))
  return (
    <View className="row between">
      <View className="grow">
        <View className="t-title" id="greeting">
          {me ? words.hello(greeting, me.nickname) : greeting}
        </View>
        {me ? <View className="t-caption">{me.communityName}</View> : null}
      </View>
      {me ? <Bell unread={me.unread} /> : null}
    </View>
  )
})

function Welcome() {
  const join = useJoin()
  return (
    <View className="stack">
      <View className="t-display">{words.visitorTitle}</View>
      <View className="t-quiet">{words.visitorText}</View>
      <Button id="join" label={words.join} kind="primary" onTap={join} block />
    </View>
  )
}

function Bell({ unread }: { unread: number }) {
  const { platform } = useStores()
  const label = unread > 0 ? words.unread(numberText(unread)) : words.inbox
  return (
    <View
      id="inbox"
      className="bell"
      hoverClass="pressed"
      onClick={() => {
        platform.navigate('pages/inbox')
      }}
      {...aria({ role: 'button', label })}
    >
      <Icon name="bell" />
      {unread > 0 ? (
        <View className="bell-mark">{unread > 99 ? '99+' : String(unread)}</View>
      ) : null}
    </View>
  )
}
