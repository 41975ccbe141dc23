import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { questionKinds } from '../../../domain/questions'
import { askWords } from '../../../words/screens/edit-rules'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { ChoiceField, TextField } from '../../parts/field'
import { Section } from '../../parts/section'
import { SwitchField } from '../../parts/switch-field'
import { problemAt } from '../stores/draft'
import type { Question } from '../stores/draft'
import { useOrganizerStores } from '../stores/root'

const kinds = questionKinds.map((value) => ({ value, label: askWords.kinds[value] }))
const mostQuestions = 8

/** What residents are asked when they sign up. */
export const Questions = observer(function Questions() {
  const { edit } = useOrganizerStores()
  const { questions } = edit.draft
  return (
    <Section title={askWords.title} note={askWords.note}>
      {questions.map((question, index) => (
        <One key={question.id} question={question} index={index} />
      ))}
      {questions.length < mostQuestions ? (
        <Button
          id="add-question"
          label={askWords.add}
          icon="plus"
          block
          onTap={() => {
            edit.addQuestion()
          }}
        />
      ) : null}
    </Section>
  )
})

interface OneProps {
  question: Question
  index: number
}

const One = observer(function One({ question, index }: OneProps) {
  const { edit } = useOrganizerStores()
  const id = `question-${String(index)}`
  const path = `questions.${String(index)}`
  const set = (change: Partial<Question>) => {
    edit.setQuestion(index, change)
  }
  return (
    <Card>
      <View className="stack-l">
        <View className="t-strong">{askWords.question(index + 1)}</View>
        <TextField
          name={`${id}-label`}
          label={askWords.label}
          placeholder={askWords.hints[question.kind]}
          value={question.label}
          error={problemAt(edit.problems, `${path}.label`)}
          maxLength={60}
          onChange={(label) => {
            set({ label })
          }}
        />
        <ChoiceField
          id={`${id}-kind`}
          label={askWords.kind}
          choices={kinds}
          value={question.kind}
          onChange={(kind) => {
            set({ kind, ...(kind !== 'choice' && { options: [] }) })
          }}
        />
        {question.kind === 'choice' ? (
          <Options
            id={id}
            options={question.options}
            error={problemAt(edit.problems, `${path}.options`)}
            onChange={(options) => {
              set({ options })
            }}
          />
        ) : null}
        <SwitchField
          id={`${id}-required`}
          label={askWords.required}
          value={question.required}
          onChange={(required) => {
            set({ required })
          }}
        />
        <View className="edit-remove">
          <Button
            id={`${id}-remove`}
            label={askWords.remove}
            kind="quiet"
            size="s"
            onTap={() => {
              edit.removeQuestion(index)
            }}
          />
        </View>
      </View>
    </Card>
  )
})

interface OptionsProps {
  id: string
  options: readonly string[]
  error: string | null
  onChange: (options: string[]) => void
}

/** One line of words; what stands between spaces is an option, each of them once. */
const Options = observer(function Options({ id, options, error, onChange }: OptionsProps) {
  const [text, setText] = useState(options.join(' '))
  return (
    <TextField
      name={`${id}-options`}
      label={askWords.options}
      placeholder={askWords.optionsHint}
      value={text}
      error={error}
      maxLength={220}
      onChange={(typed) => {
        setText(typed)
        onChange([...new Set(typed.split(askWords.between).filter(Boolean))])
      }}
    />
  )
})
