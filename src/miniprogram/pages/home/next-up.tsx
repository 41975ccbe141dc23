import { observer } from 'mobx-react-lite'
import { homeWords as words } from '../../../words/screens/home'
import { Section } from '../../parts/section'
import { useStores } from '../../stores/root'
import { ownStep } from '../../stores/step'
import { useNow } from '../../use-now'
import { PartyCard } from '../my-signups/party-card'

/** The sign-up that comes next, with what to do now; nothing when there is none. */
export const NextUp = observer(function NextUp() {
  const { signups, platform } = useStores()
  const now = useNow(30_000)
  const next = signups.coming.items?.find(
    (party) => !party.activityCancelled && ownStep(party, now) !== null,
  )
  if (!next) return null
  return (
    <Section
      id="next-up"
      title={words.next}
      more={words.allMine}
      onMore={() => {
        platform.navigate('pages/my-signups')
      }}
    >
      <PartyCard party={next} now={now} />
    </Section>
  )
})
