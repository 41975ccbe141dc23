import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { activityKinds } from '../../../domain/activities'
import { editWords } from '../../../words/screens/edit'
import { Notice } from '../../parts/notice'
import { Screen } from '../../parts/screen'
import type { Query } from '../../platform'
import { useStores } from '../../stores/root'
import { useQuery } from '../../use-query'
import { Waiting } from '../../wired/waiting'
import type { Source } from '../stores/edit'
import { useOrganizerStores } from '../stores/root'
import { Basics } from './basics'
import { EditBar } from './bar'
import { Five } from './five'
import { Published } from './published'
import { Safety } from './safety'
import { Slots } from './slots'
import { Who } from './who'

function sourceOf(query: Query): Source {
  const { id, copy, orgId = '' } = query
  const kind = activityKinds.find((known) => known === query.kind) ?? 'event'
  if (id === undefined) return { from: 'nothing', kind, orgId }
  return copy === undefined ? { from: 'draft', id } : { from: 'copy', id }
}

const EditPage = observer(function EditPage() {
  const { session } = useStores()
  const { edit } = useOrganizerStores()
  const [isOpen, setOpen] = useState(false)
  const [isPublished, setPublished] = useState(false)
  const source = sourceOf(useQuery())
  const open = async () => {
    await session.ready()
    await edit.open(source)
    setOpen(edit.failure === null)
  }
  useLoad(() => void open())

  if (!isOpen) {
    return (
      <Screen>
        <Waiting kind="lines" failure={edit.failure} onRetry={() => void open()} />
      </Screen>
    )
  }
  if (isPublished && edit.id !== null) {
    return (
      <Screen>
        <Published id={edit.id} />
      </Screen>
    )
  }
  return (
    <EditBar
      onPublished={() => {
        setPublished(true)
      }}
    >
      {source.from === 'copy' ? <Notice text={editWords.copied} /> : null}
      <Basics />
      <Slots />
      <Who />
      <Safety />
      <Five />
    </EditBar>
  )
})

export default EditPage
