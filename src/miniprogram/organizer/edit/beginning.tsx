import { observer } from 'mobx-react-lite'
import { editWords } from '../../../words/screens/edit'
import { templateWords } from '../../../words/screens/edit-rules'
import { Notice } from '../../parts/notice'
import { useStores } from '../../stores/root'
import type { Source } from '../stores/edit'
import { useOrganizerStores } from '../stores/root'

/** Where the form comes from, or what it could begin with. */
export const Beginning = observer(function Beginning({ source }: { source: Source }) {
  const { platform } = useStores()
  const { edit } = useOrganizerStores()
  switch (source.from) {
    case 'draft':
      return null
    case 'copy':
      return <Notice text={editWords.copied} />
    case 'template':
      return edit.begunWith === null ? null : (
        <Notice id="begun-with" text={templateWords.begun(edit.begunWith)} />
      )
    case 'nothing':
      return (
        <Notice
          id="use-template"
          text={templateWords.startNote}
          action={templateWords.start}
          onAction={() => {
            platform.redirect('organizer/templates', { orgId: source.orgId })
          }}
        />
      )
  }
})
