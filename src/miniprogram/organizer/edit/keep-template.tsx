import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { templateWords } from '../../../words/screens/edit-rules'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { TextField } from '../../parts/field'
import { Section } from '../../parts/section'
import { sayFailure } from '../../say'
import { useOrganizerStores } from '../stores/root'

/** The form under a name of its own, for the next time. It stands on the page, so that the form is seen. */
export const KeepTemplate = observer(function KeepTemplate() {
  const { edit } = useOrganizerStores()
  const [name, setName] = useState<string | null>(null)
  const [wrong, setWrong] = useState(false)
  const [saved, setSaved] = useState<string | null>(null)
  const { busy, failure } = edit.saveTemplate
  const shown = name ?? edit.draft.title.slice(0, 30)
  const typed = shown.trim()
  const save = async () => {
    const isNamed = typed.length >= 1 && typed.length <= 30
    setWrong(!isNamed)
    setSaved(null)
    if (isNamed && (await edit.keepAsTemplate(typed))) setSaved(typed)
  }
  const error = wrong ? templateWords.nameMissing : failure && sayFailure(failure)
  return (
    <Section title={templateWords.section} note={templateWords.sectionNote}>
      <Card>
        <View className="stack-l">
          <TextField
            name="template-name"
            label={templateWords.name}
            placeholder={templateWords.nameHint}
            note={saved === null ? templateWords.saveText : templateWords.saved(saved)}
            error={error}
            value={shown}
            maxLength={30}
            onChange={setName}
          />
          <Button
            id="save-template"
            label={templateWords.save}
            block
            busy={busy}
            onTap={() => void save()}
          />
        </View>
      </Card>
    </Section>
  )
})
