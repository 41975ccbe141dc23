import { Text, View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { Role } from '../../../domain/roles'
import { deskWords } from '../../../words/screens/desk'
import { Icon } from '../../parts/icon'
import type { IconName } from '../../parts/icon'
import { aria } from '../../platform/aria'
import { useStores } from '../../stores/root'
import type { DeskCounts } from '../stores/desk'
import { useOrganizerStores } from '../stores/root'

interface Entry {
  route: keyof typeof deskWords.entries
  icon: IconName
  /** What waits behind it; left out where nothing can wait. */
  count?: keyof DeskCounts
  /** Of no use to those who do not hold this role. */
  only?: Role
  /** The figure asks for somebody's hand. */
  urgent?: boolean
}

const entries: readonly Entry[] = [
  { route: 'hours', icon: 'clock', count: 'hours', urgent: true },
  { route: 'appeals', icon: 'info', count: 'appeals', urgent: true },
  { route: 'comments', icon: 'star', count: 'comments', urgent: true },
  { route: 'series', icon: 'calendar', count: 'series' },
  { route: 'templates', icon: 'edit' },
  { route: 'vouch', icon: 'people' },
  { route: 'certificates', icon: 'check' },
  { route: 'grants', icon: 'star' },
  { route: 'points-rules', icon: 'info' },
  { route: 'budget', icon: 'calendar', only: 'admin' },
  { route: 'households', icon: 'home' },
]

/** What else there is to do at the desk, each with what waits behind it. */
export const Entries = observer(function Entries({ orgId }: { orgId: string }) {
  const { desk } = useOrganizerStores()
  const counts = desk.counts.value
  const roles = desk.orgs.value?.find(({ id }) => id === orgId)?.roles ?? []
  const useful = entries.filter(({ only }) => only === undefined || roles.includes(only))
  return (
    <View className="desk-entries" {...aria({ role: 'group', label: deskWords.entriesLabel })}>
      {useful.map((entry) => (
        <One
          key={entry.route}
          entry={entry}
          count={entry.count && counts ? counts[entry.count] : 0}
          orgId={orgId}
        />
      ))}
    </View>
  )
})

interface OneProps {
  entry: Entry
  count: number
  orgId: string
}

function One({ entry, count, orgId }: OneProps) {
  const { platform } = useStores()
  const name = deskWords.entries[entry.route]
  const tone = entry.urgent ? 'desk-entry-urgent' : ''
  return (
    <View
      id={`open-${entry.route}`}
      className="desk-entry"
      hoverClass="pressed"
      onClick={() => {
        platform.navigate(`organizer/${entry.route}`, { orgId })
      }}
      {...aria({ role: 'button', label: count > 0 ? deskWords.entrySpoken(name, count) : name })}
    >
      <Icon name={entry.icon} size="s" />
      <Text>{name}</Text>
      {count > 0 ? <Text className={`desk-entry-count ${tone}`}>{String(count)}</Text> : null}
    </View>
  )
}
