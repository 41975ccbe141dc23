import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { idTypes } from '../../../domain/certificates'
import { certificateWords as words } from '../../../words/screens/certificates'
import { ChoiceField, TextField } from '../../parts/field'
import { List, ListRow } from '../../parts/list'
import { Section } from '../../parts/section'
import type { Holders } from '../stores/certificates'
import { useServiceStores } from '../stores/root'

type Known = Holders['holders'][number]['known']

/** Name and document: shown masked where they are known, asked for once where not. */
export const IdentityFields = observer(function IdentityFields({ known }: { known: Known }) {
  const { form } = useServiceStores().certificates
  return (
    <Section title={words.identityTitle} note={words.identityNote}>
      {known !== null && !form.editing ? (
        <List>
          <ListRow
            id="known"
            title={words.known(
              known.name,
              known.idType === 'none' ? null : words.idTypes[known.idType],
            )}
            note={words.knownNumber(known.idNumber)}
            value={words.change}
            onTap={() => {
              form.set({ editing: true, name: known.name, idType: known.idType, idNumber: '' })
            }}
          />
        </List>
      ) : (
        <Typed />
      )}
    </Section>
  )
})

const Typed = observer(function Typed() {
  const { form } = useServiceStores().certificates
  return (
    <View className="stack-l">
      <TextField
        name="real-name"
        label={words.name}
        placeholder={words.nameHint}
        value={form.name}
        maxLength={30}
        error={form.tried && !form.isNameGood ? words.nameMissing : null}
        onChange={(name) => {
          form.set({ name })
        }}
      />
      <ChoiceField
        id="id-type"
        label={words.idType}
        choices={idTypes.map((value) => ({ value, label: words.idTypes[value] }))}
        value={form.idType}
        note={words.idNone}
        onChange={(idType) => {
          form.set({ idType })
        }}
      />
      {form.idType === 'none' ? null : (
        <TextField
          name="id-number"
          label={words.idNumber}
          value={form.idNumber}
          maxLength={30}
          error={form.tried && !form.isIdGood ? words.idWrong : null}
          onChange={(idNumber) => {
            form.set({ idNumber })
          }}
        />
      )}
    </View>
  )
})
