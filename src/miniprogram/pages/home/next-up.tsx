import { observer } from 'mobx-react-lite'
import { homeWords as words } from '../../../words/screens/home'
import { Section } from '../../parts/section'
import { useStores } from '../../stores/root'
import { ownStep } from '../../stores/step'
import { useNow } from '../../use-now'
import type { Offers } from '../../wired/use-offers'
import { PartyCard } from '../my-signups/party-card'
import { isOffered } from '../my-signups/party-state'

/** A seat that waits for an answer, else the sign-up that comes next; nothing when there is none. */
export const NextUp = observer(function NextUp({ offers }: { offers: Offers }) {
  const { signups, platform } = useStores()
  const offered = signups.coming.items?.find(isOffered)
  const now = useNow(offered ? 1000 : 30_000)
  const next =
    offered ??
    signups.coming.items?.find((party) => !party.activityCancelled && ownStep(party, now) !== null)
  if (!next) return null
  return (
    <Section
      id="next-up"
      title={offered ? words.offered : words.next}
      more={words.allMine}
      onMore={() => {
        platform.navigate('pages/my-signups')
      }}
    >
      <PartyCard party={next} now={now} offers={offers} />
    </Section>
  )
})
