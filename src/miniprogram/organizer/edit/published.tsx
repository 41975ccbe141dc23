import { editWords } from '../../../words/screens/edit'
import { repeatWords } from '../../../words/screens/edit-rules'
import { Button } from '../../parts/button'
import { Outcome } from '../../parts/outcome'
import { useStores } from '../../stores/root'
import type { Out } from './bar'

/** It is out: on to how residents see it, or back to the desk. */
export function Published({ out, orgId }: { out: Out; orgId: string }) {
  const { platform } = useStores()
  const toDesk = (
    <Button
      id="back-to-desk"
      label={editWords.backToDesk}
      block
      onTap={() => {
        platform.back()
      }}
    />
  )
  if ('made' in out) {
    return (
      <Outcome
        tone="good"
        title={repeatWords.published}
        text={repeatWords.publishedCount(out.made)}
        note={repeatWords.publishedNote}
      >
        <Button
          id="see-series"
          label={repeatWords.seeSeries}
          kind="primary"
          block
          onTap={() => {
            platform.redirect('organizer/series', { orgId })
          }}
        />
        {toDesk}
      </Outcome>
    )
  }
  return (
    <Outcome tone="good" title={editWords.published}>
      <Button
        id="see-activity"
        label={editWords.seeIt}
        kind="primary"
        block
        onTap={() => {
          platform.redirect('pages/activity', { id: out.activityId })
        }}
      />
      {toDesk}
    </Outcome>
  )
}
