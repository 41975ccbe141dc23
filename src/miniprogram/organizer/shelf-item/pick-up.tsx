import { observer } from 'mobx-react-lite'
import { mostWaitDays } from '../../../domain/shop'
import { shelfItemWords as words } from '../../../words/screens/shelf'
import { NumberField, TextField } from '../../parts/field'
import { useOrganizerStores } from '../stores/root'

/** Where and when it is handed over; a service says how it is booked. */
export const PickUpFields = observer(function PickUpFields() {
  const { shelf } = useOrganizerStores()
  const { form } = shelf
  return (
    <>
      <TextField
        name="item-place"
        label={words.place}
        placeholder={words.placeHint}
        value={form.pickUpPlace}
        maxLength={60}
        error={shelf.lacks('place') ? words.missing.place : null}
        onChange={(pickUpPlace) => {
          shelf.fill({ pickUpPlace })
        }}
      />
      <TextField
        name="item-hours"
        label={words.hours}
        placeholder={words.hoursHint}
        value={form.pickUpHours}
        maxLength={60}
        error={shelf.lacks('hours') ? words.missing.hours : null}
        onChange={(pickUpHours) => {
          shelf.fill({ pickUpHours })
        }}
      />
      {form.kind === 'service' ? (
        <TextField
          name="item-booking"
          label={words.booking}
          note={words.bookingNote}
          placeholder={words.bookingHint}
          value={form.booking}
          maxLength={100}
          error={shelf.lacks('booking') ? words.missing.booking : null}
          onChange={(booking) => {
            shelf.fill({ booking })
          }}
        />
      ) : null}
      <NumberField
        id="item-wait"
        label={words.wait}
        note={words.waitNote(mostWaitDays)}
        value={form.waitDays}
        min={1}
        max={mostWaitDays}
        lessLabel={words.less}
        moreLabel={words.more}
        onChange={(waitDays) => {
          shelf.fill({ waitDays })
        }}
      />
    </>
  )
})
