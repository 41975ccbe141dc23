import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { audiences, servedGroups } from '../../../domain/activities'
import { audienceWords, servedGroupWords } from '../../../words/labels'
import { editWords } from '../../../words/screens/edit'
import { Card } from '../../parts/card'
import { ChoiceField, FieldFrame, TextAreaField } from '../../parts/field'
import { Section } from '../../parts/section'
import { TickPills } from '../../parts/tick-pills'
import { problemAt } from '../stores/draft'
import { useOrganizerStores } from '../stores/root'

const audienceChoices = audiences.map((value) => ({ value, label: audienceWords[value] }))
const groups = servedGroups.map((value) => ({ value, label: servedGroupWords[value] }))

/** Who may come, and whom it is for. */
export const Who = observer(function Who() {
  const { edit } = useOrganizerStores()
  const { draft, problems } = edit
  return (
    <Section title={editWords.who}>
      <Card>
        <View className="stack-l">
          <ChoiceField
            id="audience"
            label={editWords.audience}
            choices={audienceChoices}
            value={draft.audience}
            onChange={(audience) => {
              edit.set('audience', audience)
            }}
          />
          <TextAreaField
            name="conditions"
            label={editWords.conditions}
            placeholder={editWords.conditionsHint}
            value={draft.conditions}
            error={problemAt(problems, 'conditions')}
            maxLength={500}
            onChange={(conditions) => {
              edit.set('conditions', conditions)
            }}
          />
          <FieldFrame label={editWords.servedGroups} error={problemAt(problems, 'servedGroups')}>
            <TickPills
              id="served"
              label={editWords.servedGroups}
              choices={groups}
              values={draft.servedGroups}
              onChange={(values) => {
                edit.set('servedGroups', values)
              }}
            />
          </FieldFrame>
        </View>
      </Card>
    </Section>
  )
})
