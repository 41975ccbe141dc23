import { View } from '@tarojs/components'
import { familyWords } from '../../../words/screens/family'
import { Ticks } from '../../parts/choices'
import { TextField } from '../../parts/field'
import { Notice } from '../../parts/notice'
import { ChildRule } from './child-rule'

export const nothingTyped = { nickname: '', year: '', agreed: false }

type Typed = typeof nothingTyped

const yearOf = (text: string): number | null => (/^(19|20)\d\d$/.test(text) ? Number(text) : null)

/** What is still to be filled in, in a sentence. */
export function missingOf(typed: Typed): string | null {
  if (typed.nickname.trim() === '') return familyWords.nicknameMissing
  if (yearOf(typed.year) === null) return familyWords.yearMissing
  return typed.agreed ? null : familyWords.agreeFirst
}

interface ChildFormProps {
  typed: Typed
  type: (typed: Typed) => void
  problem: string | null
}

/** Who the child is, the rule for its age, and the guardian's word. */
export function ChildForm({ typed, type, problem }: ChildFormProps) {
  return (
    <View className="stack-l">
      <View className="t-quiet">{familyWords.addNote}</View>
      <TextField
        name="child-nickname"
        label={familyWords.nickname}
        note={familyWords.nicknameHint}
        value={typed.nickname}
        maxLength={20}
        onChange={(nickname) => {
          type({ ...typed, nickname })
        }}
      />
      <TextField
        name="child-birth-year"
        label={familyWords.birthYear}
        placeholder={familyWords.birthYearHint}
        type="number"
        value={typed.year}
        maxLength={4}
        onChange={(year) => {
          type({ ...typed, year, agreed: false })
        }}
      />
      <ChildRule year={yearOf(typed.year)} />
      <Ticks
        id="child-consent"
        label={familyWords.agree}
        options={[{ value: 'yes', label: familyWords.agree }]}
        values={typed.agreed ? ['yes'] : []}
        onChange={(values) => {
          type({ ...typed, agreed: values.includes('yes') })
        }}
      />
      {problem ? <Notice id="child-problem" text={problem} tone="warn" /> : null}
    </View>
  )
}
