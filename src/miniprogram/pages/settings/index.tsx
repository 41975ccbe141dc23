import { pageTitles } from '../../../words/titles'
import { Screen } from '../../parts/screen'
import { Section } from '../../parts/section'

export default function SettingsPage() {
  return (
    <Screen>
      <Section title={pageTitles.settings} />
    </Screen>
  )
}
