import { pageTitles } from '../../../words/titles'
import { Screen } from '../../parts/screen'
import { Section } from '../../parts/section'

export default function DemoPage() {
  return (
    <Screen>
      <Section title={pageTitles.demo} />
    </Screen>
  )
}
