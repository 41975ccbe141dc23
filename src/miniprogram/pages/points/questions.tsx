import { useState } from 'react'
import { pointsWords } from '../../../words/screens/points'
import { Section } from '../../parts/section'
import { Question } from '../../parts/question'
import { List } from '../../parts/list'

/** What people usually ask, answered beside the figures it is about. */
export function Questions() {
  const [open, setOpen] = useState<number | null>(null)
  return (
    <Section title={pointsWords.questionsTitle}>
      <List>
        {pointsWords.questions.map(({ ask, answer }, index) => (
          <Question
            key={ask}
            id={`question-${String(index)}`}
            ask={ask}
            answer={answer}
            open={open === index}
            onTap={() => {
              setOpen(open === index ? null : index)
            }}
          />
        ))}
      </List>
    </Section>
  )
}
