import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { clockText, dayHeading } from '../../../words/format'
import { demoWords } from '../../../words/screens/demo'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { Section } from '../../parts/section'
import { minutesToMorning } from '../../stores/demo'
import { useStores } from '../../stores/root'

const shifts = [
  { id: 'hour', minutes: 60, label: demoWords.hour },
  { id: 'half-day', minutes: 360, label: demoWords.halfDay },
  { id: 'day', minutes: 1440, label: demoWords.day },
  { id: 'week', minutes: 10_080, label: demoWords.week },
] as const

interface ClockPanelProps {
  /** What time it is now, in a sentence; null when the clock could not be moved. */
  onShifted: (text: string | null) => void
}

/** From sign-up to pick-up in a minute: the cloud's clock moves, and only in the demonstration. */
export const ClockPanel = observer(function ClockPanel({ onShifted }: ClockPanelProps) {
  const { demo, clock } = useStores()
  const shown = () => `${dayHeading(clock.now(), clock.now())} ${clockText(clock.now())}`
  const shift = async (minutes: number) => {
    const done = await demo.shiftClock(minutes)
    onShifted(done ? demoWords.shifted(shown()) : null)
  }
  return (
    <Section title={demoWords.clock} note={demoWords.clockNote}>
      <Card>
        <View className="stack">
          <View id="now" className="t-strong">
            {demoWords.nowIs(shown())}
          </View>
          <View className="row wrap">
            {shifts.map(({ id, minutes, label }) => (
              <Button
                key={id}
                id={`shift-${id}`}
                label={label}
                spoken={`${demoWords.forward} ${label}`}
                size="s"
                busy={demo.busy}
                onTap={() => void shift(minutes)}
              />
            ))}
            <Button
              id="shift-morning"
              label={demoWords.toMorning}
              spoken={`${demoWords.forward}${demoWords.toMorning}`}
              size="s"
              busy={demo.busy}
              onTap={() => void shift(minutesToMorning(clock.now()))}
            />
          </View>
        </View>
      </Card>
    </Section>
  )
})
