import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { certificateWords as words } from '../../../words/screens/certificates'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { useStores } from '../../stores/root'
import type { Certificate } from '../stores/certificates'

const heads = {
  issued: { tone: 'leaf', title: words.issuedTitle },
  waiting: { tone: 'lamp', title: words.waitingTitle },
  refused: { tone: 'accent', title: words.refusedTitle },
  revoked: { tone: 'accent', title: words.revokedTitle },
} as const

/** What became of it, first of all; and the way to the one that replaced it, or that it replaced. */
export const Told = observer(function Told({ certificate }: { certificate: Certificate }) {
  const { platform } = useStores()
  const { state, reason, replacedById, replacesId } = certificate
  const { tone, title } = heads[state]
  const to = (id: string) => () => {
    platform.redirect('service/certificate', { id })
  }
  return (
    <Card tone={tone} id="state">
      <View className="stack">
        <View className="t-title">{title}</View>
        {state === 'waiting' ? <View className="t-body">{words.waitingText}</View> : null}
        {reason === null ? null : (
          <View id="reason" className="t-body">
            {words.reason(reason)}
          </View>
        )}
        {state === 'revoked' ? <View className="t-body">{words.revokedText}</View> : null}
        {replacedById === null ? null : (
          <Button
            id="to-newer"
            label={words.toNewer}
            kind="primary"
            block
            onTap={to(replacedById)}
          />
        )}
        {replacesId === null ? null : (
          <Button id="to-older" label={words.toOlder} kind="quiet" block onTap={to(replacesId)} />
        )}
      </View>
    </Card>
  )
})
