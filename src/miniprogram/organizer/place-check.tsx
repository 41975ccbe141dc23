import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { leastRadius, mostRadius, usualRadius } from '../../domain/place'
import type { Spot } from '../../domain/place'
import { placeCheckWords as words } from '../../words/screens/edit-rules'
import { Button } from '../parts/button'
import { NumberField } from '../parts/field'
import { Notice } from '../parts/notice'
import { SwitchField } from '../parts/switch-field'
import { useStores } from '../stores/root'

/** ★ How much wider one tap makes it, in metres. */
const radiusStep = 50

interface PlaceCheckProps {
  spot: Spot | null
  onChange: (spot: Spot | null) => void
}

/** Whether one has to be there to check in by oneself; off unless the organizer wants it. */
export const PlaceCheck = observer(function PlaceCheck({ spot, onChange }: PlaceCheckProps) {
  const { platform } = useStores()
  const [isMissing, miss] = useState(false)
  // Switched off by mistake it can be switched on again as it was.
  const [dropped, drop] = useState<Spot | null>(null)
  // Where phones do not tell their place it would turn nobody away and only promise what it does not do.
  if (!platform.can.locate && spot === null && dropped === null) return null
  // The radius that was set before stays.
  const choose = async () => {
    const point = await platform.choosePlace()
    miss(point === null)
    if (point === null) return
    const { latitude, longitude } = point
    onChange({ latitude, longitude, radius: spot?.radius ?? usualRadius })
  }
  return (
    <View className="stack">
      <SwitchField
        id="place-check"
        label={words.label}
        note={words.note}
        value={spot !== null}
        onChange={(on) => {
          drop(on ? null : spot)
          if (!on || dropped !== null) onChange(on ? dropped : null)
          else void choose()
        }}
      />
      {isMissing ? <Notice id="place-missing" tone="warn" text={words.missing} /> : null}
      {spot === null ? null : (
        <>
          <View id="place-chosen" className="t-caption">
            {words.chosen(spot.latitude.toFixed(5), spot.longitude.toFixed(5))}
          </View>
          {platform.can.locate ? (
            <Button id="place-again" label={words.again} size="s" onTap={() => void choose()} />
          ) : null}
          <NumberField
            id="place-radius"
            label={words.radius}
            note={words.radiusNote(spot.radius)}
            value={spot.radius}
            min={leastRadius}
            max={mostRadius}
            step={radiusStep}
            lessLabel={words.less}
            moreLabel={words.more}
            onChange={(radius) => {
              onChange({ ...spot, radius })
            }}
          />
        </>
      )}
    </View>
  )
})
