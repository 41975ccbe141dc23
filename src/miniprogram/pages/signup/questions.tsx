import { View } from '@tarojs/components'
import { signupWords as words } from '../../../words/screens/signup'
import type { Failure } from '../../failure'
import { ChoiceField, TextAreaField, TextField } from '../../parts/field'
import { Section } from '../../parts/section'
import { Ticks } from '../../parts/choices'
import { sayFailure } from '../../say'
import { wrongIn } from './answers'
import type { Drafts, Question } from './answers'

interface QuestionsProps {
  questions: readonly Question[]
  drafts: Drafts
  /** Some answers stand there from the last time. */
  isFilled: boolean
  /** Why the sign-up was refused; shown beside the field that it is about. */
  failure: Failure | null
  onChange: (id: string, draft: string | boolean) => void
}

/** What this activity asks of those who come. */
export function Questions({ questions, drafts, isFilled, failure, onChange }: QuestionsProps) {
  if (questions.length === 0) return null
  return (
    <Section
      id="questions"
      title={words.questions}
      note={isFilled ? words.questionsFilled : words.questionsNote}
    >
      <View className="stack-l">
        {questions.map((question) => (
          <QuestionField
            key={question.id}
            question={question}
            draft={drafts[question.id]}
            error={wrongIn(question, drafts) ?? refusalOf(question, failure)}
            onChange={(draft) => {
              onChange(question.id, draft)
            }}
          />
        ))}
      </View>
    </Section>
  )
}

/** The cloud names the question that it refused by its label. */
function refusalOf(question: Question, failure: Failure | null): string | null {
  if (failure?.kind !== 'refused' || failure.detail !== question.label) return null
  const isAboutAnswer = failure.reason === 'answer_missing' || failure.reason === 'answer_wrong'
  return isAboutAnswer ? sayFailure(failure) : null
}

interface QuestionFieldProps {
  question: Question
  draft: string | boolean | undefined
  error: string | null
  onChange: (draft: string | boolean) => void
}

function QuestionField({ question, draft, error, onChange }: QuestionFieldProps) {
  const text = typeof draft === 'string' ? draft : ''
  const name = `question-${question.id}`
  const label = question.required ? question.label : words.optional(question.label)
  switch (question.kind) {
    case 'text':
      return (
        <TextAreaField
          name={name}
          label={label}
          value={text}
          onChange={onChange}
          error={error}
          maxLength={200}
        />
      )
    case 'number':
      return (
        <TextField
          name={name}
          type="number"
          label={label}
          value={text}
          onChange={onChange}
          error={error}
          maxLength={12}
        />
      )
    case 'choice':
      return (
        <ChoiceField
          id={name}
          label={label}
          choices={question.options.map((option) => ({ value: option, label: option }))}
          value={text}
          // A second tap takes back what need not be answered.
          onChange={(option) => {
            onChange(option === text && !question.required ? '' : option)
          }}
          error={error}
        />
      )
    case 'consent':
      return (
        <Ticks
          id={name}
          label={label}
          options={[{ value: 'yes', label }]}
          values={draft === true ? ['yes'] : []}
          onChange={(values) => {
            onChange(values.length > 0)
          }}
        />
      )
  }
}
