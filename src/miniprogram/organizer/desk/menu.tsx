import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { deskWords } from '../../../words/screens/desk'
import { Button } from '../../parts/button'
import { Confirm } from '../../parts/confirm'
import { Sheet } from '../../parts/sheet'
import { useStores } from '../../stores/root'
import type { Saying } from '../../wired/use-said'
import type { DeskActivity } from '../stores/desk'
import { useOrganizerStores } from '../stores/root'
import { TakeBack } from './take-back'
import type { Asked } from './take-back'

interface MenuProps {
  /** Null while the menu is closed. */
  activity: DeskActivity | null
  said: Saying
  onEnd: () => void
}

/** What can be done with one activity; publishing and taking back ask once more. */
export const Menu = observer(function Menu({ activity, said, onEnd }: MenuProps) {
  const [step, go] = useState<'menu' | 'publish' | 'cancel'>('menu')
  const end = () => {
    go('menu')
    onEnd()
  }
  if (activity === null) return null
  switch (step) {
    case 'menu':
      return <Actions activity={activity} onGo={go} onEnd={end} />
    case 'publish':
      return <AskPublish activity={activity} said={said} onEnd={end} />
    case 'cancel':
      return <TakeBack activity={activity} said={said} onEnd={end} />
  }
})

interface ActionsProps {
  activity: DeskActivity
  onGo: (step: 'publish' | 'cancel') => void
  onEnd: () => void
}

function Actions({ activity, onGo, onEnd }: ActionsProps) {
  const { platform } = useStores()
  const { id, status } = activity
  const open = (route: string, query: Record<string, string>) => () => {
    onEnd()
    platform.navigate(route, query)
  }
  return (
    <Sheet open title={activity.title} closeLabel={deskWords.close} onClose={onEnd}>
      <View className="stack">
        {status === 'draft' ? (
          <>
            <Button
              id="menu-publish"
              label={deskWords.publish}
              kind="primary"
              block
              onTap={() => {
                onGo('publish')
              }}
            />
            <Button
              id="menu-edit"
              label={deskWords.edit}
              block
              onTap={open('organizer/edit', { id })}
            />
          </>
        ) : (
          <Button
            id="menu-see"
            label={deskWords.see}
            block
            onTap={open('pages/activity', { id })}
          />
        )}
        {status === 'published' ? (
          <Button
            id="menu-change"
            label={deskWords.change}
            block
            onTap={open('organizer/change', { id })}
          />
        ) : null}
        <Button
          id="menu-copy"
          label={deskWords.copy}
          block
          onTap={open('organizer/edit', { id, copy: '1' })}
        />
        {status === 'published' ? (
          <Button
            id="menu-cancel"
            label={deskWords.cancel}
            kind="danger"
            block
            onTap={() => {
              onGo('cancel')
            }}
          />
        ) : null}
      </View>
    </Sheet>
  )
}

const AskPublish = observer(function AskPublish({ activity, said, onEnd }: Asked) {
  const { desk } = useOrganizerStores()
  const publish = async () => {
    const done = await desk.publish.run({ id: activity.id })
    onEnd()
    if (done) said.tell(deskWords.published(activity.title))
    else said.complain(desk.publish.failure)
    await desk.load()
  }
  return (
    <Confirm
      open
      title={deskWords.publishTitle(activity.title)}
      text={deskWords.publishText}
      confirmLabel={deskWords.publishConfirm}
      cancelLabel={deskWords.notYet}
      busy={desk.publish.busy}
      onConfirm={() => void publish()}
      onCancel={onEnd}
    />
  )
})
