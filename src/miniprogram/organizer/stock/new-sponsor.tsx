import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { sponsorKinds } from '../../../domain/shelf'
import type { SponsorKind } from '../../../domain/shelf'
import { stockWords as words } from '../../../words/screens/shelf'
import { Button } from '../../parts/button'
import { ChoiceField, TextField } from '../../parts/field'
import { useOrganizerStores } from '../stores/root'
import type { StockProps } from './shared'

/** A sponsor that the shop does not know yet, under the name that it wants to be read by. */
export const NewSponsor = observer(function NewSponsor(
  props: StockProps & { onSaved: (sponsorId: string) => void },
) {
  const { orgId, said, onSaved } = props
  const { shelf } = useOrganizerStores()
  const [name, setName] = useState('')
  const [kind, setKind] = useState<SponsorKind>('org')
  const [wrong, setWrong] = useState(false)
  const save = async () => {
    const bare = name.trim()
    setWrong(bare === '')
    if (bare === '') return
    const saved = await shelf.saveSponsor.run({ orgId, kind, name: bare, about: '' })
    if (saved === null) {
      said.complain(shelf.saveSponsor.failure)
      return
    }
    said.tell(words.sponsorSaved(bare))
    await shelf.sponsors.load(orgId)
    onSaved(saved.sponsorId)
  }
  return (
    <View className="stack">
      <ChoiceField
        id="sponsor-kind"
        label={words.sponsorKind}
        choices={sponsorKinds.map((value) => ({ value, label: words.sponsorKinds[value] }))}
        value={kind}
        onChange={setKind}
      />
      <TextField
        name="sponsor-name"
        label={words.sponsorName}
        placeholder={words.sponsorHint}
        value={name}
        maxLength={30}
        error={wrong ? words.missing.sponsor : null}
        onChange={setName}
      />
      <Button
        id="save-sponsor"
        label={words.saveSponsor}
        block
        busy={shelf.saveSponsor.busy}
        onTap={() => void save()}
      />
    </View>
  )
})
