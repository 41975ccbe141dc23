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

const order: readonly Group[] = ['toDecide', 'coming', 'drafts', 'past']

/** What asks for the organizer's hand first stands first. */
export function groupOf(activity: DeskActivity): Group {
  switch (activity.status) {
    case 'draft':
    case 'review':
      return 'drafts'
    case 'cancelled':
    case 'settled':
    case 'discarded':
      return 'past'
    case 'published':
    case 'ended':
      if (activity.slotList.some((slot) => slot.toConfirm + slot.pending > 0)) return 'toDecide'
      return activity.status === 'ended' ? 'past' : 'coming'
  }
}

const byStart = (one: DeskActivity, other: DeskActivity) =>
  Date.parse(one.startsAt) - Date.parse(other.startsAt)

/** What comes next stands first; of a series the next one alone, until the rest is asked for. */
function splitSeries(coming: readonly DeskActivity[]): { next: DeskActivity[]; later: number } {
  const seen = new Set<string>()
  const next = coming.filter(({ seriesId }) => {
    if (seriesId === null) return true
    const isFirst = !seen.has(seriesId)
    seen.add(seriesId)
    return isFirst
  })
  return { next, later: coming.length - next.length }
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
    return <OneGroup key={group} group={group} activities={activities} onChoose={onChoose} />
  })
})

interface CardsProps extends GroupsProps {
  activities: readonly DeskActivity[]
}

interface OneGroupProps extends CardsProps {
  group: Group
}

function OneGroup({ group, activities, onChoose }: OneGroupProps) {
  return (
    <Section id={`group-${group}`} title={deskWords.groups[group]}>
      {group === 'coming' ? (
        <Coming activities={activities} onChoose={onChoose} />
      ) : (
        <Cards group={group} activities={activities} onChoose={onChoose} />
      )}
    </Section>
  )
}

/** A few at a time: WeChat draws slowly what is long, and nobody reads it. */
const atOnce = 6

function Cards({ group, activities, onChoose }: OneGroupProps) {
  const [shown, show] = useState(atOnce)
  const left = activities.length - shown
  return (
    <>
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
    </>
  )
}

function Coming({ activities, onChoose }: CardsProps) {
  const [isWhole, showWhole] = useState(false)
  const coming = [...activities].sort(byStart)
  const { next, later } = splitSeries(coming)
  return (
    <>
      <Cards group="coming" activities={isWhole ? coming : next} onChoose={onChoose} />
      {later > 0 && !isWhole ? (
        <Button
          id="show-later"
          label={deskWords.laterOfSeries(later)}
          block
          onTap={() => {
            showWhole(true)
          }}
        />
      ) : null}
    </>
  )
}
