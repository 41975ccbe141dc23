import { View } from '@tarojs/components'
import { agoText } from '../../../words/format'
import { inboxWords as words } from '../../../words/screens/inbox'
import { Card } from '../../parts/card'
import { Icon } from '../../parts/icon'
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
  const { about } = letter
  if (about === null) return undefined
  return () => {
    switch (about.what) {
      case 'activity':
        platform.navigate('pages/activity', { id: about.id })
        break
      case 'signup':
        platform.navigate('pages/my-signups')
        break
      case 'points':
        platform.navigate('pages/points')
        break
      case 'redemption':
        platform.navigate('pages/redemptions')
        break
    }
  }
}
