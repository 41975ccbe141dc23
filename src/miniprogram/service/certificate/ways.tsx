import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { certificateWords as words } from '../../../words/screens/certificates'
import { Button } from '../../parts/button'
import { Notice } from '../../parts/notice'
import { useStores } from '../../stores/root'
import type { Saying } from '../../wired/use-said'
import type { Certificate } from '../stores/certificates'

interface WaysProps {
  certificate: Certificate
  said: Saying
  onOpen: (certificate: Certificate) => Promise<boolean>
}

/** The PDF first, then proving to somebody that it is good. */
export const Ways = observer(function Ways({ certificate, said, onOpen }: WaysProps) {
  const { platform } = useStores()
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)
  const { state, serial, verifyAt } = certificate
  if (state !== 'issued') return null
  const isBrowser = platform.kind === 'h5'
  const open = async () => {
    setBusy(true)
    const isOpen = await onOpen(certificate)
    setBusy(false)
    setFailed(!isOpen)
    if (isOpen && isBrowser) said.tell(words.saved)
  }
  const copy = async () => {
    const isCopied = await platform.copyLink(verifyAt ?? `/verify/${serial}`)
    said.tell(isCopied ? words.copied : words.notCopied)
  }
  return (
    <View className="stack">
      {failed ? <Notice id="open-failure" tone="warn" text={words.failed} /> : null}
      <Button
        id="open-pdf"
        label={isBrowser ? words.save : words.open}
        kind="primary"
        block
        busy={busy}
        onTap={() => void open()}
      />
      {platform.can.shareToChat ? (
        <Button id="share" label={words.share} icon="share" block openType="share" />
      ) : (
        <Button id="copy" label={words.copy} icon="share" block onTap={() => void copy()} />
      )}
      <Button
        id="see-verify"
        label={words.verify}
        kind="quiet"
        block
        onTap={() => {
          platform.navigate('service/verify', { serial })
        }}
      />
    </View>
  )
})
