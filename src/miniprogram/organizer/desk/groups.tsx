import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { deskWords } from '../../../words/screens/desk'
import { Button } from '../../parts/button'
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

/** What comes next stands first; what is over is listed from the latest on, as the cloud tells it. */
function inOrder(group: Group, activities: readonly DeskActivity[]): readonly DeskActivity[] {
  return group === 'coming' ? [...activities].reverse() : activities
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
      <OneGroup
        key={group}
        group={group}
        activities={inOrder(group, activities)}
        onChoose={onChoose}
      />
    )
  })
})

interface OneGroupProps extends GroupsProps {
  group: Group
  activities: readonly DeskActivity[]
}

/** A few at a time: WeChat draws slowly what is long, and nobody reads it. */
const atOnce = 6

function OneGroup({ group, activities, onChoose }: OneGroupProps) {
  const [shown, show] = useState(atOnce)
  const left = activities.length - shown
  return (
    <Section id={`group-${group}`} title={deskWords.groups[group]}>
      {activities.slice(0, shown).map((activity) => (
        <DeskCard key={activity.id} activity={activity} onMore={onChoose} />
      ))}
      {left > 0 ? (
        <Button
          id={`show-more-${group}`}
          label={deskWords.showMore(left)}
          kind="quiet"
          block
          onTap={() => {
            show(shown + atOnce)
          }}
        />
      ) : null}
    </Section>
  )
}
