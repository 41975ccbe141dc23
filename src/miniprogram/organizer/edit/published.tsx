import { editWords } from '../../../words/screens/edit'
import { Button } from '../../parts/button'
import { Outcome } from '../../parts/outcome'
import { useStores } from '../../stores/root'

/** It is out: on to how residents see it, or back to the desk. */
export function Published({ id }: { id: string }) {
  const { platform } = useStores()
  return (
    <Outcome tone="good" title={editWords.published}>
      <Button
        id="see-activity"
        label={editWords.seeIt}
        kind="primary"
        block
        onTap={() => {
          platform.redirect('pages/activity', { id })
        }}
      />
      <Button
        id="back-to-desk"
        label={editWords.backToDesk}
        block
        onTap={() => {
          platform.back()
        }}
      />
    </Outcome>
  )
}
