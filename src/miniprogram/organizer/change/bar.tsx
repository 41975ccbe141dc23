import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { namesText } from '../../../words/format'
import { changeWords } from '../../../words/screens/change'
import { editWords } from '../../../words/screens/edit'
import { Button } from '../../parts/button'
import { Confirm } from '../../parts/confirm'
import { Screen } from '../../parts/screen'
import { useSaid } from '../../wired/use-said'
import { useOrganizerStores } from '../stores/root'

interface ChangeBarProps {
  onDone: (done: { changed: number; told: number }) => void
  children: ReactNode
}

/** The form with its end: what is different is named once more, with who will read of it. */
export const ChangeBar = observer(function ChangeBar({ onDone, children }: ChangeBarProps) {
  const { change } = useOrganizerStores()
  const [asking, ask] = useState(false)
  const said = useSaid()
  const save = async () => {
    const done = await change.save()
    ask(false)
    if (done) onDone(done)
    else said.complain(change.change.failure)
  }
  const names = namesText(change.changed.map((name) => changeWords.names[name]))
  const over = (
    <>
      <AskSave
        open={asking}
        names={names}
        onSave={() => void save()}
        onEnd={() => {
          ask(false)
        }}
      />
      {said.toast}
    </>
  )
  const bottom = (
    <Ends
      names={names}
      onSave={() => {
        if (change.check()) ask(true)
      }}
    />
  )
  return (
    <Screen bottom={bottom} over={over}>
      {children}
    </Screen>
  )
})

const Ends = observer(function Ends({ names, onSave }: { names: string; onSave: () => void }) {
  const { change } = useOrganizerStores()
  const problems = change.problems.length
  return (
    <View className="stack">
      {problems > 0 ? (
        <View id="problems" className="t-body c-accent">
          {editWords.problems(problems)}
        </View>
      ) : null}
      <View id="changed" className="t-caption center">
        {names === '' ? changeWords.nothing : changeWords.changed(names)}
      </View>
      <Button
        id="save"
        label={changeWords.save}
        kind="primary"
        block
        disabled={names === ''}
        busy={change.change.busy}
        onTap={onSave}
      />
    </View>
  )
})

interface AskSaveProps {
  open: boolean
  names: string
  onSave: () => void
  onEnd: () => void
}

const AskSave = observer(function AskSave({ open, names, onSave, onEnd }: AskSaveProps) {
  const { change } = useOrganizerStores()
  const later = change.reach === 'following' ? changeWords.alsoLater : ''
  const told = `${changeWords.whoIsTold(change.concerned)}${later}`
  return (
    <Confirm
      open={open}
      title={changeWords.confirmTitle}
      text={`${changeWords.changed(names)}${told}`}
      confirmLabel={changeWords.confirm}
      cancelLabel={changeWords.notYet}
      busy={change.change.busy}
      onConfirm={onSave}
      onCancel={onEnd}
    />
  )
})
