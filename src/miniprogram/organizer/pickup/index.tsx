import { pageTitles } from '../../../words/titles'
import { Screen } from '../../parts/screen'
import { Section } from '../../parts/section'

export default function PickupPage() {
  return (
    <Screen>
      <Section title={pageTitles.pickup} />
    </Screen>
  )
}
