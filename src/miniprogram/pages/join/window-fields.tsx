import { observer } from 'mobx-react-lite'
import { joinWords as words } from '../../../words/screens/join'
import { ChoiceField, TextField } from '../../parts/field'
import type { Community } from '../../stores/activities'
import { useStores } from '../../stores/root'

const none = 'none'

/** Which window of 万家灯火 is the household's; nobody has to say. */
export const WindowFields = observer(function WindowFields({
  buildings,
}: {
  buildings: Community['buildings']
}) {
  const { join } = useStores()
  const { buildingId, windowNumber } = join.form
  const building = buildings.find((one) => one.id === buildingId)
  return (
    <>
      <ChoiceField
        id="building"
        label={words.window}
        note={words.windowNote}
        choices={[
          { value: none, label: words.noBuilding },
          ...buildings.map((one) => ({ value: one.id, label: one.name })),
        ]}
        value={buildingId ?? none}
        onChange={(value) => {
          join.fill({ buildingId: value === none ? null : value, windowNumber: '' })
        }}
      />
      {building ? (
        <TextField
          name="window-number"
          type="number"
          label={words.windowNumber}
          placeholder={words.windowNumberHint(String(building.windows))}
          maxLength={5}
          value={windowNumber}
          error={join.shows('window') ? words.windowFirst : null}
          onChange={(value) => {
            join.fill({ windowNumber: value })
          }}
        />
      ) : null}
    </>
  )
})
