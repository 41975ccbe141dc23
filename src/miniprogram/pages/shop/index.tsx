import { pageTitles } from '../../../words/titles'
import { Screen } from '../../parts/screen'
import { Section } from '../../parts/section'

export default function ShopPage() {
  return (
    <Screen>
      <Section title={pageTitles.shop} />
    </Screen>
  )
}
