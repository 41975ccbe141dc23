import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { changeWords } from '../../../words/screens/change'
import { editWords } from '../../../words/screens/edit'
import { Card } from '../../parts/card'
import { TextAreaField, TextField } from '../../parts/field'
import { Section } from '../../parts/section'
import type { TextName } from '../stores/change'
import { problemAt } from '../stores/draft'
import { useOrganizerStores } from '../stores/root'

interface TextRow {
  field: TextName
  name: string
  label: string
  most: number
  isLong?: boolean
}

const texts: readonly TextRow[] = [
  { field: 'title', name: 'title', label: editWords.title, most: 40 },
  { field: 'place', name: 'place', label: editWords.place, most: 40 },
  { field: 'address', name: 'address', label: editWords.address, most: 100 },
  { field: 'content', name: 'content', label: editWords.content, most: 2000, isLong: true },
  { field: 'conditions', name: 'conditions', label: editWords.conditions, most: 500, isLong: true },
  {
    field: 'riskNotice',
    name: 'risk-notice',
    label: editWords.riskNotice,
    most: 500,
    isLong: true,
  },
]

/** What it is and where, in words. */
export const TextFields = observer(function TextFields() {
  const { change } = useOrganizerStores()
  return (
    <Section title={changeWords.what}>
      <Card>
        <View className="stack-l">
          {texts.map(({ field, name, label, most, isLong }) => {
            const Field = isLong ? TextAreaField : TextField
            return (
              <Field
                key={field}
                name={name}
                label={label}
                value={change.form[field]}
                error={problemAt(change.problems, field)}
                maxLength={most}
                onChange={(text) => {
                  change.setText(field, text)
                }}
              />
            )
          })}
        </View>
      </Card>
    </Section>
  )
})
