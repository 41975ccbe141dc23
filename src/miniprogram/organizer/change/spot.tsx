import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { changeWords } from '../../../words/screens/change'
import { Card } from '../../parts/card'
import { Notice } from '../../parts/notice'
import { Section } from '../../parts/section'
import { useStores } from '../../stores/root'
import { PlaceCheck } from '../place-check'
import { useOrganizerStores } from '../stores/root'

/** Where one has to be to check in by oneself; it can be set anew while the activity is on, too. */
export const SpotField = observer(function SpotField() {
  const { platform } = useStores()
  const { change } = useOrganizerStores()
  if (!platform.can.locate && !change.hadSpot) return null
  return (
    <Section title={changeWords.where}>
      <Card>
        <View className="stack">
          {change.losesSpot ? (
            <Notice id="spot-lost" tone="lamp" text={changeWords.losesSpot} />
          ) : null}
          <PlaceCheck
            spot={change.form.spot}
            onChange={(spot) => {
              change.setSpot(spot)
            }}
          />
        </View>
      </Card>
    </Section>
  )
})
