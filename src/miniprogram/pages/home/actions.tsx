import { Text, View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { homeWords as words } from '../../../words/screens/home'
import { aria } from '../../platform/aria'
import { Icon } from '../../parts/icon'
import type { IconName } from '../../parts/icon'
import { sayFailure } from '../../say'
import { useStores } from '../../stores/root'
import type { RootStore } from '../../stores/root'
import { dueOf, nextOf } from './next'
import './actions.scss'

interface ActionsProps {
  /** A sentence when there is nothing to do, or why it did not work. */
  onSaid: (sentence: string) => void
}

/** What one comes for on site: scanning, and the code to be scanned. */
export const Actions = observer(function Actions({ onSaid }: ActionsProps) {
  const stores = useStores()
  const { session, platform, code } = stores
  const checkIn = useCheckIn(onSaid)
  // Without network nobody is known yet, and the code can be shown all the same.
  const isOffline = session.who === null && session.failure !== null && code.isHeld
  if (!session.me && !isOffline) return null
  // Without a camera the card of what is due offers both: the one way to check in, and the code.
  if (!platform.can.scan && isOnCard(stores)) return null
  return (
    <View className="actions">
      <Action
        id="scan"
        icon="scan"
        label={platform.can.scan ? words.scan : words.checkIn}
        main
        onTap={checkIn}
      />
      <Action
        id="code"
        icon="code"
        label={words.code}
        onTap={() => {
          platform.navigate('pages/code')
        }}
      />
    </View>
  )
})

/** Whether the card of what comes next is the check-in that is due. */
function isOnCard(stores: RootStore): boolean {
  const due = dueOf(stores)
  return due !== undefined && due === nextOf(stores, stores.clock.now())
}

/** 大字: three large buttons and nothing to search for. What is done already, or not possible yet, is no button. */
export const BigActions = observer(function BigActions({ onSaid }: ActionsProps) {
  const stores = useStores()
  const { platform, session } = stores
  const checkIn = useCheckIn(onSaid)
  const mayCheckIn = !session.isVisitor && (platform.can.scan || !isOnCard(stores))
  return (
    <View className="actions actions-big">
      <Action
        id="nearby"
        icon="calendar"
        label={words.bigNearby}
        onTap={() => {
          platform.switchTab('pages/activities')
        }}
      />
      {mayCheckIn ? (
        <Action id="scan" icon="scan" label={words.bigCheckIn} main onTap={checkIn} />
      ) : null}
      {session.isVisitor ? null : (
        <Action
          id="points"
          icon="lamp"
          label={words.bigPoints}
          onTap={() => {
            platform.navigate('pages/points')
          }}
        />
      )}
    </View>
  )
})

interface ActionProps {
  id: string
  icon: IconName
  label: string
  main?: boolean
  onTap: () => void
}

function Action({ id, icon, label, main, onTap }: ActionProps) {
  return (
    <View
      id={id}
      className={`action ${main ? 'action-main' : ''}`}
      hoverClass="pressed"
      onClick={onTap}
      {...aria({ role: 'button', label })}
    >
      <Icon name={icon} size="l" />
      <Text>{label}</Text>
    </View>
  )
}

/** Scans a site code where there is a camera; else opens the check-in that is due. */
function useCheckIn(onSaid: (sentence: string) => void): () => void {
  const stores = useStores()
  const { platform, checkIn } = stores
  const scan = async (): Promise<void> => {
    const found = await checkIn.scanAnywhere()
    if (found) platform.navigate('pages/check-in', found)
    else if (checkIn.scanFailure) onSaid(sayFailure(checkIn.scanFailure))
  }
  const openDue = (): void => {
    const due = dueOf(stores)
    if (due) platform.navigate('pages/check-in', { slotId: due.slotId })
    else onSaid(words.nothingToCheckIn)
  }
  return () => {
    if (platform.can.scan) void scan()
    else openDue()
  }
}
