import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { editWords } from '../../../words/screens/edit'
import { Button } from '../../parts/button'
import { Cover } from '../../parts/cover'
import { FieldFrame } from '../../parts/field'
import { sayFailure } from '../../say'
import { useStores } from '../../stores/root'
import { useOrganizerStores } from '../stores/root'

/** A photograph, or the drawing that stands in for it. */
export const CoverField = observer(function CoverField() {
  const { platform } = useStores()
  const { edit } = useOrganizerStores()
  const { coverUrl, draft, uploading, uploadFailure } = edit
  return (
    <FieldFrame
      label={editWords.cover}
      note={editWords.coverNote}
      error={uploadFailure && sayFailure(uploadFailure)}
    >
      <View className="edit-cover">
        <Cover url={coverUrl && platform.mediaUrl(coverUrl)} art={draft.category} shape="wide" />
      </View>
      <View className="row wrap">
        <Button
          id="choose-cover"
          label={coverUrl === null ? editWords.chooseCover : editWords.changeCover}
          icon="camera"
          size="s"
          busy={uploading}
          onTap={() => void edit.chooseCover()}
        />
        {coverUrl === null ? null : (
          <Button
            id="remove-cover"
            label={editWords.removeCover}
            kind="quiet"
            size="s"
            onTap={() => {
              edit.removeCover()
            }}
          />
        )}
      </View>
    </FieldFrame>
  )
})
