import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { issuingWords as words } from '../../../words/screens/certificates'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { TextField } from '../../parts/field'
import { List, ListRow } from '../../parts/list'
import { Notice } from '../../parts/notice'
import { Section } from '../../parts/section'
import { sayFailure } from '../../say'
import type { Saying } from '../../wired/use-said'
import { useOrganizerStores } from '../stores/root'

interface Issuer {
  inCharge: string
  handler: string
  contact: string
}

interface IssuerPanelProps {
  orgId: string
  issuer: Issuer | null
  said: Saying
  onSaved: () => void
}

/** In whose name the org certifies: read, or written. */
export function IssuerPanel({ orgId, issuer, said, onSaved }: IssuerPanelProps) {
  const [editing, edit] = useState(false)
  const saved = () => {
    edit(false)
    said.tell(words.saved)
    onSaved()
  }
  if (issuer !== null && !editing) {
    return (
      <Section id="issuer" title={words.issuerTitle}>
        <View className="stack">
          <List>
            <ListRow title={words.inCharge} value={issuer.inCharge} />
            <ListRow title={words.handler} value={issuer.handler} />
            <ListRow title={words.contact} note={issuer.contact} />
          </List>
          <Button
            id="edit-issuer"
            label={words.edit}
            kind="quiet"
            block
            onTap={() => {
              edit(true)
            }}
          />
        </View>
      </Section>
    )
  }
  return (
    <Section title={words.issuerTitle} note={words.issuerNote}>
      {issuer === null ? (
        <Notice id="issuer-missing" tone="lamp" text={words.issuerMissing} />
      ) : null}
      <IssuerForm orgId={orgId} issuer={issuer} onSaved={saved} />
    </Section>
  )
}

const fields = ['inCharge', 'handler', 'contact'] as const

const IssuerForm = observer(function IssuerForm(props: Omit<IssuerPanelProps, 'said'>) {
  const { setIssuer } = useOrganizerStores().issuing
  const [typed, type] = useState<Issuer>(props.issuer ?? { inCharge: '', handler: '', contact: '' })
  const [tried, attempt] = useState(false)
  const isShort = (field: keyof Issuer) => typed[field].trim().length < 2
  const save = async () => {
    attempt(true)
    if (fields.some(isShort)) return
    const { orgId } = props
    const done = await setIssuer.run({
      orgId,
      inCharge: typed.inCharge.trim(),
      handler: typed.handler.trim(),
      contact: typed.contact.trim(),
    })
    if (done) props.onSaved()
  }
  return (
    <Card>
      <View className="stack-l">
        {fields.map((field) => (
          <TextField
            key={field}
            name={field}
            label={words[field]}
            value={typed[field]}
            maxLength={field === 'contact' ? 60 : 30}
            {...(field === 'contact' && { placeholder: words.contactHint })}
            error={tried && isShort(field) ? words.tooShort : null}
            onChange={(value) => {
              type({ ...typed, [field]: value })
            }}
          />
        ))}
        {setIssuer.failure ? <Notice tone="warn" text={sayFailure(setIssuer.failure)} /> : null}
        <Button
          id="save-issuer"
          label={words.save}
          kind="primary"
          block
          busy={setIssuer.busy}
          onTap={() => void save()}
        />
      </View>
    </Card>
  )
})
