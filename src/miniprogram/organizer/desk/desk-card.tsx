import { View } from '@tarojs/components'
import { rangeText } from '../../../words/format'
import { activityStatusWords, kindWords } from '../../../words/labels'
import { deskWords } from '../../../words/screens/desk'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { Chip } from '../../parts/chip'
import { Icon } from '../../parts/icon'
import { aria } from '../../platform/aria'
import { useStores } from '../../stores/root'
import type { DeskActivity, DeskSlot } from '../stores/desk'
import './desk.scss'

interface DeskCardProps {
  activity: DeskActivity
  onMore: (activity: DeskActivity) => void
}

/** One activity with its slots; each slot opens its board. */
export function DeskCard({ activity, onMore }: DeskCardProps) {
  const isDraft = activity.status === 'draft' || activity.status === 'review'
  return (
    <Card>
      <View id={`activity-${activity.id}`} className="stack">
        <View className="row row-top between">
          <View className="grow stack-s">
            <View className="t-strong">{activity.title}</View>
            <View className="t-caption">{`${kindWords[activity.kind]} · ${activity.place}`}</View>
          </View>
          {activity.seriesId === null ? null : <Chip label={deskWords.ofSeries} />}
          <Chip
            label={activityStatusWords[activity.status]}
            tone={activity.status === 'published' ? 'leaf' : 'plain'}
          />
        </View>
        <View>
          {activity.slotList.map((slot) => (
            <SlotRow key={slot.id} slot={slot} isDraft={isDraft} />
          ))}
        </View>
        <View className="row">
          <Button
            id={`more-${activity.id}`}
            label={isDraft ? deskWords.draftActions : deskWords.more}
            spoken={`${activity.title}, ${deskWords.more}`}
            size="s"
            onTap={() => {
              onMore(activity)
            }}
          />
        </View>
      </View>
    </Card>
  )
}

function SlotRow({ slot, isDraft }: { slot: DeskSlot; isDraft: boolean }) {
  const { platform, clock } = useStores()
  const when = rangeText(slot.startsAt, slot.endsAt, clock.now())
  const taken = deskWords.taken(slot.taken, slot.capacity)
  const open = () => {
    platform.navigate('organizer/slot', { id: slot.id })
  }
  const label = [deskWords.openSlot(slot.name), when, taken].join(', ')
  return (
    <View
      id={`slot-${slot.id}`}
      className="desk-slot"
      hoverClass={isDraft ? 'none' : 'pressed'}
      onClick={isDraft ? undefined : open}
      {...aria(isDraft ? {} : { role: 'button', label })}
    >
      <View className="grow stack-s">
        <View className="t-body">{`${slot.name} · ${taken}`}</View>
        <View className="t-caption">{when}</View>
      </View>
      {slot.pending > 0 ? <Chip label={deskWords.pending(slot.pending)} tone="accent" /> : null}
      {slot.waiting > 0 ? <Chip label={deskWords.waiting(slot.waiting)} tone="lamp" /> : null}
      {slot.toConfirm > 0 ? (
        <Chip label={deskWords.toConfirm(slot.toConfirm)} tone="accent" />
      ) : null}
      {isDraft ? null : (
        <View className="desk-slot-next">
          <Icon name="next" size="s" />
        </View>
      )}
    </View>
  )
}
