import { View } from '@tarojs/components'
import { monthText, numberText } from '../../../words/format'
import { communityWords as words } from '../../../words/screens/community'
import { Facade } from '../../parts/facade'
import type { Lights } from '../../stores/community'
import './lights.scss'

/** The whole community at night, and in words what it shows. */
export function LightsPanel({ lights }: { lights: Lights }) {
  const lit = numberText(lights.lit)
  const total = numberText(lights.total)
  return (
    <View className="lights-panel">
      <Facade
        id="facade"
        buildings={lights.buildings}
        own={lights.own}
        light="night"
        label={words.spoken(lights.communityName, lit, total)}
      />
      <View className="lights-words stack">
        <View className="t-display">{lights.communityName}</View>
        <View className="stack-s">
          <View className="t-strong" id="lit">
            {words.lit(lit, total)}
          </View>
          <View className="t-quiet">{words.month(monthText(lights.monthStart))}</View>
        </View>
        <View className="t-body c-lamp" id="own-window">
          {ownText(lights)}
        </View>
        <View className="t-caption">{words.privacy}</View>
      </View>
    </View>
  )
}

function ownText({ own, buildings }: Lights): string {
  if (own === null) return words.noOwn
  const building = buildings.find((one) => one.id === own.buildingId)
  return `${words.own(building?.name ?? '', String(own.window))} · ${words.ownShine[own.shine]}`
}
