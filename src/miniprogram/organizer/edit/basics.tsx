import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { activityKinds, categories } from '../../../domain/activities'
import { categoryWords, kindWords } from '../../../words/labels'
import { editWords } from '../../../words/screens/edit'
import { Card } from '../../parts/card'
import { ChoiceField, TextAreaField, TextField } from '../../parts/field'
import { Section } from '../../parts/section'
import { problemAt } from '../stores/draft'
import { useOrganizerStores } from '../stores/root'
import { CoverField } from './cover-field'
import { PlaceCheck } from '../place-check'

const kinds = activityKinds.map((value) => ({ value, label: kindWords[value] }))
const categoryChoices = categories.map((value) => ({ value, label: categoryWords[value] }))

/** What it is and where. */
export const Basics = observer(function Basics() {
  const { edit } = useOrganizerStores()
  const { draft, problems } = edit
  return (
    <Section title={editWords.basics}>
      <Card>
        <View className="stack-l">
          <TextField
            name="title"
            label={editWords.title}
            placeholder={editWords.titleHint}
            value={draft.title}
            error={problemAt(problems, 'title')}
            maxLength={40}
            onChange={(title) => {
              edit.set('title', title)
            }}
          />
          <ChoiceField
            id="kind"
            label={editWords.kind}
            choices={kinds}
            value={draft.kind}
            onChange={(kind) => {
              edit.set('kind', kind)
            }}
          />
          <ChoiceField
            id="category"
            label={editWords.category}
            choices={categoryChoices}
            value={draft.category}
            onChange={(category) => {
              edit.set('category', category)
            }}
          />
          <CoverField />
          <TextAreaField
            name="content"
            label={editWords.content}
            placeholder={editWords.contentHint}
            value={draft.content}
            error={problemAt(problems, 'content')}
            maxLength={2000}
            onChange={(content) => {
              edit.set('content', content)
            }}
          />
          <Place />
          <PlaceCheck
            spot={edit.draft.spot}
            onChange={(spot) => {
              edit.set('spot', spot)
            }}
          />
          <Tags />
        </View>
      </Card>
    </Section>
  )
})

const Place = observer(function Place() {
  const { edit } = useOrganizerStores()
  const { draft, problems } = edit
  return (
    <>
      <TextField
        name="place"
        label={editWords.place}
        placeholder={editWords.placeHint}
        value={draft.place}
        error={problemAt(problems, 'place')}
        maxLength={40}
        onChange={(place) => {
          edit.set('place', place)
        }}
      />
      <TextField
        name="address"
        label={editWords.address}
        placeholder={editWords.addressHint}
        value={draft.address}
        error={problemAt(problems, 'address')}
        maxLength={100}
        onChange={(address) => {
          edit.set('address', address)
        }}
      />
    </>
  )
})

/** One line of words; what stands between spaces is a tag. */
const Tags = observer(function Tags() {
  const { edit } = useOrganizerStores()
  const [text, setText] = useState(edit.draft.tags.join(' '))
  return (
    <TextField
      name="tags"
      label={editWords.tags}
      placeholder={editWords.tagsHint}
      value={text}
      error={problemAt(edit.problems, 'tags')}
      maxLength={100}
      onChange={(typed) => {
        setText(typed)
        edit.set('tags', typed.split(editWords.tagsBetween).filter(Boolean))
      }}
    />
  )
})
