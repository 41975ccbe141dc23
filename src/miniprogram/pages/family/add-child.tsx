import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { currentConsent, ruleFor } from '../../../domain/families'
import { familyWords } from '../../../words/screens/family'
import { Button } from '../../parts/button'
import { Sheet } from '../../parts/sheet'
import { sayFailure } from '../../say'
import { useStores } from '../../stores/root'
import { ChildForm, missingOf, nothingTyped } from './child-form'

interface AddChildProps {
  open: boolean
  /** The child's nickname, or null when the person changed their mind. */
  onEnd: (nickname: string | null) => void
}

/** A guardian adds a child: who it is, the rule for its age, and the guardian's word. */
export const AddChild = observer(function AddChild({ open, onEnd }: AddChildProps) {
  const { family, clock } = useStores()
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
    const rule = ruleFor(birthYear, clock.now())
    const consentVersion = currentConsent
    const added = await addChild.run({ nickname, birthYear, consentVersion, rule })
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
      <ChildForm typed={typed} type={type} problem={problem} />
    </Sheet>
  )
})
