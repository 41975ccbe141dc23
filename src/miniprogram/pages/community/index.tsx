import { View } from '@tarojs/components'
import { useShareAppMessage } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { numberText } from '../../../words/format'
import { communityWords as words } from '../../../words/screens/community'
import { Button } from '../../parts/button'
import { Screen } from '../../parts/screen'
import { useStores } from '../../stores/root'
import { useFresh } from '../../use-fresh'
import { Waiting } from '../../wired/waiting'
import { LightsPanel } from './lights'
import { CommunityText, Others } from './text'

/** 万家灯火, large; and what a community and its district can count. */
const CommunityPage = observer(function CommunityPage() {
  const { community, activities, session, platform } = useStores()
  const [chosen, choose] = useState<string | null>(() => platform.routeQuery().id ?? null)
  const load = async (id: string | null = chosen): Promise<void> => {
    await activities.communities.load()
    const first = session.me?.communityId ?? activities.largestCommunity?.id
    const communityId = id ?? first
    if (communityId !== undefined) await community.open(communityId)
  }
  useFresh(() => load())
  const { value: lights, failure } = community.lights
  useShareAppMessage(() => ({
    title: lights ? words.shareTitle(lights.communityName, numberText(lights.lit)) : '',
    path: `/pages/community/index?id=${lights?.communityId ?? ''}`,
  }))
  if (lights === null) {
    return (
      <Screen>
        <Waiting
          kind="detail"
          failure={failure ?? activities.communities.failure}
          onRetry={() => void load()}
        />
      </Screen>
    )
  }
  return (
    <Screen bleed>
      <LightsPanel lights={lights} />
      <View className="community-body stack-l">
        <CommunityText />
        <Others
          current={lights.communityId}
          onChoose={(id) => {
            choose(id)
            void load(id)
          }}
        />
        {platform.can.shareToChat ? (
          <Button id="share" label={words.share} icon="share" openType="share" block />
        ) : null}
      </View>
    </Screen>
  )
})

export default CommunityPage
