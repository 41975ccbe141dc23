import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { communityWords as words } from '../../../words/screens/community'
import { ChoiceGroup } from '../../parts/choices'
import { Section } from '../../parts/section'
import { useStores } from '../../stores/root'
import { Figures } from './figures'

/** What the community and its district are, and what they can count. */
export const CommunityText = observer(function CommunityText() {
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

/** The other communities of the district, a tap away. */
export const Others = observer(function Others({ current, onChoose }: OthersProps) {
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
