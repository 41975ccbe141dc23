import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { PublicState } from '../../../domain/certificates'
import { spelledSerial } from '../../../domain/certificates'
import { publicStateWords, verifyWords } from '../../../words/certificates'
import { lookUpWords as words } from '../../../words/screens/certificates'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { TextField } from '../../parts/field'
import { List, ListRow } from '../../parts/list'
import { Notice } from '../../parts/notice'
import { Screen } from '../../parts/screen'
import { sayFailure } from '../../say'
import { useStores } from '../../stores/root'
import { useFresh } from '../../use-fresh'
import { useQuery } from '../../use-query'
import type { CertificatesStore } from '../stores/certificates'
import { useServiceStores } from '../stores/root'

type Verified = NonNullable<CertificatesStore['found']['value']>

const tones: Record<PublicState, 'leaf' | 'accent'> = {
  valid: 'leaf',
  revoked: 'accent',
  replaced: 'accent',
}

/** 证明核验: whoever holds a paper looks it up; nobody has to have joined. */
const VerifyPage = observer(function VerifyPage() {
  const { certificates } = useServiceStores()
  const { serial: named, scene } = useQuery()
  const [typed, type] = useState(named ?? scene ?? '')
  const look = async (serial: string) => {
    certificates.found.forget()
    if (serial.trim() !== '') await certificates.found.load(serial.trim())
  }
  useFresh(() => look(typed))
  const { value, failure, busy } = certificates.found
  return (
    <Screen>
      <View className="stack-l">
        {value === null ? null : <Found found={value} onNewer={(serial) => void look(serial)} />}
        {failure ? <Notice id="not-found" tone="warn" text={sayFailure(failure)} /> : null}
        <View className="t-quiet">{words.intro}</View>
        <TextField
          name="serial"
          label={words.serial}
          placeholder={words.hint}
          value={typed}
          onChange={type}
          maxLength={40}
        />
        <Button
          id="look"
          label={words.look}
          kind={value === null ? 'primary' : 'secondary'}
          block
          busy={busy}
          onTap={() => void look(typed)}
        />
        <Scan
          onCode={(serial) => {
            type(serial)
            void look(serial)
          }}
        />
        <View className="t-caption">{words.note}</View>
      </View>
    </Screen>
  )
})

/** What anybody is told of a certificate, and nothing else. */
function Found({ found, onNewer }: { found: Verified; onNewer: (serial: string) => void }) {
  const { state, replacedBy } = found
  const { title, text } = publicStateWords[state]
  return (
    <View className="stack">
      <Card id="state" tone={tones[state]}>
        <View className="stack-s">
          <View className="t-title">{title}</View>
          <View className="t-body">{text}</View>
        </View>
      </Card>
      <List>
        <ListRow title={verifyWords.serial} note={spelledSerial(found.serial)} />
        <ListRow id="issuer" title={verifyWords.issuer} value={found.issuer} />
        <ListRow id="holder" title={verifyWords.holder} value={found.holder} />
        <ListRow
          id="total"
          title={verifyWords.total}
          value={verifyWords.duration(found.minutes)}
          valueTone="leaf"
        />
        {replacedBy === null ? null : (
          <ListRow
            id="newer"
            title={verifyWords.newer}
            note={spelledSerial(replacedBy)}
            onTap={() => {
              onNewer(replacedBy)
            }}
          />
        )}
      </List>
    </View>
  )
}

/** The code on a paper with a public address ends with its number. */
const Scan = observer(function Scan({ onCode }: { onCode: (serial: string) => void }) {
  const { platform } = useStores()
  if (!platform.can.scan) return null
  const scan = async () => {
    const code = await platform.scanCode()
    if (code !== null) onCode(code.split(/[/=]/).at(-1) ?? '')
  }
  return <Button id="scan" label={words.scan} icon="scan" block onTap={() => void scan()} />
})

export default VerifyPage
