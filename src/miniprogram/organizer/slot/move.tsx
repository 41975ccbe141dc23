import { observer } from 'mobx-react-lite'
import { useEffect, useState } from 'react'
import { namesText, rangeText } from '../../../words/format'
import { slotWords } from '../../../words/screens/slot'
import { ChoiceField } from '../../parts/field'
import { Sheet } from '../../parts/sheet'
import { useStores } from '../../stores/root'
import { Waiting } from '../../wired/waiting'
import { AskReason } from '../ask-reason'
import { useOrganizerStores } from '../stores/root'
import type { AboutParty } from './about-party'

/** A whole party goes to another slot of the same activity. */
export const Move = observer(function Move({ board, party, said, onEnd }: AboutParty) {
  const { clock } = useStores()
  const { slot } = useOrganizerStores()
  const [wish, choose] = useState<string | null>(null)
  const { activityId, slotId } = board
  useEffect(() => {
    void slot.siblings.load(activityId)
  }, [slot, activityId])
  const names = namesText(party.people.map((person) => person.nickname))
  const title = slotWords.moveTitle(names)
  const others = (slot.siblings.value ?? []).filter(
    ({ id, startsAt }) => id !== slotId && clock.now() < new Date(startsAt),
  )
  const [first] = others
  const target = others.find(({ id }) => id === wish) ?? first
  if (target === undefined) {
    return (
      <Sheet open title={title} closeLabel={slotWords.close} onClose={onEnd}>
        {slot.siblings.value === null ? (
          <Waiting
            kind="lines"
            failure={slot.siblings.failure}
            onRetry={() => void slot.siblings.load(activityId)}
          />
        ) : (
          slotWords.noOtherSlot
        )}
      </Sheet>
    )
  }
  const move = async (reason: string) => {
    const { partyId } = party
    const done = await slot.move.run({ slotId, partyId, toSlotId: target.id, reason })
    onEnd()
    if (done) said.tell(slotWords.moved(names, target.name))
    else said.complain(slot.move.failure)
    void slot.load(slotId)
  }
  return (
    <AskReason
      title={title}
      text={slotWords.moveText}
      label={slotWords.moveReason}
      hint={slotWords.moveReasonHint}
      missing={slotWords.reasonMissing}
      confirm={slotWords.moveConfirm}
      keep={slotWords.back}
      tone="primary"
      busy={slot.move.busy}
      onReason={(reason) => void move(reason)}
      onEnd={onEnd}
    >
      <ChoiceField
        id="move-to"
        label={slotWords.moveTo}
        choices={others.map(({ id, name, startsAt, endsAt, free }) => ({
          value: id,
          label: slotWords.moveSlot(name, rangeText(startsAt, endsAt, clock.now()), free),
        }))}
        value={target.id}
        onChange={choose}
      />
    </AskReason>
  )
})
