import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { editWords } from '../../../words/screens/edit'
import { Card } from '../../parts/card'
import { TextAreaField, TextField } from '../../parts/field'
import { Section } from '../../parts/section'
import { problemAt } from '../stores/draft'
import { useOrganizerStores } from '../stores/root'

/** What may go wrong and what is done about it (志愿服务条例 art. 12). */
export const Safety = observer(function Safety() {
  const { edit } = useOrganizerStores()
  const { draft, problems } = edit
  return (
    <Section title={editWords.safety}>
      <Card>
        <View className="stack-l">
          <TextAreaField
            name="risk-notice"
            label={editWords.riskNotice}
            value={draft.riskNotice}
            error={problemAt(problems, 'riskNotice')}
            maxLength={500}
            onChange={(riskNotice) => {
              edit.set('riskNotice', riskNotice)
            }}
          />
          <TextField
            name="insurance"
            label={editWords.insurance}
            placeholder={editWords.insuranceHint}
            value={draft.insurance ?? ''}
            error={problemAt(problems, 'insurance')}
            maxLength={100}
            onChange={(insurance) => {
              edit.set('insurance', insurance.trim() === '' ? null : insurance)
            }}
          />
        </View>
      </Card>
    </Section>
  )
})
