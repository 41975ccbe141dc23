import { View } from '@tarojs/components'
import { agoText } from '../../../words/format'
import { inboxWords as words } from '../../../words/screens/inbox'
import { Card } from '../../parts/card'
import { Icon } from '../../parts/icon'
import type { Query } from '../../platform/platform'
import type { Letter } from '../../stores/inbox'
import { useStores } from '../../stores/root'
import './letter.scss'

/** One thing the caller was told; a tap opens what it is about. */
export function LetterCard({ letter, now }: { letter: Letter; now: Date }) {
  const open = useOpen(letter)
  const when = agoText(letter.at, now)
  return (
    <Card
      id={`letter-${letter.id}`}
      label={words.spoken(
        letter.read ? letter.title : `${words.isNew} ${letter.title}`,
        letter.body,
        when,
      )}
      onTap={open}
    >
      <View className="stack-s">
        <View className="row row-top">
          {letter.read ? null : <View className="letter-new" />}
          <View className="t-strong grow">{letter.title}</View>
          {open ? <Icon name="next" size="s" /> : null}
        </View>
        <View className="t-quiet">{letter.body}</View>
        <View className="t-caption">{when}</View>
      </View>
    </Card>
  )
}

function useOpen(letter: Letter): (() => void) | undefined {
  const { platform } = useStores()
  const way = wayOf(letter)
  if (way === null) return undefined
  return () => {
    platform.navigate(way.route, way.query)
  }
}

interface Way {
  route: string
  query?: Query
}

/** Where there is something to do about it; else what it is about. */
function wayOf({ kind, about }: Letter): Way | null {
  switch (kind) {
    case 'marked_absent':
    case 'appeal_answered':
      return { route: 'pages/absences' }
    case 'certificate_asked':
      return { route: 'organizer/desk' }
    // Nothing of it is to come any more.
    case 'signup_rejected':
    case 'offer_expired':
      return { route: 'pages/my-signups', query: { view: 'over' } }
    default:
      return about && aboutWay(about)
  }
}

function aboutWay({ what, id }: NonNullable<Letter['about']>): Way {
  switch (what) {
    case 'activity':
      return { route: 'pages/activity', query: { id } }
    case 'signup':
      return { route: 'pages/my-signups' }
    case 'points':
      return { route: 'pages/points' }
    case 'redemption':
      return { route: 'pages/redemptions' }
    case 'certificate':
      return { route: 'service/certificate', query: { id } }
    case 'record':
      return { route: 'service/entry', query: { id } }
    case 'report':
      return { route: 'service/report' }
  }
}
