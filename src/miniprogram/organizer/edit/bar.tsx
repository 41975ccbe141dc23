import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { recurrenceText } from '../../../words/recurrence'
import { editWords } from '../../../words/screens/edit'
import { repeatWords } from '../../../words/screens/edit-rules'
import { Button } from '../../parts/button'
import { Confirm } from '../../parts/confirm'
import { Screen } from '../../parts/screen'
import { useSaid } from '../../wired/use-said'
import { useOrganizerStores } from '../stores/root'
import { AskDiscard, DiscardButton } from './discard'
import './edit.scss'

/** What has been published: one activity, or a series and how many of it are open now. */
export type Out = { activityId: string } | { made: number }

interface EditBarProps {
  onPublished: (out: Out) => void
  children: ReactNode
}

/** The form with its two ends: keep it for later, or let everybody see it. */
export const EditBar = observer(function EditBar({ onPublished, children }: EditBarProps) {
  const { edit } = useOrganizerStores()
  const [asking, ask] = useState(false)
  const [discarding, askDiscard] = useState(false)
  const said = useSaid()

  const save = async () => {
    const id = await edit.save()
    if (id === null) said.complain(edit.saveFailure)
    return id
  }
  const publishOne = async () => {
    const id = await save()
    const done = id === null ? null : await edit.publish.run({ id })
    ask(false)
    if (done && id !== null) onPublished({ activityId: id })
    else if (id !== null) said.complain(edit.publish.failure)
  }
  const publishSeries = async () => {
    const series = await edit.publishSeries()
    ask(false)
    if (series) onPublished({ made: series.made })
    else said.complain(edit.makeSeries.failure)
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
      <AskPublish
        open={asking}
        onPublish={() => void (edit.repeating.rule === null ? publishOne() : publishSeries())}
        onEnd={() => {
          ask(false)
        }}
      />
      <AskDiscard
        asking={discarding}
        said={said}
        onEnd={() => {
          askDiscard(false)
        }}
      />
      {said.toast}
    </>
  )
  return (
    <Screen bottom={bottom} over={over}>
      {children}
      <DiscardButton
        onAsk={() => {
          askDiscard(true)
        }}
      />
    </Screen>
  )
})

interface AskPublishProps {
  open: boolean
  onPublish: () => void
  onEnd: () => void
}

const AskPublish = observer(function AskPublish({ open, onPublish, onEnd }: AskPublishProps) {
  const { edit } = useOrganizerStores()
  const { rule } = edit.repeating
  const isSeries = rule !== null
  return (
    <Confirm
      open={open}
      title={isSeries ? repeatWords.publishTitle : editWords.publishTitle}
      text={
        isSeries
          ? repeatWords.publishText(recurrenceText(rule), edit.preview?.atOnce ?? 0)
          : editWords.publishText
      }
      confirmLabel={editWords.publishConfirm}
      cancelLabel={editWords.notYet}
      busy={edit.isBusy}
      onConfirm={onPublish}
      onCancel={onEnd}
    />
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
