import { View } from '@tarojs/components'
import { useShareAppMessage } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { numberText } from '../../../words/format'
import { communityWords as words } from '../../../words/screens/community'
import { Button } from '../../parts/button'
import { ChoiceGroup } from '../../parts/choices'
import { Screen } from '../../parts/screen'
import { Section } from '../../parts/section'
import { useStores } from '../../stores/root'
import { useFresh } from '../../use-fresh'
import { Waiting } from '../../wired/waiting'
import { Figures } from './figures'
import { LightsPanel } from './lights'

/** 万家灯火, large; and what a community and its district can count. */
const CommunityPage = observer(function CommunityPage() {
  const { community, activities, session, platform } = useStores()
  const [chosen, choose] = useState<string | null>(() => platform.routeQuery().id ?? null)
  const load = async (id: string | null = chosen): Promise<void> => {
    await activities.communities.load()
    const first = session.me?.communityId ?? activities.communities.value?.[0]?.id
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

const CommunityText = observer(function CommunityText() {
  const { community } = useStores()
  const about = community.community.value
  const district = community.district.value
  return (
    <>
      {about ? (
        <>
          <Figures
            id="figures"
            title={words.figures}
            note={words.figuresNote}
            figures={about.figures}
          />
          <Section title={words.about}>
            <View className="t-body">{about.about}</View>
          </Section>
        </>
      ) : null}
      {district ? (
        <Figures
          id="district-figures"
          title={words.district(district.name)}
          note={district.about}
          figures={district.figures}
        />
      ) : null}
    </>
  )
})

interface OthersProps {
  current: string
  onChoose: (communityId: string) => void
}

const Others = observer(function Others({ current, onChoose }: OthersProps) {
  const { activities } = useStores()
  const communities = activities.communities.value ?? []
  if (communities.length < 2) return null
  return (
    <Section title={words.others}>
      <ChoiceGroup
        id="community"
        label={words.communities}
        value={current}
        choices={communities.map((one) => ({ value: one.id, label: one.name }))}
        onChange={onChoose}
      />
    </Section>
  )
})

export default CommunityPage
