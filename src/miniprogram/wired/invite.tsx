import { observer } from 'mobx-react-lite'
import { useStores } from '../stores/root'
import { EmptyState } from '../parts/empty-state'

interface InviteProps {
  title: string
  text?: string
  action: string
  art?: 'window' | 'shelf' | 'family' | 'calendar'
}

/** A visitor meets an invitation where a resident finds their own things; never a wall. */
export const Invite = observer(function Invite({ title, text, action, art }: InviteProps) {
  const join = useJoin()
  return (
    <EmptyState
      art={art}
      title={title}
      text={text}
      action={action}
      actionId="join"
      onAction={join}
    />
  )
})

/**
 * Where a visitor becomes somebody: who signed out comes back, the demonstration has a picker, everyone
 * else joins.
 */
export function useJoin(): () => void {
  const { session, platform } = useStores()
  return () => {
    if (session.canReturn) {
      session.returnHere()
      platform.switchTab('pages/home')
      return
    }
    const isDemoVisitor = session.isDemo && session.who?.identified === false
    platform.navigate(isDemoVisitor ? 'pages/demo' : 'pages/join')
  }
}
