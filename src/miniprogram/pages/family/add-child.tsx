import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { currentConsent } from '../../../domain/families'
import { familyWords } from '../../../words/screens/family'
import { Button } from '../../parts/button'
import { Ticks } from '../../parts/choices'
import { TextField } from '../../parts/field'
import { Notice } from '../../parts/notice'
import { Sheet } from '../../parts/sheet'
import { sayFailure } from '../../say'
import { useStores } from '../../stores/root'
import { ChildRule } from './child-rule'

interface AddChildProps {
  open: boolean
  /** The child's nickname, or null when the person changed their mind. */
  onEnd: (nickname: string | null) => void
}

const nothingTyped = { nickname: '', year: '', agreed: false }

/** A guardian adds a child: who it is, the rule for its age, and the guardian's word. */
export const AddChild = observer(function AddChild({ open, onEnd }: AddChildProps) {
  const { family } = useStores()
  const [typed, type] = useState(nothingTyped)
  const [wrong, setWrong] = useState<string | null>(null)
  const { addChild } = family

  const close = (nickname: string | null) => {
    type(nothingTyped)
    setWrong(null)
    addChild.forgive()
    onEnd(nickname)
  }
  const save = async () => {
    const missing = missingOf(typed)
    setWrong(missing)
    if (missing !== null) return
    const nickname = typed.nickname.trim()
    const birthYear = Number(typed.year)
    const added = await addChild.run({ nickname, birthYear, consentVersion: currentConsent })
    if (added) close(nickname)
  }
  const problem = wrong ?? (addChild.failure && sayFailure(addChild.failure))
  return (
    <Sheet
      open={open}
      title={familyWords.addTitle}
      closeLabel={familyWords.cancel}
      onClose={() => {
        close(null)
      }}
      footer={
        <Button
          id="save-child"
          label={familyWords.save}
          kind="primary"
          block
          busy={addChild.busy}
          onTap={() => void save()}
        />
      }
    >
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
    </Sheet>
  )
})

const yearOf = (text: string): number | null => (/^(19|20)\d\d$/.test(text) ? Number(text) : null)

function missingOf(typed: typeof nothingTyped): string | null {
  if (typed.nickname.trim() === '') return familyWords.nicknameMissing
  if (yearOf(typed.year) === null) return familyWords.yearMissing
  return typed.agreed ? null : familyWords.agreeFirst
}
