import { observer } from 'mobx-react-lite'
import { deskWords } from '../../../words/screens/desk'
import { EmptyState } from '../../parts/empty-state'
import { Section } from '../../parts/section'
import { Waiting } from '../../wired/waiting'
import type { DeskActivity } from '../stores/desk'
import { useOrganizerStores } from '../stores/root'
import { DeskCard } from './desk-card'

type Group = keyof typeof deskWords.groups

const order: readonly Group[] = ['toConfirm', 'coming', 'drafts', 'past']

/** What asks for the organizer's hand first stands first. */
export function groupOf(activity: DeskActivity): Group {
  switch (activity.status) {
    case 'draft':
    case 'review':
      return 'drafts'
    case 'cancelled':
    case 'settled':
      return 'past'
    case 'published':
    case 'ended':
      if (activity.slotList.some((slot) => slot.toConfirm > 0)) return 'toConfirm'
      return activity.status === 'ended' ? 'past' : 'coming'
  }
}

interface GroupsProps {
  onChoose: (activity: DeskActivity) => void
}

export const Groups = observer(function Groups({ onChoose }: GroupsProps) {
  const { desk } = useOrganizerStores()
  const { value, failure } = desk.activities
  if (value === null) return <Waiting failure={failure} onRetry={() => void desk.load()} />
  if (value.length === 0) {
    return <EmptyState art="calendar" title={deskWords.emptyTitle} text={deskWords.emptyText} />
  }
  return order.map((group) => {
    const activities = value.filter((activity) => groupOf(activity) === group)
    if (activities.length === 0) return null
    return (
      <Section key={group} id={`group-${group}`} title={deskWords.groups[group]}>
        {activities.map((activity) => (
          <DeskCard key={activity.id} activity={activity} onMore={onChoose} />
        ))}
      </Section>
    )
  })
})
