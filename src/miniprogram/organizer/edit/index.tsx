import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { activityKinds } from '../../../domain/activities'
import { Screen } from '../../parts/screen'
import type { Query } from '../../platform'
import { useStores } from '../../stores/root'
import { useQuery } from '../../use-query'
import { Waiting } from '../../wired/waiting'
import type { Source } from '../stores/edit'
import { useOrganizerStores } from '../stores/root'
import { Basics } from './basics'
import { EditBar } from './bar'
import type { Out } from './bar'
import { Beginning } from './beginning'
import { Five } from './five'
import { KeepTemplate } from './keep-template'
import { Published } from './published'
import { Questions } from './questions'
import { Repeat } from './repeat'
import { Safety } from './safety'
import { Slots } from './slots'
import { Who } from './who'

function sourceOf(query: Query): Source {
  const { id, copy, template, orgId = '' } = query
  const kind = activityKinds.find((known) => known === query.kind) ?? 'event'
  if (template !== undefined) return { from: 'template', id: template, orgId }
  if (id === undefined) return { from: 'nothing', kind, orgId }
  return copy === undefined ? { from: 'draft', id } : { from: 'copy', id }
}

const EditPage = observer(function EditPage() {
  const { session } = useStores()
  const { edit } = useOrganizerStores()
  const [isOpen, setOpen] = useState(false)
  const [out, setOut] = useState<Out | null>(null)
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
  if (out !== null) {
    return (
      <Screen>
        <Published out={out} orgId={edit.orgId ?? ''} />
      </Screen>
    )
  }
  return (
    <EditBar onPublished={setOut}>
      <Beginning source={source} />
      <Basics />
      <Slots />
      <Repeat />
      <Who />
      <Questions />
      <Safety />
      <Five />
      <KeepTemplate />
    </EditBar>
  )
})

export default EditPage
