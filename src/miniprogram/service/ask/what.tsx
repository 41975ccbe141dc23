import { observer } from 'mobx-react-lite'
import { purposes } from '../../../domain/certificates'
import { purposeWords } from '../../../words/certificates'
import { certificateWords as words } from '../../../words/screens/certificates'
import { ChoiceField, TextField } from '../../parts/field'
import type { Holders } from '../stores/certificates'
import { useServiceStores } from '../stores/root'

/** Whoever has no children in care is not asked. */
export const WhoField = observer(function WhoField({ holders }: { holders: Holders }) {
  const { form } = useServiceStores().certificates
  if (holders.holders.length < 2) return null
  return (
    <ChoiceField
      id="who"
      label={words.forWhom}
      choices={holders.holders.map(({ personId, nickname }) => ({
        value: personId,
        label: nickname,
      }))}
      value={form.personId}
      onChange={(personId) => {
        form.start(personId)
      }}
    />
  )
})

export const PurposeFields = observer(function PurposeFields() {
  const { form } = useServiceStores().certificates
  return (
    <>
      <ChoiceField
        id="purpose"
        label={words.purpose}
        choices={purposes.map((value) => ({ value, label: purposeWords[value] }))}
        value={form.purpose}
        onChange={(purpose) => {
          form.set({ purpose })
        }}
      />
      <TextField
        name="purpose-note"
        label={words.purposeNote}
        placeholder={words.purposeHint}
        value={form.purposeNote}
        maxLength={30}
        onChange={(purposeNote) => {
          form.set({ purposeNote })
        }}
      />
    </>
  )
})
