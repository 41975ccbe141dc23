import { observer } from 'mobx-react-lite'
import { homeWords as words } from '../../../words/screens/home'
import { Section } from '../../parts/section'
import { useStores } from '../../stores/root'
import { useNow } from '../../use-now'
import type { Offers } from '../../wired/use-offers'
import { PartyCard } from '../my-signups/party-card'
import { isOffered } from '../my-signups/party-state'
import { nextOf } from './next'

/** What matters most of what one is signed up for; nothing when there is none. */
export const NextUp = observer(function NextUp({ offers }: { offers: Offers }) {
  const stores = useStores()
  const offered = stores.signups.coming.items?.some(isOffered) ?? false
  const now = useNow(offered ? 1000 : 30_000)
  const next = nextOf(stores, now)
  if (!next) return null
  return (
    <Section
      id="next-up"
      title={offered ? words.offered : words.next}
      more={words.allMine}
      onMore={() => {
        stores.platform.navigate('pages/my-signups')
      }}
    >
      <PartyCard party={next} now={now} offers={offers} />
    </Section>
  )
})
