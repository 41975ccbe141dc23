import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { parties } from '../../../domain/activities'
import { fivePartyWords } from '../../../words/labels'
import { editWords } from '../../../words/screens/edit'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { ChoiceField, TextField } from '../../parts/field'
import { Section } from '../../parts/section'
import { problemAt } from '../stores/draft'
import type { Contribution } from '../stores/draft'
import { useOrganizerStores } from '../stores/root'

const partyChoices = parties.map((value) => ({ value, label: fivePartyWords[value] }))

/** 五社: which of the five gave what. */
export const Five = observer(function Five() {
  const { edit } = useOrganizerStores()
  const { contributions } = edit.draft
  return (
    <Section title={editWords.five} note={editWords.fiveNote}>
      {contributions.map((contribution, index) => (
        <One key={index} contribution={contribution} index={index} />
      ))}
      {contributions.length < 10 ? (
        <Button
          id="add-contribution"
          label={editWords.addContribution}
          icon="plus"
          block
          onTap={() => {
            edit.addContribution()
          }}
        />
      ) : null}
    </Section>
  )
})

interface OneProps {
  contribution: Contribution
  index: number
}

const One = observer(function One({ contribution, index }: OneProps) {
  const { edit } = useOrganizerStores()
  const path = `contributions.${String(index)}`
  const id = `contribution-${String(index)}`
  return (
    <Card>
      <View className="stack-l">
        <ChoiceField
          id={`${id}-party`}
          label={editWords.party}
          choices={partyChoices}
          value={contribution.party}
          onChange={(party) => {
            edit.setContribution(index, { party })
          }}
        />
        <TextField
          name={`${id}-name`}
          label={editWords.partyName}
          placeholder={editWords.partyNameHint}
          value={contribution.name}
          error={problemAt(edit.problems, `${path}.name`)}
          maxLength={40}
          onChange={(name) => {
            edit.setContribution(index, { name })
          }}
        />
        <TextField
          name={`${id}-gave`}
          label={editWords.gave}
          placeholder={editWords.gaveHint}
          value={contribution.gave}
          error={problemAt(edit.problems, `${path}.gave`)}
          maxLength={100}
          onChange={(gave) => {
            edit.setContribution(index, { gave })
          }}
        />
        <View className="edit-remove">
          <Button
            id={`${id}-remove`}
            label={editWords.removeContribution}
            kind="quiet"
            size="s"
            onTap={() => {
              edit.removeContribution(index)
            }}
          />
        </View>
      </View>
    </Card>
  )
})
