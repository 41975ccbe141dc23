import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { monthText, numberText } from '../../../words/format'
import { homeWords as words } from '../../../words/screens/home'
import { aria } from '../../platform/aria'
import { Card } from '../../parts/card'
import { Facade } from '../../parts/facade'
import { Icon } from '../../parts/icon'
import { useStores } from '../../stores/root'
import type { Lights } from '../../stores/community'
import { Waiting } from '../../wired/waiting'
import './lights.scss'

/** 万家灯火: the first thing one sees. */
export const HomeLights = observer(function HomeLights({ onRetry }: { onRetry: () => void }) {
  const { community, activities, session, settings, platform } = useStores()
  const { value: lights, failure } = community.home
  if (lights === null) {
    const reason = failure ?? session.failure ?? activities.communities.failure
    return <Waiting kind="detail" count={1} failure={reason} onRetry={onRetry} />
  }
  const lit = numberText(lights.lit)
  const open = (): void => {
    platform.navigate('pages/community', { id: lights.communityId })
  }
  return (
    <Card flush>
      <Facade
        id="facade"
        buildings={around(lights)}
        own={lights.own}
        light={settings.theme === 'dark' ? 'night' : 'day'}
        label={words.lightsSpoken(lights.communityName, lit, numberText(lights.total))}
        onTap={open}
      />
      <View
        id="open-community"
        className="home-lights"
        hoverClass="pressed"
        onClick={open}
        {...aria({ role: 'link', label: words.openCommunity })}
      >
        <View className="grow">
          <View className="t-strong" id="lit">
            {words.lights(lights.communityName, monthText(lights.monthStart), lit)}
          </View>
          <View className="t-quiet" id="own-window">
            {lights.own ? words.ownWindow[lights.own.shine] : words.noWindow}
          </View>
        </View>
        <Icon name="next" size="s" />
      </View>
    </Card>
  )
})

/** One row of façades, the own building among them: the whole community is a tap away. */
function around({ buildings, own }: Lights): Lights['buildings'] {
  const home = Math.max(
    0,
    buildings.findIndex((building) => building.id === own?.buildingId),
  )
  const start = Math.floor(home / row) * row
  return buildings.slice(start, start + row)
}

const row = 6
