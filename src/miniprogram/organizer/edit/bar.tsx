import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { editWords } from '../../../words/screens/edit'
import { Button } from '../../parts/button'
import { Confirm } from '../../parts/confirm'
import { Screen } from '../../parts/screen'
import { useSaid } from '../../wired/use-said'
import { useOrganizerStores } from '../stores/root'
import './edit.scss'

interface EditBarProps {
  onPublished: () => void
  children: ReactNode
}

/** The form with its two ends: keep it for later, or let everybody see it. */
export const EditBar = observer(function EditBar({ onPublished, children }: EditBarProps) {
  const { edit } = useOrganizerStores()
  const [asking, ask] = useState(false)
  const said = useSaid()

  const save = async () => {
    const id = await edit.save()
    if (id === null) said.complain(edit.saveFailure)
    return id
  }
  const publish = async () => {
    const id = await save()
    const done = id === null ? null : await edit.publish.run({ id })
    ask(false)
    if (done) onPublished()
    else if (id !== null) said.complain(edit.publish.failure)
  }
  const bottom = (
    <Ends
      onSave={() =>
        void save().then((id) => {
          if (id !== null) said.tell(editWords.saved)
        })
      }
      onPublish={() => {
        if (edit.check()) ask(true)
      }}
    />
  )
  const over = (
    <>
      <Confirm
        open={asking}
        title={editWords.publishTitle}
        text={editWords.publishText}
        confirmLabel={editWords.publishConfirm}
        cancelLabel={editWords.notYet}
        busy={edit.isBusy}
        onConfirm={() => void publish()}
        onCancel={() => {
          ask(false)
        }}
      />
      {said.toast}
    </>
  )
  return (
    <Screen bottom={bottom} over={over}>
      {children}
    </Screen>
  )
})

interface EndsProps {
  onSave: () => void
  onPublish: () => void
}

const Ends = observer(function Ends({ onSave, onPublish }: EndsProps) {
  const { edit } = useOrganizerStores()
  const problems = edit.problems.length
  return (
    <View className="stack">
      {problems > 0 ? (
        <View id="problems" className="t-body c-accent">
          {editWords.problems(problems)}
        </View>
      ) : null}
      <View className="row edit-bar">
        <Button id="save" label={editWords.save} block busy={edit.isBusy} onTap={onSave} />
        <Button
          id="publish"
          label={editWords.publish}
          kind="primary"
          block
          busy={edit.isBusy}
          onTap={onPublish}
        />
      </View>
    </View>
  )
})
