import { View } from '@tarojs/components'
import { familyWords } from '../../../words/screens/family'
import { Card } from '../../parts/card'
import { List, ListRow } from '../../parts/list'
import type { Family } from '../../stores/family'
import { useStores } from '../../stores/root'

/** The household's name, its community and its window among the lights. */
export function Home({ family }: { family: Family }) {
  const { platform } = useStores()
  const { buildingName, windowNumber, communityId } = family
  const hasWindow = buildingName !== null && windowNumber !== null
  return (
    <>
      <Card tone="lamp">
        <View className="stack-s">
          <View id="family-alias" className="t-display">
            {family.alias}
          </View>
          <View className="t-quiet">{family.communityName}</View>
          <View className="t-caption">{familyWords.aliasNote}</View>
        </View>
      </Card>
      <List>
        <ListRow
          id="window"
          icon="lamp"
          title={hasWindow ? familyWords.window(buildingName, windowNumber) : familyWords.noWindow}
          note={familyWords.seeLights}
          onTap={() => {
            platform.navigate('pages/community', { id: communityId })
          }}
        />
      </List>
    </>
  )
}
