import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { momentText, namesText, numberText, offerText, rangeText } from '../../../words/format'
import { activityWords as words } from '../../../words/screens/activity'
import { skillWords } from '../../../words/skills'
import { aria } from '../../platform/aria'
import { Chip } from '../../parts/chip'
import { Section } from '../../parts/section'
import { earnsByAge } from '../../stores/activity'
import type { Activity, SlotView } from '../../stores/activity'
import { useStores } from '../../stores/root'
import './slots.scss'

/** The posts and times one can sign up for; the chosen one is what the button below is about. */
export const Slots = observer(function Slots({ activity }: { activity: Activity }) {
  const stores = useStores()
  const chosen = stores.activity.slot
  const choose = (slot: SlotView): void => {
    stores.activity.choose(slot.id)
    if (stores.session.me) void stores.signups.onSlot.load(slot.id)
  }
  const title = activity.slotViews.length > 1 ? words.slots : words.oneSlot
  return (
    <Section title={title}>
      <View className="stack" {...aria({ role: 'group', label: title })}>
        {activity.slotViews.map((slot) => (
          <SlotRow
            key={slot.id}
            slot={slot}
            chosen={slot.id === chosen?.id}
            now={stores.clock.now()}
            onTap={() => {
              choose(slot)
            }}
          />
        ))}
      </View>
    </Section>
  )
})

interface SlotRowProps {
  slot: SlotView
  chosen: boolean
  now: Date
  onTap: () => void
}

function SlotRow({ slot, chosen, now, onTap }: SlotRowProps) {
  const when = rangeText(slot.startsAt, slot.endsAt, now)
  const seats = words.seats(numberText(slot.free), numberText(slot.capacity))
  const offer = offerText(slot.points)
  return (
    <View
      id={`slot-${slot.id}`}
      className={`slot ${chosen ? 'slot-on' : ''}`}
      hoverClass="pressed"
      onClick={onTap}
      {...aria({
        role: 'radio',
        checked: chosen,
        label: words.slotSpoken(slot.name, when, seats, offer),
      })}
    >
      <View className="row between">
        <View className="t-strong grow">{slot.name}</View>
        <View className="slot-mark">{chosen ? <View className="slot-dot" /> : null}</View>
      </View>
      <View className="t-body">{when}</View>
      <View className="row wrap slot-line">
        <Chip label={offer} tone="lamp" icon="lamp" />
        <Chip label={seats} tone={slot.free > 0 ? 'leaf' : 'plain'} />
        {slot.waiting > 0 ? <Chip label={words.waiting(numberText(slot.waiting))} /> : null}
        <Mine slot={slot} />
      </View>
      <View className="slot-rules">
        {rulesOf(slot, now).map((rule) => (
          <View key={rule} className="slot-rule">
            {rule}
          </View>
        ))}
      </View>
    </View>
  )
}

/** Who of the household is in it, and how: a word for each standing. */
function Mine({ slot }: { slot: SlotView }) {
  return standings.map((standing) => {
    const names = slot.mine.filter(({ status }) => status === standing.is)
    if (names.length === 0) return null
    const label = words.mine[standing.is](namesText(names.map(({ nickname }) => nickname)))
    return <Chip key={standing.is} label={label} tone={standing.tone} icon={standing.icon} />
  })
}

const standings = [
  { is: 'confirmed', tone: 'leaf', icon: 'check' },
  { is: 'offered', tone: 'accent', icon: 'bell' },
  { is: 'waitlisted', tone: 'lamp', icon: 'clock' },
  { is: 'pending', tone: 'lamp', icon: 'clock' },
] as const

function rulesOf(slot: SlotView, now: Date): string[] {
  const isOthersFirst = slot.stagedHours > 0 && now < new Date(slot.othersFirstUntil)
  return [
    slot.requires.length > 0 ? words.requires(skillsText(slot)) : null,
    slot.approval ? words.approval : null,
    isOthersFirst ? words.othersFirst(momentText(slot.othersFirstUntil, now)) : null,
    slot.waitlist && slot.waitMode === 'offer' ? words.offers : null,
    slot.minAge > 0 ? words.minAge(String(slot.minAge)) : null,
    earnsByAge(slot) ? words.earnAge(String(slot.earnAge)) : null,
    slot.adultRequired ? words.adultRequired : null,
    now < new Date(slot.cancelUntil) ? words.cancelUntil(momentText(slot.cancelUntil, now)) : null,
  ].filter((rule) => rule !== null)
}

const skillsText = ({ requires }: SlotView): string =>
  namesText(requires.map((skill) => skillWords[skill]))
