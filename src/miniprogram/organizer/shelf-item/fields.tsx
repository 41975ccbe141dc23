import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { itemKinds, limitPeriods, reaches } from '../../../domain/shop'
import { shelfItemWords as words } from '../../../words/screens/shelf'
import { Button } from '../../parts/button'
import { Cover } from '../../parts/cover'
import { ChoiceField, FieldFrame, NumberField, TextAreaField, TextField } from '../../parts/field'
import { sayFailure } from '../../say'
import { useStores } from '../../stores/root'
import { useOrganizerStores } from '../stores/root'

/** What it is. */
export const ItemFields = observer(function ItemFields() {
  const { shelf } = useOrganizerStores()
  const { form } = shelf
  return (
    <>
      <TextField
        name="item-name"
        label={words.name}
        placeholder={words.nameHint}
        value={form.name}
        maxLength={30}
        error={shelf.lacks('name') ? words.missing.name : null}
        onChange={(name) => {
          shelf.fill({ name })
        }}
      />
      <ChoiceField
        id="item-kind"
        label={words.kind}
        choices={itemKinds.map((value) => ({ value, label: words.kinds[value] }))}
        value={form.kind}
        onChange={(kind) => {
          shelf.fill({ kind })
        }}
      />
      <PictureField />
      <TextAreaField
        name="item-about"
        label={words.about}
        placeholder={words.aboutHint}
        value={form.about}
        maxLength={300}
        onChange={(about) => {
          shelf.fill({ about })
        }}
      />
    </>
  )
})

/** What it costs, and who may have how many. */
export const PriceFields = observer(function PriceFields() {
  const { shelf } = useOrganizerStores()
  const { form } = shelf
  return (
    <>
      <TextField
        name="item-price"
        label={words.price}
        type="number"
        value={form.price}
        maxLength={4}
        error={shelf.lacks('price') ? words.missing.price : null}
        onChange={(price) => {
          shelf.fill({ price })
        }}
      />
      <NumberField
        id="item-limit"
        label={words.limit}
        value={form.limit}
        min={1}
        max={99}
        lessLabel={words.less}
        moreLabel={words.more}
        onChange={(limit) => {
          shelf.fill({ limit })
        }}
      />
      <ChoiceField
        id="item-period"
        label={words.period}
        choices={limitPeriods.map((value) => ({ value, label: words.periods[value] }))}
        value={form.limitPeriod}
        onChange={(limitPeriod) => {
          shelf.fill({ limitPeriod })
        }}
      />
      <ChoiceField
        id="item-reach"
        label={words.reach}
        choices={reaches.map((value) => ({ value, label: words.reaches[value] }))}
        value={form.reach}
        onChange={(reach) => {
          shelf.fill({ reach })
        }}
      />
    </>
  )
})

/** A photograph, or the drawing that stands in for it. */
const PictureField = observer(function PictureField() {
  const { platform } = useStores()
  const { shelf } = useOrganizerStores()
  const { pictureUrl, form, uploading, uploadFailure } = shelf
  return (
    <FieldFrame
      label={words.picture}
      note={words.pictureNote}
      error={uploadFailure && sayFailure(uploadFailure)}
    >
      <Cover url={pictureUrl && platform.mediaUrl(pictureUrl)} art={form.kind} shape="wide" />
      <View className="row wrap">
        <Button
          id="choose-picture"
          label={pictureUrl === null ? words.choosePicture : words.changePicture}
          icon="camera"
          size="s"
          busy={uploading}
          onTap={() => void shelf.choosePicture()}
        />
        {pictureUrl === null ? null : (
          <Button
            id="remove-picture"
            label={words.removePicture}
            kind="quiet"
            size="s"
            onTap={() => {
              shelf.removePicture()
            }}
          />
        )}
      </View>
    </FieldFrame>
  )
})
